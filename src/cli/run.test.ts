/** The whole path of `pinscope explain` on small texts of our own. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { collectorLine } from '../core/collector.ts';
import { findContractFaults } from '../report/contract-faults.ts';
import type { JsonReport } from '../report/json-contract.ts';
import { gzip, makeTar, sosMembers } from '../testing/archive/make-tar.ts';
import { folderOfTexts, stdinOf } from '../testing/folder-of-texts.ts';
import type { Outcome } from './explain.ts';
import { encodeLessonLink } from '../link/lesson-link.ts';
import { run } from './run.ts';

const texts = {
  'vm.xml': `<domain type='kvm'>
  <name>web</name>
  <memory unit='KiB'>1048576</memory>
  <vcpu placement='static' cpuset='0-3,^3' current='2'>3</vcpu>
  <iothreads>1</iothreads>
  <cputune>
    <vcpupin vcpu='0' cpuset='1'/>
    <emulatorpin cpuset='1'/>
    <iothreadpin iothread='1' cpuset='9'/>
  </cputune>
  <os><type arch='x86_64' machine='pc'>hvm</type></os>
</domain>
`,
  'host.txt': `available: 2 nodes (0-1)
node 0 cpus: 0 1
node 0 size: 1024 MB
node 0 free: 100 MB
node 1 cpus: 2 3
node 1 size: 1024 MB
node 1 free: 200 MB
node distances:
node   0   1
  0:  10  20
  1:  20  10
`,
  'auto.xml': `<domain type='kvm'>
  <name>auto</name>
  <memory unit='KiB'>1048576</memory>
  <vcpu placement='auto'>2</vcpu>
  <os><type arch='x86_64' machine='pc'>hvm</type></os>
</domain>
`,
  'pins.xml': `<cputune>
  <vcpupin vcpu='3' cpuset='2'/>
</cputune>
`,
  'bad.xml': `<vcpu cpuset='3-1'>2</vcpu>\n`,
  'command.txt': 'numactl --hardware\n',
  'empty.txt': '',
} as const;

const folder = folderOfTexts(texts);

const about = { version: '1.2.3' };
const path = (name: keyof typeof texts): string => join(folder, name);

function explain(files: readonly (keyof typeof texts)[], ...options: readonly string[]): Promise<Outcome> {
  return run(['explain', ...files.map(path), ...options], stdinOf(), about);
}

async function explainJson(
  files: readonly (keyof typeof texts)[],
  ...options: readonly string[]
): Promise<JsonReport> {
  const { stdout } = await explain(files, '--json', ...options);
  const report = JSON.parse(stdout) as JsonReport;
  expect(findContractFaults(report)).toEqual([]);
  return report;
}

it('takes the machine that is asked for, by number and by file', async () => {
  const second = join(folder, 'second.txt');
  writeFileSync(second, 'available: 1 nodes (0)\nnode 0 cpus: 0 1 2 3 4 5 6 7\nnode 0 size: 1024 MB\n');
  const host = async (...options: readonly string[]) =>
    (await run(['explain', path('host.txt'), second, ...options], stdinOf(), about)).stdout.split('\n')[1];
  expect(await host()).toContain('4 CPUs');
  expect(await host('--machine', '2')).toContain('8 CPUs');
  expect(await host('--machine', second)).toContain('8 CPUs');
  const check = (...options: readonly string[]) =>
    run(['check', path('vm.xml'), path('host.txt'), second, ...options], stdinOf(), about);
  expect((await check()).stderr).toContain('Several machines');
  expect((await check('--machine', '1')).stderr).toBe('');
  expect(await check('--machine', 'vm.xml')).toMatchObject({ code: 2, stdout: '' });
});

describe('pinscope explain --json', () => {
  it('gives every thread with its set, source, reasons and places', async () => {
    const { segments, host, domains, findings } = await explainJson(['vm.xml', 'host.txt']);
    expect(segments).toMatchObject([
      {
        source: path('vm.xml'),
        reader: 'libvirt-domain',
        from: { line: 1, column: 1 },
        to: { line: 12, column: 10 },
      },
      { source: path('host.txt'), reader: 'numactl-hardware', from: { line: 1, column: 1 } },
    ]);
    expect(host).toMatchObject({
      cpus: '0-3',
      online: '0-3',
      assumed: [],
      nodes: [
        { id: 0, cpus: '0-1', memoryKiB: 1048576, freeKiB: 102400, distances: { 0: 10, 1: 20 } },
        { id: 1, cpus: '2-3', memoryKiB: 1048576, freeKiB: 204800, distances: { 0: 20, 1: 10 } },
      ],
    });
    expect(host?.cpuTable[3]).toEqual({
      id: 3,
      node: 1,
      socket: null,
      die: null,
      core: null,
      siblings: null,
      online: true,
    });
    expect(domains).toHaveLength(1);
    expect(domains[0]).toMatchObject({
      source: path('vm.xml'),
      name: 'web',
      status: 'accepted',
      starts: false,
      vcpus: { max: 3, current: 2, assumed: false },
      placement: 'static',
      threads: [
        { kind: 'vcpu', id: 0, online: true, cpus: '1', runs: '1', source: 'vcpupin' },
        { kind: 'vcpu', id: 1, online: true, cpus: '0-2', runs: '0-2', source: 'vcpu-cpuset' },
        { kind: 'vcpu', id: 2, online: false, cpus: '0-2', source: 'vcpu-cpuset' },
        { kind: 'emulator', cpus: '1', runs: '1', source: 'emulatorpin' },
        { kind: 'iothread', id: 1, cpus: '9', runs: '', source: 'iothreadpin' },
      ],
      memory: [{ cell: null, nodes: 'all', source: 'default' }],
    });
    expect(domains[0]?.threads[0]?.reasons).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          source: 'vcpupin',
          state: 'applied',
          cpus: '1',
          text: '1',
          file: path('vm.xml'),
          line: 7,
        }),
        expect.objectContaining({
          source: 'vcpu-cpuset',
          state: 'beaten',
          cpus: '0-2',
          text: '0-3,^3',
          line: 4,
        }),
      ]),
    );
    const rules = findings.map(({ rule }) => rule);
    expect(rules).toContain('emulator-on-vcpu-pcpu');
    expect(rules).toContain('cpu-not-on-host');
    expect(findings.find(({ rule }) => rule === 'cpu-not-on-host')).toMatchObject({
      severity: 'error',
      source: path('vm.xml'),
      line: 9,
    });
  });

  it('has no host and no runs without a host text', async () => {
    const { host, domains } = await explainJson(['auto.xml']);
    expect(host).toBeNull();
    expect(domains[0]?.threads).toMatchObject([
      { kind: 'vcpu', id: 0, cpus: 'unknown', source: 'numad' },
      { kind: 'vcpu', id: 1, cpus: 'unknown', source: 'numad' },
      { kind: 'emulator', cpus: 'unknown', source: 'numad' },
    ]);
    expect(domains[0]?.threads.some((thread) => 'runs' in thread)).toBe(false);
  });

  it('takes the answer for numad', async () => {
    const { domains } = await explainJson(['auto.xml', 'host.txt'], '--numad', '1');
    expect(domains[0]?.threads[0]).toMatchObject({ cpus: '2-3', runs: '2-3', source: 'numad' });
  });

  it('lists what it assumes, and assumes nothing when asked', async () => {
    const assumed = await explainJson(['pins.xml']);
    expect(assumed.domains[0]?.vcpus).toEqual({ max: 4, current: 4, assumed: true });
    expect(assumed.assumptions.map(({ kind }) => kind)).toContain('vcpu-count');
    const asLibvirt = await explainJson(['pins.xml'], '--as-libvirt');
    expect(asLibvirt.assumptions).toEqual([]);
    for (const { vcpus } of asLibvirt.domains) expect(vcpus).toEqual({ max: 1, current: 1, assumed: false });
  });

  it('answers by the rules that are asked for, and names them', async () => {
    expect((await explainJson(['vm.xml', 'host.txt'])).rules).toEqual({
      libvirt: '12.4.0',
      era: 'now',
      cgroup: 'v2',
      verified: false,
    });
    const verified = await explainJson(['vm.xml'], '--as-libvirt');
    expect(verified.rules).toMatchObject({ libvirt: '9.0.0', verified: true });
    const later = await explainJson(['vm.xml'], '--as-libvirt', '--libvirt', '9.4.0');
    expect(later.rules).toMatchObject({ libvirt: '9.4.0', verified: false });

    // Before 2012 a vCPU without a pin was free of the cpuset, and iothreads ran where the emulator does.
    const old = await explainJson(['vm.xml', 'host.txt'], '--era', 'before-2012', '--cgroup', 'v1');
    expect(old.rules).toMatchObject({ era: 'before-2012', cgroup: 'v1' });
    expect(old.domains[0]?.threads.map(({ cpus }) => cpus)).toEqual(['1', '0-3', '0-3', '1', '1']);
  });

  it('keeps the contract for everything it can be given', async () => {
    for (const name of Object.keys(texts)) await explainJson([name as keyof typeof texts]);
    const all = await explainJson(Object.keys(texts) as (keyof typeof texts)[]);
    expect(all.domains.length).toBeGreaterThan(2);
  });
});

describe('pinscope explain', () => {
  it('prints a table', async () => {
    const { stdout, stderr, code } = await explain(['vm.xml', 'host.txt']);
    expect(stdout).toMatch(
      /^web · .*vm\.xml:1 · accepted · 2 of 3 vCPUs · placement static · does not start$/m,
    );
    expect(stdout).toMatch(/^ {2}vCPU 0 +1 +1 +vcpupin +\S+vm\.xml:7$/m);
    expect(stdout).toMatch(/^ {2}vCPU 2 \(offline\) +0-2 /m);
    expect(stdout).toMatch(/^ {2}\S+vm\.xml:9:\d+: error: .+ \[cpu-not-on-host\]$/m);
    expect(stdout).toMatch(
      /^Rules: libvirt 12\.4\.0 \(from release notes; verified on 9\.0\.0\) · cgroup v2\nHost · /,
    );
    expect(stderr).toBe('');
    expect(code).toBe(1);
  });

  it('speaks Chinese', async () => {
    const { stdout } = await explain(['vm.xml', 'host.txt', 'command.txt'], '--lang', 'zh-CN');
    expect(stdout).toMatch(/^ {2}模拟器线程 +1 +1 +emulatorpin/m);
    expect(stdout).toContain('错误: ');
  });

  it('reads standard input', async () => {
    const { stdout, code } = await run(['explain', '-'], stdinOf(texts['auto.xml']), about);
    expect(stdout).toMatch(/^auto · -:1 · /m);
    expect(code).toBe(0);
  });

  it('exits with 0, 1 or 2', async () => {
    expect(await explain(['host.txt'])).toMatchObject({ code: 0 });
    expect(await explain(['auto.xml', 'host.txt'])).toMatchObject({ code: 0 });
    expect(await explain(['bad.xml'])).toMatchObject({ code: 1 });
    expect(await explain(['command.txt'])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^pinscope: /) as string,
    });
    expect(await explain(['empty.txt'])).toMatchObject({ code: 2 });
  });

  it('names a file that cannot be read, and prints nothing else', async () => {
    const outcome = await run(['explain', path('vm.xml'), join(folder, 'no\u001b[2Jne')], stdinOf(), about);
    expect(outcome).toEqual({
      stdout: '',
      stderr: `pinscope: ${folder}/no\ufffd[2Jne: no such file\n`,
      code: 2,
    });
  });
});

describe('pinscope explain of an sos report', () => {
  const members = sosMembers({
    capabilities: '<capabilities/>',
    numactl: texts['host.txt'],
    xml: texts['vm.xml'],
  });

  it('prints guests and host, and on stderr what was read', async () => {
    const archive = join(folder, 'sosreport-kvm01.tar.gz');
    writeFileSync(archive, gzip(makeTar(members)));
    const { stdout, stderr, code } = await run(['explain', archive], stdinOf(), about);
    expect(stdout).toMatch(
      /^web · sosreport-kvm01-2026-11-21-abcdefg\/etc\/libvirt\/qemu\/web\.xml:1 · accepted/m,
    );
    expect(stdout).toMatch(/^Host · 4 CPUs \(0-3\)/m);
    expect(stderr).toBe(`pinscope: 5 texts from ${archive}; 6 other files were not looked at.\n`);
    expect(code).toBe(1);
    const chinese = await run(['explain', archive, '--lang', 'zh-CN'], stdinOf(), about);
    expect(chinese.stderr).toBe(`pinscope: 从${archive} 读取了 5 段文本；另有 6 个文件未查看。\n`);
  });

  it('is not fooled by control characters in its paths', async () => {
    const archive = join(folder, 'odd.tar');
    writeFileSync(
      archive,
      makeTar([...members, { path: 'a\u001b[2J\n/proc/cpuinfo', type: '2', link: 'x' }]),
    );
    const { stderr } = await run(['explain', archive], stdinOf(), about);
    expect(stderr).not.toContain('\u001b');
    expect(
      stderr
        .split('\n')
        .slice(0, -1)
        .every((line) => /^pinscope: | {2}/.test(line)),
    ).toBe(true);
  });
});

describe('pinscope', () => {
  it('prints the collector line', async () => {
    expect(await run(['collector'], stdinOf(), about)).toEqual({
      stdout: `${collectorLine}\n`,
      stderr: '',
      code: 0,
    });
  });

  it('helps and tells its version', async () => {
    const help = await run(['--help'], stdinOf(), about);
    expect(help).toMatchObject({
      stderr: '',
      code: 0,
      stdout: expect.stringContaining('Usage: pinscope explain') as string,
    });
    expect(Math.max(...help.stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(90);
    expect(await run(['--version'], stdinOf(), about)).toEqual({
      stdout: 'pinscope 1.2.3\n',
      stderr: '',
      code: 0,
    });
  });

  it('explains wrong usage on stderr', async () => {
    const outcome = await run(['explian', 'a'], stdinOf(), about);
    expect(outcome).toEqual({
      stdout: '',
      stderr: "pinscope: unknown command 'explian'\nTry 'pinscope --help'.\n",
      code: 2,
    });
  });
});

describe('pinscope link, open and svg', () => {
  const link = (command: string, ...args: readonly string[]): Promise<Outcome> =>
    run([command, path('vm.xml'), path('host.txt'), ...args], stdinOf(), about);

  it('prints a link that explain reads back: the same answer', async () => {
    const { stdout, stderr, code } = await link('link', '--base', 'https://p.example/tools/');
    expect(code).toBe(0);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^https:\/\/p\.example\/tools\/#1\.m\.[\w-]+\.[0-9a-z]{7}\n$/);
    const threads = (text: string): unknown => (JSON.parse(text) as JsonReport).domains;
    const withoutLines = (value: unknown): string =>
      JSON.stringify(value, (key, inner: unknown) =>
        /^(?:file|line|column)$/.test(key) || String(inner).endsWith('.xml') ? undefined : inner,
      );
    const direct = await run(['explain', path('vm.xml'), path('host.txt'), '--json'], stdinOf(), about);
    for (const args of [[stdout.trim()], ['-']]) {
      const read = await run(['explain', ...args, '--json'], stdinOf(`  <${stdout.trim()}>\n`), about);
      expect(read.code).toBe(direct.code);
      expect(withoutLines(threads(read.stdout))).toBe(withoutLines(threads(direct.stdout)));
    }
  });

  it('prints the part from # on where no address is known, and takes the home page of the package', async () => {
    const alone = await link('link');
    expect(alone).toMatchObject({ code: 0, stderr: expect.stringContaining('--base URL') as string });
    expect(alone.stdout).toMatch(/^#1\.m\./);
    const home = { version: '1.2.3', homepage: 'https://home.example/' };
    const known = await run(['open', path('vm.xml')], stdinOf(), home);
    expect(known.opens).toMatch(/^https:\/\/home\.example\/#1\.m\./);
    expect(known.stdout).toBe(`${known.opens ?? ''}\n`);
    expect(await link('open')).toMatchObject({ code: 2, stdout: '' });
  });

  it('hides names, and names what the original texts hold', async () => {
    const redacted = await link('link', '--redact');
    const shown = await run(['explain', redacted.stdout.trim()], stdinOf(), about);
    expect(shown.stdout).toContain('VM-A');
    expect(shown.stdout).not.toContain('web');
    const secret = "<domain type='kvm'><name>v</name><vcpu>1</vcpu><x passwd='secret'/></domain>";
    const whole = await run(['link', '-', '--texts'], stdinOf(secret), about);
    expect(whole.stderr).toContain('passwords (-:1)');
    expect(whole.stdout).toMatch(/^#1\.d\./);
  });

  it('says what a link leaves behind', async () => {
    const outcome = await run(['link', path('vm.xml'), path('command.txt')], stdinOf(), about);
    expect(outcome.stderr).toContain('command.txt:1');
  });

  it('draws the picture, which can carry the link', async () => {
    const { stdout, code } = await link('svg', '--theme', 'dark', '--carry', '--redact');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^<svg [^>]*data-theme="dark"/);
    expect(stdout).toContain('VM-A');
    expect(stdout).not.toContain('>web<');
    const again = await run(['explain', '-'], stdinOf(stdout), about);
    expect(again.stdout).toContain('VM-A');
    expect((await link('svg')).stdout).not.toContain('pinscope-link');
    expect(await run(['svg', path('empty.txt')], stdinOf(), about)).toMatchObject({ code: 2, stdout: '' });
  });

  it('explains a broken link, and reads of it what there is', async () => {
    const { stdout } = await link('link', '--texts');
    // How far a shorter piece can be read depends on the name of the folder, which is another one every time.
    const cut = await run(['explain', stdout.trimEnd().slice(0, -12)], stdinOf(), about);
    expect(cut.stderr).toContain('cut off');
    expect(cut.stdout).toContain('web');
    // Not 0, or a script would take it for the answer.
    expect(cut.code).toBe(3);
    const again = await run(['link', stdout.trimEnd().slice(0, -12)], stdinOf(), about);
    expect(again).toMatchObject({ code: 3, stdout: expect.stringMatching(/^#1\.m\./) as string });
    for (const [broken, said] of [
      ['#9.z.abc', 'newer'],
      ['#1.m.AAAA.0000000', 'changed on its way'],
    ] as const) {
      const outcome = await run(['explain', broken], stdinOf(), about);
      expect(outcome).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(said) as string });
    }
  });

  it('keeps what a link looks at', async () => {
    const { stdout } = await link('link');
    const looked = `${stdout.trim()}&sel=d0/vcpu:1&tab=matrix&lens=domain&hide=vcpupin&lang=zh-CN`;
    expect((await run(['link', looked], stdinOf(), about)).stdout.trim()).toBe(looked);
    const texts = await run(['link', looked, '--texts', '--base', 'https://p.example/'], stdinOf(), about);
    expect(texts.stdout).toMatch(/^https:\/\/p\.example\/#1\.d\..*&sel=d0\/vcpu:1&tab=matrix&lens=domain/);
    // Behind other texts its domains are called otherwise.
    const behind = await run(['link', path('vm.xml'), looked], stdinOf(), about);
    expect(behind.stdout).not.toContain('&');
    const [drawn, usual] = await Promise.all(
      [looked, stdout.trim()].map(async (one) => (await run(['svg', one], stdinOf(), about)).stdout),
    );
    expect(drawn).toMatch(/^<svg/);
    expect(drawn).not.toBe(usual);
  });

  it('knows lessons and examples by their names', async () => {
    const shown = await run(['explain', '#lesson=05&step=2', '--lang', 'zh-CN'], stdinOf(), about);
    expect(shown.stderr).toBe('pinscope: 第 5 课 · 由谁决定：vcpupin、cpuset、全部 · 第 2 步，共 7 步\n');
    expect(shown.stdout).toContain('vcpupin');
    const file = JSON.stringify({
      format: 'pinscope-lesson',
      version: 1,
      title: 'Mine',
      texts: { 'vm.xml': "<domain type='kvm'><name>taught</name><vcpu>2</vcpu></domain>" },
      scenes: { one: ['vm.xml'] },
      steps: [{ scene: 'one', title: 'Look', say: 'Look.' }],
    });
    const own = encodeLessonLink(file) ?? '';
    const taught = await run(['explain', '-'], stdinOf(`[mine](https://p.example/${own})`), about);
    expect(taught).toMatchObject({ stderr: 'pinscope: Mine · Step 1 of 1\n' });
    expect(taught.stdout).toContain('taught');
    expect((await run(['explain', '-'], stdinOf(file), about)).stdout).toBe(taught.stdout);
    expect(
      (await run(['link', '-'], stdinOf(`> ${own.slice(0, 40)}\n> ${own.slice(40)}\n`), about)).stdout,
    ).toBe(`${own}\n`);
    const example = await run(['check', 'https://p.example/#example=siblings'], stdinOf(), about);
    expect(example.stdout).toContain('L03a-siblings');
    // What has a name keeps it.
    const named = await run(['link', '#lesson=05&step=2', '--base', 'https://p.example/'], stdinOf(), about);
    expect(named.stdout).toBe('https://p.example/#lesson=05&step=2\n');
    expect((await run(['link', '#lesson=05&step=2', '--redact'], stdinOf(), about)).stdout).toMatch(
      /^#1\.m\./,
    );
    for (const unknown of ['#lesson=99', '#example=nothing'])
      expect(await run(['explain', unknown], stdinOf(), about)).toMatchObject({ code: 2, stdout: '' });
  });

  it('takes the address from the environment, unless the command line has another', async () => {
    const surroundings = {
      version: '1.2.3',
      homepage: 'https://home.example/',
      base: 'https://env.example/',
    };
    const of = async (...args: readonly string[]): Promise<string> =>
      (await run(['link', path('vm.xml'), ...args], stdinOf(), surroundings)).stdout;
    expect(await of()).toMatch(/^https:\/\/env\.example\/#1/);
    expect(await of('--base', 'https://p.example/')).toMatch(/^https:\/\/p\.example\/#1/);
    const wrong = { version: '1.2.3', base: 'pinscope' };
    expect(await run(['link', path('vm.xml')], stdinOf(), wrong)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('PINSCOPE_BASE') as string,
    });
    expect((await run(['explain', path('vm.xml')], stdinOf(), wrong)).stdout).toContain('web');
  });
});
