/** The JSON of codec `t` (its form is described at the head of `link.ts`). Nothing read is trusted. */
import type { Choices, Mute } from '../core/analysis.ts';
import { tidyVersion } from '../core/domain/versions.ts';
import { cgroupKinds, usualCgroup, usualEra } from '../core/placement/choices.ts';
import { eraIds } from '../core/placement/eras.ts';
import { tidyView, type LinkView } from './view-tail.ts';

export interface LinkSource {
  readonly name: string;
  readonly text: string;
}

export interface LinkState {
  readonly sources: readonly LinkSource[];
  readonly choices: Choices;
  readonly view: LinkView;
}

export type LinkStateReading =
  | { readonly ok: true; readonly state: LinkState }
  | { readonly ok: false; readonly reason: 'damaged' | 'newer' | 'too-large' };

const limits = { sources: 64, dropped: 1000, shortText: 200 } as const;
const choiceKeys = [
  'dropped',
  'asLibvirt',
  'numad',
  'machine',
  'libvirt',
  'cgroup',
  'era',
  'droppedChanges',
  'muted',
];

/** Canonical: equal texts and choices give equal JSON. Names that are too long are cut, as they only label. */
export function writeLinkState({ sources, choices }: Omit<LinkState, 'view'>): string {
  const { droppedAssumptions, droppedChanges = [], muted = [] } = choices;
  const written = {
    sources: sources.map(({ name, text }) => [name.slice(0, limits.shortText), text]),
    choices: omitIfEmpty({
      dropped: nonEmpty(droppedAssumptions),
      asLibvirt: choices.asLibvirt || undefined,
      numad: choices.numad,
      machine: choices.machine,
      libvirt: choices.libvirt,
      cgroup: choices.cgroup === usualCgroup ? undefined : choices.cgroup,
      era: choices.era === usualEra ? undefined : choices.era,
      droppedChanges: nonEmpty(droppedChanges),
      muted: nonEmpty(
        muted.map(({ rule, reason, entities }) => [
          rule,
          reason.slice(0, limits.shortText),
          ...(entities === undefined ? [] : [entities]),
        ]),
      ),
    }),
  };
  return JSON.stringify(written);
}

export function readLinkState(json: string): LinkStateReading {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return damaged;
  }
  if (!isRecord(value)) return damaged;
  if (hasOther(value, ['sources', 'choices', 'view'])) return { ok: false, reason: 'newer' };

  const sources = readSources(value['sources']);
  if (typeof sources === 'string') return { ok: false, reason: sources };
  const choices = readChoices(value['choices']);
  if (typeof choices === 'string') return { ok: false, reason: choices };
  return { ok: true, state: { sources, choices, view: readView(value['view']) } };
}

const damaged: LinkStateReading = { ok: false, reason: 'damaged' };

function readSources(value: unknown): readonly LinkSource[] | 'damaged' | 'too-large' {
  if (!Array.isArray(value)) return 'damaged';
  const pairs: readonly unknown[] = value;
  if (pairs.length > limits.sources) return 'too-large';
  const sources: LinkSource[] = [];
  for (const pair of pairs) {
    if (!Array.isArray(pair) || pair.length !== 2) return 'damaged';
    const [name, text] = pair as readonly unknown[];
    if (!isShortText(name) || typeof text !== 'string') return 'damaged';
    sources.push({ name, text });
  }
  return sources;
}

function readChoices(value: unknown): Choices | 'damaged' | 'newer' | 'too-large' {
  if (value === undefined) return { droppedAssumptions: [], asLibvirt: false, numad: undefined };
  if (!isRecord(value)) return 'damaged';
  if (hasOther(value, choiceKeys)) return 'newer';
  const { asLibvirt = false, numad, machine } = value;
  if (typeof asLibvirt !== 'boolean') return 'damaged';
  if (numad !== undefined && !isShortText(numad)) return 'damaged';
  if (machine !== undefined && !isPlace(machine)) return 'damaged';
  const droppedAssumptions = readIds(value['dropped']);
  if (typeof droppedAssumptions === 'string') return droppedAssumptions;
  const changes = readIds(value['droppedChanges']);
  if (typeof changes === 'string') return changes;
  const muted = readMutes(value['muted']);
  if (typeof muted === 'string') return muted;
  const rules = readRules(value);
  if (typeof rules === 'string') return rules;
  return {
    droppedAssumptions,
    asLibvirt,
    numad,
    ...(machine === undefined ? {} : { machine }),
    ...rules,
    ...(changes.length === 0 ? {} : { droppedChanges: changes }),
    ...(muted.length === 0 ? {} : { muted }),
  };
}

function readIds(value: unknown): readonly string[] | 'damaged' | 'too-large' {
  if (value === undefined) return [];
  if (!Array.isArray(value)) return 'damaged';
  if (value.length > limits.dropped) return 'too-large';
  const ids: readonly unknown[] = value;
  return ids.every(isShortText) ? ids : 'damaged';
}

/** A rule that is not known mutes nothing; it may be one of a later Pinscope. */
function readMutes(value: unknown): readonly Mute[] | 'damaged' | 'too-large' {
  if (value === undefined) return [];
  if (!Array.isArray(value)) return 'damaged';
  if (value.length > limits.dropped) return 'too-large';
  const mutes: Mute[] = [];
  for (const one of value as readonly unknown[]) {
    if (!Array.isArray(one) || one.length < 2 || one.length > 3) return 'damaged';
    const [rule, reason, about] = one as readonly unknown[];
    if (!isShortText(rule) || !isShortText(reason)) return 'damaged';
    const entities = about === undefined ? undefined : readIds(about);
    if (typeof entities === 'string') return entities;
    mutes.push({ rule: rule as Mute['rule'], ...(entities === undefined ? {} : { entities }), reason });
  }
  return mutes;
}

/** An era or a kind of cgroup that is not in our lists is in those of a later Pinscope. */
function readRules({
  libvirt,
  cgroup,
  era,
}: Readonly<Record<string, unknown>>): Pick<Choices, 'libvirt' | 'cgroup' | 'era'> | 'damaged' | 'newer' {
  const version = typeof libvirt === 'string' ? tidyVersion(libvirt) : undefined;
  if (libvirt !== undefined && version === undefined) return 'damaged';
  if ([cgroup, era].some((value) => value !== undefined && !isShortText(value))) return 'damaged';
  const knownCgroup = cgroupKinds.find((kind) => kind === cgroup);
  const knownEra = eraIds.find((id) => id === era);
  if (knownCgroup === undefined && cgroup !== undefined) return 'newer';
  if (knownEra === undefined && era !== undefined) return 'newer';
  return {
    ...(version === undefined ? {} : { libvirt: version }),
    ...(knownCgroup === undefined || knownCgroup === usualCgroup ? {} : { cgroup: knownCgroup }),
    ...(knownEra === undefined || knownEra === usualEra ? {} : { era: knownEra }),
  };
}

/** Links of before the view stood behind the check. */
function readView(value: unknown): LinkView {
  return tidyView(isRecord(value) ? value : {});
}

function nonEmpty<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A place in a list as long as that of the texts. */
function isPlace(value: unknown): value is number {
  return Number.isInteger(value) && typeof value === 'number' && value >= 0 && value < limits.sources;
}

function isShortText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= limits.shortText;
}

function hasOther(record: Readonly<Record<string, unknown>>, known: readonly string[]): boolean {
  return Object.keys(record).some((key) => !known.includes(key));
}

function omitIfEmpty<T extends object>(record: T): T | undefined {
  return Object.values(record).some((value) => value !== undefined) ? record : undefined;
}
