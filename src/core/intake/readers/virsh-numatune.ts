/**
 * What `virsh numatune VM` prints (virsh-domain.c, cmdNumatune; formats.md §11). `<memnode>` settings are not in it,
 * so it tells the domain's `<memory>` alone; an empty nodeset means that none is set.
 */
import { joinSpans, spanIn, type Piece, type Span } from '../../text/source.ts';
import type { CpuSet } from '../../cpuset/cpuset.ts';
import { domainOfCommand, hasOption } from '../named-domain.ts';
import { readObservedCpus } from '../observed-set.ts';
import { filledLines, spanOfLine } from '../piece-lines.ts';
import { problem, type Problem, type ReadContext, type Reader, type Reading } from '../reading.ts';

export const virshNumatune: Reader = {
  id: 'virsh-numatune',
  use: 'read',
  lines: { first: 'n', starts: /^\s*numa_(?:mode|nodeset)\s*:/, fits: /^\s*numa_(?:mode|nodeset)\s*:/ },
  detect: (piece) => /^[ \t]*numa_(?:mode|nodeset)\s*:/m.test(piece.text),
  read,
};

function read(piece: Piece, context: ReadContext): Reading {
  const problems: Problem[] = [];
  let mode: string | undefined;
  let nodes: CpuSet | undefined;
  const places: { mode?: Span; nodes?: Span } = {};
  let place: Span | undefined;
  for (const line of filledLines(piece)) {
    const { text, span } = line;
    const found = /^\s*numa_(mode|nodeset)\s*:\s*(.*)$/.exec(text);
    if (found === null) continue;
    place = place === undefined ? span : joinSpans(place, span);
    places[found[1] === 'mode' ? 'mode' : 'nodes'] ??= spanOfLine(piece, line);
    const value = (found[2] ?? '').trim();
    if (value === '') continue;
    if (found[1] === 'mode') mode = value;
    else {
      nodes = readObservedCpus(value);
      if (nodes === undefined)
        problems.push(problem('live-value-unreadable', { what: 'numa_nodeset', text: value }, span));
    }
  }
  const span = spanIn(piece);
  return {
    observations: [
      {
        from: 'virsh-numatune',
        kind: 'setting',
        span,
        ...domainOfCommand(context, 'numatune'),
        ...(hasOption(context, '--config') ? { config: true } : {}),
        threads: [],
        memory: {
          ...(mode === undefined ? {} : { mode }),
          ...(nodes === undefined ? {} : { nodes }),
          span: place ?? span,
        },
        places,
      },
    ],
    problems,
  };
}
