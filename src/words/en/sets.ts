/** Words for what a set of CPUs comes to. English. */
import { countOf, formatCpuSet } from '../../core/cpuset/cpuset.ts';
import type { CpuSet } from '../../core/cpuset/cpuset.ts';
import type { SetDescription, SetPart } from '../../core/host/describe-set.ts';

export interface SetWords {
  /** "0-8 = 9 CPUs: all of node 0 and CPU 8" */
  readonly explain: (set: CpuSet, description: SetDescription) => string;
}

const plural = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString('en')} ${n === 1 ? one : many}`;
const named = (one: string, set: CpuSet): string =>
  `${one}${countOf(set) === 1 ? '' : 's'} ${shorten(formatCpuSet(set))}`;
const list = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items[items.length - 1] ?? ''}`;

/** A tip is no place for a list of hundreds. */
const longest = 60;

export function shorten(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, text.lastIndexOf(',', longest) + 1)}…`;
}

/** Where a part is all there is, its CPUs are said already. */
function part({ node, cpus, wholeCores }: SetPart, isOnly: boolean): string {
  const cores = wholeCores === undefined ? '' : plural(wholeCores, 'whole core');
  if (!isOnly) return named('CPU', cpus);
  if (node === undefined) return cores;
  return cores === '' ? `on node ${String(node)}` : `${cores} of node ${String(node)}`;
}

export const sets: SetWords = {
  explain: (set, { count, isAll, wholeNodes, rest, offline, absent }) => {
    if (count === 0) return 'no CPU';
    const parts = [
      ...(isAll ? ['all of the host'] : []),
      ...(wholeNodes.length > 0 ? [`all of ${named('node', wholeNodes)}`] : []),
      ...(rest.length > 1 && wholeNodes.length === 0
        ? rest.map(({ node, cpus }) =>
            node === undefined
              ? named('CPU', cpus)
              : `${countOf(cpus).toLocaleString('en')} on node ${String(node)}`,
          )
        : rest.map((one) => part(one, rest.length === 1 && wholeNodes.length === 0))),
    ].filter((text) => text !== '');
    const outside = [
      ...(offline.length > 0 ? [`${named('CPU', offline)} offline`] : []),
      ...(absent.length > 0 ? [`${named('CPU', absent)} not on this host`] : []),
    ];
    const said = [...(parts.length > 0 ? [list(parts)] : []), ...outside].join('; ');
    return `${shorten(formatCpuSet(set))} = ${plural(count, 'CPU')}${said === '' ? '' : `: ${said}`}`;
  },
};
