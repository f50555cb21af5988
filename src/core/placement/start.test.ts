import { describe, expect, it } from 'vitest';
import type { Choices } from '../analysis.ts';
import { formatCpuSet } from '../cpuset/cpuset.ts';
import { analysisOn, analyzeTexts, ruleIds, textAt } from '../../testing/analyze-text.ts';
import { capabilitiesText } from '../../synthetic-hosts/host-text.ts';
import { cgroupKinds, type CgroupKind } from './choices.ts';
import type { StartReport } from './start-report.ts';

const host = capabilitiesText('node:2 core:2 pu:2'); // 0-7
/** Eight CPUs of which 3 is offline: the texts of such a host do not name it. */
const holed = [
  'available: 2 nodes (0-1)',
  'node 0 cpus: 0 1 2',
  'node 0 size: 1000 MB',
  'node 1 cpus: 4 5 6 7',
  'node 1 size: 1000 MB',
].join('\n');

function startOf(inner: string, on = host, choices: Partial<Choices> = {}): StartReport {
  return analyzeTexts([`<domain type='kvm'>${inner}</domain>`, on], choices).placements[0]!.start;
}

/** `starts`, or the kind of the first problem. */
function outcomes(inner: string, on = host): Readonly<Record<CgroupKind, string>> {
  const { byCgroup } = startOf(inner, on);
  const tell = (kind: CgroupKind): string => byCgroup[kind].problems[0]?.kind ?? byCgroup[kind].verdict;
  return { v2: tell('v2'), v1: tell('v1'), none: tell('none') };
}

describe('what the host makes of a set, by kind of cgroup (libvirt.md §0.2)', () => {
  it.each<[what: string, cpuset: string, v2: string, v1: string, none: string]>([
    ['all usable', '0-2,4', 'starts', 'starts', 'starts'],
    ['one beyond the host', '0,8', 'cpu-beyond-host', 'cpu-beyond-host', 'starts'],
    ['one offline', '2-4', 'starts', 'cpu-offline', 'starts'],
    ['one offline and one beyond', '0,3,9', 'cpu-beyond-host', 'cpu-beyond-host', 'starts'],
    ['nothing but offline', '3', 'no-cpu-left', 'cpu-offline', 'no-cpu-left'],
    ['nothing but beyond', '8-9', 'cpu-beyond-host', 'cpu-beyond-host', 'no-cpu-left'],
  ])('%s', (_what, cpuset, v2, v1, none) => {
    expect(outcomes(`<vcpu cpuset='${cpuset}'>2</vcpu>`, holed)).toEqual({ v2, v1, none });
    expect(
      outcomes(`<vcpu>1</vcpu><cputune><vcpupin vcpu='0' cpuset='${cpuset}'/></cputune>`, holed),
    ).toEqual({
      v2,
      v1,
      none,
    });
  });

  it('takes a CPU within the kernel’s room as offline, where a text tells how much room there is', () => {
    const text = `<vcpu cpuset='0,9'>1</vcpu>`;
    const { byCgroup } = analysisOn([text, host], {}, (known) => ({ ...known, possible: [[0, 15]] }))
      .placements[0]!.start;
    expect(byCgroup.v2.verdict).toBe('starts');
    expect(byCgroup.v1.problems[0]?.message).toBe(`Invalid value '0,9' for 'cpuset.cpus': Invalid argument`);
  });

  it('never fails for "all"', () => {
    for (const kind of cgroupKinds) expect(outcomes('<vcpu>2</vcpu>', holed)[kind]).toBe('starts');
  });
});

describe('the messages, and what caused them', () => {
  it.each<[inner: string, kind: string, message: string, threads: string, marks: string]>([
    [
      `<vcpu cpuset='0,8'>2</vcpu>`,
      'cpu-beyond-host',
      `Unable to write to '/sys/fs/cgroup/…/emulator/cpuset.cpus': Numerical result out of range`,
      'emulator',
      '0,8',
    ],
    [
      `<vcpu>3</vcpu><cputune><vcpupin vcpu='1' cpuset='8'/><emulatorpin cpuset='0'/></cputune>`,
      'cpu-beyond-host',
      `Unable to write to '/sys/fs/cgroup/…/vcpu1/cpuset.cpus': Numerical result out of range`,
      'vcpu:1',
      `<vcpupin vcpu='1' cpuset='8'/>`,
    ],
    [
      `<vcpu>1</vcpu><iothreads>2</iothreads><cputune><iothreadpin iothread='2' cpuset='9'/></cputune>`,
      'cpu-beyond-host',
      `Unable to write to '/sys/fs/cgroup/…/iothread2/cpuset.cpus': Numerical result out of range`,
      'iothread:2',
      `<iothreadpin iothread='2' cpuset='9'/>`,
    ],
    [
      `<vcpu>2</vcpu><numatune><memory nodeset='1-3'/></numatune>`,
      'node-not-on-host',
      'unsupported configuration: NUMA node 2 is unavailable',
      'd0',
      `<memory nodeset='1-3'/>`,
    ],
    [
      `<maxMemory slots='1'>2048</maxMemory><vcpu>1</vcpu><cpu><numa><cell cpus='0' memory='1024'/></numa></cpu><devices><memory model='dimm'><source><nodemask>1,9</nodemask></source><target><size>1024</size><node>0</node></target></memory></devices>`,
      'node-not-on-host',
      'unsupported configuration: NUMA node 9 is unavailable',
      'd0',
      `<memory model='dimm'><source><nodemask>1,9</nodemask></source><target><size>1024</size><node>0</node></target></memory>`,
    ],
    [
      `<vcpu>2</vcpu><cputune><shares>0</shares></cputune>`,
      'shares-out-of-range',
      `invalid argument: shares '0' must be in range [2, 262144]`,
      '',
      '<shares>0</shares>',
    ],
    [
      `<vcpu>2</vcpu><cputune><shares>10001</shares></cputune>`,
      'shares-above-weight',
      `Unable to write to '/sys/fs/cgroup/…/cpu.weight': Numerical result out of range`,
      '',
      '<shares>10001</shares>',
    ],
    [
      `<vcpu>2</vcpu><cputune><vcpusched vcpus='0-1' scheduler='rr' priority='0'/></cputune>`,
      'priority-out-of-range',
      'unsupported configuration: Scheduler priority 0 out of range [1, 99]',
      'vcpu:0 vcpu:1',
      `<vcpusched vcpus='0-1' scheduler='rr' priority='0'/>`,
    ],
    [
      `<vcpu>2</vcpu><cputune><emulatorsched scheduler='fifo' priority='100'/></cputune>`,
      'priority-out-of-range',
      'unsupported configuration: Scheduler priority 100 out of range [1, 99]',
      'emulator',
      `<emulatorsched scheduler='fifo' priority='100'/>`,
    ],
    [
      `<vcpu>3</vcpu><vcpus><vcpu id='0' enabled='yes' order='1'/><vcpu id='1' enabled='yes' hotpluggable='yes' order='2'/><vcpu id='2' enabled='yes' hotpluggable='yes' order='2'/></vcpus>`,
      'vcpu-order-duplicate',
      `unsupported configuration: duplicate vcpu order '2'`,
      '',
      `<vcpu id='2' enabled='yes' hotpluggable='yes' order='2'/>`,
    ],
  ])('%s', (inner, kind, message, threads, marks) => {
    const [problem, ...others] = startOf(inner).problems;
    const unexpected = others.filter((other) => other.span?.from !== problem?.span?.from);
    expect(unexpected).toEqual([]);
    expect(problem).toMatchObject({ kind, message });
    expect(problem?.threads.map((id) => id.replace('d0/', '')).join(' ')).toBe(threads);
    expect(textAt([`<domain type='kvm'>${inner}</domain>`], problem?.span)).toBe(marks);
  });

  it('leaves fixed vCPUs with one order, batch with a priority and v1 with many shares alone', () => {
    for (const inner of [
      `<vcpu>2</vcpu><vcpus><vcpu id='0' enabled='yes' order='1'/><vcpu id='1' enabled='yes' order='1'/></vcpus>`,
      `<vcpu>1</vcpu><cputune><vcpusched vcpus='0' scheduler='batch' priority='0'/></cputune>`,
    ])
      expect(startOf(inner).verdict).toBe('starts');
    const shares = `<vcpu>1</vcpu><cputune><shares>20000</shares></cputune>`;
    expect(startOf(shares, host, { cgroup: 'v1' }).verdict).toBe('starts');
  });
});

it('meets problems in the order of libvirt’s start sequence', () => {
  const inner = `<vcpu placement='auto'>2</vcpu><iothreads>1</iothreads>
    <cpu><numa><cell cpus='0-1' memory='1'/></numa></cpu>
    <cputune><shares>0</shares><vcpupin vcpu='1' cpuset='9'/><emulatorpin cpuset='8'/><iothreadpin iothread='1' cpuset='9'/>
      <emulatorsched scheduler='rr' priority='0'/><iothreadsched iothreads='1' scheduler='rr' priority='0'/>
      <vcpusched vcpus='0' scheduler='rr' priority='0'/></cputune>
    <numatune><memory nodeset='5'/><memnode cellid='0' nodeset='4'/></numatune>`;
  const { problems } = startOf(inner, host, { numad: '0;' });
  expect(problems.map(({ kind, threads }) => `${kind} ${threads.join(' ').replaceAll('d0/', '')}`)).toEqual([
    'numad-unreadable ',
    'node-not-on-host d0',
    'node-not-on-host cell:0',
    'shares-out-of-range ',
    'cpu-beyond-host emulator',
    'priority-out-of-range vcpu:0',
    'cpu-beyond-host vcpu:1',
    'cpu-beyond-host iothread:1',
    'priority-out-of-range emulator',
  ]);
});

describe('numad', () => {
  const auto = `<vcpu placement='auto'>2</vcpu>`;

  it('is in doubt until somebody answers', () => {
    expect(startOf(auto)).toMatchObject({
      verdict: 'unknown',
      doubts: [
        { kind: 'numad', message: 'operation failed: Failed to query numad for the advisory nodeset' },
      ],
    });
    expect(startOf(auto, host, { numad: '0' })).toMatchObject({ verdict: 'starts', doubts: [] });
  });

  it('may print nothing, or name nodes that have no CPU', () => {
    expect(startOf(auto, host, { numad: '' }).problems[0]?.message).toBe(
      `invalid argument: Failed to parse bitmap ''`,
    );
    expect(startOf(auto, host, { numad: '7' }).problems[0]).toMatchObject({
      kind: 'no-cpu-left',
      message: 'cannot set CPU affinity on process PID: Invalid argument',
    });
    expect(ruleIds(analyzeTexts([auto, host], { numad: '7' }))).toContain('error start-fails');
  });
});

describe('memory by release', () => {
  const inner = `<vcpu>2</vcpu><cpu><numa><cell cpus='0' memory='1'/><cell cpus='1' memory='1'/></numa></cpu>
    <numatune><memory mode='strict' nodeset='0'/><memnode cellid='0' mode='strict' nodeset='1'/></numatune>`;

  it('cannot be bound outside of <memory> before 9.4.0', () => {
    const kinds = (libvirt: string): readonly string[] =>
      startOf(inner, host, { libvirt }).problems.map(({ kind }) => kind);
    expect(kinds('9.0.0')).toEqual(['memory-cannot-be-bound']);
    expect(kinds('9.4.0')).toEqual([]);
    expect(startOf(inner, host, { libvirt: '9.0.0', cgroup: 'none' }).verdict).toBe('starts');
  });

  it('of a cell without CPUs before a vCPU’s ends the daemon of 9.0.0', () => {
    const cells = `<vcpu>2</vcpu><cpu><numa><cell id='0' memory='1'/><cell id='1' cpus='0-1' memory='1'/></numa></cpu>`;
    expect(startOf(cells, host, { asLibvirt: true }).problems[0]?.kind).toBe('daemon-crashes');
    expect(startOf(cells).verdict).toBe('starts');
  });
});

it('could not pin outside of cpuset from 1.1.1 to 1.2.14', () => {
  const inner = `<vcpu cpuset='0-1'>1</vcpu><cputune><vcpupin vcpu='0' cpuset='2'/></cputune>`;
  const [problem] = startOf(inner, host, { libvirt: '1.2.14' }).problems;
  expect(problem).toMatchObject({ kind: 'pin-outside-domain-cgroup', threads: ['d0/vcpu:0'] });
  expect(formatCpuSet(problem?.ids ?? [])).toBe('2');
  expect(startOf(inner, host, { libvirt: '1.2.15' }).verdict).toBe('starts');
});

it('tells refused from failed, and both from unknown', () => {
  const both = `<vcpu cpuset='8'>2</vcpu><cputune><emulatorpin cpuset='0'/><emulatorpin cpuset='0'/></cputune>`;
  expect(startOf(both)).toMatchObject({ verdict: 'refused', problems: [] });
  expect(analyzeTexts([`<vcpu cpuset='0'>1</vcpu>`]).placements[0]).toMatchObject({
    starts: 'unknown',
    start: { doubts: [{ kind: 'no-host' }] },
  });
  // What needs no host is known without one.
  expect(analyzeTexts([`<vcpu>1</vcpu><cputune><shares>0</shares></cputune>`]).placements[0]?.starts).toBe(
    false,
  );
});

it('doubts real-time schedulers in a cgroup of v1', () => {
  const inner = `<vcpu>1</vcpu><cputune><vcpusched vcpus='0' scheduler='fifo' priority='1'/></cputune>`;
  expect(startOf(inner).verdict).toBe('starts');
  expect(startOf(inner, host, { cgroup: 'v1' })).toMatchObject({
    verdict: 'unknown',
    doubts: [{ kind: 'realtime' }],
  });
});

it.each([
  ['<shares>1024</shares>', 'unknown'],
  ['<emulator_quota>-1</emulator_quota>', 'unknown'],
  ['<iothread_period>1000</iothread_period>', 'unknown'],
  ['<period>0</period><quota>0</quota>', 'starts'],
  ["<vcpupin vcpu='0' cpuset='1'/>", 'starts'],
])('doubts %s without cgroups: session mode has no CPU tuning', (cputune, verdict) => {
  const { byCgroup } = startOf(`<vcpu>1</vcpu><cputune>${cputune}</cputune>`);
  expect(byCgroup).toMatchObject({ v2: { verdict: 'starts' }, v1: { verdict: 'starts' }, none: { verdict } });
  expect(byCgroup.none.doubts.map(({ message }) => message)).toEqual(
    verdict === 'starts' ? [] : ['unsupported configuration: CPU tuning is not available in session mode'],
  );
});

it('lets the pin of a vCPU that is not plugged in wait', () => {
  const inner = `<vcpu current='1'>2</vcpu><cputune><vcpupin vcpu='1' cpuset='9'/></cputune>`;
  expect(startOf(inner).verdict).toBe('starts');
  expect(ruleIds(analyzeTexts([inner, host]))).toEqual(['warning cpu-not-on-host']);
});
