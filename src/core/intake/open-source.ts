/** The first half of cutting a source: it is cleaned, and the XML in it is found. Repairs begin from here too. */
import { isDomainFragment, isDomainWrapper } from '../domain/vocabulary.ts';
import { partOf, pieceOf, type Piece, type Source } from '../text/source.ts';
import { cleanText } from './clean/clean-text.ts';
import type { Repair } from './clean/repair.ts';
import type { ReaderSet } from './reader-set.ts';
import { readShellLine } from './shell.ts';
import { findXmlIslands, type XmlIslands } from './xml-islands.ts';

/** As much text as is cut into pieces of one source. One XML document may have 10 MB, as in libxml2. */
const longestText = 50_000_000;

const hostRoots: ReadonlySet<string> = new Set(['capabilities', 'host', 'topology', 'cells', 'cell']);

function isKnownRoot(name: string): boolean {
  return name === 'domain' || isDomainWrapper(name) || isDomainFragment(name) || hostRoots.has(name);
}

export interface OpenedSource extends XmlIslands {
  /** The cleaned text, from the source's first character as far as it is read. */
  readonly piece: Piece;
  readonly repairs: readonly Repair[];
  /** How far the source was cleaned. */
  readonly to: number;
}

/** Never throws; linear in the text's length. */
export function openSource(source: Source, set: ReaderSet): OpenedSource {
  const whole = pieceOf(source);
  const { length } = source.text;
  const cleaned = cleanText(
    length > longestText ? partOf(whole, 0, longestText) : whole,
    {
      isRoot: isKnownRoot,
      isStart: (line) => set.cutter.isStart(line) || readShellLine(line).kind === 'command',
    },
    set.cleaning,
  );
  return { ...cleaned, ...findXmlIslands(cleaned.piece.text, isKnownRoot) };
}
