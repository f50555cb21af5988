/**
 * The kernel's command line (`/proc/cmdline`, dmesg's "Kernel command line:", or as one tells it): CPUs set apart by `isolcpus=` and
 * `nohz_full=`. Source: kernel-parameters.rst, kernel/sched/isolation.c, lib/bitmap-str.c.
 */
import { setOfRanges, type CpuRange, type CpuSet } from '../../cpuset/cpuset.ts';
import { spanIn, type Piece } from '../../text/source.ts';
import { optional } from '../hwloc/facts-of-objects.ts';
import { problem, type LineShape, type Problem, type Reader, type Reading } from '../reading.ts';

const ours = String.raw`(?:BOOT_IMAGE|isolcpus|nohz_full|rcu_nocbs)=\S`;
const before = String.raw`^\s*(?:\[[ \d.]{1,20}\] )?(?:[*•-] )?(?:[\w ]{1,30}: ?|\S{0,200}cmdline:)?[\`'"*]{0,3}`;

const lines: LineShape = {
  first: '',
  within: /(?:BOOT_IMAGE|isolcpus|nohz_full|rcu_nocbs)=/,
  // A line of parameters; QEMU's -append holds a guest's.
  starts: new RegExp(
    String.raw`${before}(?:(?!\S{0,80}(?:qemu|GRUB_CMDLINE))[\w.-]{1,80}(?:=\S*)?\s+){0,200}${ours}`,
  ),
  fits: /(?!)/,
};

export const procCmdline: Reader = {
  id: 'proc-cmdline',
  use: 'read',
  lines,
  detect: (piece) => piece.text.split(/\r\n|\n|\r/, 50).some((line) => lines.starts.test(line)),
  read,
};

function read(piece: Piece): Reading {
  const problems: Problem[] = [];
  const given = new Map<string, { readonly value: string; readonly at: number }>();
  for (const found of piece.text.matchAll(/(?<=^|[\s:"'`*])(isolcpus|nohz_full|BOOT_IMAGE|root)=(\S*)/g)) {
    const [, name = '', value = ''] = found;
    // The kernel keeps to the first.
    if (!given.has(name)) given.set(name, { value: value.replace(/["'`*]+$/, ''), at: found.index });
  }
  const list = (name: string): readonly [readonly string[], CpuSet | undefined] => {
    const parameter = given.get(name);
    if (parameter === undefined) return [[], undefined];
    const { flags, text } = splitFlags(parameter.value);
    const set = readBootList(text);
    if (set === undefined) {
      const span = spanIn(piece, parameter.at, parameter.at + name.length + 1 + parameter.value.length);
      problems.push(problem('host-value-unreadable', { what: name, text: parameter.value }, span));
    }
    return [flags, set];
  };
  const [flags, isolcpus] = list('isolcpus');
  const [, full] = list('nohz_full');
  // Flags name what is kept away; without any it is the scheduler's balancing (`domain`).
  const fromDomains = flags.length === 0 || flags.includes('domain');
  const whole = given.has('BOOT_IMAGE') || given.has('root');
  const none = (name: string): CpuSet | undefined => (whole && !given.has(name) ? [] : undefined);
  return {
    host: {
      from: 'proc-cmdline',
      span: spanIn(piece),
      cpus: [],
      nodes: [],
      caches: [],
      fakeCell: false,
      ...optional('isolated', fromDomains ? (isolcpus ?? none('isolcpus')) : []),
      ...optional('nohzFull', full ?? (flags.includes('nohz') ? isolcpus : none('nohz_full'))),
    },
    problems,
  };
}

function splitFlags(value: string): { readonly flags: readonly string[]; readonly text: string } {
  const found = /^(?:(?:nohz|domain|managed_irq),){0,8}/.exec(value)?.[0] ?? '';
  return { flags: found.split(',').filter(Boolean), text: value.slice(found.length) };
}

/** What the kernel calls `N`, its last CPU: all from there on, of which the host has those that it has. */
const lastOfAll = 65_535;

/**
 * `2-7,10`, `0-31:2/4`, the first two of every four, `2-N`, all from 2 on, and `all`. A lone `N` is one CPU whose number
 * depends on the machine: it is not read.
 */
function readBootList(text: string): CpuSet | undefined {
  if (text.toLowerCase() === 'all') return setOfRanges([[0, lastOfAll]]);
  const ranges: CpuRange[] = [];
  for (const item of text.split(',', 5000)) {
    const found = /^(\d{1,5})(?:-(\d{1,5}|[nN])(?::(\d{1,5})\/(\d{1,5}))?)?$/.exec(item);
    if (found === null) return undefined;
    const [first, last, used, group] = [found[1], found[2] ?? found[1], found[3], found[4]].map((word) =>
      /^n$/i.test(word ?? '') ? lastOfAll : Number(word),
    ) as [number, number, number, number];
    if (last < first || last > lastOfAll) return undefined;
    if (found[3] === undefined) {
      ranges.push([first, last]);
      continue;
    }
    if (used === 0 || group === 0 || used > group) return undefined;
    for (let from = first; from <= last; from += group) ranges.push([from, Math.min(last, from + used - 1)]);
    if (ranges.length > 65_536) return undefined;
  }
  return setOfRanges(ranges);
}
