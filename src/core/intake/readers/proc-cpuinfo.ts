/**
 * `/proc/cpuinfo` of every architecture (formats.md §6): one record for each online CPU, and what the kernel says of
 * its package and core. It knows no nodes, no CPU that is offline, no caches by CPU.
 */
import { setOfIds } from '../../cpuset/cpuset.ts';
import { highestListedId } from '../../cpuset/kernel-list.ts';
import type { CpuFact, HostFacts } from '../../host/host-facts.ts';
import { joinSpans, spanIn, type Piece, type Span } from '../../text/source.ts';
import { coreTypesByPart, type ArmPart } from '../cpu-types.ts';
import { coresOfPackages, numberIn, type CpuRecord } from '../cpuinfo-cores.ts';
import { linesOfPiece, spanOfLine } from '../piece-lines.ts';
import { problem, type LineShape, type Problem, type Reader, type Reading } from '../reading.ts';

const lines: LineShape = {
  first: 'pPvscC',
  starts:
    /^\s*(?:processor\s*:\s*\d+\s*$|processor \d+: version =|Processor\s*:\s*A|vendor_id\s*: IBM\/S390|system type\s*:|cpu\s*: \S.*$|CPU\d+:\s*online\s*$)/,
  fits: /^\s*[#\w][^:]*:/,
  once: /^processor\s*:\s*0\s*$/,
};

/** What stands in a record beside the CPU's number, on one architecture or another; also of what `grep` took from it. */
const companions =
  /^[ \t]*(?:vendor_id|vendor|BogoMIPS|bogomips|bogomips per cpu|CPU implementer|clock|hart|cpu family|cpu number|CPU Family|cpu|cpu model|system type|Features|features|physical id|core id|siblings|cpu cores|model name|apicid)[ \t]*:/m;

export const procCpuinfo: Reader = { id: 'proc-cpuinfo', use: 'read', lines, detect, read };

function detect({ text }: Piece): boolean {
  if (/^[ \t]*processor \d+: version =/m.test(text) || /^[ \t]*CPU\d+:[ \t]*online[ \t]*$/m.test(text))
    return true;
  if (/^[ \t]*processor[ \t]*:[ \t]*\d+[ \t]*$/m.test(text)) return companions.test(text);
  if (/^[ \t]*Processor[ \t]*:[ \t]*A/m.test(text))
    return /^[ \t]*(?:BogoMIPS|Features|processor)[ \t]*:/m.test(text);
  // The first lines of s390, of Loongson, of SPARC.
  return (
    (/^[ \t]*vendor_id[ \t]*: IBM\/S390/m.test(text) &&
      /^[ \t]*(?:# processors|features)[ \t]*:/m.test(text)) ||
    (/^[ \t]*system type[ \t]*:/m.test(text) && /^[ \t]*processor[ \t]*:/m.test(text)) ||
    (/^[ \t]*cpu[ \t]*:/m.test(text) && /^[ \t]*ncpus (?:probed|active)[ \t]*:/m.test(text))
  );
}

/** The first value of each key; s390 gives a CPU two records, which are one here. */
interface DraftRecord extends CpuRecord {
  readonly values: Map<string, string>;
  span: Span;
}

function read(piece: Piece): Reading {
  const problems: Problem[] = [];
  const { records, general, sparc } = recordsOf(piece, problems);
  if (records.length === 0) {
    return { problems: [...problems, problem('nothing-to-read', { kind: 'proc-cpuinfo' }, spanIn(piece))] };
  }
  const { cores, packageOf, repeated, incomplete } = coresOfPackages(records);
  for (const { number, declared, listed, span } of incomplete) {
    problems.push(problem('package-cpus-missing', { package: number, declared, listed }, span));
  }
  const types = coreTypesByPart(partsOf(records));
  const cpus = records.map((record): CpuFact => ({
    id: record.id,
    ...optional('socket', packageOf.get(record.id)),
    ...(repeated.has(record.id)
      ? {}
      : optional('core', numberIn(record, 'core id') ?? numberIn(record, 'core'))),
    ...optional('siblings', cores.get(record.id)),
    online: true,
    ...optional('coreType', types.get(record.id)),
    span: record.span,
  }));
  const facts: HostFacts = {
    from: 'proc-cpuinfo',
    span: spanIn(piece),
    cpus,
    nodes: [],
    caches: [],
    fakeCell: false,
    ...(sparc ? { online: setOfIds(cpus.map(({ id }) => id)) } : {}),
    ...countsOf(records, general),
    ...modelOf(records, general),
  };
  return { host: facts, problems };
}

interface Records {
  readonly records: readonly CpuRecord[];
  /** What stands before, after and between the records. */
  readonly general: ReadonlyMap<string, string>;
  readonly sparc: boolean;
}

/**
 * A record begins with its number, not at a blank line: old ARM kernels print the numbers one below the other and the
 * rest once, at the end.
 */
function recordsOf(piece: Piece, problems: Problem[]): Records {
  const records = new Map<number, DraftRecord>();
  const general = new Map<string, string>();
  let current: DraftRecord | undefined;
  let sparc = false;
  let alone: Span | undefined;
  const begin = (text: string, span: Span): void => {
    const id = text.length <= 6 ? Number(text) : Infinity;
    current = undefined;
    if (id > highestListedId)
      problems.push(problem('host-value-unreadable', { what: 'processor', text }, span));
    else {
      current = records.get(id) ?? { id, values: new Map(), span };
      current.span = joinSpans(current.span, span);
      records.set(id, current);
    }
  };
  for (const line of linesOfPiece(piece)) {
    const colon = line.text.indexOf(':');
    if (line.text.trim() === '') current = undefined;
    if (colon < 0 || colon > 80) continue;
    const key = line.text.slice(0, colon).trim();
    const value = line.text.slice(colon + 1).trim();
    const span = spanOfLine(piece, line);
    const s390 = /^processor (\d+)$/.exec(key)?.[1];
    const sun = value === 'online' ? /^CPU(\d+)$/.exec(key)?.[1] : undefined;
    if (key === 'processor' && /^\d+$/.test(value)) begin(value, span);
    else if (s390 !== undefined || sun !== undefined) {
      sparc ||= sun !== undefined;
      begin(s390 ?? sun ?? '', span);
      current = undefined;
    } else if (key === 'cpu number' && current === undefined && /^\d+$/.test(value)) begin(value, span);
    else {
      if (current === undefined && key === 'Processor') alone = span;
      const values: Map<string, string> = current?.values ?? general;
      if (!values.has(key)) values.set(key, value);
      if (current !== undefined) current.span = joinSpans(current.span, span);
    }
  }
  // Kernels for one ARM core print its name and no number.
  if (records.size === 0 && alone !== undefined && general.has('BogoMIPS')) {
    records.set(0, { id: 0, values: new Map(general), span: alone });
  }
  return { records: [...records.values()].sort((a, b) => a.id - b.id), general, sparc };
}

function partsOf(records: readonly CpuRecord[]): ReadonlyMap<number, ArmPart> {
  const parts = new Map<number, ArmPart>();
  for (const { id, values } of records) {
    const implementer = hexOf(values.get('CPU implementer'));
    const part = hexOf(values.get('CPU part'));
    if (implementer === undefined || part === undefined) return new Map();
    parts.set(id, { implementer, part });
  }
  return parts;
}

function hexOf(text: string | undefined): number | undefined {
  return text !== undefined && /^0x[0-9a-f]{1,6}$/i.test(text) ? Number(text) : undefined;
}

/** How many CPUs there are is printed by s390 and SPARC; the cores of a package by x86. */
function countsOf(
  records: readonly CpuRecord[],
  general: ReadonlyMap<string, string>,
): Pick<HostFacts, 'counts' | 'cpuCount'> {
  const count = general.get('# processors') ?? general.get('ncpus active') ?? '';
  const cores = new Set(records.map(({ values }) => values.get('cpu cores')));
  const [only] = cores;
  return {
    ...(/^\d{1,5}$/.test(count) ? { cpuCount: Number(count) } : {}),
    ...(cores.size === 1 && only !== undefined && /^\d{1,5}$/.test(only)
      ? { counts: { coresPerSocket: Number(only) } }
      : {}),
  };
}

const modelKeys = ['model name', 'Model Name', 'cpu model', 'cpu', 'Processor', 'uarch'];

function modelOf(
  records: readonly CpuRecord[],
  general: ReadonlyMap<string, string>,
): Pick<HostFacts, 'model'> {
  for (const key of modelKeys) {
    const names = new Set(records.flatMap(({ values }) => values.get(key) ?? []));
    const shared = general.get(key);
    if (names.size === 0 && shared !== undefined) names.add(shared);
    if (names.size > 0 && names.size <= 8) return { model: [...names].join(', ') };
  }
  return {};
}

function optional<K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, V>);
}
