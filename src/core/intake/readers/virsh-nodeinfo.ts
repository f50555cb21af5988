/**
 * `virsh nodeinfo`: the number of online CPUs, the memory, the frequency. Its sockets, cores and cells are not
 * taken: on uneven machines libvirt makes them up ("1 cell, 1 socket, all cores", formats.md §8), and nothing in the
 * text says whether it did. Source: virNodeGetInfo, tools/virsh-host.c.
 */
import type { HostFacts } from '../../host/host-facts.ts';
import { spanIn, type Piece } from '../../text/source.ts';
import { optional } from '../hwloc/facts-of-objects.ts';
import { filledLines } from '../piece-lines.ts';
import { anyLetter, problem, type LineShape, type Problem, type Reader, type Reading } from '../reading.ts';
import { toKiB } from '../units.ts';

const lines: LineShape = {
  first: anyLetter,
  starts: /^\s*CPU model:\s+\S/,
  mayStart:
    /^\s*[A-Za-z\u0080-\uffff][^:：]{1,40}[:：]\s*(?:x86_64|i\d86|aarch64|arm\w+|ppc\w+|s390x?|riscv\d+|loongarch\d+|mips\w*)\s*$/,
  fits: /^\s*[^\s:：][^:：]{1,40}[:：]\s*\d{1,15}(?: MHz| KiB| kB)?\s*$|^\s*(?:CPU|Core|Thread|NUMA|Memory)[^:]{1,20}:/,
};

/** The order of the lines, by which they are known in any language. */
const labels = [
  'CPU model',
  'CPU(s)',
  'CPU frequency',
  'CPU socket(s)',
  'Core(s) per socket',
  'Thread(s) per core',
  'NUMA cell(s)',
  'Memory size',
] as const;
const label = String.raw`[ \t]{0,20}[^\s:：][^:：\n]{0,60}[:：] *`;
const translated = new RegExp(
  String.raw`^${label}\w+\r?\n${label}\d+\r?\n${label}\d+ MHz\r?\n(?:${label}\d+\r?\n){4}${label}\d+ (?:KiB|kB)[ \t]*\r?$`,
  'm',
);

export const virshNodeinfo: Reader = {
  id: 'virsh-nodeinfo',
  use: 'read',
  lines,
  detect: (piece) =>
    translated.test(piece.text) ||
    (/^[ \t]*CPU model:\s+\S/m.test(piece.text) &&
      /^[ \t]*(?:CPU\(s\)|CPU socket\(s\)|NUMA cell\(s\)):\s+\d/m.test(piece.text)),
  read,
};

/** The others are made up on uneven machines. */
const told: ReadonlySet<string> = new Set(['CPU model', 'CPU(s)', 'CPU frequency', 'Memory size']);

function read(piece: Piece): Reading {
  const problems: Problem[] = [];
  const found: {
    -readonly [K in 'cpuCount' | 'frequencyMHz' | 'memoryKiB' | 'architecture']?: HostFacts[K];
  } = {};
  const isTranslated = translated.test(piece.text);
  let at = 0;
  for (const { text, span } of filledLines(piece)) {
    const line = /^\s*([^:：]{1,60})[:：](.{0,200})$/.exec(text);
    if (line === null) continue;
    const [, written = '', rest = ''] = line;
    const name = isTranslated ? (labels[at++] ?? '') : written.trim();
    if (!told.has(name)) continue;
    const value = rest.trim();
    const number = /^(\d{1,15})(?: (\w+))?$/.exec(value);
    if (name === 'CPU model') {
      // It says model and means the architecture.
      if (value !== '') found.architecture ??= value;
      continue;
    }
    if (number === null) {
      problems.push(problem('host-value-unreadable', { what: name, text: value }, span));
      continue;
    }
    if (name === 'CPU(s)') found.cpuCount ??= Number(number[1]);
    else if (name === 'CPU frequency') found.frequencyMHz ??= Number(number[1]);
    else {
      // Before libvirt 0.10 KiB was written kB.
      const kib = toKiB(number[1] ?? '', number[2] === 'kB' ? 'KiB' : number[2]);
      if (kib !== undefined) found.memoryKiB ??= kib;
    }
  }
  return {
    host: {
      from: 'virsh-nodeinfo',
      span: spanIn(piece),
      cpus: [],
      nodes: [],
      caches: [],
      fakeCell: false,
      ...optional('cpuCount', found.cpuCount),
      ...optional('frequencyMHz', found.frequencyMHz),
      ...optional('memoryKiB', found.memoryKiB),
      ...optional('architecture', found.architecture),
    },
    problems,
  };
}
