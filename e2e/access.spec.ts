/** What holds for everybody: axe without violations in every view, theme and language, with dialogs, menus and states. */
import type { Locator, Page } from '@playwright/test';
import { textsOf } from '../src/testing/synthetic/large-host.ts';
import type { Language } from '../src/words/language.ts';
import { shareWords } from '../src/words/share.ts';
import { uiWords } from '../src/words/ui.ts';
import { expectNoViolations, expectNoViolationsInBothThemes } from './axe.ts';
import { anew, entity, expect, hosts, openPage, paste, picture, test, textOf } from './page.ts';

const banner = (page: Page): Locator => page.getByRole('banner');
const show = (page: Page, view: string): Promise<void> =>
  banner(page).getByRole('button', { name: view, exact: true }).click();
const grid = (page: Page): Locator => page.getByRole('grid');

for (const [language, other] of [
  ['en', 'zh-CN'],
  ['zh-CN', 'en'],
] as const satisfies readonly (readonly [Language, Language])[]) {
  test.describe(language, () => {
    test.use({ locale: language });
    const ui = uiWords(language);

    test('no violations in the views, in both themes', async ({ page }) => {
      await openPage(page, '#example=emulator-collides');
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await expect(page.getByTestId('code-editor')).toBeVisible();
      await entity(page, 'd0/vcpu:1').click();
      await page.mouse.move(5, 5);
      await expectNoViolationsInBothThemes(page, 'map');
      await page.locator('button[data-key="vcpupin"]').click();
      await show(page, ui.header.table);
      await expect(page.getByRole('table')).toBeVisible();
      await expectNoViolationsInBothThemes(page, 'table, filtered');
      await show(page, ui.header.matrix);
      await grid(page).focus();
      await page.keyboard.press('Enter');
      await expectNoViolationsInBothThemes(page, 'matrix');
      await show(page, ui.header.map);
      await entity(page, 'd0/emulator').click();
      await page.getByRole('complementary').locator('details summary').first().click();
      await expectNoViolations(page, 'helpers of the emulator');
      await page.getByRole('complementary').getByRole('definition').getByRole('button').first().click();
      await expectNoViolationsInBothThemes(page, 'a whole VM');
    });

    test('no violations in menus and dialogs, and in a theme that is chosen', async ({ page }) => {
      await openPage(page, '#example=emulator-collides');
      await page.getByTestId('rules').getByRole('button').first().click();
      await page.getByRole('radio', { name: /2011/ }).check();
      await page.locator('details summary', { hasText: /release|版本/ }).click();
      await expectNoViolationsInBothThemes(page, 'rules');
      await page.keyboard.press('Escape');
      for (const menu of [ui.header.examples, ui.header.language, ui.header.theme, ui.export.name]) {
        await banner(page).getByRole('button', { name: menu, exact: true }).click();
        await expectNoViolations(page, menu, 'header');
        await page.keyboard.press('Escape');
      }
      await page.getByRole('combobox', { name: ui.search.label }).fill('CPU 1');
      await expect(page.getByRole('option').first()).toBeVisible();
      await expectNoViolationsInBothThemes(page, 'search');
      await page.keyboard.press('Escape');

      await show(page, ui.header.share);
      const share = shareWords(language);
      await page.getByRole('radio', { name: share.note.texts }).check();
      await page.getByRole('button', { name: share.qr }).click();
      await expect(page.getByRole('img', { name: share.qr })).toBeVisible();
      await expectNoViolationsInBothThemes(page, 'share');
      await page.keyboard.press('Escape');
      await page.locator('body').press('?');
      await expect(page.getByRole('dialog', { name: ui.keys.title })).toBeVisible();
      await expectNoViolations(page, 'keys');
      await page.keyboard.press('Escape');

      // A theme and a language that are chosen beat the system's.
      await banner(page).getByRole('button', { name: ui.header.theme, exact: true }).click();
      await banner(page).getByRole('button', { name: ui.header.themes.dark, exact: true }).click();
      await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
      await expectNoViolations(page, 'dark by choice');
      await banner(page).getByRole('button', { name: ui.header.language, exact: true }).click();
      await banner(page).locator(`button[lang="${other}"]`).click();
      await expect(page.locator('html')).toHaveAttribute('lang', other);
    });
  });
}

test('no violations where there is no picture, or something is asked or went wrong', async ({ page }) => {
  // A view that does not arrive. Not aborted: the browser itself would complain of that.
  await page.route('**/matrix-pane-*.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: "throw new Error('lost')" }),
  );
  await openPage(page, '#something-else');
  await expect(page.locator('[data-notice]')).toBeVisible();
  await expectNoViolationsInBothThemes(page, 'a link that is none');
  await show(page, 'Matrix');
  await expect(page.locator('[data-state="failed"]')).toBeVisible();
  await expectNoViolationsInBothThemes(page, 'a view that does not arrive');
  await show(page, 'Map');

  await page.getByRole('button', { name: 'New text' }).click();
  await expect(page.locator('[data-state="empty"]')).toBeVisible();
  await expectNoViolationsInBothThemes(page, 'empty');
  await paste(page, 'nothing that anybody would recognise');
  await expect(page.locator('[data-state="nothing"]')).toBeVisible();
  await expectNoViolationsInBothThemes(page, 'nothing recognised');
  await page.goto('about:blank');
  await openPage(page, anew);
  await paste(page, 'BOOT_IMAGE=/vmlinuz root=/dev/sda1 isolcpus=2-5\n');
  await expect(page.locator('[data-state="read"]')).toBeVisible();
  await expectNoViolations(page, 'read, nothing drawn');

  const commands = 'virsh vcpupin L05a-precedence 0 5\nvirsh emulatorpin L05a-precedence 1\n';
  await paste(page, textOf('L05a-precedence.xml') + commands, textOf(hosts.h4), textOf(hosts.h3));
  await expect(page.getByTestId('machines')).toBeVisible();
  await expect(page.locator('.revision')).toHaveCount(2);
  await expectNoViolationsInBothThemes(page, 'machines and what-ifs');
});

test('no violations where the picture is painted on a canvas', async ({ page }) => {
  const { capabilities, domain } = textsOf({ cpus: 2048, vcpus: 256, shape: 'node:8 core:128 pu:2' });
  await openPage(page);
  await paste(page, `${domain}\n${capabilities}`);
  await page.getByRole('button', { name: 'Fold nodes that are alike' }).click();
  await expect(picture(page)).toHaveAttribute('data-painted', 'canvas');
  await expectNoViolationsInBothThemes(page, 'map');
  await show(page, 'Matrix');
  await expect(grid(page)).toBeVisible();
  await expectNoViolations(page, 'matrix');
});

for (const locale of ['en-US', 'zh-CN']) {
  test.describe(locale, () => {
    test.use({ locale });

    test('in no window of whatever width the page is wider than it, and no sign is squeezed', async ({
      page,
    }) => {
      await openPage(page);
      const wrong: string[] = [];
      for (let width = 320; width <= 960; width += 20) {
        await page.setViewportSize({ width, height: 700 });
        const found = await page.evaluate(() => [
          ...(document.documentElement.scrollWidth > innerWidth ? ['the page is wider'] : []),
          ...[...document.querySelectorAll('header svg')]
            .map((svg) => ({ svg, box: svg.getBoundingClientRect() }))
            .filter(({ svg, box }) => box.height > 0 && box.width < Number(svg.getAttribute('width')) - 1)
            .map(({ svg }) => `the sign of ${svg.closest('button')?.textContent ?? 'the name'} is squeezed`),
        ]);
        wrong.push(...found.map((what) => `${String(width)} px: ${what}`));
      }
      expect(wrong).toEqual([]);
    });
  });
}

// 320 px are also a page of 1280 px at 400 %.
for (const width of [320, 768]) {
  test(`no violations at ${String(width)} px, and nothing is wider than that`, async ({ page }) => {
    await page.setViewportSize({ width, height: 700 });
    const expectNarrow = async (): Promise<void> => {
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    };
    await openPage(page, '#example=emulator-collides');
    await entity(page, 'd0/emulator').click();
    await expect(page.getByRole('heading', { name: /^Why · / })).toBeVisible();
    await page.getByTestId('rules').getByRole('button').first().click();
    await page.getByRole('radio', { name: 'no cpuset controller' }).check();
    await page.getByRole('radio', { name: 'Before the change of 2012' }).check();
    await expectNoViolations(page, 'map and rules');
    await expectNarrow();
    await page.getByTestId('rules').getByRole('button').first().press('Escape');
    for (const view of ['Matrix', 'Table']) {
      await show(page, view);
      await expect(grid(page).or(page.getByRole('table'))).toBeVisible();
      await expectNoViolations(page, view);
      await expectNarrow();
    }
    await page.getByRole('button', { name: 'Show the texts' }).click();
    // The editor comes a moment later than the pane.
    await expect(page.getByRole('textbox', { name: /^Text of/ })).toBeVisible();
    await show(page, 'Examples');
    await expectNoViolations(page, 'texts and examples');
    await expectNarrow();
    await page.keyboard.press('Escape');
    await show(page, 'Share');
    await expectNarrow();
  });
}

test('in forced colours and without motion everything is still told apart @one-browser', async ({
  page,
}, testInfo) => {
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  await openPage(page, '#example=precedence');
  await entity(page, 'd0/vcpu:0').click();
  /** What the system's colours are here: every one that the picture uses must be one of them. */
  const seen = await page.evaluate(() => {
    const probe = document.body.appendChild(document.createElement('i'));
    const system = (colour: string): string => {
      probe.style.cssText = `forced-color-adjust: none; color: ${colour}`;
      return getComputedStyle(probe).color;
    };
    const names = ['Canvas', 'CanvasText', 'Highlight', 'HighlightText', 'GrayText', 'LinkText', 'Mark'];
    /** Whatever notation it is in, and however faint. */
    const opaque = (colour: string): string => {
      const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map(Number);
      const scale = colour.startsWith('color(srgb') ? 255 : 1;
      return [red, green, blue].map((part) => Math.round(part * scale)).join();
    };
    const colours = names.map((name) => opaque(system(name)));
    const painted = [...document.querySelectorAll('.pinscope-map :is(rect, path, line, circle, text)')];
    const used = painted.flatMap((shape) => {
      const { fill, stroke } = getComputedStyle(shape);
      return [fill, stroke].filter((paint) => paint !== 'none' && !paint.startsWith('url('));
    });
    const others = [...new Set(used)].filter(
      (colour) => colour !== 'rgba(0, 0, 0, 0)' && !colours.includes(opaque(colour)),
    );
    const dashes = ['d0/vcpu:0', 'd0/vcpu:1', 'd0/emulator'].map((id) => {
      const face = document.querySelector(`[data-id="${id}"] .face`);
      return face === null ? 'none at all' : getComputedStyle(face).strokeDasharray;
    });
    probe.remove();
    return { shapes: painted.length, others, dashes };
  });
  expect(seen.shapes).toBeGreaterThan(50);
  expect(seen.others).toEqual([]);
  expect(new Set(seen.dashes).size).toBe(3);
  // The letters of the sources stay, too.
  for (const [id, letter] of [
    ['d0/vcpu:0', 'P'],
    ['d0/vcpu:1', 'C'],
    ['d0/emulator', 'E'],
  ] as const)
    await expect(entity(page, id)).toContainText(letter);
  const moving = await page.evaluate(() => document.getAnimations().length);
  expect(moving).toBe(0);
  await expectNoViolations(page, 'forced colours');
  await testInfo.attach('forced-colours', { body: await page.screenshot(), contentType: 'image/png' });
});
