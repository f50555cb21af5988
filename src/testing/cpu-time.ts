/**
 * Limits of time in tests are there against work that grows out of bounds. They are limits of CPU time, since other
 * programs run beside a test, and of the least of three runs, since the collector and the compiler run within it and
 * count with it: what has lost its bounds is beyond them each time.
 */

const mostRuns = 3;

/**
 * Does the work once, and again as long as each run took `enoughMs` or more, three times at most. What is worked out once
 * for an object (`core/once-for.ts`) has to be asked of another each time: else all runs but the first are quick.
 * @returns what its last run gave, and the least CPU time that one took, in milliseconds: this process's, all threads'
 */
export function leastCpuMs<T>(
  enoughMs: number,
  work: () => T,
): { readonly result: T; readonly cpuMs: number } {
  let least = Infinity;
  for (let run = 1; ; run++) {
    const begin = process.cpuUsage();
    const result = work();
    const { user, system } = process.cpuUsage(begin);
    least = Math.min(least, (user + system) / 1000);
    if (least < enoughMs || run === mostRuns) return { result, cpuMs: least };
  }
}

/**
 * Does the work, as often as `leastCpuMs`.
 * @returns what its last run gave
 * @throws when none took less than `mostMs`
 */
export function withinCpuMs<T>(mostMs: number, work: () => T): T {
  const { result, cpuMs } = leastCpuMs(mostMs, work);
  if (cpuMs < mostMs) return result;
  throw new Error(`${cpuMs.toFixed()} ms of CPU time at least, ${mostRuns} times; ${mostMs} are the limit`);
}
