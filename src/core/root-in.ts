/**
 * Of numbers that each point at one (a root at itself), the root that a number's way leads to. All that are met on the way
 * are brought nearer to it, so many questions take a time near linear in them (path splitting, Tarjan and van Leeuwen 1984).
 * What hangs together has one root; where each number that is taken points at the next one, it is the first that is free.
 */
export function rootIn(parents: number[] | Int32Array, from: number): number {
  let at = from;
  for (let up = parents[at] ?? at; up !== at; up = parents[at] ?? at) {
    parents[at] = parents[up] ?? up;
    at = up;
  }
  return at;
}
