/**
 * What was set before the first what-if commands in force: an output of a running guest is as a rule older than what was only
 * thought of. If it shows what a command asks for, somebody has typed it.
 */
import type { EntityId } from '../identity.ts';
import { onceFor } from '../once-for.ts';
import type { AppliedChange, ChangedValue } from './applied-change.ts';

export interface SettingsBefore {
  /** The first command of its kind about the domain; `maximum` as in {@link AppliedChange}. */
  first(domain: EntityId, kind: AppliedChange['kind'], maximum?: true): AppliedChange | undefined;
  /** Where the thread might run before the first command about it. */
  cpusOf(thread: EntityId): ChangedValue['cpus'];
}

/** Made once for all commands of an analysis. */
export const settingsBefore = onceFor((changes: readonly AppliedChange[]): SettingsBefore => {
  const firsts = new Map<string, AppliedChange>();
  const cpus = new Map<EntityId, ChangedValue['cpus']>();
  const keyOf = (domain: EntityId, kind: string, maximum = false): string =>
    `${domain} ${kind} ${String(maximum)}`;
  for (const change of changes) {
    const { outcome, domain, kind, maximum, threads, before } = change;
    if (outcome !== 'applied' || domain === undefined) continue;
    const key = keyOf(domain, kind, maximum);
    if (!firsts.has(key)) firsts.set(key, change);
    if (before?.cpus !== undefined)
      for (const thread of threads) if (!cpus.has(thread)) cpus.set(thread, before.cpus);
  }
  return {
    first: (domain, kind, maximum) => firsts.get(keyOf(domain, kind, maximum)),
    cpusOf: (thread) => cpus.get(thread),
  };
});
