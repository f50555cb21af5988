/**
 * Outputs of several machines in one text, as the tools print them that ask many at once. pdsh, clush and Fabric put the
 * machine's name before each line (`kvm1: node 0 cpus: 0 1`), and lines of two machines may take turns: they are sorted, one
 * machine behind the other. dshbak and clush -b put it between two rulers, Salt above an output that is indented. Each
 * output then stands below a line that `shell.ts` knows to name its machine.
 */
import { arrangePiece, editPiece, spanIn, type Piece } from '../../text/source.ts';
import type { Edit } from '../../text/offset-map.ts';
import { filePrefixBefore } from '../file-prefix.ts';
import type { KnownText } from './clean-text.ts';
import { mostEdits } from './characters.ts';
import { hasLineWithPrefix, linesOf, longestSight, type Line } from './lines-of.ts';
import type { Repair } from './repair.ts';

/** `grep` and loops put the names of files there, copies' too (`web.xml.bak`); what a log calls its lines is no machine either. */
const nobody =
  /\.(?:xml|txt|log|conf|out|json|ya?ml)(?![A-Za-z\d])|\.(?:bak|orig|old|save|tmp|gz)$|^(?:std(?:out|err)|out(?:put)?|err(?:or)?|info|debug|trace|note|warn(?:ing)?)$/i;
/** A colon behind the name, or Fabric's brackets: `[kvm1] out: `, `[root@kvm1:22] err: `. */
const prefix =
  /^(?:([A-Za-z\d][\w.-]{0,80}):(?: |$)|\[(?:[\w.-]{1,64}@)?([A-Za-z\d][\w.-]{0,80})(?::\d{1,5})?\] (?:out|err):(?: |$))/;
const quick = new RegExp(prefix, 'm');
const ruled = /^-{4,80}\n([A-Za-z\d][\w.,[\]-]{0,200})(?: \(\d+\))?\n-{4,80}$/gm;

/** Titles of anything look like that: only where Salt was asked. */
const salted = /^([A-Za-z\d][\w.-]{0,80}):(?=\n {4})/gm;
const asksSalt = /(?:^|[\s/])salt\s/m;

/** More machines than anybody asks at once. */
const mostMachines = 10_000;
const leastLines = 2;
/** Of a line: a prefix is shorter. */
const longestPrefix = 200;

interface NamedLine {
  readonly line: Line;
  /** Where its text begins; `from` of the line where it carries no name. */
  readonly inner: number;
  readonly name?: string;
}

/**
 * The text with the lines of each machine together, below the machine's title and without its name before them; as it is
 * where no machines are told. Lines without a name stay where they stand between the others, but for blank ones within
 * a block. Linear.
 */
export function splitMachines(
  piece: Piece,
  known: KnownText,
): { readonly piece: Piece; readonly repairs: readonly Repair[] } {
  const titled = editPiece(piece, titlesIn(piece.text));
  const { text } = titled;
  const none = { piece: titled, repairs: [] };
  if (!hasLineWithPrefix(text) || !quick.test(text)) return none;
  const lines = [...linesOf(text)].map((line) => nameOf(text, line));
  const names = machinesIn(text, lines, known);
  if (names.size === 0) return none;
  const parts: Line[] = [];
  const titles: Edit[] = [];
  let length = 0;
  let count = 0;
  const add = (part: Line): void => {
    parts.push(part);
    length += part.to - part.from + 1;
  };
  /** Of the lines that stand together, each machine's. */
  let block = new Map<string, NamedLine[]>();
  const flush = (): void => {
    for (const [name, own] of block) {
      const first = own[0];
      if (first === undefined) continue;
      titles.push({ from: length, to: length + first.inner - first.line.from, text: machineTitle(name) });
      add({ from: first.line.from, to: first.inner });
      for (const { line, inner } of own) add({ from: inner, to: line.to });
      count += own.length;
    }
    block = new Map();
  };
  for (const one of lines) {
    const { name, line } = one;
    if (name !== undefined && names.has(name)) {
      const own = block.get(name);
      if (own === undefined) block.set(name, [one]);
      else own.push(one);
    } else if (block.size === 0 || line.to > line.from) {
      flush();
      add(line);
    }
  }
  flush();
  const first = lines.find(({ name }) => name !== undefined && names.has(name));
  const { from, to } = first?.line ?? { from: 0, to: 0 };
  return {
    piece: editPiece(arrangePiece(titled, parts), titles.slice(0, mostEdits)),
    repairs: [{ kind: 'machine-prefix', count, span: spanIn(titled, from, to) }],
  };
}

/** Of the XML that a line begins with, or that `grep` found in a file. */
function rootIn(line: string): string | undefined {
  const at = line.indexOf('<');
  const isFirst = at >= 0 && (line.slice(0, at).trim() === '' || filePrefixBefore(line, at) !== undefined);
  return isFirst ? /^<([A-Za-z][\w-]*)[\s/>]/.exec(line.slice(at))?.[1] : undefined;
}

/** As Ansible writes it. */
function machineTitle(name: string): string {
  return `${name} | SUCCESS >>`;
}

/** Where machines stand above their outputs: between rulers, or as Salt writes it. */
function titlesIn(text: string): readonly Edit[] {
  const between = text.includes('----\n') ? [...text.matchAll(ruled)] : [];
  const above = asksSalt.test(text) ? [...text.matchAll(salted)] : [];
  return [...between, ...above]
    .filter(([, name = '']) => !nobody.test(name))
    .toSorted((a, b) => a.index - b.index)
    .slice(0, mostMachines)
    .map(({ 0: whole, 1: name = '', index }) => ({
      from: index,
      to: index + whole.length,
      text: machineTitle(name),
    }));
}

function nameOf(text: string, line: Line): NamedLine {
  const found = prefix.exec(text.slice(line.from, Math.min(line.to, line.from + longestPrefix)));
  const name = found?.[1] ?? found?.[2];
  return found === null || name === undefined || nobody.test(name)
    ? { line, inner: line.from }
    : { line, inner: line.from + found[0].length, name };
}

/** Names behind which something begins that Pinscope knows, and that is not known with the name before it. */
function machinesIn(
  text: string,
  lines: readonly NamedLine[],
  { isRoot, isStart }: KnownText,
): ReadonlySet<string> {
  const counts = new Map<string, { lines: number; starts: boolean }>();
  for (const { name, inner, line } of lines) {
    if (name === undefined) continue;
    const known = counts.get(name);
    if (known === undefined && counts.size >= mostMachines) continue;
    const one = known ?? { lines: 0, starts: false };
    counts.set(name, one);
    one.lines++;
    if (one.starts) continue;
    const rest = text.slice(inner, Math.min(line.to, inner + longestSight));
    const root = rootIn(rest);
    one.starts =
      root === undefined ? isStart(rest) && !isStart(text.slice(line.from, inner) + rest) : isRoot(root);
  }
  return new Set(
    [...counts].filter(([, one]) => one.starts && one.lines >= leastLines).map(([name]) => name),
  );
}
