// @ts-check
// Text → analysis and text → SVG in Node, warm and in process, beside xmllint and lstopo on the same host.
import { spawnSync } from 'node:child_process';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { findProgram } from '../tools.mjs';
import { bytes, median, milliseconds, notMeasured, number, ratio } from './figures.mjs';

/**
 * @typedef {import('./compile.mjs').Measured} Measured
 * @typedef {import('./figures.mjs').Row} Row
 * @typedef {object} Program  one that runs beside us, its start included
 * @property {() => void} run
 * @property {() => void} floor  the same program with nothing to do
 */

const sizes = [24, 256, 1024, 8192];
const warmUpMs = 600;
const spawnOptions = /** @type {const} */ ({ stdio: 'ignore', timeout: 60_000 });

/** @param {Measured} measured @param {string} folder @param {number} rounds @returns {Row[]} */
export function measureInNode(measured, folder, rounds) {
  return measured.syntheticCases
    .filter(({ cpus }) => sizes.includes(cpus))
    .flatMap((one) => measureCase(measured, one, folder, rounds));
}

/**
 * @param {Measured} measured
 * @param {import('../../src/testing/synthetic/large-host.ts').SyntheticCase} one
 * @param {string} folder
 * @param {number} rounds
 * @returns {Row[]}
 */
function measureCase(measured, one, folder, rounds) {
  const texts = measured.textsOf(one);
  const files = Object.entries(texts).map(([name, text]) => {
    const file = join(folder, `${one.cpus}-${name}.xml`);
    writeFileSync(file, text);
    return file;
  });
  const drawing = join(folder, `${one.cpus}.svg`);
  const xmllint = xmllintOn(files);
  const lstopo = lstopoInto(drawing, measured.hwlocSynthetic(one));
  const analyze = () => void measured.analyzeTexts(texts);
  const draw = () => void measured.drawTexts(texts);
  for (const run of [analyze, draw]) warmUp(run);

  const times = sample(
    {
      analyze,
      draw,
      xmllint: xmllint?.run,
      xmllintFloor: xmllint?.floor,
      lstopo: lstopo?.run,
      lstopoFloor: lstopo?.floor,
    },
    rounds,
  );
  const at = `${one.cpus}/${one.vcpus}`;
  const textBytes = Buffer.byteLength(texts.capabilities) + Buffer.byteLength(texts.domain);
  const svgBytes = Buffer.byteLength(measured.drawTexts(texts));
  const lstopoBytes = lstopo === undefined ? 0 : statSync(drawing).size;
  return [
    {
      what: 'text → analysis (Node, warm)',
      at: `${at}, ${bytes(textBytes)} in`,
      ours: milliseconds(times.analyze),
      ...besideProgram('xmllint --noout', times.analyze, times.xmllint, times.xmllintFloor),
    },
    {
      what: 'text → SVG text (Node, warm)',
      at: `${at}, ${bytes(textBytes)} in`,
      ours: `${milliseconds(times.draw)}, ${bytes(svgBytes)} out`,
      ...besideProgram(
        'lstopo --of svg',
        times.draw,
        times.lstopo,
        times.lstopoFloor,
        lstopo === undefined ? undefined : { ours: svgBytes, theirs: lstopoBytes },
      ),
    },
  ];
}

/**
 * Ratios against the process as it runs, and against it less the time that it takes to do nothing.
 * @param {string} name
 * @param {readonly number[]} ours
 * @param {readonly number[]} theirs
 * @param {readonly number[]} floor
 * @param {{ ours: number, theirs: number }} [sizes]
 * @returns {Pick<Row, 'beside' | 'ratio'>}
 */
function besideProgram(name, ours, theirs, floor, sizes) {
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
function xmllintOn(files) {
  const program = findProgram('xmllint');
  if (program === undefined) return undefined;
  return {
    run: () => mustSucceed(spawnSync(program, ['--noout', '--nonet', ...files], spawnOptions)),
    floor: () => mustSucceed(spawnSync(program, ['--version'], spawnOptions)),
  };
}

/** Without cairo, its faster way to SVG; every CPU drawn, as we do. @param {string} file @param {string} topology @returns {Program | undefined} */
function lstopoInto(file, topology) {
  const program = findProgram('lstopo-no-graphics');
  if (program === undefined) return undefined;
  const options = ['--no-factorize', '--of', 'svg', '--force', '--input', topology, file];
  return {
    run: () => mustSucceed(spawnSync(program, options, spawnOptions)),
    floor: () => mustSucceed(spawnSync(program, ['--version'], spawnOptions)),
  };
}

/** @param {import('node:child_process').SpawnSyncReturns<Buffer>} result */
function mustSucceed({ status, error }) {
  if (status !== 0) throw new Error(`a program beside us failed: ${error?.message ?? `exit ${status}`}`);
}

/** @param {() => void} run */
function warmUp(run) {
  const begin = performance.now();
  for (let runs = 0; runs < 3 || (performance.now() - begin < warmUpMs && runs < 200); runs++) run();
}

/**
 * Everything once a round, turn by turn, so that a slow moment of the machine meets all of them.
 * @template {string} Name
 * @param {Record<Name, (() => void) | undefined>} runs
 * @param {number} rounds
 * @returns {Record<Name, number[]>}
 */
function sample(runs, rounds) {
  const names = /** @type {Name[]} */ (Object.keys(runs));
  const times = /** @type {Record<Name, number[]>} */ (
    Object.fromEntries(names.map((name) => [name, /** @type {number[]} */ ([])]))
  );
  for (let round = 0; round < rounds; round++) {
    for (const name of names) {
      const run = runs[name];
      if (run === undefined) continue;
      const begin = performance.now();
      run();
      times[name].push(performance.now() - begin);
    }
  }
  return times;
}
