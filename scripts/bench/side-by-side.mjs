// @ts-check
// Ours and another program turn by turn, the other with its start and without.
import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { findProgram } from '../tools.mjs';
import { bytes, median, milliseconds, notMeasured, number, ratio } from './figures.mjs';

/**
 * @typedef {import('./figures.mjs').Row} Row
 * @typedef {object} Program  one that runs beside us, its start included
 * @property {() => void} run
 * @property {() => void} floor  the same program with nothing to do
 */

const warmUpMs = 600;
export const spawnOptions = /** @type {const} */ ({ stdio: 'ignore', timeout: 60_000 });

/**
 * Ratios against the process as it runs, and against it less the time that it takes to do nothing.
 * @param {string} name
 * @param {readonly number[]} ours
 * @param {readonly number[]} theirs
 * @param {readonly number[]} floor
 * @param {{ ours: number, theirs: number }} [sizes]
 * @returns {Pick<Row, 'beside' | 'ratio'>}
 */
export function besideProgram(name, ours, theirs, floor, sizes) {
  if (theirs.length === 0) return { beside: `${name}: ${notMeasured('', 'not installed').ours}` };
  const own = median(theirs) - median(floor);
  const out = sizes === undefined ? '' : `, ${bytes(sizes.theirs)} out`;
  const outRatio = sizes === undefined ? '' : `; ${ratio(sizes.ours, sizes.theirs)} of the bytes`;
  const worth = own > 0.3 ? `, ${ratio(median(ours), own)} less its start` : '';
  return {
    beside: `${name}: ${milliseconds(theirs)}, of which ${number(median(floor))} its start${out}`,
    ratio: `${ratio(median(ours), median(theirs))}${worth}${outRatio}`,
  };
}

/** @param {readonly string[]} files @returns {Program | undefined} */
export function xmllintOn(files) {
  const program = findProgram('xmllint');
  if (program === undefined) return undefined;
  return {
    run: () => mustSucceed(spawnSync(program, ['--noout', '--nonet', ...files], spawnOptions)),
    floor: () => mustSucceed(spawnSync(program, ['--version'], spawnOptions)),
  };
}

/** @param {import('node:child_process').SpawnSyncReturns<Buffer>} result */
export function mustSucceed({ status, error }) {
  if (status !== 0) throw new Error(`a program beside us failed: ${error?.message ?? `exit ${status}`}`);
}

/** @param {() => void} run */
export function warmUp(run) {
  const begin = performance.now();
  for (let runs = 0; runs < 3 || (performance.now() - begin < warmUpMs && runs < 200); runs++) run();
}

/**
 * Everything once a round, turn by turn, so that a slow moment of the machine meets all of them. Each runs twice, and the
 * second run counts: what ran in between has emptied the processor's caches, and all is measured warm.
 * @template {string} Name
 * @param {Record<Name, (() => void) | undefined>} runs
 * @param {number} rounds
 * @returns {Record<Name, number[]>}
 */
export function sample(runs, rounds) {
  const names = /** @type {Name[]} */ (Object.keys(runs));
  const times = /** @type {Record<Name, number[]>} */ (
    Object.fromEntries(names.map((name) => [name, /** @type {number[]} */ ([])]))
  );
  for (let round = 0; round < rounds; round++) {
    for (const name of names) {
      const run = runs[name];
      if (run === undefined) continue;
      run();
      const begin = performance.now();
      run();
      times[name].push(performance.now() - begin);
    }
  }
  return times;
}
