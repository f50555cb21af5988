// @ts-check
// Runs before `npm start`, `npm test` …: brings what is missing, so that a fresh clone needs one command.
//   node scripts/setup.mjs start      node_modules
//   node scripts/setup.mjs test       node_modules, the browsers and virsh
// Plain Node without dependencies. A tool that cannot be installed does not end the run: its suite decides.
// PINSCOPE_NO_INSTALL=1 leaves the system alone.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findProgram, installLine, isAvailable, tools } from './tools.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const minute = 60_000;

/** Which suites a script of package.json runs. @type {Record<string, readonly string[]>} */
const suitesOf = {
  start: [],
  bench: [],
  test: ['oracle', 'guest', 'e2e-chromium', 'e2e-firefox', 'archives'],
  'test:long': ['long'],
};

const script = process.argv[2] ?? 'start';
const suites = suitesOf[script];
if (suites === undefined) {
  console.error(`setup: unknown script "${script}", one of: ${Object.keys(suitesOf).join(', ')}`);
  process.exit(2);
}
if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(`Pinscope needs Node 20 or newer; this is ${process.version}.`);
  process.exit(1);
}

installNodeModules();
await installTools(suites);

/** `npm ci`, unless node_modules already is what package-lock.json says. */
function installNodeModules() {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const hash = createHash('sha256').update(lock).digest('hex');
  const stamp = join(root, 'node_modules', '.pinscope-lock');
  if (readOr(stamp, '') === hash) return;
  if (!matchesLock(lock)) {
    console.log('setup: installing node_modules (npm ci) …');
    if (!run('npm', ['ci'], 10 * minute)) {
      console.error('setup: npm ci failed; nothing can run without node_modules.');
      process.exit(1);
    }
  }
  writeFileSync(stamp, hash);
}

/**
 * Whether node_modules (by npm's own record of it) has every package of the lock in its version: true after
 * `npm install` by hand, where another `npm ci` would only cost time.
 * @param {string} lock
 */
function matchesLock(lock) {
  const record = readOr(join(root, 'node_modules', '.package-lock.json'), '');
  if (record === '') return false;
  const installed = JSON.parse(record).packages;
  return Object.entries(JSON.parse(lock).packages).every(
    ([path, entry]) => path === '' || entry.optional === true || installed[path]?.version === entry.version,
  );
}

/** @param {readonly string[]} suites */
async function installTools(suites) {
  const needed = tools.filter((tool) => tool.suites.some((suite) => suites.includes(suite)));
  let missing = await missingOf(needed);
  if (missing.length === 0) return;
  console.log(`setup: not found: ${names(missing)}`);
  if (process.env['PINSCOPE_NO_INSTALL'] === undefined) {
    installWithApt(missing);
    missing = await missingOf(missing);
    installWithPlaywright(missing);
    missing = await missingOf(missing);
  }
  if (missing.length === 0) return;
  console.log(
    `setup: still missing: ${names(missing)}. The suites that need it will say so. To install by hand:`,
  );
  console.log(`  ${installLine(missing)}`);
}

/** @param {readonly import('./tools.mjs').Tool[]} missing */
function installWithApt(missing) {
  const aptGet = findProgram('apt-get');
  const asRoot = rootPrefix();
  if (aptGet === undefined || asRoot === undefined) return;
  const [command, ...before] = [...asRoot, 'env', 'DEBIAN_FRONTEND=noninteractive', aptGet];
  const apt = (/** @type {string[]} */ ...args) =>
    run(
      command,
      [...before, '-o', 'DPkg::Lock::Timeout=300', '-o', 'Dpkg::Use-Pty=0', '-qq', ...args],
      10 * minute,
    );
  const install = (/** @type {readonly string[]} */ packages) =>
    apt('install', '-y', '--no-install-recommends', ...packages);

  const packages = missing.flatMap((tool) => tool.packages);
  console.log(`setup: installing with apt-get: ${packages.join(' ')} …`);
  apt('update');
  if (install(packages)) return;
  // where the distribution lacks one of them, the others are still wanted
  for (const { packages, otherwise } of missing) {
    const isThere = missing.length > 1 && install(packages);
    if (!isThere && otherwise !== undefined) install(otherwise);
  }
}

/** @param {readonly import('./tools.mjs').Tool[]} missing */
function installWithPlaywright(missing) {
  const browsers = missing.flatMap((tool) => tool.download ?? []);
  if (browsers.length === 0) return;
  console.log(`setup: downloading Playwright's own build of: ${browsers.join(' ')} …`);
  const cli = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
  for (const browser of browsers) {
    const { status } = spawnSync(process.execPath, [cli, 'install', browser], {
      cwd: root,
      timeout: 5 * minute,
      stdio: 'ignore', // offline it prints pages of retries
    });
    if (status !== 0) console.log(`setup: could not download ${browser}`);
  }
}

/** What to put before a command to run it as root; `undefined` where that would need a password. */
function rootPrefix() {
  if (process.getuid?.() === 0) return [];
  const sudo = findProgram('sudo');
  const silent = sudo !== undefined && spawnSync(sudo, ['-n', 'true'], { stdio: 'ignore' }).status === 0;
  return silent ? [sudo, '-n'] : undefined;
}

/** @param {readonly import('./tools.mjs').Tool[]} candidates */
async function missingOf(candidates) {
  const missing = [];
  for (const tool of candidates) if (!(await isAvailable(tool))) missing.push(tool);
  return missing;
}

/** @param {readonly import('./tools.mjs').Tool[]} list */
function names(list) {
  return list.map((tool) => tool.name).join(', ');
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {number} timeout
 * @returns {boolean} whether it went well
 */
function run(command, args, timeout) {
  const shell = process.platform === 'win32'; // npm is npm.cmd there
  return (
    spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], timeout, shell })
      .status === 0
  );
}

/** @param {string} path @param {string} otherwise */
function readOr(path, otherwise) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return otherwise;
  }
}
