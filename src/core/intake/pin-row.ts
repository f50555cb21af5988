/** ` 3      4-5,7` of virsh's tables of pins, `   3: 4-5,7` of the older ones; a blank cell is the empty set. */
import type { CpuSet } from '../cpuset/cpuset.ts';
import { readObservedList } from './observed-set.ts';
import { spanIn, type Piece } from '../text/source.ts';
import { mostObservedThreads, type Observation, type ObservedThread } from './facts/observation.ts';
import { domainOfCommand, hasOption } from './named-domain.ts';
import { filledLines, type PieceLine } from './piece-lines.ts';
import { problem, type Problem, type ReadContext, type Reading } from './reading.ts';

function readPinRow(
  line: PieceLine,
  problems: Problem[],
): { readonly id: number; readonly cpus: CpuSet } | undefined {
  const row = /^\s*(\d{1,5}):?(?:\s+(\S.*)|\s*)$/.exec(line.text);
  if (row === null) return undefined;
  const written = (row[2] ?? '').trim();
  const cpus = readObservedList(written);
  if (cpus === undefined) {
    problems.push(problem('live-value-unreadable', { what: 'CPU Affinity', text: written }, line.span));
    return undefined;
  }
  return { id: Number(row[1]), cpus };
}

/** A whole table, one row a thread: libvirt's setting for the domain that the command names. */
export function readPinTable(
  piece: Piece,
  context: ReadContext,
  { from, role, command }: { from: Observation['from']; role: 'vcpu' | 'iothread'; command: string },
): Reading {
  const threads: ObservedThread[] = [];
  const problems: Problem[] = [];
  for (const line of filledLines(piece)) {
    const row = readPinRow(line, problems);
    if (row === undefined || threads.length >= mostObservedThreads) continue;
    threads.push({ role, number: row.id, cpus: row.cpus, span: line.span });
  }
  const observation: Observation = {
    from,
    kind: 'setting',
    span: spanIn(piece),
    ...domainOfCommand(context, command),
    ...(hasOption(context, '--config') ? { config: true } : {}),
    threads,
  };
  return { observations: [observation], problems };
}
