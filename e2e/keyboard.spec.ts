import type { Page } from '@playwright/test';
import { entity, expect, openPage, paste, picture, test, textOf, textOnShow } from './page.ts';

async function tabUntil(page: Page, reached: () => Promise<boolean>): Promise<void> {
  for (let presses = 0; presses < 30; presses++) {
    await page.keyboard.press('Tab');
    if (await reached()) return;
  }
  throw new Error('Tab does not get there');
}

const focusedId = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => document.activeElement?.getAttribute('data-id') ?? undefined);

test('an example from the menu, by keyboard', async ({ page }) => {
  await openPage(page);
  const examples = page.getByRole('banner').getByRole('button', { name: 'Examples' });
  await tabUntil(page, () => examples.evaluate((element) => element === document.activeElement));
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('L05b-with-emulatorpin');
  await expect(examples).toBeFocused();
});

test('into the picture, a thread, why, its line: by keyboard', async ({ page }) => {
  await openPage(page);
  // The skip link leads to the picture; it is one stop for Tab, with arrows inside it.
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect.poll(() => focusedId(page)).toBe('d0/vcpu:0');
  await page.keyboard.press('ArrowDown');
  expect(await focusedId(page)).toBe('d0/vcpu:1');
  await expect(picture(page)).toHaveClass(/has-focus/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Why · vCPU 1' })).toBeVisible();
  await page.keyboard.press('ArrowRight');
  expect(await focusedId(page)).toMatch(/^(?:pcpu|node|socket):/);
  // Escape steps back: from the vCPU to its VM, then to nothing.
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'web-1', exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'Why', exact: true })).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  expect(await focusedId(page)).toMatch(/^d0\//);

  // A line from the chain of reasons.
  await page.keyboard.press('Enter');
  const line = page
    .getByRole('complementary')
    .getByRole('button', { name: /^line \d+$/ })
    .first();
  await tabUntil(page, () => line.evaluate((element) => element === document.activeElement));
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-line]').first()).toBeVisible();

  // The keys dialog opens on ? and closes on Escape.
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('? is a letter while typing @one-browser', async ({ page }) => {
  await openPage(page);
  await page.getByRole('button', { name: 'New text' }).click();
  const editor = page.getByRole('textbox', { name: /^Text of/ });
  await editor.focus();
  await page.keyboard.type('?');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect.poll(() => textOnShow(page)).toBe('?');
});

test('the table selects what the picture shows @one-browser', async ({ page }) => {
  await openPage(page);
  await page.getByRole('button', { name: 'Table' }).click();
  await page.getByRole('table').getByRole('button', { name: 'vCPU 2' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Why · vCPU 2' })).toBeVisible();
  await page.getByRole('button', { name: 'Map' }).click();
  await expect(entity(page, 'd0/vcpu:2')).toHaveClass(/selected/);
});

/** What Tab stops at, in order; for each whether it can be seen, and is seen to have the focus. */
interface Stop {
  readonly name: string;
  readonly isInSight: boolean;
  readonly isOutlined: boolean;
}

/** Presses Tab once through the whole page and tells the stops and what was passed by. */
async function walk(page: Page): Promise<{ stops: readonly Stop[]; missed: readonly string[] }> {
  const count = await page.evaluate(() => {
    const tabbable = [
      ...document.querySelectorAll<HTMLElement>(
        'a[href], button:not(:disabled), input, select, textarea, summary, [tabindex="0"]',
      ),
    ].filter((element) => element.tabIndex >= 0 && element.checkVisibility());
    const left = new Set(tabbable);
    const stops: Stop[] = [];
    const nameOf = (element: Element): string =>
      `${element.localName} ${element.getAttribute('aria-label') ?? element.textContent.trim()}`.slice(0, 60);
    const onFocus = ({ target }: FocusEvent): void => {
      if (!(target instanceof Element)) return;
      left.delete(target as HTMLElement);
      const { top, left: x, bottom, right } = target.getBoundingClientRect();
      stops.push({
        name: nameOf(target),
        isInSight: top >= 0 && x >= 0 && bottom <= innerHeight + 1 && right <= innerWidth + 1,
        isOutlined: getComputedStyle(target).outlineStyle !== 'none',
      });
    };
    (document.activeElement as HTMLElement | null)?.blur();
    document.addEventListener('focusin', onFocus);
    Object.assign(window, {
      endWalk: () => {
        document.removeEventListener('focusin', onFocus);
        return { stops, missed: [...left].map(nameOf) };
      },
    });
    return tabbable.length;
  });
  // At the end Tab leaves the page, and begins again at its beginning.
  for (let presses = 0; presses < count + 2; presses++) await page.keyboard.press('Tab');
  return page.evaluate(() => (window as unknown as { endWalk: () => never }).endWalk());
}

test('Tab reaches every control of the page, all of them in sight and seen to have the focus @one-browser', async ({
  page,
}) => {
  await openPage(page, '#example=emulator-collides');
  await expect(page.getByTestId('code-editor')).toBeVisible();
  for (const [view, drawn] of [
    // These draw their focus themselves, and have it looked at below.
    ['Map', picture(page).locator('[tabindex="0"]')],
    ['Matrix', page.getByRole('grid')],
    ['Table', undefined],
  ] as const) {
    await page.getByRole('banner').getByRole('button', { name: view, exact: true }).click();
    await expect(page.getByRole('banner').getByRole('button', { name: view, pressed: true })).toBeVisible();
    // Fetched when it is asked for: until then the one before is on show.
    await expect(drawn ?? page.getByRole('table')).toBeVisible();
    const own = [
      await page.getByRole('textbox', { name: /^Text of/ }).getAttribute('aria-label'),
      await drawn?.getAttribute('aria-label'),
    ];
    const { stops, missed } = await walk(page);
    expect(missed, `${view}: not reached`).toEqual([]);
    expect(
      stops.filter(({ isInSight }) => !isInSight),
      `${view}: out of sight`,
    ).toEqual([]);
    const plain = stops.filter(
      ({ name, isOutlined }) =>
        !isOutlined && !own.some((label) => typeof label === 'string' && name.includes(label.slice(0, 40))),
    );
    expect(plain, `${view}: not seen to have the focus`).toEqual([]);
    if (drawn === undefined) continue;
    await drawn.focus();
    await page.keyboard.press('Shift');
    const focused = await page.getByRole('main').screenshot();
    await drawn.blur();
    const blurred = await page.getByRole('main').screenshot();
    expect(focused.equals(blurred), `${view}: focus not drawn`).toBe(false);
  }
  const editor = page.getByTestId('code-editor');
  const before = await editor.screenshot({ caret: 'hide' });
  await page.getByRole('textbox', { name: /^Text of/ }).focus();
  expect(before.equals(await editor.screenshot({ caret: 'hide' }))).toBe(false);
});

test('what a screen reader hears is what the picture shows, in all three views @one-browser', async ({
  page,
}) => {
  await openPage(page);
  await expect(page).toHaveTitle(/web-1/);
  for (const role of ['banner', 'main', 'complementary'] as const)
    await expect(page.getByRole(role)).toHaveCount(1);
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  await expect(picture(page).locator('> desc')).toContainText('web-1 with 4 vCPUs on a host with 16 CPUs');
  const announcer = page.getByTestId('announcer');
  await expect(announcer).toHaveAttribute('aria-live', 'polite');
  await expect(announcer).toContainText('4 vCPUs');

  // Thread by thread: the picture's buttons, the table's rows, the matrix's row headers.
  const view = (name: string) => page.getByRole('group', { name: 'View' }).getByRole('button', { name });
  const heard = await picture(page)
    .locator('[role="button"][data-source]')
    .evaluateAll((threads) => threads.map((thread) => thread.getAttribute('aria-label') ?? ''));
  await view('Table').click();
  const rows = page.getByRole('table').getByRole('row');
  await expect(rows).toHaveCount(heard.length + 1);
  const told = await rows.evaluateAll((all) =>
    all.slice(1).map((row) => [...row.children].slice(0, 3).map((cell) => cell.textContent)),
  );
  await view('Matrix').click();
  const grid = page.getByRole('grid');
  await grid.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowLeft');
  const underCursor = async () =>
    page.locator(`[id="${(await grid.getAttribute('aria-activedescendant')) ?? ''}"]`);
  for (const [i, [name = '', cpus = '', source = '']] of told.entries()) {
    const word = cpus.includes('-') || cpus.includes(',') ? 'CPUs' : 'CPU';
    const setting = source.slice(1);
    expect(heard[i]).toContain(`may run on ${word} ${cpus}, ${setting}`);
    expect(heard[i]).toContain(name);
    // Headings between the threads are rows too.
    if ((await (await underCursor()).textContent())?.startsWith('Host-side') === true)
      await page.keyboard.press('ArrowDown');
    const row = await underCursor();
    await expect(row).toHaveRole('rowheader');
    await expect(row).toContainText(name);
    await expect(row).toContainText(`${cpus} = `);
    await page.keyboard.press('ArrowDown');
  }

  // What changes is said.
  await view('Map').click();
  const search = page.getByRole('combobox', { name: 'Find in the picture' });
  await search.fill('vcpu');
  await expect(page.getByRole('banner').getByRole('status').filter({ hasText: '4' })).toHaveCount(1);
  await expect(search).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Why · vCPU 0' })).toBeVisible();
  await expect(entity(page, 'd0/vcpu:0')).toHaveAttribute('aria-pressed', 'true');
  await paste(page, textOf('09-s001-vcpu-cpuset.xml'));
  await expect(announcer).not.toContainText('web-1');
});
