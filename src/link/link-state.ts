/** What a link carries, and its JSON (the form is described at the head of `link.ts`). Nothing read is trusted. */
import type { Choices } from '../core/analysis.ts';
import { tidyVersion } from '../core/domain/versions.ts';
import type { EntityId } from '../core/identity.ts';
import { cgroupKinds, usualCgroup, usualEra } from '../core/placement/choices.ts';
import { eraIds } from '../core/placement/eras.ts';
import { lensIds } from '../core/lens/lens.ts';
import type { LensId } from '../core/lens/lens.ts';
import { pinningSources } from '../core/placement/placement.ts';
import type { PinningSource } from '../core/placement/placement.ts';

const linkTabs = ['map', 'matrix', 'table'] as const;

interface LinkSource {
  readonly name: string;
  readonly text: string;
}

interface LinkView {
  readonly selection?: EntityId;
  readonly lens?: LensId;
  readonly hiddenSources: readonly PinningSource[];
  /** Keys of other lenses' classes that are filtered out. */
  readonly hiddenClasses?: readonly string[];
  readonly language?: string;
  readonly tab?: (typeof linkTabs)[number];
}

export interface LinkState {
  readonly sources: readonly LinkSource[];
  readonly choices: Choices;
  readonly view: LinkView;
}

export type LinkStateReading =
  | { readonly ok: true; readonly state: LinkState }
  | { readonly ok: false; readonly reason: 'damaged' | 'newer' | 'too-large' };

const limits = { sources: 64, dropped: 1000, hidden: 64, shortText: 200 } as const;
const entityPattern = /^[a-z0-9:/]{1,64}$/;
const classPattern = /^[a-z0-9:-]{1,40}$/;
const languagePattern = /^[A-Za-z0-9-]{1,35}$/;

/** Canonical: equal states give equal texts. Names that are too long are cut, as they only label. */
export function writeLinkState(state: LinkState): string {
  const { choices, view } = state;
  const written = {
    sources: state.sources.map(({ name, text }) => [name.slice(0, limits.shortText), text]),
    choices: omitIfEmpty({
      dropped: choices.droppedAssumptions.length > 0 ? choices.droppedAssumptions : undefined,
      asLibvirt: choices.asLibvirt || undefined,
      numad: choices.numad,
      machine: choices.machine,
      libvirt: choices.libvirt,
      cgroup: choices.cgroup === usualCgroup ? undefined : choices.cgroup,
      era: choices.era === usualEra ? undefined : choices.era,
      droppedChanges: (choices.droppedChanges ?? []).length > 0 ? choices.droppedChanges : undefined,
    }),
    view: omitIfEmpty({
      selection: matching(view.selection, entityPattern),
      hidden: view.hiddenSources.length > 0 ? pinningSources.filter(isIn(view.hiddenSources)) : undefined,
      language: matching(view.language, languagePattern),
      tab: view.tab,
      lens: view.lens === 'source' ? undefined : view.lens,
      hiddenClasses: nonEmpty(tidyClasses(view.hiddenClasses ?? [])),
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
  if (
    hasOther(value, [
      'dropped',
      'asLibvirt',
      'numad',
      'machine',
      'libvirt',
      'cgroup',
      'era',
      'droppedChanges',
    ])
  )
    return 'newer';
  const { dropped = [], asLibvirt = false, numad, machine, droppedChanges = [] } = value;
  if (!Array.isArray(dropped) || typeof asLibvirt !== 'boolean') return 'damaged';
  if (dropped.length > limits.dropped) return 'too-large';
  const ids: readonly unknown[] = dropped;
  if (!ids.every(isShortText)) return 'damaged';
  if (numad !== undefined && !isShortText(numad)) return 'damaged';
  if (machine !== undefined && !isPlace(machine)) return 'damaged';
  if (!Array.isArray(droppedChanges)) return 'damaged';
  if (droppedChanges.length > limits.dropped) return 'too-large';
  const changes: readonly unknown[] = droppedChanges;
  if (!changes.every(isShortText)) return 'damaged';
  const rules = readRules(value);
  if (typeof rules === 'string') return rules;
  const place = machine === undefined ? {} : { machine };
  const left = changes.length === 0 ? {} : { droppedChanges: changes };
  return { droppedAssumptions: ids, asLibvirt, numad, ...place, ...rules, ...left };
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

/** What cannot be used is left out: a view never stops a link from opening. */
function readView(value: unknown): LinkView {
  if (!isRecord(value)) return { hiddenSources: [] };
  const { hidden, hiddenClasses } = value;
  const hiddenIds: readonly unknown[] = Array.isArray(hidden) ? hidden.slice(0, pinningSources.length) : [];
  const classes = nonEmpty(tidyClasses(Array.isArray(hiddenClasses) ? hiddenClasses : []));
  const tab = linkTabs.find((known) => known === value['tab']);
  const lens = lensIds.find((known) => known === value['lens']);
  const selection = matching(value['selection'], entityPattern);
  const language = matching(value['language'], languagePattern);
  return {
    ...(selection === undefined ? {} : { selection }),
    hiddenSources: pinningSources.filter(isIn(hiddenIds)),
    ...(language === undefined ? {} : { language }),
    ...(tab === undefined ? {} : { tab }),
    ...(lens === undefined || lens === 'source' ? {} : { lens }),
    ...(classes === undefined ? {} : { hiddenClasses: classes }),
  };
}

function nonEmpty<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}

/** In one order, each once. */
function tidyClasses(keys: readonly unknown[]): readonly string[] {
  const known = keys
    .slice(0, limits.hidden)
    .filter((key): key is string => typeof key === 'string' && classPattern.test(key));
  return [...new Set(known)].sort();
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

function isIn(list: readonly unknown[]): (source: PinningSource) => boolean {
  return (source) => list.includes(source);
}

function matching(value: unknown, pattern: RegExp): string | undefined {
  return typeof value === 'string' && pattern.test(value) ? value : undefined;
}

function hasOther(record: Readonly<Record<string, unknown>>, known: readonly string[]): boolean {
  return Object.keys(record).some((key) => !known.includes(key));
}

function omitIfEmpty<T extends object>(record: T): T | undefined {
  return Object.values(record).some((value) => value !== undefined) ? record : undefined;
}
