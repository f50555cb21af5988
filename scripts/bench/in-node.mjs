// @ts-check
// Text → analysis and text → SVG in Node, warm and in process, beside xmllint and lstopo on the same host.
import { spawnSync } from 'node:child_process';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram } from '../tools.mjs';
import { budget, bytes, median, milliseconds } from './figures.mjs';
import { besideProgram, mustSucceed, sample, spawnOptions, warmUp, xmllintOn } from './side-by-side.mjs';

/**
 * @typedef {import('./compile.mjs').Measured} Measured
 * @typedef {import('./figures.mjs').Row} Row
 * @typedef {import('./side-by-side.mjs').Program} Program
 */

const sizes = [24, 96, 256, 448, 1024, 8192];

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
      ...(lstopo === undefined
        ? {}
        : {
            budget: `time ${budget(median(times.draw) / median(times.lstopo), 0.25, ' ×')}; bytes ${budget(svgBytes / lstopoBytes, 0.25, ' ×')}`,
          }),
    },
  ];
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
