/**
 * `virsh nodeinfo`: the number of online CPUs, the memory, the frequency. Its sockets, cores and cells are not
 * taken: on uneven machines libvirt makes them up ("1 cell, 1 socket, all cores", formats.md §8), and nothing in the
 * text says whether it did. Source: virNodeGetInfo, tools/virsh-host.c.
 */
import type { HostFacts } from '../../host/host-facts.ts';
import { spanIn, type Piece } from '../../text/source.ts';
import { optional } from '../hwloc/facts-of-objects.ts';
import { linesOfPiece } from '../piece-lines.ts';
import { problem, type LineShape, type Problem, type Reader, type Reading } from '../reading.ts';
import { toKiB } from '../units.ts';

const lines: LineShape = {
  first: 'C',
  starts: /^\s*CPU model:\s+\S/,
  fits: /^\s*(?:CPU(?:\(s\)| frequency| socket\(s\))|Core\(s\) per socket|Thread\(s\) per core|NUMA cell\(s\)|Memory size):/,
};

export const virshNodeinfo: Reader = {
  id: 'virsh-nodeinfo',
  use: 'read',
  lines,
  detect: (piece) =>
    /^[ \t]*CPU model:\s+\S/m.test(piece.text) &&
    /^[ \t]*(?:CPU\(s\)|CPU socket\(s\)|NUMA cell\(s\)):\s+\d/m.test(piece.text),
  read,
};

function read(piece: Piece): Reading {
  const problems: Problem[] = [];
  const found: {
    -readonly [K in 'cpuCount' | 'frequencyMHz' | 'memoryKiB' | 'architecture']?: HostFacts[K];
  } = {};
  for (const { text, span } of linesOfPiece(piece)) {
    const line = /^\s*(CPU model|CPU\(s\)|CPU frequency|Memory size):(.{0,200})$/.exec(text);
    if (line === null) continue;
    const [, label = '', rest = ''] = line;
    const value = rest.trim();
    const number = /^(\d{1,15})(?: (\w+))?$/.exec(value);
    if (label === 'CPU model') {
      // It says model and means the architecture.
      if (value !== '') found.architecture ??= value;
      continue;
    }
    if (number === null) {
      problems.push(problem('host-value-unreadable', { what: label, text: value }, span));
      continue;
    }
    if (label === 'CPU(s)') found.cpuCount ??= Number(number[1]);
    else if (label === 'CPU frequency') found.frequencyMHz ??= Number(number[1]);
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
