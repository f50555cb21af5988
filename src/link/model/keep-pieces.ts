/** Guests of QEMU, observations and what-if commands as texts written anew, where these say the same again. */
import type { Observation } from '../../core/intake/facts/observation.ts';
import type { QemuGuest } from '../../core/intake/facts/qemu-guest.ts';
import { readSource } from '../../core/intake/read-source.ts';
import type { Reading } from '../../core/intake/reading.ts';
import { changesText } from '../texts/change-text.ts';
import { observationText, vmThreads } from '../texts/live-texts.ts';
import { qemuText } from '../texts/qemu-text.ts';
import type { KeptPiece } from './link-model.ts';
import { noMasks, type NameMasks } from './name-masks.ts';

/** `isWhole`: all that the reading says of guests, observations and commands is kept. */
export function keepPieces(
  reading: Reading,
  masks: NameMasks,
): {
  readonly pieces: readonly KeptPiece[];
  readonly isWhole: boolean;
} {
  const { qemuGuests, observations, changes } = renamed(reading, masks);
  const pieces: KeptPiece[] = [];
  let isWhole = true;
  const keep = <T>(
    kind: KeptPiece['kind'],
    text: string | undefined,
    said: readonly T[],
    saysAgain: (reading: Reading) => readonly T[],
  ): void => {
    if (said.length === 0) return;
    const again = text === undefined || hasUuid(text) ? undefined : readAgain(text).flatMap(saysAgain);
    if (text !== undefined && again !== undefined && factsOf(said) === factsOf(again))
      pieces.push({ kind, text });
    else isWhole = false;
  };
  for (const guest of qemuGuests) keep('guest', qemuText(guest), [guest], (again) => again.qemuGuests ?? []);
  keep('seen', observationText(observations), observations.map(reduce), (again) =>
    (again.observations ?? []).map(reduce),
  );
  keep('change', changesText(changes), changes, (again) => again.changes ?? []);
  return { pieces, isWhole };
}

/** What the reading calls guests, in its order. */
export function namesIn({ qemuGuests = [], observations = [], changes = [] }: Reading): readonly string[] {
  return [
    ...qemuGuests.flatMap(({ name }) => name ?? []),
    ...observations.flatMap(({ domain, threads }) => [
      ...(domain === undefined ? [] : [domain]),
      ...threads.flatMap(({ guest }) => guest ?? []),
    ]),
    ...changes.map(({ domain }) => domain),
  ];
}

function renamed({ qemuGuests = [], observations = [], changes = [] }: Reading, masks: NameMasks) {
  if (masks === noMasks) return { qemuGuests, observations, changes };
  return {
    qemuGuests: hideDeep(qemuGuests, masks),
    observations: hideDeep(observations, masks),
    changes: hideDeep(changes, masks),
  };
}

/** Members that hold a guest's name as a whole, and those that are none of the text's words. */
const ofNames: ReadonlySet<string> = new Set(['domain', 'name', 'guest']);
const ofOurs: ReadonlySet<string> = new Set(['from', 'kind', 'role', 'source', 'policy', 'memsPolicy']);

/** In every string below. What cannot be read any more then does not come along. */
function hideDeep<T>(value: T, masks: NameMasks, key?: string): T;
function hideDeep(value: unknown, masks: NameMasks, key = ''): unknown {
  if (typeof value === 'string') {
    if (ofOurs.has(key)) return value;
    if (ofNames.has(key)) return masks.rename(value);
    return key === 'comm' ? masks.hideInComm(value) : masks.hideInValue(value);
  }
  if (Array.isArray(value)) return value.map((one: unknown) => hideDeep(one, masks, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]: [string, unknown]) => [name, hideDeep(one, masks, name)]),
  );
}

function readAgain(text: string): readonly Reading[] {
  return readSource({ id: '', name: '', text }).map(({ reading }) => reading);
}

function hasUuid(text: string): boolean {
  return /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/i.test(text);
}

/** Without what is left out on purpose: UUIDs, and of `ps` the programs that are no virtual machine's. */
function reduce({ uuid: _, ...observation }: Observation): Observation {
  return observation.from === 'ps'
    ? { ...observation, threads: vmThreads(observation.threads) }
    : observation;
}

/** Without places; a launcher's own words stand for what it does. */
function factsOf(said: readonly unknown[]): string {
  return JSON.stringify(said, (key, value: unknown) => {
    if (/^(?:span|machineSpan|memorySpan|places)$/.test(key)) return undefined;
    return sorted(key === 'launcher' ? { ...(value as QemuGuest['launcher']), text: '' } : value);
  });
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
