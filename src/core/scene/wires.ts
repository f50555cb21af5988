/** From placements to wires: which thread is joined to which box. Nothing has a place yet. */
import type { Analysis } from '../analysis.ts';
import type { CpuSet } from '../cpuset/cpuset.ts';
import { emptySet } from '../cpuset/cpuset.ts';
import type { EntityId } from '../identity.ts';
import type { ThreadPlacement } from '../placement/placement.ts';
import type { CoverPart } from './bundle.ts';
import { createCover } from './bundle.ts';
import type { PlanBox } from './host-plan.ts';
import { stripFor } from './strip-for.ts';

export interface Wire {
  readonly thread: ThreadPlacement;
  readonly target: EntityId;
  readonly cpus: CpuSet;
  readonly whole: boolean;
  /** To the host's or the strip's frame: "anywhere", or not known. All of one source go together. */
  readonly toFrame: boolean;
}

export interface Wiring {
  readonly strip: PlanBox | undefined;
  readonly wires: readonly Wire[];
}

/** More lines than this cannot be told apart and cost the page its smoothness; then sets are drawn coarser. */
const mostWires = 6000;
const mostPerThread = 64;
const leastPerThread = 8;

export function wireThreads(analysis: Analysis, frame: PlanBox | undefined): Wiring {
  const threads = analysis.placements.flatMap((placement) => placement.threads);
  const strip = stripFor(threads, frame, analysis);
  const limit = Math.max(
    leastPerThread,
    Math.min(mostPerThread, Math.floor(mostWires / Math.max(1, threads.length))),
  );
  const coverHost = frame === undefined ? undefined : createCover(frame);
  const coverStrip = strip === undefined ? undefined : createCover(strip, false);
  const wires: Wire[] = [];
  for (const thread of threads) {
    const anywhere = anywhereWire(thread, frame ?? strip);
    if (anywhere !== undefined) {
      wires.push(anywhere);
      continue;
    }
    if (typeof thread.asked === 'string') continue;
    const parts: CoverPart[] = [
      ...(coverHost?.(thread.asked, limit) ?? []),
      ...(coverStrip?.(thread.asked, limit) ?? []),
    ];
    for (const part of parts) {
      wires.push({
        thread,
        target: part.box,
        cpus: part.cpus,
        whole: part.whole,
        toFrame: part.box === frame?.id || part.box === strip?.id,
      });
    }
  }
  return { strip, wires };
}

function anywhereWire(thread: ThreadPlacement, around: PlanBox | undefined): Wire | undefined {
  if (around === undefined) return undefined;
  const anywhere = typeof thread.asked === 'string' || thread.source === 'default';
  if (!anywhere) return undefined;
  const cpus = thread.asked === 'unknown' ? emptySet : around.cpus;
  return { thread, target: around.id, cpus, whole: true, toFrame: true };
}
