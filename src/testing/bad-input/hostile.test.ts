/** Texts that are made to hang, overflow or confuse a parser, too large to be kept as files. */
import { describe, expect, it } from 'vitest';
import type { JudgedAnalysis } from '../../core/analysis.ts';
import { expectSound, fill, mostSeconds, read, timed } from './support.ts';

const nested = (open: string, close: string, depth: number): string =>
  open.repeat(depth) + close.repeat(depth);

const hostile: readonly (readonly [string, () => string, ((analysis: JudgedAnalysis) => void)?])[] = [
  [
    'hwloc XML, 20,000 objects deep',
    () =>
      `<?xml version="1.0"?>\n<topology version="2.0">${nested('<object type="Group" os_index="0">\n', '</object>\n', 20_000)}</topology>`,
  ],
  [
    'hwloc XML, 20,000 objects wide',
    () =>
      `<topology version="2.0"><object type="Machine">${'<object type="PU" os_index="0"/>\n'.repeat(20_000)}</object></topology>`,
  ],
  ['JSON, 100,000 arrays deep', () => `{"lscpu": ${nested('[', ']', 100_000)}}`],
  ['JSON, 100,000 objects deep', () => `{"lscpu":[${nested('{"children":[', ']}', 100_000)}]}`],
  ['JSON that never ends', () => '{"lscpu": [\n'.repeat(20_000)],
  ['JSON of one endless string', () => `{"lscpu": [{"field": "${fill('x', 1_000_000)}`],
  [
    'one line of 800 kB, a CPU 400,000 times',
    () => `available: 1 nodes (0)\nnode 0 cpus:${fill(' 1', 800_000)}\n`,
    (analysis) => expect(analysis.host?.cpuTable.length ?? 0).toBeLessThan(2),
  ],
  ['bait for regular expressions: blanks', () => `node 0 cpus:${fill(' ', 500_000)}x\n`],
  ['bait: digits and blanks', () => `available: 1 nodes (0)\nnode 0 cpus: ${fill('1 ', 500_000)}!\n`],
  ['bait: colons', () => `CPU(s):${fill(':', 500_000)}\nArchitecture:${fill(' :', 500_000)}\n`],
  ['bait: commas', () => `# CPU,Core\n${fill(',', 500_000)}\n`],
  ['bait: dashes', () => ` VCPU   CPU Affinity\n${fill('-', 500_000)}x\n 0   ${fill('0-', 500_000)}\n`],
  ['bait: prompts', () => `${fill('[root@h ~', 500_000)}\n${fill('a@b:', 500_000)}\n${fill('➜ ', 500_000)}`],
  ['bait: quotes in a command', () => `$ virsh ${fill(`"'`, 3000)}\n$ virsh ${fill('a;', 3000)}`],
  ['bait: escapes', () => `${fill('\x1b[', 300_000)}${fill('\x1b]', 300_000)}${fill('\x1b[0;', 300_000)}`],
  ['bait: backspaces', () => `${fill('ab\b', 300_000)}\n${fill('\b', 300_000)}`],
  ['bait: quote marks', () => `${fill('> ', 300_000)}\n${fill('> > x\n', 300_000)}${fill('|\n', 300_000)}`],
  ['bait: line numbers', () => Array.from({ length: 50_000 }, (_, i) => `${i}: ${i}\n`).join('')],
  ['bait: indentation', () => Array.from({ length: 3000 }, (_, i) => `${' '.repeat(i % 300)}x\n`).join('')],
  ['bait: quoted-printable', () => `${fill('=3D', 300_000)}=\n${fill('=C2', 300_000)}`],
  ['bait: entities', () => `${fill('&lt;a', 300_000)}${fill('&lt;domain&gt;', 300_000)}`],
  ['bait: a page', () => `${fill('<pre><span ', 300_000)}${fill('<div>', 300_000)}&lt;domain&gt;`],
  ['bait: full-width markup', () => `${fill('＜vcpu＞', 300_000)}${fill('＜', 300_000)}`],
  ['bait: typographic quotes', () => `<vcpu ${fill('a=“', 300_000)}>${fill(`<vcpu a='’ `, 300_000)}`],
  ['bait: full-width digits in a tag', () => `<vcpu cpuset='${fill('１，', 400_000)}'>4</vcpu>`],
  ['bait: lines of 80', () => `<vcpu a='${fill(`${fill('x', 79)}\n`, 400_000)}'/>`],
  ['bait: a QEMU line of 80 columns', () => fill(`${fill('qemu-kvm -smp 4 ', 80)}\n`, 100_000)],
  ['bait: lists of 80 columns', () => `Cpus_allowed_list: ${fill(`${fill('1,', 80)}\n`, 400_000)}`],
  [
    'a map of 100,000 CPUs',
    () =>
      `VCPU:           0\nCPU:            0\nState:          running\nCPU Affinity:   ${fill('y', 100_000)}\n`,
  ],
  ['40,000 vCPUs', () => 'VCPU:           0\nCPU Affinity:   yyyy\n\n'.repeat(40_000)],
];

describe('hostile texts', () => {
  it.each(hostile.map(([name, make, check]) => [name, make, check] as const))(
    '%s',
    (_, make, check) => {
      const text = make();
      const { result: analysis, seconds } = timed(mostSeconds, () => read(text));
      expectSound(analysis);
      const answer =
        analysis.findings.length + analysis.domains.length + (analysis.host === undefined ? 0 : 1);
      expect(answer).toBeGreaterThan(0);
      check?.(analysis);
      expect(seconds).toBeLessThan(mostSeconds);
    },
    60_000,
  );
});
