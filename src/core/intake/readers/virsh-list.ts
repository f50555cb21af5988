/** `virsh list [--all]` (virsh-domain-monitor.c, cmdList): id, name and state; by it a domain may be called by its id. */
import { spanIn, type Piece } from '../../text/source.ts';
import { mostObservedThreads, type Observation } from '../facts/observation.ts';
import { filledLines } from '../piece-lines.ts';
import type { Reader, Reading } from '../reading.ts';

export const virshList: Reader = {
  id: 'virsh-list',
  use: 'read',
  // Names may hold blanks; the columns are two blanks or more apart.
  lines: { first: 'I', starts: /^\s*I[dD]\s{2,}\S/, fits: /^(?:-{10,}\s*|\s*(?:\d+|-)\s{2,}\S.*)$/ },
  detect: (piece) => /^\s*I[dD]\s{2,}\S[^\n]{0,120}\r?\n-{10,}/.test(piece.text),
  read,
};

function read(piece: Piece): Reading {
  const observations: Observation[] = [];
  for (const { text, span } of filledLines(piece)) {
    const [id = '', ...rest] = text.trim().split(/\s{2,}/);
    if (!/^(?:\d{1,9}|-)$/.test(id) || rest.length < 2 || observations.length >= mostObservedThreads)
      continue;
    observations.push({
      from: 'virsh-list',
      kind: 'setting',
      span,
      domain: rest.slice(0, -1).join('  '),
      ...(id === '-' ? {} : { domainId: Number(id) }),
      state: rest.at(-1) ?? '',
      threads: [],
    });
  }
  return observations.length === 0
    ? {
        observations: [{ from: 'virsh-list', kind: 'setting', span: spanIn(piece), threads: [] }],
        problems: [],
      }
    : { observations, problems: [] };
}
