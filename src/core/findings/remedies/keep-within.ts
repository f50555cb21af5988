/** Remedies for sets that reach over several nodes, sockets, dies or caches: to stay within one of them. */
import { indexClaims } from '../../contention/claims.ts';
import { countOf, emptySet, formatCpuSet, intersectionOf, type CpuSet } from '../../cpuset/cpuset.ts';
import type { EntityId } from '../../identity.ts';
import type { ThreadPlacement } from '../../placement/placement.ts';
import type { RemedyStep } from '../remedy.ts';
import type { RuleInput } from '../rule.ts';
import { heldTo } from '../threads.ts';
import { propose, viewsOfThreads, type Proposed } from './pinning.ts';
import type { RemedyId } from './remedy-ids.ts';

/** Sets cut to one box, or widened to all of it; a pin of its own is rewritten, what is inherited once for all. */
export function keepWithin(
  input: RuleInput,
  threads: readonly EntityId[],
  boxes: readonly CpuSet[],
): Proposed {
  const [view] = viewsOfThreads(input, threads);
  if (view === undefined) return [];
  const wanted = new Set(threads);
  const all = view.placement.threads.filter(({ thread }) => wanted.has(thread));
  const write = (id: RemedyId, setOf: (held: CpuSet) => CpuSet): Proposed => {
    let inherited: CpuSet | undefined;
    const steps: RemedyStep[] = [];
    for (const thread of all) {
      const cpus = setOf(heldTo(thread) ?? emptySet);
      if (cpus.length === 0) return [];
      if (thread.source === 'vcpu-cpuset') inherited = cpus;
      else steps.push({ kind: 'pin', thread: thread.thread, cpus });
    }
    if (inherited !== undefined)
      steps.unshift({ kind: 'vcpu-cpuset', domain: view.domain.id, cpus: inherited });
    return propose(id, steps);
  };
  return chooseBoxes(input, view.domain.id, all, boxes).flatMap((box) => [
    ...write('keep-within', (held) => intersectionOf(held, box)),
    ...write('whole-of-one', () => box),
  ]);
}

/**
 * At most two: those that hold most of what these threads may use (the second at least half as much as the first),
 * with room for them before others, then what holds more, then what has more room.
 */
function chooseBoxes(
  input: RuleInput,
  domain: EntityId,
  threads: readonly ThreadPlacement[],
  boxes: readonly CpuSet[],
): readonly CpuSet[] {
  const sets = new Map(threads.map((thread) => [formatCpuSet(heldTo(thread) ?? emptySet), heldTo(thread)]));
  const shared = boxes.map((box) => ({
    box,
    share: [...sets.values()].reduce((sum, set) => sum + countOf(intersectionOf(set ?? emptySet, box)), 0),
  }));
  const most = Math.max(0, ...shared.map(({ share }) => share));
  const vcpus = threads.filter(({ kind }) => kind === 'vcpu').length;
  return shared
    .filter(({ share }) => share > 0 && share * 2 >= most)
    .map(({ box, share }) => {
      const room = roomIn(input, domain, box);
      return { box, share, room, fits: Number(room >= vcpus) };
    })
    .sort((a, b) => b.fits - a.fits || b.share - a.share || b.room - a.room)
    .slice(0, 2)
    .map(({ box }) => box);
}

/** CPUs less the vCPUs of other domains there, each by the part of its set that is in the box. */
function roomIn(input: RuleInput, domain: EntityId, box: CpuSet): number {
  const taken = indexClaims(input).claims.reduce((sum, { domain: other, confined, cpus, vcpus }) => {
    if (other === domain || !confined || vcpus === 0) return sum;
    return sum + (vcpus * countOf(intersectionOf(cpus, box))) / countOf(cpus);
  }, 0);
  return countOf(intersectionOf(box, input.host?.online ?? box)) - taken;
}
