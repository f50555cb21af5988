import { entity, expect, hosts, openPage, paste, picture, test, textOf } from './page.ts';

test('nothing at all: the page says what to paste', async ({ page }) => {
  await openPage(page);
  await page.getByRole('button', { name: 'New text' }).click();
  const state = page.locator('[data-state="empty"]');
  for (const command of ['virsh dumpxml VM', 'virsh capabilities', 'numactl --hardware']) {
    await expect(state).toContainText(command);
  }
  await state.getByRole('button', { name: 'Which setting decides' }).click();
  await expect(picture(page)).toBeVisible();
});

test('2 MB of noise: recognised as nothing, and the page goes on', async ({ page }) => {
  let seed = 1;
  const words: string[] = [];
  for (let length = 0; length < 2_000_000;) {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    const word = `${seed.toString(36)}${seed % 7 === 0 ? '<>&' : ''}${seed % 13 === 0 ? '\n' : ' '}`;
    words.push(word);
    length += word.length;
  }
  await openPage(page);
  await paste(page, words.join(''));
  await expect(page.locator('[data-state="nothing"]')).toBeVisible();
  await paste(page, textOf('09-s001-vcpu-cpuset.xml'));
  await expect(entity(page, 'd0/vcpu:3')).toBeVisible();
});

test('XML that is cut off: what can be drawn is drawn, and the fault is named', async ({ page }) => {
  const whole = textOf('L05a-precedence.xml');
  await openPage(page);
  await paste(page, whole.slice(0, whole.indexOf("cpuset='4-5'")), textOf(hosts.h4));
  await expect(page.locator('[data-rule="xml-malformed"]')).toBeVisible();
  await expect(entity(page, 'pcpu:15')).toBeVisible();
});

test('markup in a name stays text, in the page and in the picture', async ({ page }) => {
  const attack = `<domain type='kvm'><name>&lt;img src=x onerror="window.broken=1"&gt;&lt;script&gt;window.broken=1&lt;/script&gt;</name><vcpu cpuset='1'>2</vcpu></domain>`;
  await openPage(page);
  await paste(page, attack, textOf(hosts.h1));
  await expect(page.getByRole('heading', { level: 1 })).toContainText('<img src=x');
  await entity(page, 'd0/vcpu:0').click();
  await page.getByRole('button', { name: 'Table' }).click();
  await expect(entity(page, 'd0/vcpu:0')).toBeVisible();
  expect(await page.evaluate(() => 'broken' in window)).toBe(false);
  await expect(page.locator('img')).toHaveCount(0);
});

test('a host that lacks the CPUs: said as an error, still drawn', async ({ page }) => {
  await openPage(page, '#example=cpu-missing');
  await expect(page.locator('[data-rule="cpu-not-on-host"]').first()).toBeVisible();
  await expect(entity(page, 'pcpu:16')).toHaveAttribute('data-state', 'absent');
});
