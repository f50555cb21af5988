import { choose, entity, expect, openPage, test } from './page.ts';

test('switching the language keeps texts, selection and view, and lasts', async ({ page }) => {
  await openPage(page, '#example=pins-over-cpuset');
  await entity(page, 'd0/emulator').click();
  await page.getByRole('button', { name: /^iothreadpin/ }).click();
  const tabs = await page.getByRole('group', { name: 'Pasted texts' }).getByRole('button').allInnerTexts();

  await choose(page, 'Language', '简体中文');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('vCPU');
  await expect(page.getByRole('heading', { name: /^为什么 · / })).toBeVisible();
  await expect(entity(page, 'd0/emulator')).toHaveClass(/selected/);
  await expect(page.locator('button[data-key="iothreadpin"]')).toHaveAttribute('aria-pressed', 'false');
  expect(await page.getByRole('group', { name: '已粘贴的文本' }).getByRole('button').allInnerTexts()).toEqual(
    tabs,
  );
  // Never the word for priority where precedence is meant.
  await expect(page.locator('body')).not.toContainText('优先级');

  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await choose(page, '语言', 'English');
  await expect(page.getByRole('button', { name: 'Share' })).toBeVisible();
});
