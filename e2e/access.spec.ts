import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { choose, entity, expect, hosts, openPage, paste, test, textOf } from './page.ts';

async function expectNoViolations(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    // One page, no second one for the frames we do not have.
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  expect(
    violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .map((node) => node.target.join(' '))
          .slice(0, 3)
          .join(' | ')}`,
    ),
    where,
  ).toEqual([]);
}

const themes = [
  ['light', 'Light'],
  ['dark', 'Dark'],
] as const;

for (const [theme, choice] of themes) {
  test(`no violations in ${theme}: map, table, states, dialogs, both languages`, async ({
    page,
    browserName,
  }) => {
    await openPage(page, '#example=emulator-collides');
    await choose(page, 'Theme', choice);
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    await entity(page, 'd0/vcpu:1').click();
    await page.mouse.move(5, 5);
    await expectNoViolations(page, 'map, English');
    // The rules look at the same document in both browsers; in Firefox each look takes five times as long.
    if (browserName === 'firefox') return;

    await page.getByTestId('rules').getByRole('button').click();
    await page.getByRole('radio', { name: 'After the change of 2012' }).check();
    await page.getByText('What changed in which release').click();
    await expectNoViolations(page, 'rules');
    await page.getByRole('button', { name: 'Back to the default rules' }).first().click();
    await entity(page, 'd0/emulator').click();
    await page.getByText('What runs as the emulator').click();
    await expectNoViolations(page, 'helpers of the emulator, English');
    await page.getByRole('definition').getByRole('button').first().click();
    await page.mouse.move(5, 5);
    await expectNoViolations(page, 'a whole VM, English');

    await page.getByRole('button', { name: 'Table' }).click();
    await expectNoViolations(page, 'table, English');

    await page.getByRole('banner').getByRole('button', { name: 'Share' }).click();
    await expect(page.getByRole('textbox', { name: 'Link' })).toBeVisible();
    await expectNoViolations(page, 'share');
    await page.keyboard.press('Escape');

    await choose(page, 'Language', '简体中文');
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
    await expectNoViolations(page, 'table, Chinese');
    await page.getByRole('button', { name: '图示' }).click();
    await expectNoViolations(page, 'map, Chinese');

    await page.getByRole('button', { name: '新建文本' }).click();
    await paste(page, 'nothing that anybody would recognise');
    await expect(page.locator('[data-state="nothing"]')).toBeVisible();
    await expectNoViolations(page, 'nothing recognised');
  });
}

test('no violations where a machine is asked for, what-ifs are marked, and texts only add', async ({
  page,
}) => {
  await openPage(page);
  await paste(page, 'BOOT_IMAGE=/vmlinuz root=/dev/sda1 isolcpus=2-5\n');
  await expect(page.locator('[data-state="read"]')).toBeVisible();
  await expectNoViolations(page, 'read, nothing drawn');
  const commands = 'virsh vcpupin L05a-precedence 0 5\nvirsh emulatorpin L05a-precedence 1\n';
  await paste(page, textOf('L05a-precedence.xml') + commands, textOf(hosts.h4), textOf(hosts.h3));
  await expect(page.getByTestId('machines')).toBeVisible();
  await expect(page.locator('.revision')).toHaveCount(2);
  await expectNoViolations(page, 'machines and what-ifs');
});

test('no violations on a phone, and nothing is wider than it', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await openPage(page, '#example=emulator-collides');
  await entity(page, 'd0/emulator').click();
  await expect(page.getByRole('heading', { name: /^Why · / })).toBeVisible();
  await page.getByTestId('rules').getByRole('button').click();
  await page.getByRole('radio', { name: 'no cpuset controller' }).check();
  await page.getByRole('radio', { name: 'Before the change of 2012' }).check();
  await expectNoViolations(page, 'phone');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});

test('the page says what it is: title, language, landmarks, announcement', async ({ page }) => {
  await openPage(page);
  await expect(page).toHaveTitle(/web-1/);
  for (const role of ['banner', 'main', 'complementary'] as const)
    await expect(page.getByRole(role)).toHaveCount(1);
  await expect(page.getByTestId('announcer')).toContainText('4 vCPUs');
});
