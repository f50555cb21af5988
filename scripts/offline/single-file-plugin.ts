import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/**
 * Makes one HTML file of a build without code splitting, for rooms without a network and for `file:`: script, style and
 * icon stand in it, and the workers as texts of which the page makes blobs. Its content policy names the script and the
 * style by what they hold, so nothing else can run. The folder holds that file alone.
 */
export function singleFile(fileName: string): Plugin {
  return {
    name: 'pinscope:single-file',
    apply: 'build',
    writeBundle: {
      order: 'post',
      sequential: true,
      handler({ dir = 'dist-single' }) {
        const assets = join(dir, 'assets');
        const names = readdirSync(assets);
        const read = (name: string): string => readFileSync(join(assets, name), 'utf8');
        const html = readFileSync(join(dir, 'index.html'), 'utf8');
        const main = /<script type="module"[^>]* src="\.\/assets\/([^"]+)"><\/script>/.exec(html);
        const sheet = /<link rel="stylesheet"[^>]* href="\.\/assets\/([^"]+)">/.exec(html);
        if (main?.[1] === undefined || sheet?.[1] === undefined)
          throw new Error('no script or style in index.html');
        const workers = names.filter((name) => /-worker-[^.]*\.js$/.test(name));
        const others = names.filter((name) => ![main[1], sheet[1], ...workers].includes(name));
        if (others.length > 0) throw new Error(`these would be missing: ${others.join(', ')}`);

        const script = inScript(withBlobs(read(main[1]), workers));
        const style = read(sheet[1]);
        const icon = readFileSync(join(dir, 'favicon.svg')).toString('base64');
        const page = html
          .replace(/<!--[\s\S]*?-->\s*/g, '')
          .replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, () => policyFor(script, style))
          .replace(/<link rel="manifest"[^>]*>\s*/, '')
          .replace(/<link rel="apple-touch-icon"[^>]*>\s*/, '')
          .replace(
            /(<link rel="icon"[^>]* href=")[^"]*/,
            (_, head: string) => `${head}data:image/svg+xml;base64,${icon}`,
          )
          .replace(sheet[0], () => `<style>${style}</style>`)
          // After the body: there it finds its root and the workers.
          .replace(main[0], '')
          .replace('</body>', () =>
            [
              ...workers.map(
                (name) =>
                  `<script type="text/plain" id="${name}">${inScript(asScript(read(name)))}</script>\n`,
              ),
              `<script type="module">${script}</script>\n</body>`,
            ].join(''),
          );
        for (const name of readdirSync(dir)) rmSync(join(dir, name), { recursive: true });
        writeFileSync(join(dir, fileName), page);
        const kilobytes = (bytes: number): string =>
          `${(bytes / 1000).toLocaleString('en', { maximumFractionDigits: 0 })} kB`;
        const bytes = Buffer.from(page);
        console.log(
          `${join(dir, fileName)}: ${kilobytes(bytes.length)}, gzip ${kilobytes(gzipSync(bytes).length)}`,
        );
      },
    },
  };
}

/**
 * Where a worker's file is named, the page takes its text. As a plain script: Chromium refuses modules out of blobs of a
 * page that was opened from disk.
 */
function withBlobs(script: string, workers: readonly string[]): string {
  const found = new Set<string>();
  const changed = script.replace(
    /new URL\(new URL\([`'"]([^`'"]+)[`'"],\s*import\.meta\.url\)\.href,\s*(?:[`'"]{2}\s*\+\s*)?import\.meta\.url\),\s*\{type:[`'"]module[`'"]\}/g,
    (_, path: string) => {
      const name = path.replace(/^.*\//, '');
      found.add(name);
      return `URL.createObjectURL(new Blob([document.getElementById(${JSON.stringify(name)}).textContent],{type:"text/javascript"}))`;
    },
  );
  if (workers.some((name) => !found.has(name)) || found.size !== workers.length)
    throw new Error(`workers: ${workers.join(', ')}; named: ${[...found].join(', ')}`);
  // (What loads parts of the page names its own address, too, and has nothing left to load.)
  if (/new URL\([`'"]/.test(changed)) throw new Error('something else is fetched beside the page');
  return changed;
}

/** The module as a plain script; it neither imports nor exports, as all of it is in one. */
function asScript(module: string): string {
  return `"use strict";(()=>{${module}\n})();`;
}

/** Nothing in it ends the element; in strings, templates and patterns `\x3c` is the same letter. */
function inScript(script: string): string {
  return script.replace(/<(?=\/script|!--|script)/gi, '\\x3c').trim();
}

/** The decoder of .xz is WebAssembly in a worker, and a worker of a blob has the page's policy. */
function policyFor(script: string, style: string): string {
  const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  const policy = [
    "default-src 'none'",
    `script-src ${hash(script)} 'wasm-unsafe-eval'`,
    `style-src ${hash(style)}`,
    'img-src data: blob:',
    'worker-src blob:',
    "connect-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ];
  return `<meta http-equiv="Content-Security-Policy" content="${policy.join('; ')}" />`;
}
