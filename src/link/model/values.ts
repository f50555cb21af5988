/** Columns of attribute values: those of their kind packed, the others as the texts that they are. */
import { formatCpuSet, setOfRanges } from '../../core/cpuset/cpuset.ts';
import { readLibvirtCpuset } from '../../core/cpuset/libvirt-grammar.ts';
import { LinkDamage, type ByteReader, type ByteWriter } from './bytes.ts';
import type { ValueKind } from './domain-rows.ts';
import { readSequence, writeSequence } from './sequence.ts';
import { readSets, writeSets } from './sets.ts';
import type { StringReader, StringWriter } from './strings.ts';

export type Column = readonly (string | undefined)[];

const absent = 0;
const ofKind = 1;
const asText = 2;

/** Whether all are there and of their kind: then {@link writeColumn} writes nothing but the values. */
export function isPlain(column: Column, kind: ValueKind): boolean {
  return column.every((value) => value !== undefined && isOfKind(value, kind));
}

/** `plain`: as {@link isPlain} says. Otherwise a sequence comes first: 0 absent, 1 of the kind, 2 as text. */
export function writeColumn(
  { bytes, strings }: { readonly bytes: ByteWriter; readonly strings: StringWriter },
  column: Column,
  kind: ValueKind,
  plain: boolean,
): void {
  const packed: string[] = [];
  const texts: string[] = [];
  const codes = column.map((value) => {
    if (value === undefined) return absent;
    const fits = isOfKind(value, kind);
    (fits ? packed : texts).push(value);
    return fits ? ofKind : asText;
  });
  if (!plain) writeSequence(bytes, codes);
  if (kind === 'text') strings.write(packed);
  else if (kind === 'number') writeSequence(bytes, packed.map(Number));
  else if (kind === 'set') writeSets(bytes, packed.map(setOf));
  else
    writeSequence(
      bytes,
      packed.map((word) => kind.indexOf(word)),
    );
  strings.write(texts);
}

export function readColumn(
  { bytes, strings }: { readonly bytes: ByteReader; readonly strings: StringReader },
  count: number,
  kind: ValueKind,
  plain: boolean,
): Column {
  const codes = plain ? undefined : readSequence(bytes, count);
  const countOf = (wanted: number): number => codes?.filter((code) => code === wanted).length ?? 0;
  const packed = readPacked(bytes, strings, plain ? count : countOf(ofKind), kind);
  const texts = strings.read(countOf(asText));
  let atPacked = 0;
  let atTexts = 0;
  if (codes === undefined) return packed;
  return codes.map((code) => {
    if (code === ofKind) return packed[atPacked++];
    if (code === asText) return texts[atTexts++];
    if (code !== absent) throw new LinkDamage('damaged');
    return undefined;
  });
}

function readPacked(
  bytes: ByteReader,
  strings: StringReader,
  count: number,
  kind: ValueKind,
): readonly string[] {
  if (kind === 'text') return strings.read(count);
  if (kind === 'set') return readSets(bytes, count).map(formatCpuSet);
  const numbers = readSequence(bytes, count);
  if (kind === 'number') return numbers.map(String);
  return numbers.map((place) => {
    const word = kind[place];
    // A later Pinscope knows more words.
    if (word === undefined) throw new LinkDamage('newer');
    return word;
  });
}

/** Whether it is written as values of its kind are; every value is a `text`. */
export function isOfKind(value: string, kind: ValueKind): boolean {
  if (kind === 'text') return true;
  if (kind === 'number') return /^(?:0|-?[1-9]\d{0,14})$/.test(value);
  if (kind !== 'set') return kind.includes(value);
  return value !== '' && formatCpuSet(setOf(value)) === value;
}

function setOf(text: string): ReturnType<typeof setOfRanges> {
  const reading = readLibvirtCpuset(text);
  return reading.ok ? reading.set : [];
}
