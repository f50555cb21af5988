/** `virsh schedinfo VM` (virsh-domain.c, cmdSchedinfo): the CPU controller's weights and limits, as far as there is one. */
import { spanIn, type Piece, type Span } from '../../text/source.ts';
import { domainOfCommand, hasOption } from '../named-domain.ts';
import { filledLines, spanOfLine } from '../piece-lines.ts';
import { anyLetter, problem, type ReadContext, type Reader, type Reading } from '../reading.ts';

/** The word is translated, the scheduler's name is not. */
const heading = /^[ \t]*(?:Scheduler\s*:\s|[A-Za-z\u0080-\uffff][^:：\n]{2,30}[:：][ \t]*posix[ \t]*\r?$)/m;

export const virshSchedinfo: Reader = {
  id: 'virsh-schedinfo',
  use: 'read',
  lines: { first: anyLetter, starts: heading, fits: /^\s*[a-z_]+\s*:\s*-?\d+\s*$|^error: / },
  detect: (piece) => heading.test(piece.text),
  read,
};

function read(piece: Piece, context: ReadContext): Reading {
  const scheduler = new Map<string, number>();
  const places = new Map<string, Span>();
  for (const line of filledLines(piece)) {
    const [, name, value] = /^\s*([a-z_]{1,40})\s*:\s*(-?\d{1,19})\s*$/.exec(line.text) ?? [];
    if (name === undefined) continue;
    scheduler.set(name, Number(value));
    places.set(name, spanOfLine(piece, line));
  }
  const span = spanIn(piece);
  if (scheduler.size === 0)
    return { problems: [problem('nothing-to-read', { kind: 'virsh-schedinfo' }, span)] };
  return {
    observations: [
      {
        from: 'virsh-schedinfo',
        kind: 'setting',
        span,
        ...domainOfCommand(context, 'schedinfo'),
        ...(hasOption(context, '--config') ? { config: true } : {}),
        threads: [],
        scheduler: Object.fromEntries(scheduler),
        places: Object.fromEntries(places),
      },
    ],
    problems: [],
  };
}
