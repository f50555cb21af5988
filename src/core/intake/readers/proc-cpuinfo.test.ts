/** `/proc/cpuinfo` of each architecture (formats.md §6). */
import { describe, expect, it } from 'vitest';
import { analyzeTexts } from '../../../testing/analyze-text.ts';
import { formatCpuSet } from '../../cpuset/cpuset.ts';
import { pieceOf } from '../../text/source.ts';
import type { Reading } from '../reading.ts';
import { procCpuinfo } from './proc-cpuinfo.ts';

function read(text: string): Reading {
  const piece = pieceOf({ id: 's', name: 's', text });
  expect(procCpuinfo.detect(piece)).toBe(true);
  return procCpuinfo.read(piece, {});
}

/** `0: socket 0 core 0 of 0-1` */
function cpuLines({ host }: Reading): readonly string[] {
  return (host?.cpus ?? []).map(
    ({ id, socket, core, siblings }) =>
      `${id}: socket ${socket ?? '?'} core ${core ?? '?'} of ${siblings === undefined ? '?' : formatCpuSet(siblings)}`,
  );
}

/** Records of x86: CPU, package, core; then what the package says of itself. */
function x86(
  cpus: readonly (readonly [number, number, number])[],
  siblings: number,
  cores: number,
  extra = '',
): string {
  return cpus
    .map(
      ([id, box, core]) =>
        `processor\t: ${id}\nvendor_id\t: AuthenticAMD\n${extra}physical id\t: ${box}\nsiblings\t: ${siblings}\ncore id\t\t: ${core}\ncpu cores\t: ${cores}\n\n`,
    )
    .join('');
}

describe('x86', () => {
  it('gives packages, cores and threads, and no nodes', () => {
    const reading = read(
      x86(
        [
          [0, 0, 0],
          [1, 0, 4],
          [2, 0, 0],
          [3, 0, 4],
        ],
        4,
        2,
      ),
    );
    expect(reading.problems).toEqual([]);
    expect(cpuLines(reading)).toEqual([
      '0: socket 0 core 0 of 0,2',
      '1: socket 0 core 4 of 1,3',
      '2: socket 0 core 0 of 0,2',
      '3: socket 0 core 4 of 1,3',
    ]);
    expect(reading.host).toMatchObject({ nodes: [], counts: { coresPerSocket: 2 } });
    expect(reading.host).not.toHaveProperty('online');
  });

  it('names no threads where a part of the package is missing, and says so', () => {
    const reading = read(x86([[0, 0, 0]], 20, 14));
    expect(cpuLines(reading)).toEqual(['0: socket 0 core 0 of ?']);
    expect(reading.problems).toMatchObject([
      { rule: 'package-cpus-missing', params: { package: 0, declared: 20, listed: 1 } },
    ]);
  });

  it('does not trust core ids that repeat in a package', () => {
    const repeated = [
      [0, 0, 0],
      [1, 0, 1],
      [2, 0, 0],
      [3, 0, 1],
    ] as const;
    // As many cores as CPUs: one thread each. Fewer, and not as many as there are numbers: nothing is known.
    expect(cpuLines(read(x86(repeated, 4, 4)))[0]).toBe('0: socket 0 core ? of 0');
    expect(cpuLines(read(x86(repeated, 4, 3)))[0]).toBe('0: socket 0 core ? of ?');
    expect(cpuLines(read(x86(repeated, 4, 2, 'cpu family\t: 21\n')))[0]).toBe('0: socket 0 core ? of ?');
    expect(cpuLines(read(x86(repeated, 4, 2, 'cpu family\t: 23\n')))[0]).toBe('0: socket 0 core 0 of 0,2');
  });
});

it.each([
  ['a phone', ['0xd46', '0xd4d', '0xd4e'], ['efficiency', 'other', 'performance']],
  ['two types', ['0xd85', '0xd87'], ['performance', 'efficiency']],
  ['one type', ['0xd0c', '0xd0c'], [undefined, undefined]],
  ['an unknown part', ['0xd46', '0xfff'], [undefined, undefined]],
])('tells the types of ARM cores of %s', (_what, parts, types) => {
  const text = parts
    .map(
      (part, id) => `processor\t: ${id}\nBogoMIPS\t: 38.40\nCPU implementer\t: 0x41\nCPU part\t: ${part}\n\n`,
    )
    .join('');
  const reading = read(text);
  expect(reading.host?.cpus.map(({ coreType }) => coreType)).toEqual(types);
  expect(cpuLines(reading)[0]).toBe('0: socket ? core ? of ?');
});

it.each([
  [
    'old ARM, numbers one below the other',
    'Processor\t: AArch64 Processor rev 0\nprocessor\t: 0\nprocessor\t: 1\nFeatures\t: fp\n\nHardware\t: APM',
    [0, 1],
  ],
  [
    'ARM of one core without a number',
    'Processor : ARMv6-compatible processor\nBogoMIPS : 697.95\nFeatures : swp',
    [0],
  ],
  [
    'POWER',
    'processor\t: 16\ncpu\t\t: POWER8E\nclock\t\t: 3690.0MHz\n\nprocessor\t: 24\ncpu\t\t: POWER8E\n\ntimebase\t: 512000000',
    [16, 24],
  ],
  [
    'RISC-V, where the hart is no CPU',
    'processor\t: 0\nhart\t\t: 1\nmmu\t\t: sv39\n\nprocessor\t: 1\nhart\t\t: 0\n',
    [0, 1],
  ],
  ['SPARC', 'cpu\t\t: TI UltraSparc II\nncpus active\t: 2\nState:\nCPU6:\t\tonline\nCPU7:\t\tonline', [6, 7]],
  [
    's390',
    'vendor_id       : IBM/S390\n# processors    : 2\nprocessor 1: version = 00,  machine = 2817\nprocessor 2: version = 00,  machine = 2817',
    [1, 2],
  ],
  [
    'Loongson',
    'system type\t\t: generic\n\nprocessor\t\t: 0\npackage\t\t\t: 0\ncore\t\t\t: 3\nBogoMIPS\t\t: 5000.00',
    [0],
  ],
  [
    'Itanium',
    'processor  : 0\nvendor     : GenuineIntel\ncpu number : 7\nphysical id: 0\nsiblings   : 1',
    [0],
  ],
])('reads %s', (_what, text, ids) => {
  const reading = read(text);
  expect(reading.problems).toEqual([]);
  expect(reading.host?.cpus.map(({ id }) => id)).toEqual(ids);
});

it('joins the two records that s390 has of a CPU, and keeps its books apart', () => {
  const record = (id: number, book: number): string =>
    `cpu number      : ${id}\nphysical id     : 1\ncore id         : ${id}\nbook id         : ${book}\nsiblings        : 1\ncpu cores       : 1\n\n`;
  const text = `vendor_id       : IBM/S390\nprocessor 0: version = 00,  machine = 3931\nprocessor 1: version = 00,  machine = 3931\n\n`;
  expect(cpuLines(read(`${text}${record(0, 1)}${record(1, 2)}`))).toEqual([
    '0: socket ? core 0 of 0',
    '1: socket ? core 1 of 1',
  ]);
});

it('leaves out numbers that no CPU can have', () => {
  const { host, problems } = read('processor : 4294967295\nBogoMIPS : 1\n\nprocessor : 3\nBogoMIPS : 1');
  expect(host?.cpus.map(({ id }) => id)).toEqual([3]);
  expect(problems).toMatchObject([{ rule: 'host-value-unreadable', params: { text: '4294967295' } }]);
});

it('reads what grep takes from it', () => {
  const text = [0, 1, 2, 3]
    .map(
      (id) => `processor\t: ${id}\nphysical id\t: 0\nsiblings\t: 4\ncore id\t\t: ${id % 2}\ncpu cores\t: 2\n`,
    )
    .join('');
  const { segments, host } = analyzeTexts([
    `# grep -E 'processor|physical id|siblings|core id|cpu cores' /proc/cpuinfo\n${text}`,
  ]);
  expect(segments.map(({ reader }) => reader)).toEqual(['proc-cpuinfo']);
  expect(host?.cpuTable.map(({ id, siblings }) => [id, siblings])).toEqual([
    [
      0,
      [
        [0, 0],
        [2, 2],
      ],
    ],
    [
      1,
      [
        [1, 1],
        [3, 3],
      ],
    ],
    [
      2,
      [
        [0, 0],
        [2, 2],
      ],
    ],
    [
      3,
      [
        [1, 1],
        [3, 3],
      ],
    ],
  ]);
});
