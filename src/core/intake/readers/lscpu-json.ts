/**
 * `lscpu -J` and `lscpu -e -J`: the summary as fields with their children, or the table of CPUs (formats.md §5).
 * util-linux 2.38 to 2.40 writes a bare `-` for what is missing.
 */
import { readLscpuFields, type LabelledValue } from '../lscpu/fields.ts';
import { cleanLabel } from '../lscpu/labels.ts';
import { cacheNamesOf, elidedRows, rowMaker, type CpuRow } from '../lscpu/row.ts';
import { readCpuTable } from '../lscpu/table.ts';
import { readLocatedJson, type JsonFault, type JsonObject, type JsonValue } from '../located-json.ts';
import { problem, type Problem, type ReadContext, type Reader, type Reading } from '../reading.ts';
import { spanIn, type Piece } from '../../text/source.ts';

export const lscpuJson: Reader = {
  id: 'lscpu-json',
  use: 'read',
  lines: { first: '{', starts: /^\s*\{/, fits: /^\s*(?:[{}\]",]|\[\s*(?:$|[{"\d]))/ },
  detect: ({ text }) => /^\s*\{\s*"(?:lscpu|cpus|caches)"\s*:/.test(text),
  read,
};

function read(piece: Piece, context: ReadContext): Reading {
  const { root, fault } = readLocatedJson(piece.text);
  const problems: Problem[] = [];
  if (fault !== undefined) {
    const at = Math.min(fault.at, piece.text.length);
    problems.push(
      problem('json-malformed', { detail: fault.detail satisfies JsonFault }, spanIn(piece, at, at)),
    );
  }
  const members = root?.kind === 'object' ? root.members : [];
  for (const [name, value] of members) {
    if (value.kind !== 'array') continue;
    if (name === 'lscpu')
      return readLscpuFields(piece, 'lscpu-json', fieldsOf(piece, value.items), context, problems);
    if (name === 'cpus') return readTable(piece, value.items, context, problems);
  }
  return { problems: [...problems, problem('nothing-to-read', { kind: 'lscpu-json' }, spanIn(piece))] };
}

/** Parents before their children, as the text prints them. */
function fieldsOf(piece: Piece, items: readonly JsonValue[]): readonly LabelledValue[] {
  const fields: LabelledValue[] = [];
  const open = [...items].reverse();
  for (let item = open.pop(); item !== undefined; item = open.pop()) {
    if (item.kind !== 'object') continue;
    const label = memberOf(item, 'field');
    const data = memberOf(item, 'data');
    const children = memberOf(item, 'children');
    if (label?.kind === 'string' && label.text.length <= 120) {
      const value = data?.kind === 'string' || data?.kind === 'number' ? data.text.trim() : '';
      fields.push({
        label: cleanLabel(label.text),
        value,
        span: spanIn(piece, label.from, (data ?? label).to),
      });
    }
    if (children?.kind === 'array') for (const child of [...children.items].reverse()) open.push(child);
  }
  return fields;
}

function memberOf(object: JsonObject, name: string): JsonValue | undefined {
  return object.members.find(([one]) => one === name)?.[1];
}

function readTable(
  piece: Piece,
  items: readonly JsonValue[],
  context: ReadContext,
  problems: Problem[],
): Reading {
  const columns = columnsOf(items);
  const make = rowMaker(columns);
  const rows: (CpuRow | typeof elidedRows)[] = items.flatMap((item): readonly CpuRow[] => {
    if (item.kind !== 'object') return [];
    const values = new Map(item.members.map(([name, value]) => [name, cellOf(value)]));
    const cells = columns.map((name) => values.get(name) ?? '');
    return [make(cells, () => spanIn(piece, item.from, item.to))];
  });
  // Of JSON that breaks off the rows behind the fault are missing.
  if (problems.length > 0) rows.push(elidedRows);
  const table = {
    from: 'lscpu-json',
    columns: columns.map((name) => name.toUpperCase()),
    caches: cacheNamesOf(columns),
    rows,
    problems,
  } as const;
  return readCpuTable(piece, table, context);
}

/** Every row has the same names; the first ones stand for all. */
function columnsOf(items: readonly JsonValue[]): readonly string[] {
  const first = items.find((item) => item.kind === 'object');
  return first?.kind === 'object' ? [...new Set(first.members.map(([name]) => name))].slice(0, 60) : [];
}

/** Values were strings until 2.37, numbers and booleans since. */
function cellOf(value: JsonValue): string {
  switch (value.kind) {
    case 'string':
    case 'number':
      return value.text.trim();
    case 'true':
    case 'false':
      return value.kind;
    case 'null':
    case 'array':
    case 'object':
      return '';
  }
}
