/**
 * `virsh freecell`: free memory, of the machine (no option), of one cell, or of all with their sum. Cells are those
 * of `virsh capabilities`; which CPUs they have is not told. Source: cmdFreecell, tools/virsh-host.c; before
 * libvirt 0.10 KiB was written kB.
 */
import type { NodeFact } from '../../host/host-facts.ts';
import { spanIn, type Piece } from '../../text/source.ts';
import { optional } from '../hwloc/facts-of-objects.ts';
import { linesOfPiece } from '../piece-lines.ts';
import { problem, type LineShape, type Problem, type Reader, type Reading } from '../reading.ts';

const lines: LineShape = {
  first: '\\dT\\-',
  starts: /^\s*(?:\d{1,10}:\s+\d+ (?:KiB|kB)|Total:\s+\d+ (?:KiB|kB)|-{20})\s*$/,
  // The sum's label is translated.
  fits: /^\s*(?:(?:\d{1,10}|[^\s\d:：]{2,20}) ?[:：]\s+\d+ (?:KiB|kB)|-{20})\s*$/,
};

export const virshFreecell: Reader = {
  id: 'virsh-freecell',
  use: 'read',
  lines,
  // `freepages` writes `4KiB: 120374`, the other way round.
  detect: (piece) => /^[ \t]*(?:\d{1,10}|Total):[ \t]+\d+ (?:KiB|kB)[ \t]*\r?$/m.test(piece.text),
  read,
};

/** libnuma did not know: −1 as an unsigned number of bytes, in KiB. */
const unknown = '18014398509481983';

function read(piece: Piece): Reading {
  const problems: Problem[] = [];
  const nodes = new Map<number, NodeFact>();
  let total: number | undefined;
  let ruler = false;
  for (const { text, span } of linesOfPiece(piece)) {
    ruler ||= /^\s*-{20}\s*$/.test(text);
    const line = /^\s*(\d{1,10}|[^\s\d:：]{2,20}) ?[:：]\s+(\d+) (?:KiB|kB)\s*$/.exec(text);
    if (line === null) continue;
    const [, label = '', amount = ''] = line;
    const name = /^\d/.test(label) ? label : 'Total';
    const freeKiB = amount.length <= 15 ? Number(amount) : undefined;
    const id = Number(name);
    if ((freeKiB === undefined && amount !== unknown) || (name !== 'Total' && id > 65_535)) {
      problems.push(problem('host-value-unreadable', { what: 'freecell', text: text.trim() }, span));
    } else if (name === 'Total') total ??= freeKiB;
    else if (!nodes.has(id))
      nodes.set(id, { id, cpus: [], cpusTold: false, ...optional('freeKiB', freeKiB), span });
  }
  // Without a topology libvirt lists no cell, and a total of nothing.
  if (nodes.size === 0 && (total === undefined || (total === 0 && ruler))) {
    return { problems: [...problems, problem('nothing-to-read', { kind: 'virsh-freecell' }, spanIn(piece))] };
  }
  return {
    host: {
      from: 'virsh-freecell',
      span: spanIn(piece),
      cpus: [],
      nodes: [...nodes.values()].sort((a, b) => a.id - b.id),
      caches: [],
      fakeCell: false,
      ...optional('freeKiB', total),
    },
    problems,
  };
}
