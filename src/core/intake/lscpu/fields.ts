/**
 * lscpu's summary as facts, whether its lines came as text or as JSON (formats.md §2): the nodes with their CPUs,
 * which CPUs are online, how many of each there are. It does not say which CPU is in which core or socket.
 */
import {
  countOf,
  emptySet,
  idsOf,
  intersectionOf,
  isEmpty,
  unionOf,
  type CpuSet,
} from '../../cpuset/cpuset.ts';
import { readElidedList, type ElidedList } from '../../cpuset/elided-list.ts';
import { readHexMask } from '../../cpuset/hex-mask.ts';
import { readKernelList } from '../../cpuset/kernel-list.ts';
import type { CpuFact, HostFacts, NodeFact } from '../../host/host-facts.ts';
import { spanIn, type Piece, type Span } from '../../text/source.ts';
import { problem, type Problem, type ReadContext, type Reading } from '../reading.ts';
import { architectures, isTranslated, nodeOfLabel, roleOf, tellsLanguage, type LabelRole } from './labels.ts';
import { lscpuOptions } from './options.ts';

export interface LabelledValue {
  /** Without its colon. */
  readonly label: string;
  readonly value: string;
  readonly span: Span;
}

export function readLscpuFields(
  piece: Piece,
  from: 'lscpu' | 'lscpu-json',
  fields: readonly LabelledValue[],
  context: ReadContext,
  earlier: readonly Problem[] = [],
): Reading {
  const problems: Problem[] = [...earlier];
  const roles = rolesOf(fields);
  const masks = writesMasks(fields, roles, lscpuOptions(context.command)?.hex === true);
  const lists: Lists = { masks, problems, unlisted: emptySet };
  const sets = cpuSets(roles, lists);
  const count = numberOf(roles.get('cpus'));
  const nodes = nodesOf(fields, lists, sets.present);
  const counts = countsOf(fields, roles);
  const declared = counts.counts?.nodes ?? 0;
  const countLine = roles.get('nodes');
  if (countLine !== undefined && nodes.length > 0 && nodes.length < declared)
    problems.push(problem('host-nodes-missing', { declared, listed: nodes.length }, countLine.span));
  const facts: HostFacts = {
    from,
    span: spanIn(piece),
    cpus: cpusBesideDots(roles.get('online'), masks),
    nodes,
    caches: [],
    fakeCell: false,
    ...sets,
    ...(count === undefined ? {} : { cpuCount: count }),
    ...(isEmpty(lists.unlisted) ? {} : { unlisted: lists.unlisted }),
    ...counts,
    ...textOf(roles, 'architecture'),
    ...modelOf(fields),
  };
  const strange = strangeLanguage(fields, roles);
  const translated = strange ?? fields.find(({ label }) => isTranslated(label));
  if (translated !== undefined) {
    const params = { label: translated.label, known: strange === undefined };
    problems.push(problem('output-translated', params, translated.span));
  }
  const told = Object.keys(facts).length > 6 || nodes.length > 0;
  if (!told) return { problems: [...problems, problem('nothing-to-read', { kind: from }, spanIn(piece))] };
  return { host: facts, problems };
}

type Roles = ReadonlyMap<LabelRole, LabelledValue>;

/**
 * By label where it is known. Otherwise by place and shape: the architecture is untranslated, the first plain number
 * behind it counts the CPUs, and the lists of those online and offline follow at once and add up to it.
 */
function rolesOf(fields: readonly LabelledValue[]): Roles {
  const roles = new Map<LabelRole, LabelledValue>();
  for (const field of fields) {
    const role = roleOf(field.label);
    if (role !== undefined && !roles.has(role)) roles.set(role, field);
  }
  const isArchitecture = new RegExp(`^${architectures}$`);
  const start = fields.findIndex(({ value }) => isArchitecture.test(value));
  const architecture = fields[start];
  if (architecture === undefined) return roles;
  if (!roles.has('architecture')) roles.set('architecture', architecture);
  const at = fields.findIndex(({ value }, i) => i > start && i < start + 6 && /^\d{1,6}$/.test(value));
  const cpus = fields[at];
  if (cpus === undefined) return roles;
  if (!roles.has('cpus')) roles.set('cpus', cpus);
  if (roles.has('online') || roles.get('cpus') !== cpus) return roles;
  const [online, offline] = [fields[at + 1], fields[at + 2]];
  const total = Number(cpus.value);
  const sizes = (field: LabelledValue | undefined): readonly number[] =>
    field === undefined ? [] : [sizeOf(field.value, false), sizeOf(field.value, true)].filter((n) => n > 0);
  if (online !== undefined && sizes(online).includes(total)) roles.set('online', online);
  else if (
    online !== undefined &&
    offline !== undefined &&
    sizes(online).some((a) => sizes(offline).some((b) => a + b === total))
  ) {
    roles.set('online', online);
    roles.set('offline', offline);
  }
  return roles;
}

function sizeOf(value: string, mask: boolean): number {
  const set = readSet(value, mask);
  return set === undefined ? 0 : countOf(set);
}

function readSet(value: string, mask: boolean): CpuSet | undefined {
  if (mask) return value === '' ? [] : readHexMask(value);
  const list = readKernelList(value);
  return list.ok ? list.set : undefined;
}

/** `-x`: told by the label or the command, else by which of the two readings adds up to the count. */
function writesMasks(fields: readonly LabelledValue[], roles: Roles, asked: boolean): boolean {
  const online = roles.get('online');
  if (asked || online === undefined) return asked;
  if (online.label.endsWith('list')) return false;
  if (online.label.endsWith('mask')) return true;
  const offline = roles.get('offline')?.value ?? '';
  const total = numberOf(roles.get('cpus'));
  const size = (mask: boolean): number => sizeOf(online.value, mask) + sizeOf(offline, mask);
  return fields.length > 0 && size(false) !== total && size(true) === total;
}

function cpuSets(roles: Roles, lists: Lists): Pick<HostFacts, 'online' | 'offline' | 'present'> {
  // Which CPUs are there is told by the whole list alone: of one with dots nothing but the CPUs that it names is taken.
  const whole = (field: LabelledValue | undefined): CpuSet | undefined => {
    const set = setIn(field, lists);
    return elidedIn(field, lists.masks) === undefined ? set : undefined;
  };
  const online = whole(roles.get('online'));
  const offline = whole(roles.get('offline'));
  return {
    ...(online === undefined ? {} : { online }),
    ...(offline === undefined ? {} : { offline }),
    // The line of those offline is printed only where there are some.
    ...(online === undefined ? {} : { present: unionOf(online, offline ?? []) }),
  };
}

interface Lists {
  readonly masks: boolean;
  readonly problems: Problem[];
  /** Grows where dots stand in a list. */
  unlisted: CpuSet;
}

function setIn(field: LabelledValue | undefined, lists: Lists): CpuSet | undefined {
  if (field === undefined || field.value === '-') return undefined;
  const set = readSet(field.value, lists.masks);
  if (set !== undefined) return set;
  const elided = elidedIn(field, lists.masks);
  const text = elided?.dots ?? field.value.slice(0, 120);
  lists.problems.push(problem('host-value-unreadable', { what: field.label, text }, field.span));
  if (elided !== undefined) lists.unlisted = unionOf(lists.unlisted, elided.unlisted);
  return elided?.set;
}

function elidedIn(field: LabelledValue | undefined, masks: boolean): ElidedList | undefined {
  return field === undefined || masks ? undefined : readElidedList(field.value);
}

/** The CPUs that a list of those online names beside its dots. */
function cpusBesideDots(field: LabelledValue | undefined, masks: boolean): readonly CpuFact[] {
  if (field === undefined) return [];
  return [...idsOf(elidedIn(field, masks)?.set ?? emptySet)].map((id) => ({ id, span: field.span }));
}

/** s390 lists CPUs that are possible only: what is not present is left out. */
function nodesOf(
  fields: readonly LabelledValue[],
  lists: Lists,
  present: CpuSet | undefined,
): readonly NodeFact[] {
  const nodes = new Map<number, NodeFact>();
  for (const field of fields) {
    const id = nodeOfLabel(field.label);
    if (id === undefined || nodes.has(id) || nodes.size >= 1024) continue;
    const cpus = setIn(field, lists);
    const there =
      cpus === undefined || present === undefined || isEmpty(present) ? cpus : intersectionOf(cpus, present);
    nodes.set(id, {
      id,
      cpus: there ?? [],
      ...(there === undefined ? { cpusTold: false } : {}),
      span: field.span,
    });
  }
  return [...nodes.values()].sort((a, b) => a.id - b.id);
}

/** Machines with several types of CPU repeat these lines for each; a count that differs between them is none. */
function countsOf(fields: readonly LabelledValue[], roles: Roles): Pick<HostFacts, 'counts'> {
  const only = (role: LabelRole): number | undefined => {
    const values = new Set(fields.filter(({ label }) => roleOf(label) === role).map(({ value }) => value));
    return values.size === 1 ? numberOf(roles.get(role)) : undefined;
  };
  const types = fields.filter(({ label }) => roleOf(label) === 'threads').length;
  const counts = {
    ...optional('threadsPerCore', only('threads')),
    ...(types > 1 ? {} : optional('coresPerSocket', only('cores'))),
    ...(types > 1 ? {} : optional('sockets', only('sockets'))),
    ...optional('nodes', only('nodes')),
  };
  return Object.keys(counts).length === 0 ? {} : { counts };
}

function numberOf(field: LabelledValue | undefined): number | undefined {
  return field !== undefined && /^\d{1,6}$/.test(field.value) ? Number(field.value) : undefined;
}

function textOf(roles: Roles, role: 'architecture'): Pick<HostFacts, 'architecture'> {
  const value = roles.get(role)?.value ?? '';
  return value === '' || value === '-' || value.length > 40 ? {} : { [role]: value };
}

/** One name for each type of CPU. */
function modelOf(fields: readonly LabelledValue[]): Pick<HostFacts, 'model'> {
  const names = new Set(
    fields
      .filter(({ label, value }) => roleOf(label) === 'model' && value !== '-' && value !== '')
      .map((one) => one.value),
  );
  return names.size === 0 || names.size > 8 ? {} : { model: [...names].join(', ') };
}

/** No label of a known language: sockets, cores and threads could not be looked up. */
function strangeLanguage(fields: readonly LabelledValue[], roles: Roles): LabelledValue | undefined {
  const known = fields.some(
    ({ label }) =>
      tellsLanguage(roleOf(label)) || (nodeOfLabel(label) !== undefined && /^NUMA node\d/.test(label)),
  );
  return known || fields.length < 2 ? undefined : (roles.get('architecture') ?? fields[0]);
}

function optional<K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, V>);
}
