/**
 * `virsh nodecpumap [--pretty]`: which CPUs are online, as a map of y and - or as a list. "CPUs present" is the
 * highest present number + 1, and a - may be an absent CPU as well as one that is offline, so neither is taken.
 * Source: cmdNodeCpuMap, tools/virsh-host.c.
 */
import { countOf, setOfRanges, type CpuRange, type CpuSet } from '../../cpuset/cpuset.ts';
import { readKernelList } from '../../cpuset/kernel-list.ts';
import { spanIn, type Piece } from '../../text/source.ts';
import { optional } from '../hwloc/facts-of-objects.ts';
import { linesOfPiece } from '../piece-lines.ts';
import { problem, type LineShape, type Problem, type Reader, type Reading } from '../reading.ts';

const lines: LineShape = {
  first: 'C',
  starts: /^\s*CPUs present:\s+\d/,
  fits: /^\s*(?:CPUs online|CPU map):/,
};

export const virshNodecpumap: Reader = {
  id: 'virsh-nodecpumap',
  use: 'read',
  lines,
  detect: (piece) => /^[ \t]*CPUs present:\s+\d/m.test(piece.text),
  read,
};

const mostCpus = 65_536;

function read(piece: Piece): Reading {
  const problems: Problem[] = [];
  let count: number | undefined;
  let online: CpuSet | undefined;
  for (const { text, span } of linesOfPiece(piece)) {
    const line = /^\s*(CPUs online|CPU map):\s*(\S*)\s*$/.exec(text);
    if (line === null) continue;
    const [, label = '', value = ''] = line;
    if (label === 'CPUs online') {
      if (/^\d{1,6}$/.test(value)) count ??= Number(value);
      else problems.push(problem('host-value-unreadable', { what: label, text: value }, span));
      continue;
    }
    const set = readMap(value);
    // A map that was cut or wrapped has fewer CPUs than the line before says.
    if (set === undefined || (count !== undefined && countOf(set) !== count)) {
      problems.push(problem('host-value-unreadable', { what: label, text: value.slice(0, 200) }, span));
    } else online ??= set;
  }
  return {
    host: {
      from: 'virsh-nodecpumap',
      span: spanIn(piece),
      cpus: [],
      nodes: [],
      caches: [],
      fakeCell: false,
      ...optional('cpuCount', count),
      ...optional('online', online),
    },
    problems,
  };
}

function readMap(text: string): CpuSet | undefined {
  if (!/^[y-]+$/.test(text)) {
    const list = readKernelList(text);
    return text !== '' && list.ok ? list.set : undefined;
  }
  if (text.length > mostCpus) return undefined;
  const ranges: CpuRange[] = [];
  for (const run of text.matchAll(/y+/g)) ranges.push([run.index, run.index + run[0].length - 1]);
  return setOfRanges(ranges);
}
