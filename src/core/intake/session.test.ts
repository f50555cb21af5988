/** Whole terminal sessions in one paste. */
import { describe, expect, it } from 'vitest';
import { withinCpuMs } from '../../testing/cpu-time.ts';
import { analyzeTexts, threadLines } from '../../testing/analyze-text.ts';
import { capabilitiesText, numactlText } from '../../synthetic-hosts/host-text.ts';
import { indexLines, lineColumnAt } from '../text/lines.ts';
import { readSource } from './read-source.ts';

const domain = (name: string, pin: string): string =>
  `<domain type='kvm'>\n  <name>${name}</name>\n  <vcpu placement='static'>2</vcpu>\n  <cputune>\n    <vcpupin vcpu='0' cpuset='${pin}'/>\n  </cputune>\n</domain>\n`;

const lscpuTable =
  'CPU NODE SOCKET CORE L1d:L1i:L2:L3 ONLINE\n  0    0      0    0 0:0:0:0          yes\n  1    1      1    1 1:1:1:1          yes';
const pinTable = ' VCPU   CPU Affinity\n----------------------\n 0      0-1\n 1      3';

const prompt = (command: string): string =>
  `\x1b]0;root@kvm01:~\x07\x1b[01;32mroot@kvm01\x1b[00m:\x1b[01;34m~\x1b[00m# ${command}\n`;

const session = [
  'Last login: Sat Nov 21 12:00:00 2026 from 192.0.2.1\n',
  prompt('virsh capabilities'),
  `${capabilitiesText('node:2 core:2 pu:1')}\n`,
  prompt('numactl --hardware'),
  `${numactlText('node:2 core:2 pu:1')}\n`,
  prompt('lscpu -e'),
  `${lscpuTable}\n`,
  prompt('clear'),
  prompt('virsh -c qemu:///system dumpxml a'),
  `${domain('a', '0')}\n`,
  prompt('virsh dumpxml b'),
  `${domain('b', '1')}\n`,
  prompt('virsh vcpupin b'),
  `${pinTable}\n\n`,
  prompt(''),
].join('');

const read = (text: string): readonly string[] =>
  readSource({ id: 's', name: 's', text }).map(({ segment, context }) => {
    const words = context.command?.words.join(' ') ?? '-';
    return `${segment.reader} after ${words} on ${context.machine ?? '-'}`;
  });

describe('a session of many commands', () => {
  it('is cut into its outputs, each with its command and machine', () => {
    expect(read(session)).toEqual([
      'virsh-capabilities after virsh capabilities on kvm01',
      'numactl-hardware after numactl --hardware on kvm01',
      'lscpu-e after lscpu -e on kvm01',
      'libvirt-domain after virsh -c qemu:///system dumpxml a on kvm01',
      'libvirt-domain after virsh dumpxml b on kvm01',
      'virsh-vcpupin after virsh vcpupin b on kvm01',
    ]);
  });

  it('gives one host and two domains, with lines of the text as it came', () => {
    const analysis = analyzeTexts([session]);
    expect(analysis.host?.cpuTable).toHaveLength(4);
    expect(analysis.domains.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(threadLines(analysis).filter((line) => line.includes('vcpupin'))).toEqual([
      'd0/vcpu:0 → 0 vcpupin',
      'd1/vcpu:0 → 1 vcpupin',
    ]);
    const span = analysis.domains[1]?.vcpuPins[0]?.cpuset?.span;
    expect(session.slice(span?.from, span?.to)).toBe('1');
    const lines = indexLines(session);
    const at = session.split('\n').findIndex((line) => line.includes("cpuset='1'"));
    expect(lineColumnAt(lines, span?.from ?? 0).line).toBe(at + 1);
  });

  it('reads the same when it is quoted, indented, and comes with CR LF', () => {
    const dressed = session.replace(/^/gm, '> ').replace(/\n/g, '\r\n');
    expect(read(dressed)).toEqual(read(session));
  });
});

describe('commands', () => {
  it('tell two machines apart', () => {
    const text = `[root@a ~]# numactl -H\n${numactlText('node:1 core:2 pu:1')}\n[root@b ~]# numactl -H\n${numactlText('node:2 core:2 pu:1')}`;
    expect(read(text)).toEqual([
      'numactl-hardware after numactl -H on a',
      'numactl-hardware after numactl -H on b',
    ]);
  });

  it('and without prompts a second beginning is a second output', () => {
    const text = `libnuma: Warning: x\n${numactlText('node:1 core:2 pu:1')}\n${numactlText('node:2 core:2 pu:1')}`;
    expect(read(text)).toEqual(['numactl-hardware after - on -', 'numactl-hardware after - on -']);
  });

  it('on one line have their outputs in order', () => {
    const text = `$ numactl -H; virsh vcpupin a\n${numactlText('node:1 core:2 pu:1')}\n${pinTable}\n$`;
    expect(read(text)).toEqual([
      'numactl-hardware after numactl -H on -',
      'virsh-vcpupin after virsh vcpupin a on -',
    ]);
  });

  it('end with the next prompt', () => {
    const text = `$ virsh vcpupin a\n$\n${pinTable}`;
    expect(read(text)).toEqual(['bare-command after - on -', 'virsh-vcpupin after - on -']);
  });

  it('without an output are asked for, those that print nothing are not', () => {
    const text = `$ cd /tmp\n$ lscpu\n$ numactl -H\n${numactlText('node:1 core:2 pu:1')}\n$ exit`;
    expect(read(text)).toEqual(['bare-command after - on -', 'numactl-hardware after numactl -H on -']);
    expect(read('$ cd /tmp')).toEqual(['bare-command after - on -']);
  });

  it('of virsh’s own prompt are virsh’s', () => {
    const text = `[root@h ~]# virsh\nWelcome to virsh, the virtualization interactive terminal.\n\nType:  'help' for help with commands\n       'quit' to quit\n\nvirsh # vcpupin a\n${pinTable}\n\nvirsh # vcpupin a 0 1\n\nvirsh # quit\n`;
    expect(read(text)).toEqual([
      'virsh-vcpupin after virsh vcpupin a on h',
      'virsh-command after virsh vcpupin a 0 1 on h',
    ]);
  });
});

/** formats.md §18.5: lines that more than one format has. */
describe('ambiguous lines', () => {
  const lscpu =
    'Architecture:        x86_64\nCPU(s):              4\nNUMA node(s):        2\nNUMA node0 CPU(s):   0-1\nNUMA node1 CPU(s):   2-3';
  const nodeinfo =
    'CPU model:           x86_64\nCPU(s):              4\nCPU frequency:       800 MHz\nNUMA cell(s):        2\nMemory size:         1024 KiB';
  const freecell =
    '    0:    8108428 KiB\n    1:    8108428 KiB\n--------------------\nTotal:   16216856 KiB';
  const vcpuinfo =
    'VCPU:           0\nCPU:            1\nState:          running\nCPU time:       1.0s\nCPU Affinity:   yy--';
  const emulatorpin = 'emulator: CPU Affinity\n----------------------------------\n       *: 0-3';
  const numastatProcess =
    'Per-node process memory usage (in MBs) for PID 77 (qemu)\n                           Node 0          Node 1           Total\nHuge                         0.00            0.00            0.00';
  const texts = {
    'numactl-hardware': numactlText('node:2 core:2 pu:1'),
    lscpu,
    'virsh-nodeinfo': nodeinfo,
    'virsh-freecell': freecell,
    'virsh-vcpuinfo': vcpuinfo,
    'virsh-vcpupin': pinTable,
    'virsh-emulatorpin': emulatorpin,
    'lscpu-e': lscpuTable,
    'numastat-process': numastatProcess,
    numastat:
      'Per-node system memory usage (in MBs):\n                          Node 0           Total\n                 --------------- ---------------\nMemTotal                 8189.90         8189.90',
    'virsh-nodecpumap': 'CPUs present:   4\nCPUs online:    3\nCPU map:        yy-y',
    'proc-cmdline': 'BOOT_IMAGE=/vmlinuz root=/dev/sda1 ro isolcpus=2-3',
    'sysfs-list': '/sys/devices/system/cpu/online:0-3\n/sys/devices/system/node/node0/cpulist:0-3',
    'hwloc-synthetic': 'pack:2 core:2 pu:1',
    lstopo: 'Machine (8GB total)\n  Package L#0\n    NUMANode L#0 (P#0 8GB)\n    Core L#0 + PU L#0 (P#0)',
    'lscpu-json': '{\n   "lscpu": [\n      {"field":"CPU(s):", "data":"4"}\n   ]\n}',
    'hwloc-xml': '<topology version="2.0"><object type="Machine" os_index="0"/></topology>',
    'libvirt-domain': "<topology sockets='1' cores='2' threads='1'/>",
  };
  const readersOf = (text: string): readonly string[] =>
    readSource({ id: 's', name: 's', text }).map(({ segment }) => segment.reader);
  const pairs = Object.entries(texts).flatMap(([a, one]) =>
    Object.entries(texts).flatMap(([b, two]) => (a === b ? [] : [[a, b, `${one}\n${two}\n`] as const])),
  );

  it('one after the other without a blank line, in every order', () => {
    const wrong = pairs.filter(([a, b, text]) => readersOf(text).join() !== `${a},${b}`);
    // What nobody can tell: a listing that takes any line goes on to the next beginning.
    expect(wrong.map(([a, b, text]) => `${a} ${b}: ${readersOf(text).join()}`)).toEqual([]);
    expect(pairs).toHaveLength(306);
  });
});

describe('loops that set pins', () => {
  const changesOf = (text: string) =>
    readSource({ id: 's', name: 's', text }).flatMap(({ reading }) => reading.changes ?? []);

  it('are followed to their ends, however many there are', () => {
    const text = 'for i in 0 1; do\n  virsh vcpupin a $i 0\ndone\n'.repeat(1200);
    expect(changesOf(text)).toHaveLength(2400);
  });

  it('are read with the lines above that set their variables, whatever these are called', () => {
    const script = (between: string): string =>
      `#!/bin/bash\nVM=a\n\nCPUS="2 4"\n# the first\n${between}i=0\nfor c in $CPUS; do\n  virsh vcpupin $VM $i $c\n  i=$((i+1))\ndone\n`;
    const found = readSource({ id: 's', name: 's', text: script('') });
    expect(found.map(({ segment }) => segment.reader)).toEqual(['virsh-command']);
    expect(found.flatMap(({ reading }) => reading.problems)).toEqual([]);
    expect(changesOf(script(''))).toHaveLength(2);
    // What is none of them is still told of.
    const told = readSource({ id: 's', name: 's', text: script('and so on\n') });
    expect(told.flatMap(({ reading }) => reading.problems.map(({ rule }) => rule))).toContain(
      'text-unrecognised',
    );
  });

  it('are read, or told of, below any number of lines that set variables', () => {
    const loop = 'for i in 0 1; do virsh vcpupin a $i $CPU; done\n';
    expect(changesOf(`${'CPU=3\n'.repeat(11_000)}${loop}`)).toHaveLength(2);
    const text = `${'CPU=3\n'.repeat(100_000)}${loop}`;
    const told = readSource({ id: 's', name: 's', text }).flatMap(({ reading }) => reading.problems);
    expect(told).toMatchObject([{ rule: 'command-not-applied', params: { why: 'too-many' } }]);
  });

  it.each([
    ['rounds of many loops', 'for i in {0..9999}; do virsh vcpupin a $i 0; done\n', 2000],
    ['steps', 'for i in {0..9999}; do for j in {0..9999}; do c=1; done; virsh vcpupin a 0 $c; done\n', 2000],
    ['blocks within each other', `${'for x in 0\ndo\n'.repeat(600)}numatune x \n${'done\n'.repeat(600)}`, 20],
    ['blocks that never end', 'for x\n', 20_000],
    ['blocks that could', 'for i in {0..9999}; do\nnumatune x $i\ndone\n', 2000],
  ])('cost no more than one text may: %s', (_, part, times) => {
    withinCpuMs(4000, () => {
      expect(changesOf(part.repeat(times)).length).toBeLessThan(60_000);
    });
  });

  it('are told of where they are not followed to their ends', () => {
    const text = 'for i in {0..9999}; do virsh vcpupin a $i 0; done\n'.repeat(20);
    const told = readSource({ id: 's', name: 's', text }).flatMap(({ reading }) => reading.problems);
    const places = told.map(({ span }) => lineColumnAt(indexLines(text), span.from).line);
    expect(new Set(told.map(({ rule, params }) => `${rule} ${'why' in params ? params.why : ''}`))).toEqual(
      new Set(['command-not-applied too-many']),
    );
    // All behind the first.
    expect(places).toEqual(Array.from(places, (_, i) => 21 - places.length + i));
    expect(places.length).toBeGreaterThan(1);
  });
});
