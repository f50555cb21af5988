/** What a model link keeps of the texts, and which pieces of them it cannot keep. */
import type { Choices } from '../../core/analysis.ts';
import type { HostFacts } from '../../core/host/host-facts.ts';
import { readSource } from '../../core/intake/read-source.ts';
import type { ReaderId } from '../../core/intake/reading.ts';
import type { Source, Span } from '../../core/text/source.ts';
import { keepDomain, type KeptDomain } from './kept-domain.ts';
import { keepHost } from './keep-host.ts';
import { keepPieces } from './keep-pieces.ts';
import type { KeptPiece, LinkModel } from './link-model.ts';

/** A piece that does not come along, or not all of it. */
export interface LeftPiece {
  readonly reader: ReaderId;
  readonly span: Span;
}

export interface Kept {
  readonly model: LinkModel;
  readonly left: readonly LeftPiece[];
}

/** Reads the texts once more, and what is written anew once each to see that it says the same. Never throws. */
export function keepSources(sources: readonly Source[], choices: Choices): Kept {
  const hosts: HostFacts[] = [];
  const domains: KeptDomain[] = [];
  const pieces: KeptPiece[] = [];
  const left: LeftPiece[] = [];
  for (const source of sources) {
    for (const { segment, reading } of readSource(source, choices)) {
      const { host, domainRoots = [] } = reading;
      const kept = host === undefined ? undefined : keepHost(host);
      if (kept !== undefined) hosts.push(kept);
      domains.push(...domainRoots.map(keepDomain));
      const others = keepPieces(reading);
      pieces.push(...others.pieces);
      const isLeft = (host !== undefined && kept === undefined) || !others.isWhole || isEmpty(reading);
      if (isLeft) left.push({ reader: segment.reader, span: segment.span });
    }
  }
  return { model: { hosts, domains, choices, pieces: joinChanges(pieces) }, left };
}

function isEmpty({
  host,
  domainRoots,
  qemuGuests,
  observations,
  changes,
}: ReturnType<typeof readSource>[number]['reading']): boolean {
  return [
    host,
    ...(domainRoots ?? []),
    ...(qemuGuests ?? []),
    ...(observations ?? []),
    ...(changes ?? []),
  ].every((fact) => fact === undefined);
}

/** Each command is a piece of its own where it was typed; here they follow each other in one text. */
function joinChanges(pieces: readonly KeptPiece[]): readonly KeptPiece[] {
  const changes = pieces.filter(({ kind }) => kind === 'change').map(({ text }) => text);
  const others = pieces.filter(({ kind }) => kind !== 'change');
  return changes.length === 0 ? others : [...others, { kind: 'change', text: changes.join('') }];
}
