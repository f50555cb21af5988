/** Domains that have to do with each other, directly or through others, as groups. */
import type { EntityId } from '../identity.ts';

export interface DomainGroups {
  join(one: EntityId, other: EntityId): void;
  /** One domain that stands for its whole group. */
  rootOf(domain: EntityId): EntityId;
}

export function createDomainGroups(): DomainGroups {
  const parents = new Map<EntityId, EntityId>();
  const rootOf = (domain: EntityId): EntityId => {
    let root = domain;
    for (let up = parents.get(root); up !== undefined; up = parents.get(root)) root = up;
    for (let at = domain; at !== root;) {
      const up = parents.get(at) ?? root;
      parents.set(at, root);
      at = up;
    }
    return root;
  };
  return {
    rootOf,
    join: (one, other) => {
      const [a, b] = [rootOf(one), rootOf(other)];
      if (a !== b) parents.set(b, a);
    },
  };
}
