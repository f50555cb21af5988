/** The texts once more, as far as domains are read from them: where each stands, and in which text it can be edited. */
import { assembleDomains, type DomainText } from '../domain/assemble.ts';
import type { Domain } from '../domain/domain.ts';
import { readMendedDomain } from '../domain/read-mended.ts';
import type { ReadChoices } from '../domain/read-domain.ts';
import { mendXml } from '../intake/clean/mend-xml.ts';
import { readMended } from '../intake/clean/read-mended.ts';
import { filePrefixBefore } from '../intake/file-prefix.ts';
import { openSource, type OpenedSource } from '../intake/open-source.ts';
import type { ReaderSet } from '../intake/reader-set.ts';
import type { DomainRoot } from '../intake/reading.ts';
import { libvirtDomain } from '../intake/readers/libvirt-domain.ts';
import { partOf, type Piece, type Source, type Span } from '../text/source.ts';

export interface OpenRoot {
  readonly root: DomainRoot;
  readonly source: Source;
  readonly opened: OpenedSource;
  /** Which XML of the source, and which domain in it. */
  readonly island: number;
  readonly ordinal: number;
}

export interface OpenDomain {
  readonly index: number;
  readonly text: DomainText;
  readonly roots: readonly OpenRoot[];
}

export interface OpenHow extends ReadChoices {
  readonly readers: ReaderSet;
}

/** In the order of the analysis; those of QEMU's command lines, which come after, are left out. */
export function openDomains(sources: readonly Source[], how: OpenHow): readonly OpenDomain[] {
  const open = sources.flatMap((source) => openRoots(source, openSource(source, how.readers), how));
  const texts = assembleDomains(
    open.map(({ root }) => root),
    how.mayAssume,
  ).texts;
  const byPlace = new Map(open.map((one) => [placeKey(one.root.element.span), one]));
  return texts.map((text, index) => ({
    index,
    text,
    roots: text.roots.flatMap(({ span }) => byPlace.get(placeKey(span)) ?? []),
  }));
}

function placeKey({ source, from, to }: Span): string {
  return `${String(from)}-${String(to)} ${source}`;
}

function openRoots(source: Source, opened: OpenedSource, how: OpenHow): readonly OpenRoot[] {
  return opened.islands.flatMap(({ from }, island) => {
    const file = filePrefixBefore(opened.piece.text, from)?.file;
    return readIsland(islandOf(opened, island), how).map((root, ordinal) => ({
      root: file === undefined ? root : { ...root, file },
      source,
      opened,
      island,
      ordinal,
    }));
  });
}

export function islandOf({ piece, islands }: OpenedSource, island: number): Piece {
  const { from, to } = islands[island] ?? { from: 0, to: 0 };
  return partOf(piece, from, to);
}

export function readIsland(
  piece: Piece,
  { asLibvirt }: Pick<ReadChoices, 'asLibvirt'>,
): readonly DomainRoot[] {
  const seen = /^\s*\uff1c/.test(piece.text) && !asLibvirt ? mendXml(piece).piece : piece;
  if (!libvirtDomain.detect(seen)) return [];
  const reading = asLibvirt ? libvirtDomain.read(piece, {}) : readMended(libvirtDomain, piece, {});
  return reading.domainRoots ?? [];
}

/** The model of a domain's text alone, before any what-if command. */
export function modelOf(text: DomainText, index: number, how: OpenHow): Domain {
  return readMendedDomain(text, index, how).domain;
}
