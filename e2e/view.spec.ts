/** Where the picture is and how much of it: the wheel, dragging, the small map; the way to the selection; folding by hand. */
import type { Locator, Page } from '@playwright/test';
import { textsOf } from '../src/testing/synthetic/large-host.ts';
import { entity, expect, openPage, painted, paste, picture, test } from './page.ts';

interface Place {
  readonly k: number;
  readonly x: number;
  readonly y: number;
}

/** Where the view has moved the picture to: its scale, and its corner in the pane. */
function placeOf(page: Page): Promise<Place> {
  return picture(page).evaluate((svg) => {
    const { a, e, f } = new DOMMatrix(getComputedStyle(svg).transform);
    return { k: a, x: e, y: f };
  });
}

/** The middle of something on the screen. */
async function middleOf(of: Locator): Promise<{ x: number; y: number }> {
  const box = await of.boundingBox();
  if (box === null) throw new Error('it is not on the screen');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** To what CSS writes of a number. */
async function expectPlace(page: Page, { k, x, y }: Place): Promise<void> {
  await expect
    .poll(async () => {
      const now = await placeOf(page);
      return Math.max(Math.abs(now.x - x), Math.abs(now.y - y), 1000 * Math.abs(now.k - k));
    })
    .toBeLessThan(0.1);
}

/** Press by press, each when the one before has come to its end. */
async function zoomIn(page: Page, presses: number): Promise<void> {
  for (let press = 0; press < presses; press++) {
    const { k } = await placeOf(page);
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await expect.poll(async () => (await placeOf(page)).k).toBeCloseTo(k * 1.4, 3);
  }
}

async function expectNear(of: Locator, { x, y }: { x: number; y: number }, px: number): Promise<void> {
  await expect
    .poll(async () => {
      const now = await middleOf(of);
      return Math.hypot(now.x - x, now.y - y);
    })
    .toBeLessThan(px);
}

test('the wheel zooms in and out where the pointer is, and the whole comes back', async ({ page }) => {
  await openPage(page);
  const fitted = await placeOf(page);
  const cpu = entity(page, 'pcpu:5');
  const at = await middleOf(cpu);
  await page.mouse.move(at.x, at.y);
  await page.mouse.wheel(0, -400);
  await expect.poll(async () => (await placeOf(page)).k).toBeGreaterThan(fitted.k * 1.3);
  // What is under the pointer stays there, all else goes away from it.
  await expectNear(cpu, at, 2);
  const closer = await placeOf(page);
  await page.mouse.wheel(0, 200);
  await expect.poll(async () => (await placeOf(page)).k).toBeLessThan(closer.k * 0.9);
  await expectNear(cpu, at, 2);
  await page.getByRole('button', { name: 'Fit' }).click();
  await expectPlace(page, fitted);
});

test('while it moves the picture looks as at rest, and keeps the focus and what is under the pointer', async ({
  page,
  browserName,
  watched,
}) => {
  // Playwright's, for its screenshots.
  watched.expectComplaint('blocked an inline style');
  await openPage(page);
  await entity(page, 'd0/vcpu:0').focus();
  const at = await middleOf(entity(page, 'pcpu:5'));
  const pane = await picture(page).boundingBox();
  if (pane === null) throw new Error('no picture');
  /** What of the picture is seen, as a canvas and as elements. */
  const seen = (): Promise<{ canvases: boolean; elements: string }> =>
    page.evaluate(() => {
      const canvases = document.querySelectorAll('div.pinscope-map[aria-hidden="true"] > canvas');
      return {
        canvases: [...canvases].some((one) => getComputedStyle(one).visibility === 'visible'),
        elements: getComputedStyle(document.querySelector('svg.pinscope-map') ?? document.body).opacity,
      };
    });
  const atRest = { canvases: false, elements: '1' };
  expect(await seen()).toEqual(atRest);
  await page.mouse.move(at.x, at.y);
  const { k } = await placeOf(page);
  await page.mouse.wheel(0, -100);
  await expect.poll(async () => (await placeOf(page)).k).toBeGreaterThan(k * 1.05);
  await expect.poll(seen).toEqual(atRest);
  const focused = page.locator('[data-testid="picture"] :focus');
  const look = () => page.screenshot({ clip: pane });
  const before = await look();
  // A wheel that hardly turns: the movement lasts, and moves nothing that could be seen.
  await page.evaluate(({ x, y }) => {
    const turn = (): void => {
      if (Reflect.has(window, 'isEnough')) return;
      const event = { clientX: x, clientY: y, deltaY: 0.001, bubbles: true, cancelable: true };
      document.elementFromPoint(x, y)?.dispatchEvent(new WheelEvent('wheel', event));
      setTimeout(turn, 40);
    };
    turn();
  }, at);
  // Firefox draws elements anew at many scales, and late: there canvases move.
  const moving = browserName === 'firefox' ? { canvases: true, elements: '0' } : atRest;
  await expect.poll(seen).toEqual(moving);
  expect(await focused.getAttribute('data-id')).toBe('d0/vcpu:0');
  const under = await page.evaluate(
    ({ x, y }) => document.elementFromPoint(x, y)?.closest('[data-id]')?.getAttribute('data-id'),
    at,
  );
  expect(under).toBe('pcpu:5');
  // Longer than a movement lasts after its last turn of the wheel: it is held.
  await page.waitForTimeout(200);
  expect(await seen()).toEqual(moving);
  expect(await differing(page, before, await look())).toBeLessThan(0.02);
  await expect(focused).toHaveAttribute('data-id', 'd0/vcpu:0');
  // Held right after the last turn, it goes on moving: its end is where it is let go.
  await page.mouse.down();
  const opacities = await page.evaluate(async ({ x, y }) => {
    Reflect.set(window, 'isEnough', true);
    const elements = document.querySelector('svg.pinscope-map') ?? document.body;
    const found = new Set<string>();
    // Longer than the wheel's end and what follows it.
    for (let i = 0; i < 35; i++) {
      const moved = { clientX: x + i, clientY: y, bubbles: true, cancelable: true, view: window };
      window.dispatchEvent(new MouseEvent('mousemove', moved));
      await new Promise((resolve) => setTimeout(resolve, 20));
      found.add(getComputedStyle(elements).opacity);
    }
    return [...found];
  }, at);
  expect(opacities).toEqual([moving.elements]);
  await page.mouse.up();
  await expect.poll(seen).toEqual(atRest);
});

/** The share of pixels in which two pictures clearly differ. */
function differing(page: Page, one: Buffer, other: Buffer): Promise<number> {
  return page.evaluate(
    async (pngs) => {
      const [a, b] = await Promise.all(
        pngs.map(async (png) => {
          const image = new Image();
          image.src = `data:image/png;base64,${png}`;
          await image.decode();
          const canvas = document.createElement('canvas');
          canvas.width = image.width;
          canvas.height = image.height;
          const pencil = canvas.getContext('2d');
          pencil?.drawImage(image, 0, 0);
          return pencil?.getImageData(0, 0, image.width, image.height).data ?? new Uint8ClampedArray();
        }),
      );
      if (a === undefined || b === undefined || a.length === 0 || a.length !== b.length) return 1;
      let count = 0;
      for (let i = 0; i < a.length; i += 4) {
        const far = [0, 1, 2].some((channel) => Math.abs((a[i + channel] ?? 0) - (b[i + channel] ?? 0)) > 48);
        if (far) count++;
      }
      return count / (a.length / 4);
    },
    [one.toString('base64'), other.toString('base64')],
  );
}

test('what is pressed before the view has come to rest adds up', async ({ page }) => {
  await openPage(page);
  const { k } = await placeOf(page);
  await entity(page, 'd0/vcpu:0').focus();
  for (let press = 0; press < 3; press++) await page.keyboard.press('+');
  await expect.poll(async () => (await placeOf(page)).k).toBeCloseTo(k * 1.4 ** 3, 3);
  const zoomOut = page.getByRole('button', { name: 'Zoom out' });
  await zoomOut.click();
  // Two presses, and no double click on the picture under the button.
  await zoomOut.dblclick();
  await expect.poll(async () => (await placeOf(page)).k).toBeCloseTo(k, 3);
});

test('where the browser shows no frames, a movement ends all the same @one-browser', async ({ page }) => {
  await page.addInitScript(() => {
    const { requestAnimationFrame } = window;
    window.requestAnimationFrame = (frame) =>
      Reflect.has(window, 'hasNoFrames') ? 0 : requestAnimationFrame(frame);
  });
  await openPage(page);
  const { k } = await placeOf(page);
  await page.evaluate(() => Reflect.set(window, 'hasNoFrames', true));
  await page.getByRole('button', { name: 'Zoom in' }).dispatchEvent('click');
  await expect.poll(async () => (await placeOf(page)).k).toBeCloseTo(k * 1.4, 3);
});

test('the picture is dragged by its ground, and by what stands on it', async ({ page }) => {
  await openPage(page);
  const fitted = await placeOf(page);
  const drag = async (from: { x: number; y: number }, dx: number, dy: number): Promise<void> => {
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x + dx / 2, from.y + dy / 2);
    await page.mouse.move(from.x + dx, from.y + dy);
    await page.mouse.up();
  };
  const pane = await picture(page).boundingBox();
  await drag({ x: (pane?.x ?? 0) + 12, y: (pane?.y ?? 0) + 12 }, 60, 40);
  await expectPlace(page, { k: fitted.k, x: fitted.x + 60, y: fitted.y + 40 });
  await drag(await middleOf(entity(page, 'd0/vcpu:0')), -60, -40);
  await expectPlace(page, fitted);
  // It was moved, not clicked.
  await expect(page.getByRole('heading', { name: 'Why', exact: true })).toBeVisible();
  await expect(entity(page, 'd0/vcpu:0')).not.toHaveClass(/selected/);
});

test('the small map comes when a part is out of sight; a press on it, and dragging its frame, move the view', async ({
  page,
}) => {
  await openPage(page);
  const small = page.getByTestId('minimap');
  const frame = small.locator('> div');
  await expect(small).toBeHidden();
  await zoomIn(page, 4);
  await expect(small).toBeVisible();
  const whole = await small.locator('canvas').boundingBox();
  if (whole === null) throw new Error('the small map is not on the screen');
  const { k } = await placeOf(page);

  // What is pressed is in the middle of the pane.
  const pane = await middleOf(picture(page).locator('..'));
  const at = { x: whole.x + whole.width * 0.25, y: whole.y + whole.height * 0.25 };
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await expectNear(frame, at, 3);
  const pressed = await placeOf(page);
  expect(pressed.k).toBeCloseTo(k, 3);
  const svg = await picture(page).boundingBox();
  expect(Math.abs((svg?.x ?? 0) + (svg?.width ?? 0) * 0.25 - pane.x)).toBeLessThan(2);
  expect(Math.abs((svg?.y ?? 0) + (svg?.height ?? 0) * 0.25 - pane.y)).toBeLessThan(2);

  // The frame goes with the pointer, the picture the other way, as much larger as it is.
  const scale = (svg?.width ?? 0) / whole.width;
  await page.mouse.move(at.x + 20, at.y + 10);
  await expectNear(frame, { x: at.x + 20, y: at.y + 10 }, 3);
  const dragged = await placeOf(page);
  expect(dragged.k).toBeCloseTo(k, 3);
  expect(dragged.x - pressed.x).toBeCloseTo(-20 * scale, 0);
  expect(dragged.y - pressed.y).toBeCloseTo(-10 * scale, 0);
  await page.mouse.up();
  await page.mouse.move(at.x, at.y);
  expect(await placeOf(page)).toEqual(dragged);
  // Neither selected anything under it.
  await expect(page.getByRole('heading', { name: 'Why', exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Fit' }).click();
  await expect(small).toBeHidden();
});

test('a zoom that is on its way goes on in a picture that is drawn anew', async ({ page }) => {
  await openPage(page);
  const colours = page.getByRole('combobox', { name: 'Colours' });
  // From the whole, and from a part of it.
  for (const lens of ['load', 'source']) {
    const { k } = await placeOf(page);
    await page.getByRole('button', { name: 'Zoom in' }).evaluate((button: HTMLElement) => {
      button.click();
    });
    await colours.selectOption(lens);
    await expect.poll(async () => (await placeOf(page)).k).toBeCloseTo(k * 1.4, 3);
  }
});

test('what the browser itself brings into sight (Ctrl+F, a screen reader) moves the view', async ({
  page,
}) => {
  await openPage(page);
  await zoomIn(page, 4);
  await expect(entity(page, 'pcpu:15')).not.toBeInViewport();
  const before = await placeOf(page);
  await entity(page, 'pcpu:15').evaluate((cpu) => {
    cpu.scrollIntoView();
  });
  await expect(entity(page, 'pcpu:15')).toBeInViewport();
  const pane = picture(page).locator('..');
  await expect
    .poll(() => pane.evaluate(({ scrollLeft, scrollTop }) => [scrollLeft, scrollTop]))
    .toEqual([0, 0]);
  await expect(entity(page, 'pcpu:15')).toBeInViewport();
  const after = await placeOf(page);
  expect(after.k).toBeCloseTo(before.k, 3);
  expect(after.x).toBeLessThan(before.x - 100);
  // The small map stays in its corner.
  await expect(page.getByTestId('minimap')).toBeInViewport({ ratio: 1 });
});

test('what brings a button into sight leaves the picture, and the button, where they are', async ({
  page,
}) => {
  await openPage(page);
  await zoomIn(page, 4);
  const before = await placeOf(page);
  const fit = page.getByRole('button', { name: 'Fit' });
  const stood = await fit.boundingBox();
  // As whoever presses it for somebody does (Firefox, driven from outside): its press came where the button had been.
  const stands = await fit.evaluate((button) => {
    button.scrollIntoView({ block: 'center', inline: 'center' });
    const { x, y } = button.getBoundingClientRect();
    return { x, y };
  });
  expect(stands).toEqual({ x: stood?.x, y: stood?.y });
  await fit.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  expect(await placeOf(page)).toEqual(before);
});

test('the way to the selection: each step of it is selected by a press and by Enter', async ({ page }) => {
  await openPage(page);
  const way = page.getByRole('navigation', { name: 'Where the selection is' });
  const steps = way.getByRole('button');
  await expect(way).toHaveCount(0);
  await entity(page, 'pcpu:13').click();
  await expect(steps).toHaveText(['Host', 'Node 1', 'Core of CPU 5', 'CPU 13']);
  await expect(way.locator('[aria-current]')).toHaveText('CPU 13');
  await steps.nth(1).click();
  await expect(page.getByRole('heading', { name: 'Node 1', exact: true })).toBeVisible();
  await expect(entity(page, 'node:1')).toHaveClass(/selected/);
  await expect(entity(page, 'pcpu:13')).not.toHaveClass(/selected/);
  await expect(steps).toHaveText(['Host', 'Node 1']);
  await steps.first().focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Host', exact: true })).toBeVisible();
  await entity(page, 'd0/vcpu:2').click();
  await expect(steps).toHaveText(['web-1', 'vCPU 2']);
  await steps.first().click();
  await expect(page.getByRole('heading', { name: 'web-1', exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(way).toHaveCount(0);
});

test('one node is folded and unfolded by hand: by its key, and by a double click @one-browser', async ({
  page,
}) => {
  // Over WebDriver BiDi two clicks are no double click.
  await openPage(page);
  const { capabilities, domain } = textsOf({ cpus: 32, vcpus: 4, shape: 'node:4 core:4 pu:2' });
  await paste(page, domain, capabilities);
  await painted(page);
  const tile = page.locator('[data-id="node:2"].tile');
  await expect(entity(page, 'pcpu:8')).toBeVisible();
  const { k } = await placeOf(page);
  await entity(page, 'pcpu:8').focus();
  await page.keyboard.press('f');
  await expect(tile).toBeVisible();
  await expect(entity(page, 'pcpu:8')).toHaveCount(0);
  await expect(entity(page, 'pcpu:12')).toBeVisible();
  await tile.dblclick();
  await expect(tile).toHaveCount(0);
  await expect(entity(page, 'pcpu:8')).toBeVisible();
  // Elsewhere a double click zooms in: once, so that the one before did not.
  await entity(page, 'pcpu:8').dblclick();
  await expect.poll(async () => (await placeOf(page)).k).toBeCloseTo(2 * k, 3);
});
