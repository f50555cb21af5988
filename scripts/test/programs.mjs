// @ts-check
// The programs of node_modules that the suites consist of, and what their counts are.
import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 * @typedef {Counts & { failures?: readonly string[] }} Outcome  with what failed, and how
 * @typedef {import('./side-by-side.mjs').Print} Print
 * @typedef {readonly [program: string, ...args: string[]]} Command  a program of node_modules and its arguments
 */

const results = join('test-results', 'json');
/** In characters. */
const longestFailure = 2000;

/** @param {readonly Outcome[]} list */
export function sum(list) {
  const total = { passed: 0, failed: 0, skipped: 0, failures: /** @type {string[]} */ ([]) };
  for (const { passed, failed, skipped, failures = [] } of list) {
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
    total.failures.push(...failures);
  }
  return total;
}

/** One check, passed or failed. @param {Command} command @param {Print} print @returns {Promise<Outcome>} */
export async function check(command, print) {
  let tail = '';
  const code = await node(command, (text) => {
    tail = (tail + String(text)).slice(-longestFailure);
    print(text);
  });
  return { ...one(code === 0), ...(code === 0 ? {} : { failures: [`${command[0]}\n${tail}`] }) };
}

/** @param {boolean} passed @returns {Counts} */
function one(passed) {
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 };
}

/** @param {string} project @param {Print} print @param {...string} more  further arguments */
export async function vitest(project, print, ...more) {
  const file = join(results, `${project}.json`);
  rmSync(file, { force: true });
  const code = await node(
    [
      'vitest/vitest.mjs',
      'run',
      `--project=${project}`,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
      ...more,
    ],
    print,
  );
  return read(file, code, (json) => ({
    passed: json.numPassedTests,
    failed: json.numFailedTests,
    skipped: json.numPendingTests + json.numTodoTests,
    failures: json.testResults.flatMap((/** @type {any} */ { name, message, assertionResults }) => {
      const failed = assertionResults.filter((/** @type {any} */ { status }) => status === 'failed');
      const told = failed.map((/** @type {any} */ { fullName, failureMessages }) =>
        failure(name, fullName, failureMessages[0]),
      );
      return told.length === 0 && message ? [failure(name, message)] : told;
    }),
  }));
}

/** @param {string} browser @param {Print} print */
export async function playwright(browser, print) {
  const file = join(results, `e2e-${browser}.json`);
  rmSync(file, { force: true });
  const code = await node(['@playwright/test/cli.js', 'test', `--project=${browser}`], print, {
    PINSCOPE_E2E_JSON: file,
  });
  /** @param {any} suite @returns {string[]} */
  const failuresOf = ({ specs = [], suites = [] }) => [
    ...specs
      .filter((/** @type {any} */ { ok }) => ok !== true)
      .map((/** @type {any} */ { file, line, title, tests }) =>
        failure(`${file}:${line}`, title, tests[0]?.results[0]?.error?.message),
      ),
    ...suites.flatMap(failuresOf),
  ];
  return read(file, code, (json) => ({
    passed: json.stats.expected,
    failed: json.stats.unexpected + json.stats.flaky,
    skipped: json.stats.skipped,
    failures: failuresOf(json),
  }));
}

/** @param {...(string | undefined)} parts  the last one is what it said */
function failure(...parts) {
  return stripVTControlCharacters(parts.filter((part) => part !== undefined).join('\n')).slice(
    0,
    longestFailure,
  );
}

/**
 * The counts in a reporter's file. A runner that ends badly without a failed test (an error outside the tests, no
 * file) still counts as one failure.
 * @param {string} file
 * @param {number} code
 * @param {(json: any) => Outcome} pick
 * @returns {Outcome}
 */
function read(file, code, pick) {
  /** @type {Outcome} */
  let counts = { passed: 0, failed: 0, skipped: 0 };
  try {
    counts = pick(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return { ...counts, failed: 1 };
  }
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/** @param {string} project */
export function countVitest(project) {
  const listed = nodeOutput(['vitest/vitest.mjs', 'list', `--project=${project}`, '--json']);
  return listed === undefined ? 0 : JSON.parse(listed).length;
}

/** @param {string} browser */
export function countPlaywright(browser) {
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

/** The built command line must run as one file, far from node_modules. @param {Print} print */
export async function smokeCommandLine(print) {
  const folder = mkdtempSync(join(tmpdir(), 'pinscope-'));
  try {
    const file = join(folder, 'pinscope.mjs');
    copyFileSync(join('dist-cli', 'pinscope.js'), file);
    const { status, stdout, stderr } = spawnSync(process.execPath, [file, '--help'], {
      cwd: folder,
      encoding: 'utf8',
    });
    print(stdout + stderr);
    const executable = (statSync(join('dist-cli', 'pinscope.js')).mode & 0o111) !== 0;
    const program = readFileSync(file, 'utf8').startsWith('#!/usr/bin/env node\n');
    return sum([one(status === 0 && stdout !== ''), one(executable && program)]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Runs a program.
 * @param {Command} command
 * @param {Print} print  gets its output as it comes
 * @param {Record<string, string>} [env]
 * @returns {Promise<number>} its exit code
 */
function node([program, ...args], print, env = {}) {
  const colours = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {};
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join('node_modules', program), ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...colours, ...process.env, ...env },
    });
    child.stdout.on('data', print);
    child.stderr.on('data', print);
    child.on('error', (error) => {
      print(`${String(error)}\n`);
      resolve(1);
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** @param {Command} command @returns {string | undefined} what it prints, if it goes well */
function nodeOutput([program, ...args]) {
  const options = { encoding: /** @type {const} */ ('utf8'), maxBuffer: 1 << 28 };
  const { status, stdout } = spawnSync(process.execPath, [join('node_modules', program), ...args], options);
  return status === 0 ? stdout : undefined;
}
