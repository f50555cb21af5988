/**
 * Sets that reach into several boxes of one kind inside a node. A set that takes a box of the next kind up whole was meant to:
 * whoever pins to a node does not mean one of its caches.
 */
import {
  emptySet,
  formatCpuSet,
  intersectionOf,
  isEmpty,
  isSubset,
  setOfIds,
  unionOf,
  type CpuSet,
} from '../cpuset/cpuset.ts';
import { lastLevelCaches } from '../host/cache-groups.ts';
import type { Host, HostCpu } from '../host/host.ts';
import { onceFor } from '../once-for.ts';
import type { ThreadPlacement } from '../placement/placement.ts';
import type { Straddle } from './shape-params.ts';
import type { RuleInput } from './rule.ts';
import { groupBySet, heldTo } from './threads.ts';

type Level = 'node' | 'socket' | 'die' | 'l3';

interface HostBox {
  readonly number: number | undefined;
  readonly cpus: CpuSet;
}

interface Levels {
  readonly node: readonly HostBox[];
  readonly socket: readonly HostBox[];
  readonly die: readonly HostBox[];
  readonly l3: readonly HostBox[];
}

const order: readonly Level[] = ['node', 'socket', 'die', 'l3'];

/** Boxes of each kind; none where no text tells them of every CPU. */
const levelsOf = onceFor((host: Host): Levels => {
  const caches = lastLevelCaches(host);
  return {
    node: host.nodes.map(({ id, cpus }) => ({ number: id, cpus: intersectionOf(cpus, host.online) })),
    socket: groupCpus(
      host,
      ({ socket }) => socket,
      ({ socket }) => String(socket),
    ),
    die: groupCpus(
      host,
      ({ die }) => die,
      ({ socket, die }) => `${String(socket)} ${String(die)}`,
    ),
    l3: groupCpus(
      host,
      ({ id }) => caches.get(id)?.id,
      ({ id }) => String(caches.get(id)?.cpus[0]?.[0]),
    ),
  };
});

function groupCpus(
  host: Host,
  numberOf: (cpu: HostCpu) => number | undefined,
  keyOf: (cpu: HostCpu) => string,
): readonly HostBox[] {
  const groups = new Map<string, { readonly number: number; readonly ids: number[] }>();
  for (const cpu of host.cpuTable) {
    if (!cpu.online) continue;
    const number = numberOf(cpu);
    if (number === undefined) return [];
    const key = keyOf(cpu);
    const group = groups.get(key) ?? { number, ids: [] };
    group.ids.push(cpu.id);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ number, ids }) => ({ number, cpus: setOfIds(ids) }));
}

export interface StraddleFound {
  readonly params: Straddle;
  readonly threads: readonly ThreadPlacement[];
}

/** Of each domain the vCPUs whose sets straddle boxes of this kind and of no larger kind, alike ones together. */
export function* findStraddles(input: RuleInput, level: Exclude<Level, 'node'>): Generator<StraddleFound> {
  const { host } = input;
  if (host === undefined) return;
  const levels = levelsOf(host);
  const above = order.slice(0, order.indexOf(level)).filter((kind) => levels[kind].length > 0);
  if (levels[level].length < 2) return;
  for (const { threads } of input.placements) {
    const groups = new Map<string, { threads: ThreadPlacement[]; cpus: CpuSet; boxes: readonly HostBox[] }>();
    for (const group of groupBySet(threads.filter(({ kind }) => kind === 'vcpu'))) {
      const cpus = group[0] === undefined ? undefined : heldTo(group[0]);
      if (cpus === undefined || group[0]?.source === 'numad') continue;
      const boxes = touchedBy(cpus, levels[level]);
      if (boxes.length < 2) continue;
      // It lies within one box of every larger kind, and does not fill it.
      const homes = above.map((kind) => touchedBy(cpus, levels[kind]));
      if (homes.some((home) => home.length > 1)) continue;
      const around = homes.at(-1)?.[0]?.cpus ?? host.online;
      if (isSubset(around, cpus) || boxes.every((box) => isSubset(box.cpus, cpus))) continue;
      const key = boxes.map((box) => String(box.cpus[0]?.[0])).join();
      const same = groups.get(key) ?? { threads: [], cpus: emptySet, boxes };
      same.threads.push(...group);
      same.cpus = unionOf(same.cpus, cpus);
      groups.set(key, same);
    }
    for (const { threads: all, cpus, boxes } of groups.values()) {
      yield {
        params: {
          threads: all.map(({ thread }) => thread),
          cpus: formatCpuSet(cpus),
          parts: boxes.map((box) => ({
            number: box.number,
            cpus: formatCpuSet(intersectionOf(cpus, box.cpus)),
          })),
        },
        threads: all,
      };
    }
  }
}

function touchedBy(cpus: CpuSet, boxes: readonly HostBox[]): readonly HostBox[] {
  return boxes.filter((box) => !isEmpty(intersectionOf(box.cpus, cpus)));
}

/** The boxes of a kind; none without a host. */
export function boxesOf({ host }: RuleInput, level: Exclude<Level, 'node'>): readonly CpuSet[] {
  return host === undefined ? [] : levelsOf(host)[level].map(({ cpus }) => cpus);
}
