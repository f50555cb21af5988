/** What people paste beside a domain and a host: commands to try, a second host, whole shell sessions. */
import { capabilitiesText, numactlText } from '../src/synthetic-hosts/host-text.ts';
import {
  entity,
  expect,
  expectRow,
  hosts,
  openPage,
  paste,
  picture,
  shareLink,
  test,
  textOf,
} from './page.ts';

const domain = (name: string, vcpus: number, pins: string): string =>
  `<domain type='kvm'>\n  <name>${name}</name>\n  <vcpu>${String(vcpus)}</vcpu>\n  <cputune>\n${pins}  </cputune>\n</domain>\n`;
const pin = (vcpu: number, cpus: string): string =>
  `    <vcpupin vcpu='${String(vcpu)}' cpuset='${cpus}'/>\n`;
const web = domain('web', 2, pin(0, '1') + pin(1, '2'));

test('what-if commands: shown, marked, left out and taken up with one click', async ({ page }) => {
  await openPage(page);
  await paste(page, `${web}virsh vcpupin web 0 5\n$ virsh emulatorpin web 0-1 --live\n`, textOf(hosts.h4));
  const whatIf = page.getByTestId('what-if');
  await expect(whatIf).toContainText('2 what-if commands change this picture');
  // The picture marks what is changed, to the ear too.
  await expect(page.locator('.revision')).toHaveCount(2);
  await expect(page.locator('.revision[data-of="d0/vcpu:0"]')).toHaveCount(1);
  await expect(entity(page, 'd0/vcpu:0')).toHaveAttribute('aria-label', /what if/);
  await expect(entity(page, 'd0/vcpu:1')).not.toHaveAttribute('aria-label', /what if/);

  // One of them.
  const list = page.getByRole('region', { name: 'What if' });
  await list.getByRole('button', { name: /^Leave out: .*Emulator/ }).click();
  await expect(page.locator('.revision')).toHaveCount(1);
  await expect(whatIf).toContainText('1 what-if command changes this picture');

  // All of them, and back.
  await page.getByRole('button', { name: 'Table' }).click();
  await expectRow(page, 'd0/vcpu:0', '5', 'vcpupin');
  await expect(entity(page, 'd0/vcpu:0').getByRole('rowheader')).toContainText('what if');
  await whatIf.getByRole('button').click();
  await expectRow(page, 'd0/vcpu:0', '1', 'vcpupin');
  await expect(whatIf).toContainText('2 what-if commands left out');
  await whatIf.getByRole('button').click();
  await expectRow(page, 'd0/vcpu:0', '5', 'vcpupin');
  await expectRow(page, 'd0/emulator', '0-1', 'emulatorpin');
});

test('two hosts: which one is asked over the picture and among the texts', async ({ page }) => {
  await openPage(page);
  await paste(page, web, textOf(hosts.h4), textOf(hosts.h3));
  const asked = page.getByTestId('machines');
  const among = page.getByRole('region', { name: 'Several machines' });
  await expect(asked.getByRole('button', { name: '16 CPUs · 0-15' })).toHaveAttribute('aria-pressed', 'true');
  const second = { name: 'line 1 of virsh capabilities (2)' };
  await expect(page.getByRole('region', { name: 'Findings' }).getByRole('button', second)).toBeVisible();
  await asked.getByRole('button', { name: '40 CPUs · 0-39' }).click();
  await expect(entity(page, 'pcpu:39')).toBeVisible();
  await expect(among.getByRole('radio', { name: /40 CPUs/ })).toBeChecked();
  // Which text each stands in, though both are of one kind.
  await expect(among.getByRole('button', second)).toBeVisible();
  await among.getByRole('radio', { name: /16 CPUs/ }).check();
  await expect(entity(page, 'pcpu:39')).toHaveCount(0);
});

test('the tab of the text on show is scrolled into view', async ({ page }) => {
  await openPage(page);
  await paste(page, web, textOf(hosts.h4), textOf(hosts.h3));
  const tabs = page.getByRole('group', { name: 'Pasted texts' });
  await expect(tabs.getByRole('button', { name: 'Close virsh capabilities (2)' })).toBeInViewport({
    ratio: 1,
  });
  await tabs.getByRole('button', { name: 'web', exact: true }).click();
  await expect(tabs.getByRole('button', { name: 'web', exact: true })).toBeInViewport({ ratio: 1 });
});

test('what each text gave, what is unknown, and the line that collects everything', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']).catch(() => undefined);
  await openPage(page);
  await paste(page, web, numactlText('node:2 core:4 pu:2'));
  const read = page.getByRole('region', { name: 'Recognised' });
  await expect(read.locator('[data-reader="libvirt-domain"]')).toContainText('web');
  await expect(read.locator('[data-reader="numactl-hardware"]')).toContainText('16 CPUs, 2 nodes');
  await read
    .locator('[data-reader="numactl-hardware"]')
    .getByRole('button', { name: /^lines 1–/ })
    .click();
  await expect(page.locator('[data-line="1"]')).toBeVisible();

  const unknown = page.locator('[data-missing="siblings"]');
  await expect(unknown).toContainText('Which CPUs share a core');
  await expect(
    unknown.getByRole('button', { name: /^Copy the command (?:virsh capabilities|lscpu)/ }),
  ).toHaveCount(1);
  await page.getByText('Collect everything at once').click();
  const copy = page.getByRole('button', { name: 'Copy the command Collect everything at once' });
  await copy.click();
  await expect(copy).toHaveText('Copied');
});

test('a whole shell session in one paste', async ({ page }) => {
  const host = 'node:2 core:4 pu:2';
  const at = '[root@host ~]# ';
  const session = [
    `${at}virsh capabilities`,
    capabilitiesText(host),
    `${at}numactl --hardware`,
    numactlText(host),
    `${at}lscpu -e`,
    'CPU NODE SOCKET CORE L1d:L1i:L2:L3 ONLINE',
    ...Array.from({ length: 16 }, (_, cpu) => {
      const [node, core] = [Math.floor((cpu % 8) / 4), cpu % 8];
      return `${String(cpu).padStart(3)} ${String(node).padStart(4)} ${String(node).padStart(6)} ${String(core).padStart(4)} ${String(core)}:${String(core)}:${String(core)}:${String(node)}          yes`;
    }),
    `${at}virsh dumpxml web`,
    web,
    `${at}virsh dumpxml db`,
    domain('db', 2, pin(0, '3')),
    `${at}virsh vcpupin web`,
    ' VCPU   CPU Affinity\n----------------------\n 0      1\n 1      2\n',
    at,
  ].join('\n');
  await openPage(page);
  await paste(page, session);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('16 CPUs in 2 nodes');
  await expect(picture(page)).toBeVisible();
  const read = page.getByRole('region', { name: 'Recognised' }).locator('[data-reader]');
  await expect(read).toHaveText([/virsh capabilities/, /numactl/, /lscpu -e/, /web/, /db/, /virsh vcpupin/]);
  await entity(page, 'd0/vcpu:1').click();
  await expect(page.getByRole('region', { name: 'Observed' })).toContainText('Dashed in the picture');
  await expect(page.locator('.lights .seen')).toHaveCount(1);
  await expect(page.getByRole('region', { name: 'Observed' })).toContainText('virsh vcpupin');
  await page.getByRole('button', { name: 'Table' }).click();
  await expectRow(page, 'd0/vcpu:1', '2', 'vcpupin');
  await expectRow(page, 'd1/vcpu:0', '3', 'vcpupin');
  await expectRow(page, 'd1/vcpu:1', '0-15', 'default');
});

test('a link restores the machine, the what-ifs left out and the vCPU count', async ({ page, context }) => {
  await openPage(page);
  const noCount = `<domain>\n<name>web</name>\n<cputune>\n${pin(0, '1')}${pin(1, '2')}</cputune>\n</domain>\n`;
  await paste(page, `${noCount}virsh vcpupin web 0 5\n`, textOf(hosts.h4), textOf(hosts.h3));
  await expect(entity(page, 'd0/vcpu:1')).toBeVisible();
  await page
    .getByTestId('machines')
    .getByRole('button', { name: /40 CPUs/ })
    .click();
  await page.getByTestId('what-if').getByRole('button').click();
  // libvirt makes one vCPU where the count is missing.
  await page
    .getByRole('region', { name: 'Assumed' })
    .getByRole('button', { name: /2 vCPUs/ })
    .click();
  await expect(entity(page, 'd0/vcpu:1')).toHaveCount(0);
  const link = await shareLink(page);

  const other = await context.newPage();
  await openPage(other, link);
  await expect(other.getByTestId('what-if')).toContainText('1 what-if command left out');
  await expect(other.getByTestId('machines').getByRole('button', { name: /40 CPUs/ })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await expect(entity(other, 'pcpu:39')).toBeVisible();
  await expect(entity(other, 'd0/vcpu:1')).toHaveCount(0);
  await other
    .getByRole('button', { name: /^Assume again/ })
    .first()
    .click();
  await expect(entity(other, 'd0/vcpu:1')).toBeVisible();
});

test('texts that only add to a picture say what it begins with', async ({ page }) => {
  await openPage(page);
  await paste(page, 'BOOT_IMAGE=/vmlinuz root=/dev/sda1 isolcpus=2-5 nohz_full=2-5\n');
  await expect(page.locator('[data-state="read"]')).toContainText('isolated CPUs');
  await expect(page.locator('[data-state="read"]')).toContainText('virsh capabilities');
});

test('a CPU says aloud who may run on it; the skip link ends where the arrow keys begin', async ({
  page,
}) => {
  await openPage(page);
  await paste(page, web, textOf(hosts.h4));
  await expect(entity(page, 'pcpu:1')).toHaveAttribute('aria-label', /; 2 threads may run here/);
  await expect(entity(page, 'pcpu:8')).toHaveAttribute('aria-label', /; 1 thread may run here/);
  await page.getByRole('link', { name: 'Skip to the picture' }).focus();
  await page.keyboard.press('Enter');
  await expect(entity(page, 'd0/vcpu:0')).toBeFocused();
});

test('a text too long for a textarea shows its beginning, and all of it when asked', async ({ page }) => {
  await openPage(page);
  await paste(page, `${web}${`<!-- ${'x'.repeat(5000)} -->\n`.repeat(210)}`);
  await expect(entity(page, 'd0/vcpu:1')).toBeVisible();
  const text = page.getByRole('textbox', { name: /^Text of/ });
  await expect(text).toHaveAttribute('readonly');
  await page.getByRole('button', { name: 'Show all of it, to edit' }).click();
  await expect(text).not.toHaveAttribute('readonly');
  await expect
    .poll(() => text.evaluate((area: HTMLTextAreaElement) => area.value.length))
    .toBeGreaterThan(1e6);
});
