// @ts-check
// Text → analysis and text → SVG in Node, warm and in process, beside xmllint and lstopo on the same host.
import { spawnSync } from 'node:child_process';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram } from '../tools.mjs';
import { budget, bytes, median, milliseconds, ratio } from './figures.mjs';
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
  const xmllint = xmllintOn(files);
  const lstopo = lstopoInto(folder, measured.hwlocSynthetic(one), 'svg');
  const native = lstopoInto(folder, measured.hwlocSynthetic(one), 'nativesvg');
  const analyze = () => void measured.analyzeTexts(texts);
  const draw = () => void measured.drawTexts(texts);
  const host = { capabilities: texts.capabilities };
  const drawHost = () => void measured.drawTexts(host);
  for (const run of [analyze, draw, drawHost]) warmUp(run);

  const times = sample(
    {
      analyze,
      draw,
      drawHost,
      xmllint: xmllint?.run,
      xmllintFloor: xmllint?.floor,
      lstopo: lstopo?.run,
      lstopoFloor: lstopo?.floor,
      native: native?.run,
    },
    rounds,
  );
  const at = `${one.cpus}/${one.vcpus}`;
  const textBytes = Buffer.byteLength(texts.capabilities) + Buffer.byteLength(texts.domain);
  /** @param {string} svg @param {number[]} drawn */
  const besideLstopo = (svg, drawn) => {
    const svgBytes = Buffer.byteLength(svg);
    const ours = `${milliseconds(drawn)}, ${bytes(svgBytes)} out`;
    if (lstopo === undefined || native === undefined)
      return { ours, ...besideProgram('lstopo --of svg', drawn, [], []) };
    const lstopoBytes = statSync(lstopo.file).size;
    const nativeBytes = statSync(native.file).size;
    const { beside, ratio: ratios } = besideProgram(
      'lstopo --of svg',
      drawn,
      times.lstopo,
      times.lstopoFloor,
      {
        ours: svgBytes,
        theirs: lstopoBytes,
      },
    );
    return {
      ours,
      beside: `${beside}; --of nativesvg: ${milliseconds(times.native)}, ${bytes(nativeBytes)} out`,
      ratio: `${ratios}; to nativesvg: ${ratio(median(drawn), median(times.native))}; ${ratio(svgBytes, nativeBytes)} of the bytes`,
      budget: `time ${budget(median(drawn) / median(times.lstopo), 0.25, ' ×')}; bytes ${budget(svgBytes / lstopoBytes, 0.25, ' ×')}`,
    };
  };
  return [
    {
      what: 'text → analysis (Node, warm)',
      at: `${at}, ${bytes(textBytes)} in`,
      ours: milliseconds(times.analyze),
      ...besideProgram('xmllint --noout', times.analyze, times.xmllint, times.xmllintFloor),
    },
    {
      what: 'text → SVG text (Node, warm): the host, which is what lstopo draws',
      at: `${one.cpus}, ${bytes(Buffer.byteLength(texts.capabilities))} in`,
      ...besideLstopo(measured.drawTexts(host), times.drawHost),
    },
    {
      what: 'text → SVG text (Node, warm): the host and a guest, whom lstopo does not draw',
      at: `${at}, ${bytes(textBytes)} in`,
      ...besideLstopo(measured.drawTexts(texts), times.draw),
    },
  ];
}

/**
 * Every CPU drawn, as we do. `svg` is drawn by cairo where lstopo is built with it, `nativesvg` by itself: quicker, and
 * fewer bytes.
 * @param {string} folder
 * @param {string} topology
 * @param {'svg' | 'nativesvg'} format
 * @returns {Program & { file: string } | undefined}
 */
function lstopoInto(folder, topology, format) {
  const program = findProgram('lstopo') ?? findProgram('lstopo-no-graphics');
  if (program === undefined) return undefined;
  const file = join(folder, `lstopo-${format}.svg`);
  const options = ['--no-factorize', '--of', format, '--force', '--input', topology, file];
  return {
    file,
    run: () => mustSucceed(spawnSync(program, options, spawnOptions)),
    floor: () => mustSucceed(spawnSync(program, ['--version'], spawnOptions)),
  };
}
