/**
 * What every reader promises of any text: it never throws, gives plain data, every place it names lies in the text
 * it was given, and it gives no more facts than the text is long. Checked on a fixture cut at every length, from
 * either end, and with characters changed at random.
 */
import fc from 'fast-check';
import { expect } from 'vitest';
import { highestListedId } from '../../core/cpuset/kernel-list.ts';
import type { ReadContext, Reader, Reading } from '../../core/intake/reading.ts';
import { partOf, pieceOf, type Piece } from '../../core/text/source.ts';
import { GateAttribute, GateElement } from '../../core/xml/element-stack.ts';
import { PlainAttribute, PlainElement } from '../../core/xml/plain-element.ts';
import type { XmlAttribute, XmlElement } from '../../core/xml/xml.ts';
import '../property-seed.ts';

export interface SurvivalOptions {
  readonly context?: ReadContext;
  /** Every so many lengths a cut, for long fixtures; 1 is every length. */
  readonly step?: number;
  readonly numRuns?: number;
}

/** Cuts the text and changes characters in it; the reader must survive all of it. */
export function expectReaderSurvives(reader: Reader, text: string, options: SurvivalOptions = {}): void {
  const { context = {}, step = 1, numRuns = 100 } = options;
  for (let to = 0; to <= text.length; to += step) expectSoundReading(reader, text.slice(0, to), context);
  for (let from = 0; from < text.length; from += step) {
    expectSoundReading(reader, text.slice(from), context);
  }
  fc.assert(
    fc.property(damages(text.length), (spots) => {
      expectSoundReading(reader, damage(text, spots), context);
    }),
    { numRuns },
  );
}

/** Reads one text and checks what came; gives it back for further checks. */
function expectSoundReading(reader: Reader, text: string, context: ReadContext = {}): Reading {
  const piece = pieceWithin(text);
  let reading: Reading;
  try {
    reader.detect(piece);
    reading = reader.read(piece, context);
  } catch (error) {
    throw new Error(`${reader.id} threw on ${JSON.stringify(text.slice(-300))}`, { cause: error });
  }
  const fault = faultIn(reading, piece);
  if (fault !== undefined) {
    throw new Error(`${reader.id}: ${fault}, on ${JSON.stringify(text.slice(-300))}`);
  }
  return reading;
}

/** The text in the middle of a longer source, so that an offset which forgot the piece's place is found. */
function pieceWithin(text: string): Piece {
  const before = 'x'.repeat(1000);
  const whole = pieceOf({ id: 's1', name: 'paste', text: `${before}${text}${before}` });
  return partOf(whole, before.length, before.length + text.length);
}

/** Members whose value is one id of the kernel: none may be above what a kernel counts. */
const idMembers: ReadonlySet<string> = new Set(['node', 'cpu']);

/** Walks the reading: plain data, places inside the text, not more of it than the text can hold. */
function faultIn(reading: Reading, piece: Piece): string | undefined {
  const most = 1000 + piece.text.length * 40;
  const end = piece.at + piece.text.length;
  let seen = 0;
  // Readings share objects (a span, a set); what was walked once is not walked again.
  const walked = new Set<object>();
  const open: unknown[] = [reading];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value === 'function') return 'a function is no plain data';
    if (typeof value !== 'object' || value === null || walked.has(value)) continue;
    walked.add(value);
    if (++seen > most) return `more than ${String(most)} values`;
    if (isElement(value)) {
      open.push(value.span, value.tagSpan, value.innerSpan, value.children, value.attributes);
      continue;
    }
    if (isAttribute(value)) {
      open.push(value.span, value.nameSpan);
      continue;
    }
    if (!Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype)
      return 'an object that is no plain data';
    if (isSpan(value) && (value.from < piece.at || value.to > end || value.to < value.from)) {
      return `the place ${String(value.from - piece.at)}–${String(value.to - piece.at)} is outside`;
    }
    for (const [key, member] of Object.entries(value)) {
      if (idMembers.has(key) && typeof member === 'number' && !(member >= 0 && member <= highestListedId)) {
        return `${key} ${String(member)} is no id`;
      }
      if (typeof member === 'number' && !Number.isFinite(member)) return `${key} is no number`;
      open.push(member);
    }
  }
  for (const fact of reading.host?.cpus ?? []) {
    if (!(fact.id >= 0 && fact.id <= highestListedId)) return `CPU ${String(fact.id)} is no id`;
  }
  const ids = reading.host?.cpus.map(({ id }) => id) ?? [];
  return new Set(ids).size === ids.length ? undefined : 'a CPU stands twice in the facts';
}

/** XML in a reading works out its places when asked; it does not leave core. */
function isElement(value: object): value is XmlElement {
  return value instanceof GateElement || value instanceof PlainElement;
}

function isAttribute(value: object): value is XmlAttribute {
  return value instanceof GateAttribute || value instanceof PlainAttribute;
}

function isSpan(value: object): value is { readonly from: number; readonly to: number } {
  if (!('source' in value && 'from' in value && 'to' in value)) return false;
  return typeof value.from === 'number' && typeof value.to === 'number';
}

interface Damage {
  readonly at: number;
  readonly cut: number;
  readonly put: string;
}

function damages(length: number): fc.Arbitrary<readonly Damage[]> {
  const put = fc.oneof(
    fc.constantFrom(
      '\n',
      '\r',
      '\0',
      ' ',
      '\t',
      '-',
      ',',
      ':',
      '|',
      '(',
      '<',
      '{',
      '[',
      '"',
      '9',
      '4294967296',
    ),
    fc.string({ unit: 'binary', maxLength: 3 }),
  );
  return fc.array(fc.record({ at: fc.nat(Math.max(0, length - 1)), cut: fc.nat(3), put }), {
    minLength: 1,
    maxLength: 8,
  });
}

function damage(text: string, spots: readonly Damage[]): string {
  return spots.reduce((one, { at, cut, put }) => one.slice(0, at) + put + one.slice(at + cut), text);
}

/** Checks that hold for a reader's fixture as it stands: it is recognised, and reading it twice gives the same. */
export function expectRecognised(reader: Reader, text: string, context: ReadContext = {}): Reading {
  const reading = expectSoundReading(reader, text, context);
  expect(reader.detect(pieceWithin(text)), `${reader.id} knows its fixture`).toBe(true);
  expect(expectSoundReading(reader, text, context)).toEqual(reading);
  if (reading.domainRoots === undefined) expect(structuredClone(reading)).toEqual(reading);
  return reading;
}
