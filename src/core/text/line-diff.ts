/** Two texts as a unified diff, for texts that were changed by hand as well: a shortest edit of lines (Myers, 1986). */
import { hunksOf, linesOf, type DiffHunk, type LineChange } from './unified-diff.ts';

/** More lines than that removed and added, and the middle is shown as replaced altogether; the search is quadratic in them. */
const mostSteps = 400;

export function diffOfTexts(before: string, after: string, context = 3): readonly DiffHunk[] {
  const [a, b] = [linesOf(before), linesOf(after)];
  /** The same line end too: the last line of a text may have none. */
  const keysOf = ({ texts, unended }: typeof a): readonly string[] =>
    texts.map((text, i) => (unended && i === texts.length - 1 ? `${text}\n-` : text));
  const [x, y] = [keysOf(a), keysOf(b)];
  let start = 0;
  while (start < x.length && start < y.length && x[start] === y[start]) start++;
  let end = 0;
  while (end < x.length - start && end < y.length - start && x[x.length - 1 - end] === y[y.length - 1 - end])
    end++;
  const middle = changesBetween(x.slice(start, x.length - end), y.slice(start, y.length - end));
  const changes = middle.map(({ oldFrom, oldTo, newFrom, newTo }) => ({
    oldFrom: oldFrom + start,
    oldTo: oldTo + start,
    newFrom: newFrom + start,
    newTo: newTo + start,
  }));
  return hunksOf(changes, a, b, context);
}

function changesBetween(x: readonly string[], y: readonly string[]): readonly LineChange[] {
  if (x.length === 0 && y.length === 0) return [];
  const whole = [{ oldFrom: 0, oldTo: x.length, newFrom: 0, newTo: y.length }];
  const trail = shortestTrail(x, y);
  if (trail === undefined) return whole;
  // Backwards from the end, step by step.
  const changes: LineChange[] = [];
  let i = x.length;
  let j = y.length;
  for (let d = trail.length - 1; d > 0; d--) {
    const reached = trail[d - 1];
    const k = i - j;
    const down = isDown(reached, k, d);
    const before = down ? k + 1 : k - 1;
    const fromI = reached?.get(before) ?? 0;
    const fromJ = fromI - before;
    const [toI, toJ] = down ? [fromI, fromJ + 1] : [fromI + 1, fromJ];
    const last = changes.at(-1);
    if (last?.oldFrom === toI && last.newFrom === toJ) {
      last.oldFrom = fromI;
      last.newFrom = fromJ;
    } else changes.push({ oldFrom: fromI, oldTo: toI, newFrom: fromJ, newTo: toJ });
    [i, j] = [fromI, fromJ];
  }
  return changes.reverse();
}

type Reached = ReadonlyMap<number, number>;

/** How far each diagonal (old line − new line) is reached with 0, 1, 2 … steps; undefined: it takes too many. */
function shortestTrail(x: readonly string[], y: readonly string[]): readonly Reached[] | undefined {
  const trail: Map<number, number>[] = [];
  for (let d = 0; d <= Math.min(mostSteps, x.length + y.length); d++) {
    const before = trail[d - 1];
    const reached = new Map<number, number>();
    trail.push(reached);
    for (let k = -d; k <= d; k += 2) {
      const down = isDown(before, k, d);
      let i = d === 0 ? 0 : down ? (before?.get(k + 1) ?? 0) : (before?.get(k - 1) ?? 0) + 1;
      while (i < x.length && i - k < y.length && x[i] === y[i - k]) i++;
      reached.set(k, i);
      if (i >= x.length && i - k >= y.length) return trail;
    }
  }
  return undefined;
}

function isDown(before: Reached | undefined, k: number, d: number): boolean {
  return k === -d || (k !== d && (before?.get(k - 1) ?? -1) < (before?.get(k + 1) ?? -1));
}
