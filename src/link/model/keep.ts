/** What a model link keeps of the texts, and which pieces of them it cannot keep. */
import type { Choices } from '../../core/analysis.ts';
import type { HostFacts } from '../../core/host/host-facts.ts';
import { readSource } from '../../core/intake/read-source.ts';
import type { ReaderId } from '../../core/intake/reading.ts';
import type { Source, Span } from '../../core/text/source.ts';
import { keepDomain, nameOfKept, renameKept, type KeptDomain } from './kept-domain.ts';
import { keepHost } from './keep-host.ts';
import { keepPieces } from './keep-pieces.ts';
import type { KeptPiece, LinkModel } from './link-model.ts';
import { keepName, maskNames } from './name-masks.ts';

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
export function keepSources(
  sources: readonly Source[],
  choices: Choices,
  { hidesNames }: { readonly hidesNames: boolean } = { hidesNames: false },
): Kept {
  const readings = sources.flatMap((source) => readSource(source, choices));
  const kept = readings.map(({ reading }) => (reading.domainRoots ?? []).map(keepDomain));
  const rename = hidesNames ? maskNames(kept.flat().flatMap(nameOfKept)) : keepName;
  const hosts: HostFacts[] = [];
  const domains: KeptDomain[] = [];
  const pieces: KeptPiece[] = [];
  const left: LeftPiece[] = [];
  for (const [i, { segment, reading }] of readings.entries()) {
    const host = reading.host === undefined ? undefined : keepHost(reading.host);
    if (host !== undefined) hosts.push(host);
    domains.push(...(kept[i] ?? []).map((domain) => renameKept(domain, rename)));
    const others = keepPieces(reading, rename);
    pieces.push(...others.pieces);
    const isLeft = (reading.host !== undefined && host === undefined) || !others.isWhole || isEmpty(reading);
    if (isLeft) left.push({ reader: segment.reader, span: segment.span });
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
