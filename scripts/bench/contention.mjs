// @ts-check
// Who is in whose way, over 64 to 512 domains of 64 vCPUs on a host of 8,192 CPUs: how long, and how it grows.
import { budget, median, milliseconds } from './figures.mjs';
import { sample, warmUp } from './side-by-side.mjs';

/**
 * @typedef {import('./compile.mjs').Measured} Measured
 * @typedef {import('./figures.mjs').Row} Row
 */

const crowds = [64, 128, 256, 512];
const limit = 100;
const growth = 2.5;

/** @param {Measured} measured @param {number} rounds @returns {Row[]} */
export function measureContention(measured, rounds) {
  /** @type {Row[]} */
  const rows = [];
  /** @type {number | undefined} */
  let before;
  for (const domains of crowds) {
    const analysis = measured.crowdedHost(domains);
    const contend = () => void measured.contend(analysis);
    const judge = () => void measured.judgeAll(analysis);
    for (const run of [contend, judge]) warmUp(run);
    const times = sample({ contend, judge }, rounds);
    const at = `${domains} × 64 vCPUs, 8192 CPUs`;
    const time = median(times.contend);
    rows.push(
      {
        what: 'contention over all domains (Node, warm)',
        at,
        ours: `${milliseconds(times.contend)}; ${measured.contend(analysis)}`,
        ...(before === undefined ? {} : { ratio: `${(time / before).toFixed(1)} × half as many` }),
        budget: `${budget(time, limit, ' ms')}${before === undefined ? '' : `; doubled ${budget(time / before, growth, ' ×')}`}`,
      },
      { what: 'all rules (Node, warm)', at, ours: milliseconds(times.judge) },
    );
    before = time;
  }
  return rows;
}
