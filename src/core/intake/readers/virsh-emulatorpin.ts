/**
 * `virsh emulatorpin VM` (virsh-domain.c, cmdEmulatorPin; formats.md §10): one row, ` *: 2-3`. With `-q` the set
 * stands alone, and only the command before it makes it known.
 */
import { spanIn, type Piece } from '../../text/source.ts';
import type { ObservedThread } from '../facts/observation.ts';
import { domainOfCommand, hasOption, virshWords } from '../named-domain.ts';
import { readObservedList } from '../observed-set.ts';
import { filledLines } from '../piece-lines.ts';
import { anyLetter, problem, type Problem, type ReadContext, type Reader, type Reading } from '../reading.ts';

export const virshEmulatorpin: Reader = {
  id: 'virsh-emulatorpin',
  use: 'read',
  lines: {
    first: anyLetter,
    starts: /^\s*emulator: CPU Affinity/i,
    mayStart: /^\s*[A-Za-z\u0080-\uffff][^:：]{0,40}[:：]\D{1,60}$/,
    fits: /^(?:\s*-{10,}\s*|\s*\*:\s*[\d,^-]*\s*)$/,
  },
  detect: (piece) =>
    // The first word is translated; the ruler and the star are not.
    /^\s*[^\s:：\n][^:：\n]{0,40}[:：][^\n]{1,60}\n\s*-{10,}\s*\n\s*\*:/.test(piece.text) ||
    /^\s*emulator: CPU Affinity\s*(?:\n|$)/i.test(piece.text),
  answers: (command, piece) =>
    virshWords(command.words, (word) => word === 'emulatorpin') !== undefined &&
    /^\s*\d[\d,-]*\s*$/.test(piece.text),
  read,
};

function read(piece: Piece, context: ReadContext): Reading {
  const threads: ObservedThread[] = [];
  const problems: Problem[] = [];
  for (const { text, span } of filledLines(piece)) {
    const written = /^\s*(?:\*:\s*)?([\d,^-]*)\s*$/.exec(text)?.[1];
    if (written === undefined || /^-{10,}$/.test(written)) continue;
    const cpus = readObservedList(written);
    if (cpus === undefined)
      problems.push(problem('live-value-unreadable', { what: 'CPU Affinity', text: written }, span));
    else threads.push({ role: 'emulator', cpus, span });
  }
  return {
    observations: [
      {
        from: 'virsh-emulatorpin',
        kind: 'setting',
        span: spanIn(piece),
        ...domainOfCommand(context, 'emulatorpin'),
        ...(hasOption(context, '--config') ? { config: true } : {}),
        threads: threads.slice(0, 1),
      },
    ],
    problems,
  };
}
