// @ts-check
// Samples to figures: medians with their range, ratios, bytes, and the rows of the table.

/**
 * @typedef {object} Row one line of the table; an empty cell is left empty
 * @property {string} what
 * @property {string} [at]      host/guest, or the size
 * @property {string} [ours]
 * @property {string} [beside]  what ran beside it
 * @property {string} [ratio]   ours : theirs
 * @property {string} [budget]
 */

/** @param {readonly number[]} samples */
export function median(samples) {
  const sorted = [...samples].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** `12.3 (11.0–15.8) ms` @param {readonly number[]} samples */
export function milliseconds(samples) {
  return `${number(median(samples))} (${number(Math.min(...samples))}–${number(Math.max(...samples))}) ms`;
}

/** @param {number} ours @param {number} theirs */
export function ratio(ours, theirs) {
  return number(ours / theirs);
}

/** Three figures that matter. @param {number} value */
export function number(value) {
  if (!Number.isFinite(value)) return '?';
  const size = Math.abs(value);
  return value.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : 2);
}

/** @param {number} bytes */
export function bytes(bytes) {
  return bytes >= 1e6 ? `${number(bytes / 1e6)} MB` : `${number(bytes / 1e3)} kB`;
}

/** A budget and whether it is kept; nothing fails by it. @param {number} value @param {number} most @param {string} unit */
export function budget(value, most, unit) {
  return `≤ ${most}${unit}: ${value <= most ? 'met' : '**missed**'}`;
}

/** @param {string} what @param {unknown} reason @param {string} [at] @returns {Row} */
export function notMeasured(what, reason, at) {
  const why = (reason instanceof Error ? reason.message : String(reason)).split('\n', 1)[0]?.slice(0, 200);
  return { what, ...(at === undefined ? {} : { at }), ours: `*not measured*: ${why}` };
}

/** @param {readonly Row[]} rows */
export function markdownTable(rows) {
  const heads = ['measured', 'at', 'Pinscope', 'beside it', 'ratio', 'budget'];
  const cells = rows.map(({ what, at, ours, beside, ratio, budget }) =>
    [what, at, ours, beside, ratio, budget].map((cell) => (cell ?? '').replaceAll('|', '\\|')),
  );
  const widths = heads.map((head, column) =>
    Math.max(3, ...[head, ...cells.map((row) => row[column] ?? '')].map(width)),
  );
  const line = (/** @type {readonly string[]} */ row) =>
    `| ${row.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - width(cell))).join(' | ')} |`;
  return [
    line(heads),
    `|${widths.map((count) => '-'.repeat(count + 2)).join('|')}|`,
    ...cells.map(line),
  ].join('\n');
}

/** @param {string} text */
function width(text) {
  return [...text].length;
}
