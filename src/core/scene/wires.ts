/** From placements to wires: which thread is joined to which box, which memory to which node. Nothing has a place yet. */
import type { Analysis } from '../analysis.ts';
import type { CpuSet } from '../cpuset/cpuset.ts';
import { emptySet } from '../cpuset/cpuset.ts';
import type { EntityId } from '../identity.ts';
import type { ThreadPlacement } from '../placement/placement.ts';
import { placementsHere } from '../placement/placements-here.ts';
import type { CoverPart } from './bundle.ts';
import { createCover } from './bundle.ts';
import type { PlanBox } from './host-plan.ts';
import type { SceneMemoryEdge } from './scene.ts';
import { setText } from './set-pool.ts';
import { stripFor } from './strip-for.ts';

interface WireEnds {
  readonly from: EntityId;
  readonly domain: EntityId;
  readonly target: EntityId;
  /** To the host's or the strip's frame: "anywhere", or not known. All of one look go together. */
  readonly toFrame: boolean;
  /** Lines that look otherwise never share a lane. */
  readonly look: string;
  /** Lines of one guest with the same look and set share a lane. */
  readonly set: string;
}

export interface ThreadWire extends WireEnds {
  readonly kind: 'thread';
  readonly thread: ThreadPlacement;
  readonly cpus: CpuSet;
  readonly whole: boolean;
}

export interface MemoryWire extends WireEnds {
  readonly kind: 'memory';
  readonly verdict: SceneMemoryEdge['verdict'];
}

export type Wire = ThreadWire | MemoryWire;

export interface Wiring {
  readonly strip: PlanBox | undefined;
  readonly wires: readonly ThreadWire[];
}

/** More lines than this cannot be told apart and cost the page its smoothness; then sets are drawn coarser. */
const mostWires = 6000;
const mostPerThread = 64;
const leastPerThread = 8;

export function wireThreads(analysis: Analysis, frame: PlanBox | undefined): Wiring {
  // Of a guest of another machine no line leads to the CPUs of this one.
  const threads = placementsHere(analysis).flatMap((placement) => placement.threads);
  const strip = stripFor(threads, frame, analysis);
  const limit = Math.max(
    leastPerThread,
    Math.min(mostPerThread, Math.floor(mostWires / Math.max(1, threads.length))),
  );
  const coverHost = frame === undefined ? undefined : createCover(frame);
  const coverStrip = strip === undefined ? undefined : createCover(strip, false);
  const wires: ThreadWire[] = [];
  const around = frame ?? strip;
  for (const thread of threads) {
    if (typeof thread.asked === 'string' || thread.source === 'default') {
      const cpus = thread.asked === 'unknown' ? emptySet : around?.cpus;
      if (around !== undefined && cpus !== undefined) wires.push(wireOf(thread, around.id, cpus, true, true));
      continue;
    }
    const onHost = coverHost?.(thread.asked, limit) ?? [];
    const parts: readonly CoverPart[] =
      coverStrip === undefined ? onHost : [...onHost, ...coverStrip(thread.asked, limit)];
    for (const { box, cpus, whole } of parts)
      wires.push(wireOf(thread, box, cpus, whole, box === frame?.id || box === strip?.id));
  }
  return { strip, wires };
}

function wireOf(
  thread: ThreadPlacement,
  target: EntityId,
  cpus: CpuSet,
  whole: boolean,
  toFrame: boolean,
): ThreadWire {
  return {
    kind: 'thread',
    thread,
    from: thread.thread,
    domain: thread.domain,
    target,
    cpus,
    whole,
    toFrame,
    // Threads that are not plugged in are drawn fainter, so they keep to themselves.
    look: thread.online ? thread.source : `${thread.source} offline`,
    set: typeof thread.asked === 'string' ? thread.asked : setText(thread.asked),
  };
}
