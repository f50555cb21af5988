/** The guests before anything has a place: who is in them, and how much room they will take with chips of which size. */
import type { Analysis } from '../analysis.ts';
import type { Domain } from '../domain/domain.ts';
import type { DomainLimits } from '../placement/limits.ts';
import type { DomainPlacement, ThreadPlacement } from '../placement/placement.ts';
import type { GuestGroup } from './guest-groups.ts';
import { depthOf, groupVcpus } from './guest-groups.ts';
import type { BoundMemory } from './memory-bound.ts';
import { boundMemoryOf } from './memory-bound.ts';
import { grid, panelPad } from './metrics.ts';
import type { SceneOptions } from './scene.ts';
import { setText } from './set-pool.ts';
import type { ChipSize } from './thread-chip.ts';
import { compactSizes, generousSize } from './thread-chip.ts';

export interface PlannedGuest {
  readonly domain: Domain;
  readonly tree: GuestGroup;
  /** Emulator and iothreads. */
  readonly others: readonly ThreadPlacement[];
  readonly memory: readonly BoundMemory[];
  readonly limits: DomainLimits | undefined;
}

export function planGuests({ domains, placements }: Analysis): readonly PlannedGuest[] {
  return domains.map((domain, index) => {
    const placement = placements[index];
    const own = placement?.threads ?? [];
    return {
      domain,
      tree: groupVcpus(
        domain,
        own.filter(({ kind }) => kind === 'vcpu'),
      ),
      others: own.filter(({ kind }) => kind !== 'vcpu'),
      memory: placement === undefined ? [] : boundMemoryOf(domain, placement),
      limits: placement?.limits,
    };
  });
}

/** More would be a tower, however much room there is. */
const mostGenerous = 40;
/** Up to so many, nothing else is tried. */
const alwaysGenerous = 12;

/** The sizes that are worth a try, the most generous first. */
export function chipSizesFor(guests: readonly PlannedGuest[], options: SceneOptions): readonly ChipSize[] {
  const threads = threadsOf(guests);
  const generous = threads.length <= mostGenerous ? [generousSize(threads, options)] : [];
  if (threads.length <= alwaysGenerous) return generous;
  return [...generous, ...compactSizes(threads, options)];
}

export function nestingOf(guests: readonly PlannedGuest[]): number {
  return Math.max(0, ...guests.map(({ tree }) => depthOf(tree)));
}

export function guestWidth(guests: readonly PlannedGuest[], { columns, width, gap }: ChipSize): number {
  const chips = columns * width + (columns - 1) * gap;
  return Math.max(chips + 2 * grid * nestingOf(guests), 128) + 2 * panelPad;
}

/** From so many guests on, a row is saved where emulator and iothreads find room beside the vCPUs. */
const manyGuests = 4;
const headerGuess = 40;
const headingGuess = 32;
/** Between two lines of the bus, and of a corridor. */
const lanePx = { across: 7, along: 4 };
const mostLanes = 48;

/** All in one row, with a free column between; undefined where there is no room, or no need to save any. */
export function rowWithOthers(
  { tree, others }: Pick<PlannedGuest, 'tree' | 'others'>,
  guestCount: number,
  size: ChipSize,
): readonly (readonly ThreadPlacement[])[] | undefined {
  if (!size.compact || guestCount < manyGuests || tree.groups.length > 0) return undefined;
  const columns = others.reduce((sum, thread) => sum + size.columnsOf(thread), 0);
  const vcpus = tree.cores.reduce((sum, core) => sum + core.length, 0);
  if (vcpus + 1 + columns > size.columns) return undefined;
  return [...tree.cores, [], ...others.map((thread) => [thread])];
}

/** By a guess of what headings and gutters take; and what the lines take that leave it. */
export function guestRoom(
  guests: readonly PlannedGuest[],
  size: ChipSize,
  roomFor: readonly (readonly DomainPlacement[])[] = [],
): { readonly width: number; readonly height: number; readonly lines: number } {
  const perRow = size.compact ? size.height + 2 * grid : size.height + size.rowGap;
  const rowsOf = (chips: number): number => Math.ceil(chips / size.columns);
  let rows = 0;
  const inside = ({ cores, groups }: GuestGroup): number => {
    const own = rowsOf(cores.reduce((sum, core) => sum + core.length, 0));
    rows += own;
    return own * perRow + groups.reduce((sum, group) => sum + headingGuess + inside(group), 0);
  };
  let height = 0;
  for (const guest of guests) {
    const { tree, others } = guest;
    const isTogether = rowWithOthers(guest, guests.length, size) !== undefined;
    const beside = others.length === 0 || isTogether ? 0 : rowsOf(others.length);
    rows += beside;
    height += headerGuess + inside(tree) + beside * perRow + panelPad;
    if (beside > 0 && !size.compact) height += headingGuess;
  }
  const own = threadsOf(guests);
  const sets = Math.max(
    countSets(own),
    ...roomFor.map((placements) => countSets(placements.flatMap(({ threads }) => threads))),
  );
  const lanes = Math.min(mostLanes, size.compact ? Math.min(sets, rows) : sets);
  return {
    width: guestWidth(guests, size) + lanes * lanePx.across,
    height,
    lines: lanes * lanePx.along,
  };
}

/** Of each guest's: as many lines leave it, if no more. More than there can be lanes are not counted. */
function countSets(threads: readonly ThreadPlacement[]): number {
  const sets = new Set<string>();
  for (const { domain, asked, source } of threads) {
    if (typeof asked !== 'string' && source !== 'default') sets.add(`${domain} ${setText(asked)}`);
    if (sets.size === mostLanes) break;
  }
  return sets.size;
}

function threadsOf(guests: readonly PlannedGuest[]): readonly ThreadPlacement[] {
  const threads: ThreadPlacement[] = [];
  const enter = ({ cores, groups }: GuestGroup): void => {
    for (const core of cores) threads.push(...core);
    groups.forEach(enter);
  };
  for (const { tree, others } of guests) {
    enter(tree);
    threads.push(...others);
  }
  return threads;
}
