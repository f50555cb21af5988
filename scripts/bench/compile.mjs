// @ts-check
// Brings what is measured up to date: the page in dist/, and what runs in Node and in a bare page, in a temporary folder.
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

/** @typedef {typeof import('./measured.ts')} Measured */

const inputs = ['src', 'public', 'index.html', 'vite.config.ts', 'package-lock.json'];

/** `vite build`, unless dist/ is newer than everything that goes into it. @param {string} root */
export function buildPage(root) {
  const built = newest(join(root, 'dist', 'index.html'));
  if (built > 0 && inputs.every((input) => newest(join(root, input)) < built)) return;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn'],
    { cwd: root, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`vite build failed: ${(stderr || stdout).trim().slice(0, 2000)}`);
}

/** When the newest file of a folder was written; 0 where there is none. @param {string} path @returns {number} */
function newest(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => !/\.test\.tsx?$/.test(entry.name) && entry.name !== 'testing')
    .reduce((latest, entry) => Math.max(latest, newest(join(path, entry.name))), 0);
}

/** @param {string} root @param {string} folder @returns {Promise<string>} the compiled file */
export async function compileForNode(root, folder) {
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"production"' },
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: join(root, 'scripts', 'bench', 'measured.ts'),
      target: 'node20',
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      rolldownOptions: { output: { format: 'es', entryFileNames: 'measured.mjs', codeSplitting: false } },
    },
  });
  return join(folder, 'measured.mjs');
}

/** @param {string} file @returns {Promise<Measured>} */
export function loadMeasured(file) {
  return import(pathToFileURL(file).href);
}

/** Minified as in dist/. @param {string} root @param {string} folder @returns {Promise<string>} the compiled file */
export async function compileForPage(root, folder) {
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      target: 'es2022',
      outDir: folder,
      emptyOutDir: false,
      lib: {
        entry: join(root, 'scripts', 'bench', 'xml-in-page.ts'),
        formats: ['iife'],
        name: 'pinscopeBench',
        fileName: () => 'xml-in-page.js',
      },
    },
  });
  return join(folder, 'xml-in-page.js');
}
