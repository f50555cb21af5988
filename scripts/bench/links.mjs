// @ts-check
// How long links are, beside the original texts in ours (deflate with libvirt's vocabulary, and without) and in lz-string, as
// most tools make theirs.
import { budget, number } from './figures.mjs';

/** @typedef {import('./figures.mjs').Row} Row */

/** @param {import('./compile.mjs').Measured} measured @returns {Row[]} */
export function measureLinks({ measureCase, measureIncrements, sizeCases }) {
  const rows = sizeCases.map((one) => {
    const { what, model, texts, deflate, lzString, most } = measureCase(one);
    return {
      what: 'link with the model',
      at: what,
      ours: `${model} characters`,
      beside: `texts: ${texts} with dictionary, ${deflate} deflate, ${lzString} lz-string`,
      ratio: `1 : ${number(texts / model)} : ${number(deflate / model)} : ${number(lzString / model)}`,
      ...(most === undefined ? {} : { budget: budget(model, most, '') }),
    };
  });
  const more = measureIncrements().map(({ what, more }) => `${what} ${more}`);
  return [...rows, { what: 'what optional facts add', at: '16 vCPUs on 96 CPUs', ours: more.join(', ') }];
}
