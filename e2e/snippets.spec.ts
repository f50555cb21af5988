/** Each text of the lectures, pasted as it stands there, gives what libvirt would do. */
import { anew, entity, expect, expectRow, hosts, openPage, paste, test, textOf } from './page.ts';

interface Case {
  readonly name: string;
  readonly texts: readonly string[];
  /** thread → CPUs, setting */
  readonly rows: Readonly<Record<string, readonly [cpus: string, source: string]>>;
}

const cases: readonly Case[] = [
  {
    name: '01 on H1: four vCPUs assumed',
    texts: ['01-s000-domain-cputune.xml', hosts.h1],
    rows: {
      'd0/vcpu:0': ['1,3-4', 'vcpupin'],
      'd0/vcpu:1': ['0-1', 'vcpupin'],
      'd0/vcpu:2': ['2-3', 'vcpupin'],
      'd0/vcpu:3': ['0,4', 'vcpupin'],
      'd0/emulator': ['0-7', 'default'],
    },
  },
  {
    name: '05: eight vCPUs, all CPUs',
    texts: ['05-s001-guest-numa.xml', hosts.h1],
    rows: { 'd0/vcpu:7': ['0-7', 'default'], 'd0/emulator': ['0-7', 'default'] },
  },
  {
    name: '09: the cpuset is inherited by all',
    texts: ['09-s001-vcpu-cpuset.xml', hosts.h1],
    rows: {
      'd0/vcpu:0': ['1-2', 'vcpu cpuset'],
      'd0/vcpu:3': ['1-2', 'vcpu cpuset'],
      'd0/emulator': ['1-2', 'vcpu cpuset'],
    },
  },
  {
    name: '11 on H2',
    texts: ['11-s001-vcpu-cputune.xml', hosts.h2],
    rows: {
      'd0/vcpu:0': ['8', 'vcpupin'],
      'd0/vcpu:1': ['16', 'vcpupin'],
      'd0/vcpu:2': ['0-23', 'default'],
      'd0/vcpu:3': ['0-23', 'default'],
      'd0/emulator': ['16', 'emulatorpin'],
    },
  },
  {
    name: '11 on the assumed host of 03',
    texts: ['03-s001-capabilities-excerpt.xml', '11-s001-vcpu-cputune.xml'],
    rows: { 'd0/vcpu:1': ['16', 'vcpupin'], 'd0/vcpu:2': ['0-23', 'default'] },
  },
  {
    name: '12 on H4: memory only',
    texts: ['12-s001-numatune.xml', hosts.h4],
    rows: { 'd0/vcpu:0': ['0-15', 'default'], 'd0/emulator': ['0-15', 'default'] },
  },
  {
    name: '18 on H3',
    texts: ['18-s003-guest-numa.xml', hosts.h3],
    rows: { 'd0/vcpu:7': ['0-39', 'default'], 'd0/emulator': ['0-39', 'default'] },
  },
  {
    name: '21 on 17',
    texts: ['21-s003-vcpu-cpuset.xml', '17-s003-numactl-hardware.txt'],
    rows: {
      'd0/vcpu:0': ['1-2,4,6', 'vcpu cpuset'],
      'd0/vcpu:1': ['1-2,4,6', 'vcpu cpuset'],
      'd0/emulator': ['1-2,4,6', 'vcpu cpuset'],
    },
  },
  {
    name: '22 on H3: two vCPUs assumed',
    texts: ['22-s003-cputune.xml', hosts.h3],
    rows: {
      'd0/vcpu:0': ['1', 'vcpupin'],
      'd0/vcpu:1': ['2', 'vcpupin'],
      'd0/emulator': ['0-39', 'default'],
    },
  },
  {
    name: '21 and 22 together: pins replace the cpuset, the emulator follows it',
    texts: ['21-s003-vcpu-cpuset.xml', '22-s003-cputune.xml', hosts.h3],
    rows: {
      'd0/vcpu:0': ['1', 'vcpupin'],
      'd0/vcpu:1': ['2', 'vcpupin'],
      'd0/emulator': ['1-2,4,6', 'vcpu cpuset'],
    },
  },
];

test('each text, on its host', async ({ page }) => {
  for (const { name, texts, rows } of cases) {
    await test.step(name, async () => {
      await page.goto('about:blank');
      await openPage(page, anew);
      await paste(page, ...texts.map(textOf));
      for (const thread of Object.keys(rows)) await expect(entity(page, thread)).toBeVisible();
      await page.getByRole('button', { name: 'Table' }).click();
      for (const [thread, [cpus, source]] of Object.entries(rows))
        await expectRow(page, thread, cpus, source);
    });
  }
});

test('a host without a VM: 24 CPUs, all but two of them assumed; two nodes of 20 CPUs, no cores', async ({
  page,
}) => {
  await openPage(page);
  await paste(page, textOf('03-s001-capabilities-excerpt.xml'));
  await expect(entity(page, 'pcpu:23')).toHaveAttribute('data-state', 'assumed');
  await expect(page.locator('[data-kind="pcpu"]')).toHaveCount(24);
  await page.goto('about:blank');
  await openPage(page, anew);
  await paste(page, textOf('17-s003-numactl-hardware.txt'));
  await expect(entity(page, 'node:1')).toBeVisible();
  await expect(page.locator('[data-kind="pcpu"]')).toHaveCount(40);
  await expect(page.locator('[data-kind="core"]')).toHaveCount(0);
});
