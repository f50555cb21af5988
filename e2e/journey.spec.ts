import { entity, expect, hosts, openPage, painted, paste, picture, test, textOf } from './page.ts';

test('opens on an example that is drawn, explained, and invites to paste', async ({ page }) => {
  await openPage(page);
  await expect(picture(page)).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('4 vCPUs');
  await expect(page.getByRole('main')).toContainText('Paste your own');
  await expect(page.getByRole('main')).toContainText('virsh dumpxml');
});

test('paste, look, hover, ask why, see the line', async ({ page }) => {
  await openPage(page);
  await paste(page, textOf('L05a-precedence.xml'), textOf(hosts.h4));
  await expect(page.getByRole('heading', { level: 1 })).toContainText('L05a-precedence');

  // Hovering a thread lights its CPUs and lines, and nothing else.
  await entity(page, 'd0/vcpu:1').hover();
  await expect(picture(page)).toHaveClass(/has-focus/);
  await expect(entity(page, 'd0/vcpu:1')).toHaveClass(/\blit\b/);
  await expect(entity(page, 'd0/vcpu:0')).not.toHaveClass(/\blit\b/);
  for (const cpu of [0, 1, 2]) await expect(entity(page, `pcpu:${String(cpu)}`)).toHaveClass(/\blit\b/);
  await expect(entity(page, 'pcpu:3')).not.toHaveClass(/\blit\b/);

  // A click tells why, and marks the deciding place in the text.
  await entity(page, 'd0/vcpu:1').click();
  const details = page.getByRole('complementary');
  await expect(details.getByRole('heading', { name: 'Why · vCPU 1' })).toBeVisible();
  await expect(details).toContainText('vCPU 1 may run on CPUs 0-2.');
  await expect(details.locator('[data-state="applied"]')).toHaveAttribute('data-source', 'vcpu-cpuset');
  await expect(details.locator('[data-state="absent"]').first()).toHaveAttribute('data-source', 'vcpupin');
  await expect(page.locator('[data-line="4"] mark')).toHaveText('0-3,^3');

  // The line button of the pin of vCPU 0 marks that line.
  await entity(page, 'd0/vcpu:0').click();
  await expect(details).toContainText('vCPU 0 may run on CPU');
  const considered = details.getByRole('list', { name: 'What libvirt considers, in order' });
  await considered.getByRole('button', { name: 'line 6' }).click();
  await expect(page.locator('[data-line="6"]')).toBeVisible();
  await expect(page.locator('[data-line="4"]')).toHaveCount(0);

  // A node tells how many vCPUs are held to it, and what nobody was given.
  await entity(page, 'node:1').click({ position: { x: 30, y: 12 } });
  await expect(details).toContainText('1 vCPU for 8 CPUs');
  await expect(details).toContainText('6-7,12-15');
  await expect(details).toContainText('6,14 · 7,15');
});

test('a CPU says who may run there; a finding shows its entities and lines @one-browser', async ({
  page,
}) => {
  await openPage(page, '#example=emulator-collides');
  await entity(page, 'pcpu:16').click();
  const details = page.getByRole('complementary');
  for (const name of ['vCPU 1', 'vCPU 2', 'vCPU 3', 'Emulator']) {
    await expect(
      details.locator('[data-selected] li').getByRole('button', { name, exact: true }),
    ).toBeVisible();
  }
  const finding = details.locator('[data-rule="emulator-on-vcpu-pcpu"]');
  await finding.getByRole('heading').getByRole('button').click();
  await expect(entity(page, 'd0/emulator')).toHaveClass(/\blit\b/);
  await expect(entity(page, 'd0/vcpu:0')).not.toHaveClass(/\blit\b/);
  await expect(page.locator('[data-line="8"]')).toBeVisible();
});

test('the legend hides the lines of a source @one-browser', async ({ page }) => {
  await openPage(page);
  const pins = page.getByRole('button', { name: 'vcpupin: 2 threads' });
  const line = page.locator('.edge[data-thread="d0/vcpu:0"]').first();
  await expect(line).not.toHaveClass(/filtered/);
  await pins.click();
  await expect(pins).toHaveAttribute('aria-pressed', 'false');
  await expect(line).toHaveClass(/filtered/);
});

test('typing in the text redraws the picture', async ({ page }) => {
  await openPage(page);
  await page.getByRole('button', { name: 'New text' }).click();
  await page.getByRole('textbox', { name: /^Text of/ }).fill("<vcpu cpuset='3'>2</vcpu>");
  await expect(entity(page, 'd0/vcpu:1')).toBeVisible();
  await page.getByRole('button', { name: 'Table' }).click();
  await expect(entity(page, 'd0/vcpu:1').getByRole('cell').first()).toHaveText('3');
});

test('an assumption can be dropped and taken up again @one-browser', async ({ page }) => {
  await openPage(page, '#example=overlaps');
  await expect(entity(page, 'd0/vcpu:3')).toBeVisible();
  const assumption = page.locator('[data-assumption]', { hasText: '4' }).first();
  await assumption.getByRole('button', { name: /^Drop/ }).click();
  await expect(entity(page, 'd0/vcpu:3')).toHaveCount(0);
  await expect(entity(page, 'd0/vcpu:0')).toBeVisible();
  await page
    .getByRole('button', { name: /^Assume again/ })
    .first()
    .click();
  await expect(entity(page, 'd0/vcpu:3')).toBeVisible();
});

test("numad's answer can be tried @one-browser", async ({ page }) => {
  await openPage(page, '#example=auto');
  await page.getByRole('button', { name: 'Table' }).click();
  await expect(entity(page, 'd0/vcpu:0').getByRole('cell').first()).toHaveText('numad decides');
  await page.getByRole('region', { name: /numad/ }).getByRole('button', { name: '1', exact: true }).click();
  await expect(entity(page, 'd0/vcpu:0').getByRole('cell').first()).toHaveText('4-7,12-15');
});

test('files dropped or chosen are read, each in a tab of its own', async ({ page }) => {
  await openPage(page);
  await page.getByTestId('file-picker').setInputFiles([
    { name: 'vm.xml', mimeType: 'text/xml', buffer: Buffer.from(textOf('L05a-precedence.xml')) },
    { name: 'host.xml', mimeType: 'text/xml', buffer: Buffer.from(textOf(hosts.h4)) },
  ]);
  const tabs = page.getByRole('group', { name: 'Pasted texts' });
  await expect(tabs.getByRole('button', { name: 'vm.xml', exact: true })).toBeVisible();
  await expect(tabs.getByRole('button', { name: 'host.xml', exact: true })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('L05a-precedence');
  await tabs.getByRole('button', { name: 'Close host.xml' }).click();
  await painted(page);
  await expect(tabs.getByRole('button', { name: 'host.xml', exact: true })).toHaveCount(0);
});

test('a whole VM: does it start, where is its memory and why, what would be plugged in @one-browser', async ({
  page,
}) => {
  await openPage(page);
  await paste(
    page,
    `<domain type='kvm'>
  <name>moved</name>
  <vcpu cpuset='0-3' current='1'>2</vcpu>
  <cputune>
    <quota>50000</quota>
    <vcpupin vcpu='0' cpuset='0,40'/>
    <vcpupin vcpu='1' cpuset='2'/>
  </cputune>
  <numatune>
    <memory mode='strict' nodeset='1'/>
  </numatune>
</domain>`,
    textOf(hosts.h4),
  );
  const details = page.getByRole('complementary');
  await details.getByRole('button', { name: 'moved', exact: true }).first().click();
  const start = details.getByRole('list', { name: 'Start' });
  await expect(start.locator('[data-state="fails"]')).toContainText('cgroup v2 and cgroup v1');
  await expect(start.locator('[data-state="fails"]')).toContainText('Numerical result out of range');
  await expect(start.locator('[data-state="unknown"]')).toContainText('no cpuset controller');
  const memory = details.getByRole('list', { name: /for this memory/ });
  await expect(memory.locator('[data-state="applied"]')).toHaveAttribute('data-source', 'numatune');
  await memory.getByRole('button', { name: 'line 10' }).click();
  await expect(page.locator('[data-line="10"]')).toBeVisible();
  await expect(details).toContainText('Each vCPU may use 0.5 CPUs’ worth of time.');
  await expect(details.getByRole('listitem').filter({ hasText: 'on CPU 2 alone' })).toContainText('vCPU 1');

  // The vCPU says how far that memory is, and that its pin waits.
  await entity(page, 'd0/vcpu:1').click();
  await expect(details).toContainText('its vcpupin waits');
  await expect(details).toContainText('remote memory · expected distance');
});

test('the table says how far the memory is, and a row is as good as its name @one-browser', async ({
  page,
}) => {
  await openPage(page);
  await paste(
    page,
    `<domain><vcpu cpuset='0-3'>2</vcpu><numatune><memory nodeset='1'/></numatune></domain>`,
    textOf(hosts.h4),
  );
  await page.getByRole('button', { name: 'Table' }).click();
  const cells = entity(page, 'd0/vcpu:0').getByRole('cell');
  await expect(page.getByRole('columnheader', { name: 'Memory' })).toBeVisible();
  await expect(cells.nth(2)).toHaveText('remote · 21');
  await cells.first().click();
  await expect(page.getByRole('heading', { name: 'Why · vCPU 0' })).toBeVisible();
  await expect(entity(page, 'd0/vcpu:0').getByRole('button', { name: 'vCPU 0' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await cells.first().click();
  await expect(page.getByRole('heading', { name: 'Why · vCPU 0' })).toHaveCount(0);
});

test('what is said of a whole VM is marked in the picture @one-browser', async ({ page }) => {
  await openPage(page);
  await paste(
    page,
    `<domain type='kvm'><vcpu>2</vcpu><cpu><topology sockets='1' cores='3' threads='1'/></cpu></domain>`,
  );
  await expect(page.locator('.ring[data-of="d0"]')).toHaveText('1');
});

test('while the first example is on its way nobody is told that nothing was pasted @one-browser', async ({
  page,
}) => {
  let release: (() => void) | undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/texts-*.js', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('./');
  const recognised = page.getByRole('region', { name: 'Recognised' });
  await expect(recognised).toHaveText('RecognisedReading…');
  release?.();
  await expect(recognised).toContainText('domain XML');
});

test('the picture does not wait for the rules: what they find comes into it, and nothing moves @one-browser', async ({
  page,
}) => {
  let release: (() => void) | undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/judging-core-*.js', async (route) => {
    await held;
    await route.continue();
  });
  await openPage(page, '#example=emulator-collides');
  const heading = page.getByRole('heading', { level: 1 });
  const places = () =>
    page
      .locator('svg.pinscope-map, svg.pinscope-map [data-id]')
      .evaluateAll((all) => all.map((one) => JSON.stringify(one.getBoundingClientRect())));
  await expect(page.getByText('The rules are being applied')).toBeVisible();
  await expect(heading).not.toHaveAccessibleName(/nothing found|warning/);
  await expect(page.getByRole('complementary').getByText('Nothing found.')).toHaveCount(0);
  await expect(page.locator('.ring')).toHaveCount(0);
  const before = await places();
  release?.();
  await expect(page.locator('.ring[data-of="pcpu:16"]')).toHaveCount(1);
  await expect(heading).toHaveAccessibleName(/: 2 warnings/);
  await expect(page.getByRole('complementary').locator('[data-rule]')).not.toHaveCount(0);
  await expect(entity(page, 'pcpu:16')).toHaveAccessibleName(/finding/);
  await expect(page.getByText('The rules are being applied')).toHaveCount(0);
  expect(await places()).toEqual(before);
});

test('without the rules there is a picture, and a word about what is missing @one-browser', async ({
  page,
}) => {
  await page.route('**/judging-core-*.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: "throw new Error('lost')" }),
  );
  await openPage(page, '#example=emulator-collides');
  await expect(page.getByRole('alert')).toContainText('The rules could not be loaded');
  await expect(entity(page, 'd0/vcpu:0')).toBeVisible();

  // Neither do the readers of later formats need them.
  const row = (cpu: number): string => `  ${String(cpu)}    0      0    ${String(cpu)} 0:0:0:0          yes`;
  await paste(page, ['CPU NODE SOCKET CORE L1d:L1i:L2:L3 ONLINE', ...[0, 1, 2].map(row)].join('\n'));
  await expect(entity(page, 'pcpu:2')).toBeVisible();
  await expect(entity(page, 'pcpu:3')).toHaveCount(0);
});
