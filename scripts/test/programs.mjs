// @ts-check
// The programs of node_modules that the suites consist of, and what their counts are.
import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 * @typedef {import('./side-by-side.mjs').Print} Print
 * @typedef {readonly [program: string, ...args: string[]]} Command  a program of node_modules and its arguments
 */

const results = join('test-results', 'json');

/** @param {readonly Counts[]} list @returns {Counts} */
export function sum(list) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const counts of list) {
    total.passed += counts.passed;
    total.failed += counts.failed;
    total.skipped += counts.skipped;
  }
  return total;
}

/** One check, passed or failed. @param {Command} command @param {Print} print */
export async function check(command, print) {
  return one((await node(command, print)) === 0);
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
  }));
}

/** @param {string} browser @param {Print} print */
export async function playwright(browser, print) {
  const file = join(results, `e2e-${browser}.json`);
  rmSync(file, { force: true });
  const code = await node(['@playwright/test/cli.js', 'test', `--project=${browser}`], print, {
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
