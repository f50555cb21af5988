/** What a model link keeps of the texts, and which pieces of them it cannot keep. */
import type { Choices } from '../../core/analysis.ts';
import { assembleDomains } from '../../core/domain/assemble.ts';
import type { HostFacts } from '../../core/host/host-facts.ts';
import { readSource } from '../../core/intake/read-source.ts';
import type { DomainRoot, ReaderId, SegmentReading } from '../../core/intake/reading.ts';
import type { Source, Span } from '../../core/text/source.ts';
import { keepDomain, nameOfKept, renameKept, type KeptDomain } from './kept-domain.ts';
import { keepHost } from './keep-host.ts';
import { keepPieces, namesIn } from './keep-pieces.ts';
import type { KeptPiece, LinkModel } from './link-model.ts';
import { maskNames, noMasks, type NameMasks } from './name-masks.ts';

/** A piece that does not come along, or not all of it. */
export interface LeftPiece {
  readonly reader: ReaderId;
  readonly span: Span;
}

export interface Kept {
  readonly model: LinkModel;
  readonly left: readonly LeftPiece[];
}

/** All pieces of all texts, as {@link keepReadings} takes them. Never throws. */
export function readSources(sources: readonly Source[], choices: Choices): readonly SegmentReading[] {
  return sources.flatMap((source) => readSource(source, choices));
}

/** Reads what it writes anew once more, to see that it says the same. Never throws. */
export function keepReadings(
  readings: readonly SegmentReading[],
  choices: Choices,
  { hidesNames }: { readonly hidesNames: boolean } = { hidesNames: false },
): Kept {
  const kept = joinFiles(readings).map((roots) => roots.map(keepDomain));
  const masks = hidesNames
    ? maskNames(
        kept.flat().flatMap(nameOfKept),
        readings.flatMap(({ reading }) => namesIn(reading)),
      )
    : noMasks;
  const hosts: HostFacts[] = [];
  const domains: KeptDomain[] = [];
  const pieces: KeptPiece[] = [];
  const left: LeftPiece[] = [];
  for (const [i, { segment, reading }] of readings.entries()) {
    const host = reading.host === undefined ? undefined : keepHost(reading.host);
    if (host !== undefined) hosts.push(host);
    domains.push(...(kept[i] ?? []).map((domain) => renameKept(domain, masks)));
    const others = keepPieces(reading, masks);
    pieces.push(...others.pieces);
    const isLeft = (reading.host !== undefined && host === undefined) || !others.isWhole || isEmpty(reading);
    if (isLeft) left.push({ reader: segment.reader, span: segment.span });
  }
  return {
    model: { hosts, domains, choices: hideInChoices(choices, masks), pieces: joinChanges(pieces) },
    left,
  };
}

/** What the user typed. */
function hideInChoices(choices: Choices, { hideInProse, hideInValue }: NameMasks): Choices {
  const { muted, numad } = choices;
  return {
    ...choices,
    numad: numad === undefined ? undefined : hideInValue(numad),
    ...(muted === undefined
      ? {}
      : { muted: muted.map((mute) => ({ ...mute, reason: hideInProse(mute.reason) })) }),
  };
}

/** What `grep` found in one file is a domain of its own, which no fragments would be without the file's name. */
function joinFiles(readings: readonly SegmentReading[]): readonly (readonly DomainRoot[])[] {
  const ofFile = new Map<string, DomainRoot[]>();
  const all = readings.map(({ reading }) => reading.domainRoots ?? []);
  for (const root of all.flat()) {
    if (root.file === undefined || root.whole) continue;
    const others = ofFile.get(root.file);
    if (others === undefined) ofFile.set(root.file, [root]);
    else others.push(root);
  }
  return all.map((roots) =>
    roots.flatMap((root): readonly DomainRoot[] => {
      const members = ofFile.get(root.file ?? '');
      if (members === undefined || root.whole) return [root];
      if (members[0] !== root) return [];
      const [text] = assembleDomains(members, () => true).texts;
      return [{ element: text?.element ?? root.element, whole: true }];
    }),
  );
}

function isEmpty({
  host,
  domainRoots,
  qemuGuests,
  observations,
  changes,
}: SegmentReading['reading']): boolean {
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
