// @ts-check
// `npm test`: everything, and a table at the end.
//   npm test -- unit            one suite; several names may follow each other; "e2e" means both browsers
//   npm run test:long           the long suite, which plain `npm test` leaves out
// A suite whose program is missing is skipped, by name and count; with CI set, that is a failure.
// Suites that keep one core busy, or wait, run three at a time; those that use all cores, and those with limits of time, alone.
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  check,
  countPlaywright,
  countVitest,
  playwright,
  smokeCommandLine,
  sum,
  vitest,
} from './test/programs.mjs';
import { runSideBySide } from './test/side-by-side.mjs';
import { installLine, isAvailable, tools } from './tools.mjs';

/**
 * @typedef {import('./test/programs.mjs').Outcome} Outcome
 * @typedef {import('./test/side-by-side.mjs').Print} Print
 * @typedef {object} Suite
 * @property {string} name
 * @property {(print: Print) => Promise<Outcome>} run
 * @property {() => number} [count]  how many tests it has, for when it cannot run
 * @property {boolean} [extra]       only on demand
 * @property {readonly string[]} [after]  suites without which it makes no sense
 * @property {boolean} [alone]       nothing may run beside it
 */

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const inCi = ![undefined, '', '0', 'false'].includes(process.env['CI']);
process.chdir(root);
mkdirSync(join('test-results', 'json'), { recursive: true });

/**
 * In the order in which they begin, which fills three places well on two cores: linting (the longest), the real guests
 * (which mostly wait), and beside them the other checks and the oracle.
 * Each of the checks counts as one test.
 * @type {readonly Suite[]}
 */
const suites = [
  { name: 'lint', run: (print) => check(['eslint/bin/eslint.js', '.', '--max-warnings', '0'], print) },
  { name: 'guest', run: (print) => vitest('guest', print), count: () => countVitest('guest') },
  { name: 'format', run: (print) => check(['prettier/bin/prettier.cjs', '--check', '.'], print) },
  { name: 'typecheck', run: (print) => check(['typescript/bin/tsc', '-b'], print) },
  {
    name: 'build',
    run: async (print) =>
      sum([
        await check(['vite/bin/vite.js', 'build'], print),
        await check(['vite/bin/vite.js', 'build', '--mode', 'single'], print),
        await check(['vite/bin/vite.js', 'build', '--mode', 'cli'], print),
      ]),
  },
  { name: 'cli', run: smokeCommandLine, after: ['build'] },
  { name: 'oracle', run: (print) => vitest('oracle', print), count: () => countVitest('oracle') },
  { name: 'unit', run: (print) => vitest('unit', print, '--maxWorkers=100%'), alone: true },
  ...['chromium', 'firefox'].map((browser) => ({
    name: `e2e-${browser}`,
    run: (/** @type {Print} */ print) => playwright(browser, print),
    count: () => countPlaywright(browser),
    after: ['build'],
    alone: true,
  })),
  {
    name: 'long',
    run: (print) => vitest('long', print),
    count: () => countVitest('long'),
    extra: true,
    alone: true,
  },
];

const places = 3;
const mostFailures = 10;
/** @type {(Outcome & { name: string, seconds: number, note: string })[]} */
const rows = [];
const begin = Date.now();
await runSideBySide(
  chosen(process.argv.slice(2)).map((suite) => ({
    name: suite.name,
    places: suite.alone === true ? places : 1,
    after: suite.after ?? [],
    run: (print) => runSuite(suite, print),
  })),
  places,
  (text) => process.stdout.write(text),
);
process.exitCode = report((Date.now() - begin) / 1000) ? 0 : 1;

/** @param {Suite} suite @param {Print} print */
async function runSuite(suite, print) {
  print(`\n━━ ${suite.name} ${'━'.repeat(Math.max(0, 74 - suite.name.length))}\n`);
  const begin = Date.now();
  const { note, ...counts } = await outcome(suite, print);
  if (note !== '') print(`${suite.name}: ${note}\n`);
  rows.push({ name: suite.name, ...counts, seconds: (Date.now() - begin) / 1000, note });
}

/**
 * The suites that the arguments name, with the ones they rest on; without arguments all but the extra ones.
 * @param {readonly string[]} names
 */
function chosen(names) {
  /** @param {string} name */
  const matching = (name) =>
    suites.filter((suite) => suite.name === name || suite.name.startsWith(`${name}-`));
  const unknown = names.filter((name) => matching(name).length === 0);
  if (unknown.length > 0) {
    console.error(
      `no suite "${unknown.join('", "')}"; there are: ${suites.map((suite) => suite.name).join(', ')}`,
    );
    process.exit(2);
  }
  const wanted = new Set(names.flatMap(matching));
  if (names.length === 0) for (const suite of suites) if (suite.extra !== true) wanted.add(suite);
  const needed = new Set([...wanted].flatMap((suite) => suite.after ?? []));
  return suites.filter((suite) => wanted.has(suite) || needed.has(suite.name));
}

/**
 * Runs a suite, or says why not.
 * @param {Suite} suite
 * @param {Print} print
 * @returns {Promise<Outcome & { note: string }>}
 */
async function outcome(suite, print) {
  const fallen = suite.after?.find((name) => rows.some((row) => row.name === name && row.failed > 0));
  if (fallen !== undefined)
    return { passed: 0, failed: 1, skipped: 0, note: `not run, because ${fallen} failed` };

  const missing = [];
  for (const tool of tools) {
    if (tool.suites.includes(suite.name) && !(await isAvailable(tool))) missing.push(tool);
  }
  if (missing.length > 0) {
    print(`To install what is missing:\n  ${installLine(missing)}\n`);
    const why = `${missing.map((tool) => tool.name).join(', ')} is missing`;
    if (inCi) return { passed: 0, failed: 1, skipped: 0, note: `not run, which CI does not allow: ${why}` };
    const skipped = suite.count?.() ?? 0;
    return { passed: 0, failed: 0, skipped, note: `skipped, with its ${skipped} tests: ${why}` };
  }

  const counts = await suite.run(print);
  if (counts.passed + counts.failed > 0) return { ...counts, note: '' };
  return { ...counts, failed: 1, note: 'ran no test, which counts as a failure' };
}

/**
 * Prints the table and the closing line.
 * @param {number} seconds  from the first suite's beginning to the last one's end: less than their sum
 * @returns {boolean} whether all is well
 */
function report(seconds) {
  const { failures, ...total } = sum(rows);
  const line = (/** @type {(string | number)[]} */ ...[name, ...cells]) =>
    `${String(name).padEnd(14)}${cells.map((cell) => String(cell).padStart(9)).join('')}`;
  console.log(`\n${line('suite', 'passed', 'failed', 'skipped', 'seconds')}`);
  for (const { name, passed, failed, skipped, seconds, note } of rows) {
    console.log(line(name, passed, failed, skipped, seconds.toFixed(1)) + (note === '' ? '' : `   ${note}`));
  }
  console.log(line('total', ...Object.values(total), seconds.toFixed(1)));
  // Here, at the end, for who sees no more of a long output.
  if (failures.length > 0) {
    const rest = failures.length > mostFailures ? `\n\nand ${failures.length - mostFailures} more` : '';
    console.log(`\n${failures.slice(0, mostFailures).join('\n\n')}${rest}`);
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  return total.failed === 0;
}
