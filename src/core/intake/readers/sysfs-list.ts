/**
 * Files of /sys/devices/system/cpu and node: CPU lists, siblings, ids, distances, sizes. The kernel's own words, from
 * which all tools get theirs. Format: Documentation/ABI/stable/sysfs-devices-node, …/testing/sysfs-devices-system-cpu.
 */
import { isEmpty, type CpuSet } from '../../cpuset/cpuset.ts';
import { readKernelList } from '../../cpuset/kernel-list.ts';
import { spanIn, type Piece } from '../../text/source.ts';
import {
  problem,
  type LineShape,
  type Problem,
  type ReadContext,
  type Reader,
  type Reading,
} from '../reading.ts';
import { linesOfPiece } from '../piece-lines.ts';
import { entriesOf, entryLine, fileOf, headingLine, type SysfsEntry } from '../sysfs/entries.ts';
import { SysfsFacts } from '../sysfs/facts.ts';

const lines: LineShape = {
  first: '/scn.=',
  starts: new RegExp(`(?:${entryLine.source})|(?:${headingLine.source})`),
  // Below a heading stand values: lists, numbers, words such as `(null)`, and node tables.
  fits: new RegExp(
    String.raw`(?:${entryLine.source})|(?:${headingLine.source})|^[\d,\- ]+$|^\(null\)$|^Node \d+ \w`,
  ),
};

export const sysfsList: Reader = {
  id: 'sysfs-list',
  use: 'read',
  lines,
  detect: (piece) => isKnown(piece),
  answers: (command, piece) =>
    fileOf(command) !== undefined && /^[\d,\-\s]*$/.test(piece.text) && piece.text.trim() !== '',
  read,
};

function isKnown(piece: Piece): boolean {
  let seen = 0;
  for (const { text } of linesOfPiece({ ...piece, text: piece.text.slice(0, 20_000) })) {
    if (entryLine.test(text) || headingLine.test(text)) return true;
    // Errors of grep and cat may stand before the first file.
    if (text.trim() !== '' && ++seen > 20) return false;
  }
  return false;
}

function read(piece: Piece, context: ReadContext): Reading {
  const problems: Problem[] = [];
  const facts = new SysfsFacts();
  const kind = context.command === undefined || isKnown(piece) ? undefined : fileOf(context.command);
  for (const entry of kind === undefined ? entriesOf(piece) : valuesOf(piece, kind)) {
    if (!facts.add(entry)) {
      const what = entry.path.slice(entry.path.lastIndexOf('/') + 1);
      problems.push(problem('host-value-unreadable', { what, text: entry.value.slice(0, 200) }, entry.span));
    }
  }
  const host = facts.host(spanIn(piece));
  if (host === undefined)
    return { problems: [...problems, problem('nothing-to-read', { kind: 'sysfs-list' }, spanIn(piece))] };
  return { host, problems };
}

/** Values without paths; siblings name themselves. */
function* valuesOf(piece: Piece, kind: string): Generator<SysfsEntry> {
  for (const { text, span } of linesOfPiece(piece)) {
    const value = text.trim();
    if (value === '') continue;
    if (kind.includes('/')) {
      yield { path: kind, value, span };
      continue;
    }
    if (!/siblings|core_cpus/.test(kind)) {
      yield { path: `cpu/${kind}`, value, span };
      continue;
    }
    for (const id of firstOf(readKernelList(value))) {
      yield { path: `cpu/cpu${String(id)}/topology/${kind}`, value, span };
    }
  }
}

/** Unreadable lists are given to any CPU, so that they are reported once. */
function firstOf(list: ReturnType<typeof readKernelList>): readonly number[] {
  const set: CpuSet = list.ok ? list.set : [];
  return isEmpty(set) ? [0] : [set[0]?.[0] ?? 0];
}
