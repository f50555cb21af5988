/** Findings: explained, mended with one press, put aside with a reason that the link keeps; the pages of their rules. */
import type { Locator, Page } from '@playwright/test';
import { expectNoViolations, expectNoViolationsInBothThemes } from './axe.ts';
import { copiedText, expect, openPage, painted, paste, test } from './page.ts';

const domain = `<domain type='kvm'>
  <name>web 1</name>
  <memory unit='GiB'>8</memory>
  <vcpu placement='static'>4</vcpu>
  <cputune>
    <vcpupin vcpu='0' cpuset='1'/>
    <vcpupin vcpu='1' cpuset='1'/>
    <vcpupin vcpu='2' cpuset='2'/>
    <vcpupin vcpu='3' cpuset='6'/>
    <emulatorpin cpuset='2'/>
  </cputune>
  <os>
    <type arch='x86_64' machine='pc'>hvm</type>
  </os>
</domain>
`;
const host = `available: 2 nodes (0-1)
node 0 cpus: 0 1 2 3 8 9 10 11
node 0 size: 32000 MB
node 0 free: 20000 MB
node 1 cpus: 4 5 6 7 12 13 14 15
node 1 size: 32000 MB
node 1 free: 20000 MB
node distances:
node   0   1
  0:  10  21
  1:  21  10
`;

const finding = (page: Page, rule: string): Locator => page.locator(`li[data-rule="${rule}"]`);
const emulator = 'emulator-on-vcpu-pcpu';

test('a finding is mended with one press and put aside with a reason @one-browser', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const clipboard = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
  await openPage(page);
  await paste(page, domain + host);
  const panel = page.getByRole('region', { name: 'Findings' });
  const warnings = panel.getByRole('button', { name: /^Warning \d+$/ });
  await expect(warnings).toHaveText('Warning3');

  // By keys: the next one, and it is unfolded from there.
  await page.keyboard.press('n');
  await page.keyboard.press('n');
  await page.keyboard.press('p');
  const one = finding(page, emulator);
  await expect(one).toHaveAttribute('data-shown', 'true');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(one.getByRole('heading', { name: 'Why it matters' })).toBeVisible();
  const repair = one.locator('[data-remedy]').first();
  await expect(repair.getByRole('deletion')).toHaveText("  <emulatorpin cpuset='2'/>");
  await expect(repair).toContainText("virsh emulatorpin 'web 1' 3 --config");
  await repair.getByRole('button', { name: 'Both' }).click();
  await expect(repair).toContainText("virsh emulatorpin 'web 1' 3 --config --live");
  await repair.getByRole('button', { name: 'Copy commands' }).click();
  await expect.poll(clipboard).toBe("virsh emulatorpin 'web 1' 3 --config --live\n");
  await expectNoViolationsInBothThemes(page, 'a finding unfolded');

  // Applied, taken back in the editor, applied again.
  const mended = domain.replace("emulatorpin cpuset='2'", "emulatorpin cpuset='3'");
  await repair.getByRole('button', { name: /^Apply/ }).click();
  await expect(one).toHaveCount(0);
  await expect(warnings).toHaveText('Warning2');
  expect(await copiedText(page)).toBe(mended + host);
  await page.getByRole('textbox', { name: /^Text of/ }).press('ControlOrMeta+z');
  await expect(warnings).toHaveText('Warning3');
  await expect(page.getByTestId('applied-repair')).toHaveCount(0);
  await one
    .locator('[data-remedy]')
    .first()
    .getByRole('button', { name: /^Apply/ })
    .click();
  const applied = page.getByTestId('applied-repair');
  await applied.getByRole('button', { name: 'Copy XML' }).click();
  await expect.poll(clipboard).toBe(mended);
  const download = page.waitForEvent('download');
  await applied.getByRole('button', { name: 'Download' }).click();
  expect((await download).suggestedFilename()).toBe('web 1.xml');
  await applied.getByText('All changes since it was pasted').click();
  await expect(applied.getByRole('insertion')).toHaveText("  <emulatorpin cpuset='3'/>");

  // Put aside: it counts no more, here and for whoever opens the link.
  const shared = finding(page, 'vcpus-share-pcpu');
  await shared.getByRole('button', { name: /^Explain/ }).click();
  await shared.getByRole('button', { name: /^Put aside/ }).click();
  await page.keyboard.type('a test bed');
  await expectNoViolations(
    page,
    'why it is put aside',
    '#findings-heading, [aria-labelledby="findings-heading"]',
  );
  await page.keyboard.press('Enter');
  await expect(warnings).toHaveText('Warning1');
  await panel.getByText('1 put aside').click();
  await expect(page.getByTestId('muted-findings')).toContainText('a test bed');
  await panel.getByRole('button', { name: 'Copy as Markdown' }).click();
  await expect
    .poll(clipboard)
    .toMatch(/^## Pinscope: 1 warning\n\n### Warning: .*\n\n`vcpus-on-several-nodes`/);
  await page.getByRole('banner').getByRole('button', { name: 'Share' }).click();
  const link = await page.getByRole('textbox', { name: 'Link' }).inputValue();
  await page.goto('about:blank');
  await page.goto(link);
  await painted(page);
  await expect(warnings).toHaveText('Warning1');
  await panel.getByText('1 put aside').click();
  await page.getByRole('button', { name: 'Take back' }).click();
  await expect(warnings).toHaveText('Warning2');
});

test.describe('in Chinese, on a phone', () => {
  test.use({ locale: 'zh-CN', viewport: { width: 390, height: 844 } });

  test('a rule has a page with its pictures of wrong and right @one-browser', async ({ page }) => {
    await openPage(page);
    const other = domain.replace('web 1', 'db').replace(/\n.*emulatorpin.*/, '');
    await paste(page, domain + other + host);
    await expect(page.getByRole('combobox', { name: '规则' })).toContainText('多个 vCPU 挤在一个 CPU 上');
    const one = finding(page, emulator);
    await one.getByRole('button', { name: /^解释/ }).click();
    await expect(one.locator('[data-remedy]').first()).toBeVisible();
    await expectNoViolations(page, 'a finding unfolded, Chinese, phone');
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await one.getByRole('button', { name: '关于此规则' }).click();
    const rule = page.getByTestId('rule-page');
    await expect(rule.getByRole('img')).toHaveCount(2);
    for (const picture of await rule.getByRole('img').all())
      await expect
        .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
        .toBeGreaterThan(100);
    await expectNoViolationsInBothThemes(page, 'the page of a rule');
    // Wrong becomes the texts on show, and is what its caption says.
    await rule.locator('figure[data-kind="wrong"]').getByRole('button').click();
    await expect(finding(page, emulator)).toHaveCount(1);
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });
});
