/** What findings mark in a picture: the worst that is said of each entity, and how many findings its ring stands for. */
import type { EntityId } from '../identity.ts';
import type { Finding, Severity } from './finding.ts';

export interface FindingMarks {
  readonly severityOf: ReadonlyMap<EntityId, Severity>;
  /** How many findings speak of it, notes too. */
  readonly findingCount: ReadonlyMap<EntityId, number>;
  /** Only of what wears a ring. */
  readonly conflictCount: ReadonlyMap<EntityId, number>;
}

const warned = /^(?:pcpu:\d+|d\d+(?:\/cell:\d+)?)$/;
const rank: Readonly<Record<Severity, number>> = { note: 0, warning: 1, error: 2 };

/**
 * Rings stand on CPUs, domains and guest cells that warnings and errors speak of, and on threads that errors speak
 * of; notes ring nothing.
 */
export function markEntities(findings: readonly Finding[]): FindingMarks {
  const severityOf = new Map<EntityId, Severity>();
  const findingCount = new Map<EntityId, number>();
  const conflictCount = new Map<EntityId, number>();
  for (const { severity, entities } of findings) {
    for (const id of new Set(entities)) {
      findingCount.set(id, (findingCount.get(id) ?? 0) + 1);
      const known = severityOf.get(id);
      if (known === undefined || rank[known] < rank[severity]) severityOf.set(id, severity);
      const rings = severity === 'error' || (severity === 'warning' && warned.test(id));
      if (rings) conflictCount.set(id, (conflictCount.get(id) ?? 0) + 1);
    }
  }
  return { severityOf, findingCount, conflictCount };
}
