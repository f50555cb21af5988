import type { Page } from '@playwright/test';
import { choose, entity, expect, expectRow, openPage, painted, shareLink, test, write } from './page.ts';

const chip = (page: Page) => page.getByTestId('rules');
const opener = (page: Page) => chip(page).getByRole('button').first();

test('whose rules answer is chosen, shown, shared, and taken back with one click', async ({
  page,
  browser,
  baseURL,
}) => {
  await openPage(page, '#example=emulator-collides');
  await page.getByRole('button', { name: 'Table' }).click();
  await expectRow(page, 'd0/emulator', '16', 'emulatorpin');
  await expect(chip(page)).toHaveText('Rules: libvirt 12.4.0');

  await opener(page).click();
  const panel = page.getByRole('group', { name: 'Rules' });
  await panel.getByRole('radio', { name: '9.0.0, verified' }).check();
  await panel.getByRole('radio', { name: 'cgroup v1' }).check();
  await expect(chip(page)).toHaveText('libvirt 9.0.0 · cgroup v1');
  await panel.getByRole('radio', { name: '2011' }).check();
  await expect(panel.getByText('not known yet', { exact: true }).first()).toBeVisible();
  await expect(chip(page)).toHaveText('libvirt 9.0.0 · cgroup v1 · placed as in 2011');
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  await expect(opener(page)).toBeFocused();
  // 2011 knew no emulatorpin.
  await expect(entity(page, 'd0/emulator')).not.toContainText('emulatorpin');

  const link = await shareLink(page);
  const fresh = await browser.newContext({ baseURL: baseURL ?? '', locale: 'en-US' });
  const other = await fresh.newPage();
  await other.goto(link);
  await painted(other);
  await expect(chip(other)).toHaveText('libvirt 9.0.0 · cgroup v1 · placed as in 2011');
  await other.getByRole('button', { name: 'Back to the default rules' }).click();
  await expect(chip(other)).toHaveText('Rules: libvirt 12.4.0');
  await expectRow(other, 'd0/emulator', '16', 'emulatorpin');
  await fresh.close();
});

test('any release can be typed, or taken from what changed when', async ({ page }) => {
  await openPage(page);
  await opener(page).focus();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('group', { name: 'Rules' });
  await panel.getByRole('radio', { name: 'Another' }).check();
  const field = panel.getByRole('textbox', { name: 'Release, such as 10.4.0' });
  await expect(field).toBeFocused();
  await write(field, '9.4');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(panel).toContainText('Write three numbers');
  await expect(chip(page)).toHaveText('Rules: libvirt 12.4.0');
  await write(field, '9.4.0');
  await expect(field).toHaveAttribute('aria-invalid', 'false');
  await expect(chip(page)).toHaveText('libvirt 9.4.0');

  await panel.getByText('What changed in which release').click();
  await panel.getByRole('button', { name: 'Answer as libvirt 9.6.0' }).click();
  await expect(chip(page)).toHaveText('libvirt 9.6.0');
  await expect(field).toHaveValue('9.6.0');

  // To answer as libvirt is to answer as 9.0.0 only where no release is chosen.
  await panel.getByRole('checkbox', { name: /^Assume nothing/ }).check();
  await expect(chip(page)).toHaveText('libvirt 9.6.0 · no assumptions');
  await panel.getByRole('radio', { name: '9.0.0, verified' }).check();
  await panel.getByRole('radio', { name: 'Now: 12.4.0' }).check();
  await expect(chip(page)).toHaveText('libvirt 12.4.0 · no assumptions');
  await panel.getByRole('button', { name: 'Back to the default rules' }).click();
  await expect(chip(page)).toHaveText('Rules: libvirt 12.4.0');
});

test('a link’s language is not taken for the reader’s own', async ({ page, browser, baseURL }) => {
  await openPage(page);
  await choose(page, 'Language', '简体中文');
  await page.getByRole('banner').getByRole('button', { name: '分享' }).click();
  const link = await page.getByRole('dialog').getByRole('textbox', { name: '链接' }).inputValue();

  const fresh = await browser.newContext({ baseURL: baseURL ?? '', locale: 'en-US' });
  const other = await fresh.newPage();
  await other.goto(link);
  await painted(other);
  await expect(other.locator('html')).toHaveAttribute('lang', 'zh-CN');
  // Choosing a theme keeps the theme, and nothing else.
  await choose(other, '主题', '深色');
  await other.goto('about:blank');
  await openPage(other);
  await expect(other.locator('html')).toHaveAttribute('lang', 'en');
  await expect(other.locator('html')).toHaveAttribute('data-theme', 'dark');
  await fresh.close();
});

test('numad’s answer names nodes that the host does not have', async ({ page }) => {
  await openPage(page, '#example=auto');
  const field = page.getByRole('textbox', { name: 'numad answers node(s)' });
  await write(field, '0,7-9');
  await expect(page.getByTestId('numad-missing')).toHaveText(
    'This host has no nodes 7-9: left out of the answer.',
  );
  await write(field, '1');
  await expect(page.getByTestId('numad-missing')).toBeEmpty();
});
