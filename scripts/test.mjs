// @ts-check
// `npm test`: everything, in an order in which the cheap checks speak first, and a table at the end.
//   npm test -- unit            one suite; several names may follow each other; "e2e" means both browsers
//   npm run test:long           the long suite, which plain `npm test` leaves out
// A suite whose program is missing is skipped, by name and count; with CI set, that is a failure.
import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installLine, isAvailable, tools } from './tools.mjs';

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 * @typedef {object} Suite
 * @property {string} name
 * @property {() => Promise<Counts>} run
 * @property {() => number} [count]  how many tests it has, for when it cannot run
 * @property {boolean} [extra]       only on demand
 * @property {readonly string[]} [after]  suites without which it makes no sense
 */

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const results = join('test-results', 'json');
const inCi = ![undefined, '', '0', 'false'].includes(process.env['CI']);
process.chdir(root);
mkdirSync(results, { recursive: true });

/** Each of the checks counts as one test. @type {readonly Suite[]} */
const suites = [
  { name: 'format', run: () => check(['prettier/bin/prettier.cjs', '--check', '.']) },
  { name: 'lint', run: () => check(['eslint/bin/eslint.js', '.', '--max-warnings', '0']) },
  { name: 'typecheck', run: () => check(['typescript/bin/tsc', '-b']) },
  { name: 'unit', run: () => vitest('unit') },
  {
    name: 'build',
    run: async () =>
      sum([
        await check(['vite/bin/vite.js', 'build']),
        await check(['vite/bin/vite.js', 'build', '--mode', 'cli']),
      ]),
  },
  { name: 'cli', run: smokeCommandLine, after: ['build'] },
  { name: 'oracle', run: () => vitest('oracle'), count: () => countVitest('oracle') },
  { name: 'guest', run: () => vitest('guest'), count: () => countVitest('guest') },
  ...['chromium', 'firefox'].map((browser) => ({
    name: `e2e-${browser}`,
    run: () => playwright(browser),
    count: () => countPlaywright(browser),
    after: ['build'],
  })),
  { name: 'long', run: () => vitest('long'), count: () => countVitest('long'), extra: true },
];

/** @type {(Counts & { name: string, seconds: number, note: string })[]} */
const rows = [];
for (const suite of chosen(process.argv.slice(2))) {
  console.log(`\n━━ ${suite.name} ${'━'.repeat(Math.max(0, 74 - suite.name.length))}`);
  const begin = Date.now();
  const { note, ...counts } = await outcome(suite);
  if (note !== '') console.log(`${suite.name}: ${note}`);
  rows.push({ name: suite.name, ...counts, seconds: (Date.now() - begin) / 1000, note });
}
process.exitCode = report() ? 0 : 1;

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
 * @returns {Promise<Counts & { note: string }>}
 */
async function outcome(suite) {
  const fallen = suite.after?.find((name) => rows.some((row) => row.name === name && row.failed > 0));
  if (fallen !== undefined)
    return { passed: 0, failed: 1, skipped: 0, note: `not run, because ${fallen} failed` };

  const missing = [];
  for (const tool of tools) {
    if (tool.suites.includes(suite.name) && !(await isAvailable(tool))) missing.push(tool);
  }
  if (missing.length > 0) {
    console.log(`To install what is missing:\n  ${installLine(missing)}`);
    const why = `${missing.map((tool) => tool.name).join(', ')} is missing`;
    if (inCi) return { passed: 0, failed: 1, skipped: 0, note: `not run, which CI does not allow: ${why}` };
    const skipped = suite.count?.() ?? 0;
    return { passed: 0, failed: 0, skipped, note: `skipped, with its ${skipped} tests: ${why}` };
  }

  const counts = await suite.run();
  if (counts.passed + counts.failed > 0) return { ...counts, note: '' };
  return { ...counts, failed: 1, note: 'ran no test, which counts as a failure' };
}

/** Prints the table and the closing line. @returns {boolean} whether all is well */
function report() {
  const total = sum(rows);
  const line = (/** @type {(string | number)[]} */ ...[name, ...cells]) =>
    `${String(name).padEnd(14)}${cells.map((cell) => String(cell).padStart(9)).join('')}`;
  console.log(`\n${line('suite', 'passed', 'failed', 'skipped', 'seconds')}`);
  for (const { name, passed, failed, skipped, seconds, note } of rows) {
    console.log(line(name, passed, failed, skipped, seconds.toFixed(1)) + (note === '' ? '' : `   ${note}`));
  }
  console.log(line('total', ...Object.values(total), sumSeconds().toFixed(1)));
  console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  return total.failed === 0;
}

function sumSeconds() {
  return rows.reduce((seconds, row) => seconds + row.seconds, 0);
}

/** @param {readonly Counts[]} list @returns {Counts} */
function sum(list) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const counts of list) {
    total.passed += counts.passed;
    total.failed += counts.failed;
    total.skipped += counts.skipped;
  }
  return total;
}

/** @param {Command} command one check, passed or failed */
async function check(command) {
  return one((await node(command)) === 0);
}

/** @param {boolean} passed @returns {Counts} */
function one(passed) {
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 };
}

/** @param {string} project */
async function vitest(project) {
  const file = join(results, `${project}.json`);
  rmSync(file, { force: true });
  const code = await node([
    'vitest/vitest.mjs',
    'run',
    `--project=${project}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
  return read(file, code, (json) => ({
    passed: json.numPassedTests,
    failed: json.numFailedTests,
    skipped: json.numPendingTests + json.numTodoTests,
  }));
}

/** @param {string} browser */
async function playwright(browser) {
  const file = join(results, `e2e-${browser}.json`);
  rmSync(file, { force: true });
  const code = await node(['@playwright/test/cli.js', 'test', `--project=${browser}`], {
    PINSCOPE_E2E_JSON: file,
  });
  return read(file, code, ({ stats }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
  }));
}

/**
 * The counts in a reporter's file. A runner that ends badly without a failed test (an error outside the tests, no
 * file) still counts as one failure.
 * @param {string} file
 * @param {number} code
 * @param {(json: any) => Counts} pick
 * @returns {Counts}
 */
function read(file, code, pick) {
  let counts = { passed: 0, failed: 0, skipped: 0 };
  try {
    counts = pick(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return { ...counts, failed: 1 };
  }
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/** @param {string} project */
function countVitest(project) {
  const listed = nodeOutput(['vitest/vitest.mjs', 'list', `--project=${project}`, '--json']);
  return listed === undefined ? 0 : JSON.parse(listed).length;
}

/** @param {string} browser */
function countPlaywright(browser) {
  const listed = nodeOutput([
    '@playwright/test/cli.js',
    'test',
    `--project=${browser}`,
    '--list',
    '--reporter=json',
  ]);
  if (listed === undefined) return 0;
  /** @param {any} suite @returns {number} */
  const count = ({ specs = [], suites = [] }) =>
    suites.reduce((/** @type {number} */ sum, /** @type {any} */ child) => sum + count(child), specs.length);
  return count(JSON.parse(listed));
}

/** The built command line must run as one file, far from node_modules. */
async function smokeCommandLine() {
  const folder = mkdtempSync(join(tmpdir(), 'pinscope-'));
  try {
    const file = join(folder, 'pinscope.mjs');
    copyFileSync(join('dist-cli', 'pinscope.js'), file);
    const { status, stdout, stderr } = spawnSync(process.execPath, [file, '--help'], {
      cwd: folder,
      encoding: 'utf8',
    });
    process.stdout.write(stdout + stderr);
    const executable = (statSync(join('dist-cli', 'pinscope.js')).mode & 0o111) !== 0;
    const program = readFileSync(file, 'utf8').startsWith('#!/usr/bin/env node\n');
    return sum([one(status === 0 && stdout !== ''), one(executable && program)]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * A program of node_modules and its arguments.
 * @typedef {readonly [program: string, ...args: string[]]} Command
 */

/**
 * Runs a program, its output going straight through.
 * @param {Command} command
 * @param {Record<string, string>} [env]
 * @returns {Promise<number>} its exit code
 */
function node([program, ...args], env = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join('node_modules', program), ...args], {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    });
    child.on('error', () => resolve(1));
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** @param {Command} command @returns {string | undefined} what it prints, if it goes well */
function nodeOutput([program, ...args]) {
  const options = { encoding: /** @type {const} */ ('utf8'), maxBuffer: 1 << 28 };
  const { status, stdout } = spawnSync(process.execPath, [join('node_modules', program), ...args], options);
  return status === 0 ? stdout : undefined;
}
