/**
 * Domains in a model link, row by row of `domain-rows.ts`, column by column: what is alike in many domains stands
 * together, and repeats.
 *
 *     domains   =  count [roots rows strangers statuses]      nothing more when there are none
 *     roots     =  sequence: the row of each fragment's root, 0 for a whole <domain>
 *     rows      =  columns {row} 0                            first the columns of <domain> itself
 *     row       =  gap ≥ 1 to its place in the table; sequence: how many there are in each of the parent row's elements;
 *                  columns
 *     columns   =  {column} 0
 *     column    =  gap × 2 + mixed; the values               place 1 is the text, then the attributes; a column without
 *                                                            any value is left out. mixed 0: every element has the value,
 *                                                            and it is of its kind (`values.ts`)
 *     strangers =  count {row, which of its elements, attributes, elements}
 *     statuses  =  count {which domain, flags, …}             what <domstatus> tells
 *
 * Elements are counted in the order of their parents, then as they stand there. `count`, `gap`, `flags` are varints.
 */
import { LinkDamage, type ByteReader, type ByteWriter } from './bytes.ts';
import { domainRows } from './domain-rows.ts';
import type { KeptDomain, KeptElement, KeptStatus, NamedValue, Stranger } from './kept-domain.ts';
import { readSequence, writeSequence } from './sequence.ts';
import type { StringReader, StringWriter } from './strings.ts';
import { isPlain, readColumn, writeColumn, type Column } from './values.ts';

interface Writers {
  readonly bytes: ByteWriter;
  readonly strings: StringWriter;
}

interface Readers {
  readonly bytes: ByteReader;
  readonly strings: StringReader;
}

export function writeDomains(writers: Writers, domains: readonly KeptDomain[]): void {
  const { bytes } = writers;
  bytes.number(domains.length);
  if (domains.length === 0) return;
  writeSequence(
    bytes,
    domains.map(({ root }) => root),
  );
  const byRow = new Map<number, readonly KeptElement[]>();
  let before = 0;
  for (const [place, row] of domainRows.entries()) {
    const parents = byRow.get(row.parent) ?? [];
    const elements =
      place === 0
        ? domains.map(({ element }) => element)
        : parents.flatMap(({ children }) => children.filter((child) => child.row === place));
    if (elements.length === 0) continue;
    byRow.set(place, elements);
    if (place > 0) {
      bytes.number(place - before);
      writeSequence(
        bytes,
        parents.map(({ children }) => children.filter((child) => child.row === place).length),
      );
    }
    before = place;
    writeColumns(writers, place, elements);
  }
  bytes.number(0);
  writeStrangers(writers, byRow);
  writeStatuses(writers, domains);
}

function writeColumns(writers: Writers, place: number, elements: readonly KeptElement[]): void {
  let before = 0;
  for (const [i, kind] of kindsOf(place).entries()) {
    const column: Column = elements.map(({ text, attributes }) => (i === 0 ? text : attributes[i - 1]));
    if (kind === undefined || column.every((value) => value === undefined)) continue;
    const plain = isPlain(column, kind);
    writers.bytes.number((i + 1 - before) * 2 + (plain ? 0 : 1));
    before = i + 1;
    writeColumn(writers, column, kind, plain);
  }
  writers.bytes.number(0);
}

/** The text's, undefined where none is kept, then the attributes'. */
function kindsOf(place: number) {
  const row = domainRows[place];
  return row === undefined ? [] : [row.text, ...row.attributes.map(({ kind }) => kind)];
}

function writeStrangers(writers: Writers, byRow: ReadonlyMap<number, readonly KeptElement[]>): void {
  const { bytes } = writers;
  const places = [...byRow].flatMap(([row, elements]) =>
    elements.flatMap((element, which) =>
      element.strangeAttributes.length + element.strangers.length === 0 ? [] : [{ row, which, element }],
    ),
  );
  bytes.number(places.length);
  for (const { row, which, element } of places) {
    bytes.number(row);
    bytes.number(which);
    writeNamedValues(writers, element.strangeAttributes);
    writeTrees(writers, element.strangers);
  }
}

function writeTrees(writers: Writers, strangers: readonly Stranger[]): void {
  writers.bytes.number(strangers.length);
  for (const { name, text, attributes, children } of strangers) {
    writers.strings.write([name, text]);
    writeNamedValues(writers, attributes);
    writeTrees(writers, children);
  }
}

function writeNamedValues({ bytes, strings }: Writers, values: readonly NamedValue[]): void {
  bytes.number(values.length);
  strings.write(values.flat());
}

function writeStatuses({ bytes, strings }: Writers, domains: readonly KeptDomain[]): void {
  const told = domains.flatMap(({ status }, which) => (status === undefined ? [] : [{ which, status }]));
  bytes.number(told.length);
  for (const { which, status } of told) {
    const { state, pid, vcpus, numad } = status;
    const texts = [state, numad?.nodeset, numad?.cpuset];
    bytes.number(which);
    bytes.number(texts.reduce<number>((flags, text, i) => flags + (text === undefined ? 0 : 2 ** i), 0));
    strings.write(texts.filter((text) => text !== undefined));
    bytes.number(pid ?? 0);
    bytes.number(vcpus.length);
    writeSequence(
      bytes,
      vcpus.map(({ vcpu }) => vcpu),
    );
    writeSequence(
      bytes,
      vcpus.map(({ tid }) => tid),
    );
  }
}

/** More than anybody puts into one link. */
const mostDomains = 10_000;

/** Elements while they are read: their children come row by row. */
interface Draft {
  row: number;
  attributes: (string | undefined)[];
  text: string | undefined;
  children: Draft[];
  strangeAttributes: readonly NamedValue[];
  strangers: readonly Stranger[];
}

export function readDomains(readers: Readers): readonly KeptDomain[] {
  const { bytes } = readers;
  const count = bytes.number();
  if (count === 0) return [];
  if (count > mostDomains) throw new LinkDamage('too-large');
  const roots = readSequence(bytes, count);
  const tops = roots.map(() => draftOf(0));
  const byRow = new Map<number, readonly Draft[]>([[0, tops]]);
  readColumns(readers, 0, tops);
  let place = 0;
  for (let gap = bytes.number(); gap !== 0; gap = bytes.number()) {
    place += gap;
    const row = domainRows[place];
    if (row === undefined) throw new LinkDamage('newer');
    const parents = byRow.get(row.parent) ?? [];
    const elements: Draft[] = [];
    for (const [i, children] of readSequence(bytes, parents.length).entries()) {
      if (children < 0) throw new LinkDamage('damaged');
      bytes.claim(children);
      for (let n = 0; n < children; n++) {
        const draft = draftOf(place);
        parents[i]?.children.push(draft);
        elements.push(draft);
      }
    }
    byRow.set(place, elements);
    readColumns(readers, place, elements);
  }
  readStrangers(readers, byRow);
  const statuses = readStatuses(readers, count);
  return tops.map((element, i) => {
    const root = roots[i] ?? 0;
    if (root < 0 || root >= domainRows.length) throw new LinkDamage('newer');
    if (root > 0 && !isAlone(element, root)) throw new LinkDamage('damaged');
    const status = statuses.get(i);
    return { root, element, ...(status === undefined ? {} : { status }) };
  });
}

/** Around a fragment's root stand its parents and nothing else. */
function isAlone(domain: Draft, root: number): boolean {
  let [only, ...others] = domain.children;
  while (only !== undefined && only.row !== root && others.length === 0) [only, ...others] = only.children;
  return only?.row === root && others.length === 0;
}

function draftOf(row: number): Draft {
  return { row, attributes: [], text: undefined, children: [], strangeAttributes: [], strangers: [] };
}

function readColumns(readers: Readers, place: number, elements: readonly Draft[]): void {
  const kinds = kindsOf(place);
  for (const element of elements) element.attributes = kinds.slice(1).map(() => undefined);
  let at = 0;
  for (let head = readers.bytes.number(); head !== 0; head = readers.bytes.number()) {
    at += Math.floor(head / 2);
    const kind = kinds[at - 1];
    if (kind === undefined) throw new LinkDamage('newer');
    const column = readColumn(readers, elements.length, kind, head % 2 === 0);
    for (const [i, element] of elements.entries()) {
      if (at === 1) element.text = column[i];
      else element.attributes[at - 2] = column[i];
    }
  }
}

function readStrangers(readers: Readers, byRow: ReadonlyMap<number, readonly Draft[]>): void {
  const { bytes } = readers;
  for (let left = bytes.claim(bytes.number()); left > 0; left--) {
    const element = byRow.get(bytes.number())?.[bytes.number()];
    if (element === undefined) throw new LinkDamage('damaged');
    element.strangeAttributes = readNamedValues(readers);
    element.strangers = readTrees(readers, 0);
  }
}

/** As deep as anybody nests what is wrong. */
const deepestStranger = 32;
const xmlName = /^[\p{L}_][\p{L}\p{M}\p{N}_.:-]{0,63}$/u;

function isStrangerName(name: string): boolean {
  return xmlName.test(name);
}

function readTrees(readers: Readers, depth: number): readonly Stranger[] {
  if (depth > deepestStranger) throw new LinkDamage('damaged');
  const trees: Stranger[] = [];
  for (let left = readers.bytes.claim(readers.bytes.number()); left > 0; left--) {
    const [name = '', text = ''] = readers.strings.read(2);
    if (!isStrangerName(name)) throw new LinkDamage('damaged');
    trees.push({ name, text, attributes: readNamedValues(readers), children: readTrees(readers, depth + 1) });
  }
  return trees;
}

function readNamedValues({ bytes, strings }: Readers): readonly NamedValue[] {
  const count = bytes.claim(bytes.number());
  const texts = strings.read(count * 2);
  const values = Array.from({ length: count }, (_, i): NamedValue => [
    texts[2 * i] ?? '',
    texts[2 * i + 1] ?? '',
  ]);
  const names = new Set(values.map(([name]) => name));
  if (names.size !== count || ![...names].every(isStrangerName)) throw new LinkDamage('damaged');
  return values;
}

function readStatuses({ bytes, strings }: Readers, domains: number): ReadonlyMap<number, KeptStatus> {
  const statuses = new Map<number, KeptStatus>();
  for (let left = bytes.claim(bytes.number()); left > 0; left--) {
    const which = bytes.number();
    const flags = bytes.number();
    if (which >= domains || flags > 7) throw new LinkDamage('damaged');
    const has = (bit: number): boolean => Math.floor(flags / 2 ** bit) % 2 === 1;
    const texts = [...strings.read([0, 1, 2].filter(has).length)];
    const take = <K extends string>(bit: number, key: K): Partial<Record<K, string>> =>
      has(bit) ? ({ [key]: texts.shift() ?? '' } as Record<K, string>) : {};
    const state = take(0, 'state');
    const numad = { ...take(1, 'nodeset'), ...take(2, 'cpuset') };
    const pid = bytes.number();
    const threads = bytes.number();
    const vcpus = readSequence(bytes, threads);
    const tids = readSequence(bytes, threads);
    statuses.set(which, {
      ...state,
      ...(pid === 0 ? {} : { pid }),
      vcpus: vcpus.map((vcpu, i) => ({ vcpu, tid: tids[i] ?? 0 })),
      ...(has(1) || has(2) ? { numad } : {}),
    });
  }
  return statuses;
}
