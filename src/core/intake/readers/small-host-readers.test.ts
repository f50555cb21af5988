import { describe, expect, it } from 'vitest';
import { expectReaderSurvives, expectRecognised } from '../../../testing/bad-input/reader-survives.ts';
import { analyzeTexts } from '../../../testing/analyze-text.ts';
import { formatCpuSet } from '../../cpuset/cpuset.ts';
import { pieceOf } from '../../text/source.ts';
import type { Reader, ShellCommand } from '../reading.ts';
import { numactlHardware } from './numactl-hardware.ts';
import { numastat } from './numastat.ts';
import { procCmdline } from './proc-cmdline.ts';
import { sysfsList } from './sysfs-list.ts';
import { virshFreecell } from './virsh-freecell.ts';
import { virshNodecpumap } from './virsh-nodecpumap.ts';
import { virshNodeinfo } from './virsh-nodeinfo.ts';

const pieceFrom = (text: string) => pieceOf({ id: 's1', name: 'paste', text });
const read = (reader: Reader, text: string) => reader.read(pieceFrom(text), {});
const list = (set: Parameters<typeof formatCpuSet>[0] | undefined): string | undefined =>
  set && formatCpuSet(set);

const nodeinfo = `CPU model:           x86_64
CPU(s):              112
CPU frequency:       2100 MHz
CPU socket(s):       1
Core(s) per socket:  112
Thread(s) per core:  1
NUMA cell(s):        1
Memory size:         391485532 KiB
`;

describe('virsh nodeinfo', () => {
  it('in another language is known by its lines, which do not change', () => {
    const chinese = `CPU 型号：        x86_64
CPU：               16
CPU 频率：        1200 MHz
CPU socket：        1
每个 socket 的内核数： 4
每个内核的线程数： 2
NUMA 单元：       2
内存大小：      65698620 KiB
`;
    const { segments, findings } = analyzeTexts([`# virsh nodeinfo\n${chinese}`]);
    expect(segments.map(({ reader }) => reader)).toEqual(['virsh-nodeinfo']);
    expect(findings).toEqual([]);
    expect(read(virshNodeinfo, chinese).host).toMatchObject({
      architecture: 'x86_64',
      cpuCount: 16,
      frequencyMHz: 1200,
      memoryKiB: 65698620,
    });
  });

  it('gives CPUs, memory, MHz and architecture, and none of its counts', () => {
    const { host, problems } = read(virshNodeinfo, nodeinfo);
    expect(problems).toEqual([]);
    expect(host).toMatchObject({
      cpuCount: 112,
      frequencyMHz: 2100,
      memoryKiB: 391485532,
      architecture: 'x86_64',
      cpus: [],
      nodes: [],
    });
    expect(host?.counts).toBeUndefined();
  });

  it('says what it cannot read', () => {
    const { problems } = read(virshNodeinfo, nodeinfo.replace('112\n', 'many\n'));
    expect(problems).toMatchObject([{ params: { what: 'CPU(s)', text: 'many' } }]);
  });
});

describe('virsh freecell', () => {
  it.each([
    [
      'all cells',
      '    0:    100 KiB\n    8:    200 KiB\n--------------------\nTotal:    300 KiB\n',
      [0, 8],
      300,
    ],
    ['one cell', '0: 6261388 KiB\n', [0], undefined],
    ['the machine', 'Total: 6265100 KiB\n', [], 6265100],
    ['kB of old versions', '0: 5 kB\n', [0], undefined],
  ])('reads %s', (_what, text, ids, total) => {
    const { host, problems } = read(virshFreecell, text);
    expect(problems).toEqual([]);
    expect(host?.nodes.map(({ id }) => id)).toEqual(ids);
    expect(host?.nodes.every(({ cpusTold }) => cpusTold === false)).toBe(true);
    expect(host?.freeKiB).toBe(total);
  });

  it('leaves out what libnuma did not know, and a total of no cells', () => {
    expect(read(virshFreecell, '0: 18014398509481983 KiB').host?.nodes[0]?.freeKiB).toBeUndefined();
    const { host, problems } = read(virshFreecell, '--------------------\nTotal:          0 KiB\n');
    expect(host).toBeUndefined();
    expect(problems).toMatchObject([{ rule: 'nothing-to-read' }]);
    expect(virshFreecell.detect(pieceFrom('Node 0:\n4KiB: 120374'))).toBe(false);
  });
});

describe('virsh nodecpumap', () => {
  it.each([
    ['CPUs present:   8\nCPUs online:    3\nCPU map:        y-y-y---\n', '0,2,4'],
    ['CPUs present:   16\nCPUs online:    3\nCPU map:        0-1,15\n', '0-1,15'],
  ])('%j', (text, online) => {
    const { host, problems } = read(virshNodecpumap, text);
    expect(problems).toEqual([]);
    expect(list(host?.online)).toBe(online);
    expect(host).toMatchObject({ cpuCount: 3 });
    expect(host?.present ?? host?.offline).toBeUndefined();
  });

  it('does not believe a map of another number of CPUs', () => {
    const { host, problems } = read(
      virshNodecpumap,
      'CPUs present:   8\nCPUs online:    3\nCPU map:        y-y\n',
    );
    expect(host?.online).toBeUndefined();
    expect(problems).toMatchObject([{ params: { what: 'CPU map', text: 'y-y' } }]);
  });
});

describe('the kernel’s command line', () => {
  const boot = 'BOOT_IMAGE=/vmlinuz root=/dev/sda1 ro quiet';
  it.each([
    [`${boot} isolcpus=2-5,9 nohz_full=2-5 rcu_nocbs=2-5`, '2-5,9', '2-5'],
    [`${boot} isolcpus=managed_irq,domain,2-23 nr_cpus=24`, '2-23', ''],
    [`${boot} isolcpus=nohz,domain,1-3`, '1-3', '1-3'],
    [`${boot} isolcpus=managed_irq,1-3 maxcpus=8`, '', ''],
    [`${boot} isolcpus=0-15:2/4`, '0-1,4-5,8-9,12-13', ''],
    [boot, '', ''],
    ['isolcpus=3', '3', undefined],
    ['kernel: `isolcpus=8-15,24-31 nohz_full=8-15`', '8-15,24-31', '8-15'],
    ['- Kernel parameters: **isolcpus=2,3**', '2-3', undefined],
    ['nohz_full=3', undefined, '3'],
    ['rcu_nocbs=3', undefined, undefined],
    ['[    0.000000] Kernel command line: BOOT_IMAGE=/v isolcpus=1 isolcpus=2', '1', ''],
    ['/proc/cmdline:BOOT_IMAGE=/v isolcpus=1', '1', ''],
  ])('%s', (text, isolated, nohzFull) => {
    expect(procCmdline.detect(pieceFrom(text))).toBe(true);
    const { host, problems } = read(procCmdline, text);
    expect(problems).toEqual([]);
    expect(list(host?.isolated)).toBe(isolated);
    expect(list(host?.nohzFull)).toBe(nohzFull);
  });

  it.each([
    'isolcpus=N',
    'isolcpus=N-2',
    'isolcpus=5-2',
    'nohz_full=1,,2',
    'isolcpus=0-9:3/2',
    'isolcpus=99999',
  ])('does not guess %s', (text) => {
    const { host, problems } = read(procCmdline, `x ${text} y`);
    expect(host?.isolated ?? host?.nohzFull).toBeUndefined();
    expect(problems).toMatchObject([{ rule: 'host-value-unreadable' }]);
    const [span] = problems.map((one) => one.span);
    expect(`x ${text} y`.slice(span?.from, span?.to)).toBe(text);
  });

  it.each([
    'GRUB_CMDLINE_LINUX="quiet isolcpus=2"',
    'see isolcpus',
    'qemu-system-x86_64 -append root=/dev/vda',
  ])('is not %s', (text) => {
    expect(procCmdline.detect(pieceFrom(text))).toBe(false);
  });
});

const sys = '/sys/devices/system';
const grep = `${sys}/cpu/online:0-5
${sys}/cpu/offline:6-7
${sys}/cpu/possible:0-15
${sys}/cpu/present:0-7
${sys}/cpu/isolated:
${sys}/cpu/nohz_full:(null)
${sys}/cpu/kernel_max:8191
${sys}/cpu/cpu0/topology/core_id:0
${sys}/cpu/cpu0/topology/physical_package_id:0
${sys}/cpu/cpu0/topology/die_id:-1
${sys}/cpu/cpu0/topology/cluster_id:65535
${sys}/cpu/cpu0/topology/thread_siblings_list:0,4
${sys}/cpu/cpu6/online:0
${sys}/cpu/cpu0/cache/index3/level:3
${sys}/cpu/cpu0/cache/index3/type:Unified
${sys}/cpu/cpu0/cache/index3/size:8192K
${sys}/cpu/cpu0/cache/index3/shared_cpu_list:0-3
${sys}/cpu/cpu1/cache/index3/level:3
${sys}/cpu/cpu1/cache/index3/shared_cpu_list:0-3
${sys}/node/node0/cpulist:0-3
${sys}/node/node0/distance:10 21
${sys}/node/node0/meminfo:Node 0 MemTotal:       1000 kB
${sys}/node/node0/meminfo:Node 0 MemFree:        500 kB
${sys}/node/node0/hugepages/hugepages-2048kB/nr_hugepages:3
${sys}/node/node8/cpulist:4-5
${sys}/node/node8/distance:21 10
/sys/devices/cpu_core/cpus:0-3
/sys/devices/cpu_atom/cpus:4-5
`;

describe('files of /sys', () => {
  it('add up to the machine', () => {
    const { host, problems } = read(sysfsList, grep);
    expect(problems).toEqual([]);
    const lists = [
      host?.online,
      host?.offline,
      host?.possible,
      host?.present,
      host?.isolated,
      host?.nohzFull,
    ];
    expect(lists.map(list)).toEqual(['0-5', '6-7', '0-15', '0-7', '', '']);
    expect(host?.cpus).toMatchObject([
      {
        id: 0,
        node: 0,
        socket: 0,
        core: 0,
        siblings: [
          [0, 0],
          [4, 4],
        ],
        coreType: 'performance',
      },
      {
        id: 4,
        node: 8,
        siblings: [
          [0, 0],
          [4, 4],
        ],
        coreType: 'efficiency',
      },
      { id: 6, online: false },
    ]);
    expect(host?.cpus[0]).not.toHaveProperty('die');
    expect(host?.cpus[0]).not.toHaveProperty('cluster');
    expect(host?.nodes).toMatchObject([
      { id: 0, cpus: [[0, 3]], memoryKiB: 1000, freeKiB: 500, distances: { 0: 10, 8: 21 } },
      { id: 8, cpus: [[4, 5]], distances: { 0: 21, 8: 10 } },
    ]);
    expect(host?.nodes[0]?.hugepages).toEqual([{ sizeKiB: 2048, count: 3 }]);
    expect(host?.caches).toMatchObject([{ level: 3, id: 0, sizeKiB: 8192, cpus: [[0, 3]] }]);
  });

  it('are read below headings, and from where somebody has gone to', () => {
    const { host } = read(
      sysfsList,
      `==> ${sys}/node/node1/cpulist <==\n2-3\n\n==> ${sys}/cpu/isolated <==\n\n==> ${sys}/cpu/online <==\n0-3\n`,
    );
    expect(host?.nodes).toMatchObject([{ id: 1, cpus: [[2, 3]] }]);
    expect([list(host?.isolated), list(host?.online)]).toEqual([undefined, '0-3']);
    const local = read(sysfsList, 'cpu3/topology/core_cpus_list: 3,7\nnode0/cpulist:0-7').host;
    expect(local?.cpus.map(({ id }) => id)).toEqual([3, 7]);
    expect(local?.nodes).toMatchObject([{ id: 0, cpus: [[0, 7]] }]);
  });

  it('whose path only the command tells are read by it', () => {
    const command = (...words: readonly string[]): ShellCommand => ({
      words,
      span: { source: 's1', from: 0, to: 1 },
    });
    const siblings = command('cat', `${sys}/cpu/cpu*/topology/thread_siblings_list`, '|', 'sort', '-u');
    const text = '0,4\n1,5\n';
    expect(sysfsList.answers?.(siblings, pieceFrom(text))).toBe(true);
    const { host } = sysfsList.read(pieceFrom(text), { command: siblings });
    expect(host?.cpus.map(({ id, siblings: set }) => `${id}: ${list(set) ?? ''}`)).toEqual([
      '0: 0,4',
      '1: 1,5',
      '4: 0,4',
      '5: 1,5',
    ]);
    const isolated = command('cat', `${sys}/cpu/isolated`);
    expect(list(sysfsList.read(pieceFrom('2-5\n'), { command: isolated }).host?.isolated)).toBe('2-5');
    expect(sysfsList.answers?.(command('cat', '/etc/passwd'), pieceFrom('0-3'))).toBe(false);
    expect(sysfsList.answers?.(isolated, pieceFrom('No such file'))).toBe(false);
  });

  it('say what cannot be used, and nothing of what is unknown', () => {
    const { host, problems } = read(
      sysfsList,
      `${sys}/cpu/online:0-4000000000\n${sys}/cpu/cpu1/topology/core_id:x\n${sys}/cpu/__proto__:1\n${sys}/cpu/cpu1/topology/__proto__:1\n`,
    );
    expect(problems.map((one) => (one.params as { what: string }).what)).toEqual([
      'online',
      'core_id',
      undefined,
    ]);
    expect(host).toBeUndefined();
  });
});

const folded = `Per-node system memory usage (in MBs):
Token FileHugePages not in hash table.
                          Node 0         Node 33
                 --------------- ---------------
MemTotal                 8189.90        16384.00
MemFree                                 16111.77
HugePages_Total            16.00            0.00

                          Node 72           Total
                 --------------- ---------------
MemTotal                 8192.00        32765.90
MemFree                  7000.00        23111.77
HugePages_Total             0.00           16.00
`;

describe('numastat -m', () => {
  it('puts folded blocks together, and leaves a cell empty that is', () => {
    const { host, problems } = read(numastat, folded);
    expect(problems).toEqual([]);
    expect(host?.nodes).toMatchObject([
      { id: 0, cpusTold: false, memoryKiB: 8386458, hugepagesKiB: 16384 },
      { id: 33, memoryKiB: 16777216, freeKiB: 16498452 },
      { id: 72, memoryKiB: 8388608, freeKiB: 7168000 },
    ]);
    expect(host?.nodes[0]).not.toHaveProperty('freeKiB');
    expect(host).toMatchObject({ memoryKiB: 33552282 });
  });

  it('says that counters hold no topology', () => {
    for (const text of [
      '     node0  node1\nnuma_hit  1 2\n',
      'Per-node numastat info (in MBs):\n   Node 0\nNuma_Hit 1\n',
    ])
      expect(read(numastat, text).problems).toMatchObject([
        { rule: 'nothing-to-read', params: { kind: 'numastat' } },
      ]);
    expect(numastat.detect(pieceFrom('Per-node process memory usage (in MBs) for PID 1 (a)'))).toBe(false);
  });

  it('does not guess whose a cell is in a table that lost its shape', () => {
    const { problems } = read(
      numastat,
      folded.replace('                                 16111.77', ' 16111.77'),
    );
    expect(problems).toMatchObject([{ params: { what: 'MemFree' } }]);
  });
});

describe('numactl of other versions', () => {
  it.each([
    [
      '0.9, without CPUs',
      'available: 2 nodes (0-1)\nnode 0 size: 5 MB\nnode 0 free: 1 MB\nnode 1 size: <not available>\nnode 1 free: <not available>\n',
      ['0: untold 5120'],
    ],
    [
      'a lost end of line',
      'available: 2 nodes (0-1)\nnode 0 cpus:node 0 size: 5 MB\nnode 1 cpus: 0\nnode 1 size: 6 MB\n',
      ['0: untold 5120', '1: 0 6144'],
    ],
    [
      'stderr in between',
      'available: 1 nodes (0)\nnumactl: something\nnode 0 cpus: 0 1\nlibnuma: Warning: x\nnode 0 size: 5 MB',
      ['0: 0-1 5120'],
    ],
    ['no CPU, compressed', 'node 0 cpus: (0)\nnode 0 size: 5 MB', ['0:  5120']],
  ])('%s', (_what, text, nodes) => {
    const { host, problems } = read(numactlHardware, text);
    expect(problems).toEqual([]);
    expect(
      host?.nodes.map(
        ({ id, cpus, cpusTold, memoryKiB }) =>
          `${id}: ${cpusTold === false ? 'untold' : formatCpuSet(cpus)} ${String(memoryKiB)}`,
      ),
    ).toEqual(nodes);
  });

  it('says when a list lost CPUs, nodes are missing, and distances cannot be', () => {
    const { host, problems } = read(
      numactlHardware,
      'available: 3 nodes (0-2)\nnode 0 cpus: 0-3 (8)\nnode 0 size: 5 MB\nnode 1 cpus: 9\nnode distances:\nnode   0   1\n  0:  10 999\n  1:  20  10\n',
    );
    expect(problems.map(({ rule, params }) => [rule, 'what' in params ? params.what : ''])).toEqual([
      ['host-value-unreadable', 'cpus'],
      ['host-value-unreadable', 'node distances'],
      ['host-nodes-missing', ''],
    ]);
    expect(host?.nodes).toMatchObject([
      { id: 0, cpusTold: false, distances: { 0: 10 } },
      { id: 1, cpus: [[9, 9]], distances: { 0: 20, 1: 10 } },
    ]);
  });

  it('knows a kernel without NUMA, no nodes, and distances alone', () => {
    const none = read(numactlHardware, 'No NUMA available on this system\n');
    expect(none.host).toMatchObject({ withoutNuma: true, nodes: [] });
    expect(
      read(numactlHardware, 'available: 0 nodes ()\nNo distance information available.\n').host,
    ).toBeUndefined();
    const alone = read(numactlHardware, 'node distances:\nnode   0   1\n  0:  10  20\n  1:  20  10\n');
    expect(alone.host?.nodes).toMatchObject([
      { id: 0, cpusTold: false, distances: { 0: 10, 1: 20 } },
      { id: 1 },
    ]);
    for (const { problems } of [none, alone]) expect(problems).toMatchObject([{ rule: 'nothing-to-read' }]);
  });
});

describe('their longer texts survive, cut and damaged', () => {
  it.each<readonly [Reader, string]>([
    [sysfsList, grep],
    [numastat, folded],
  ])(
    '$id',
    (reader, text) => {
      expectRecognised(reader, text);
      expectReaderSurvives(reader, text, { step: text.length > 1000 ? 3 : 1 });
    },
    60_000,
  );
});
