// @ts-check
// The programs outside node_modules that the test suites use, and how to find them.
// Plain Node without dependencies: setup.mjs reads this before node_modules exists.
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * @typedef {object} Tool
 * @property {string} name        what people call it
 * @property {readonly string[]} packages  the Debian packages that bring it
 * @property {readonly string[]} [otherwise]  those that will do where the distribution lacks them
 * @property {readonly string[]} suites    the suites of scripts/test.mjs that need it
 * @property {() => string | undefined} find  its path, or `undefined` where it is missing
 * @property {'chromium' | 'firefox'} [download]  what `playwright install` calls its own build of it
 */

/** To add a tool, add a row. @type {readonly Tool[]} */
export const tools = [
  {
    name: 'Chromium',
    find: findQuickChromium,
    packages: ['chromium-headless-shell'],
    otherwise: ['chromium'],
    suites: ['e2e-chromium'],
    download: 'chromium',
  },
  {
    name: 'Firefox ESR',
    find: findFirefox,
    packages: ['firefox-esr'],
    suites: ['e2e-firefox'],
    download: 'firefox',
  },
  {
    name: "libvirt's client (virsh)",
    find: () => findProgram('virsh'),
    packages: ['libvirt-clients'],
    suites: ['oracle', 'guest', 'long'],
  },
  {
    name: "libvirt's QEMU driver",
    find: findQemuDriver,
    // The second brings the user that the driver looks up when it runs as root.
    packages: ['libvirt-daemon-driver-qemu', 'libvirt-daemon-system'],
    suites: ['oracle', 'guest', 'long'],
  },
  {
    name: 'QEMU (qemu-system-x86_64)',
    find: () => findProgram('qemu-system-x86_64'),
    packages: ['qemu-system-x86'],
    suites: ['oracle', 'guest', 'long'],
  },
  // A few tests of the unit and browser suites read what it packs; without it they are left out, the suites are not.
  { name: 'xz', find: () => findProgram('xz'), packages: ['xz-utils'], suites: ['archives'] },
];

const chromiums = ['chromium', 'chromium-browser'];
/** Chromium without its windows: the journeys take two thirds of the time in it. */
const chromiumShell = 'chromium-headless-shell';

export function findChromium() {
  return process.env['PINSCOPE_CHROMIUM'] ?? findProgram(...chromiums, chromiumShell);
}

/** For the journeys. */
export function findQuickChromium() {
  return process.env['PINSCOPE_CHROMIUM'] ?? findProgram(chromiumShell, ...chromiums);
}

/** A Firefox that Playwright drives over WebDriver BiDi (its channel `moz-firefox`). */
export function findFirefox() {
  return process.env['PINSCOPE_FIREFOX'] ?? findProgram('firefox-esr');
}

/** The module that virsh loads for `qemu:///embed`; its folder has the machine's name in it on Debian. */
function findQemuDriver() {
  const libraries = ['/usr/lib', '/usr/lib64', ...subfolders('/usr/lib')];
  return libraries
    .map((folder) => join(folder, 'libvirt', 'connection-driver', 'libvirt_driver_qemu.so'))
    .find((path) => existsSync(path));
}

/** @param {string} folder */
function subfolders(folder) {
  try {
    return readdirSync(folder).map((name) => join(folder, name));
  } catch {
    return [];
  }
}

/**
 * The path of the first of these programs that is on the PATH.
 * @param {...string} names
 * @returns {string | undefined}
 */
export function findProgram(...names) {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  for (const extra of ['/usr/bin', '/usr/sbin', '/sbin']) if (!folders.includes(extra)) folders.push(extra);
  for (const name of names) {
    for (const folder of folders) {
      const path = join(folder, name);
      if (folder !== '' && isExecutable(path)) return path;
    }
  }
  return undefined;
}

/** @param {string} path */
export function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Whether a tool can be used: installed, or downloaded by Playwright.
 * @param {Tool} tool
 */
export async function isAvailable(tool) {
  return tool.find() !== undefined || (await downloaded(tool)) !== undefined;
}

/** @param {Tool} tool */
async function downloaded(tool) {
  if (tool.download === undefined) return undefined;
  try {
    const playwright = await import('@playwright/test');
    const path = playwright[tool.download].executablePath();
    return isExecutable(path) ? path : undefined;
  } catch {
    return undefined; // before node_modules exists
  }
}

/**
 * The one line with which a person installs these tools.
 * @param {readonly Tool[]} missing
 */
export function installLine(missing) {
  const packages = missing.flatMap((tool) => tool.otherwise ?? tool.packages).join(' ');
  return `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages}`;
}
