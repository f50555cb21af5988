import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin, type UserConfig } from 'vite';
import { leanXmlParser } from './scripts/lean-xml-parser.ts';
import { serviceWorker } from './scripts/offline/service-worker-plugin.ts';
import { singleFile } from './scripts/offline/single-file-plugin.ts';
import { thirdPartyNotices } from './scripts/third-party-notices.ts';

// Three builds: `vite build` makes the page (dist/), `vite build --mode single` the page as one file that opens from disk
// (dist-single/pinscope.html), `vite build --mode cli` the command line (dist-cli/pinscope.js).
export default defineConfig(({ mode }) =>
  mode === 'cli' ? commandLine() : mode === 'single' ? singlePage() : page(),
);

/**
 * What the page always loads, in a file for each of its steps, with all that a step needs of its own. The bundler would
 * make a file of whatever two other parts share: 70 in two waves, and each request takes a browser some milliseconds.
 */
const togetherAtStart = [
  { name: 'index', tags: ['$initial' as const], priority: 4 },
  // The second is shared by the later readers and the rules, of which neither is to bring the other.
  { name: 'reading-core', test: /src[\\/](?:page[\\/]reading-core|core[\\/]root-in)\.ts$/, priority: 3 },
  {
    name: 'picture-core',
    test: /src[\\/]page[\\/](?:drawing-core|saying-core|picture[\\/]picture-pane|inspector[\\/]facts|rules[\\/]rules-menu)\.tsx?$/,
    priority: 2,
  },
  { name: 'judging-core', test: /src[\\/]page[\\/]judging-core\.ts$/, priority: 1 },
];

/**
 * CodeMirror parses for 100 ms at a time where it can ask whether input is pending, else as long as the idle moment lasts:
 * at most 45 ms, which leave room for what comes meanwhile.
 */
const parseInIdleMoments = { 'navigator.scheduling': 'undefined' };

function page(): UserConfig {
  const notices = thirdPartyNotices();
  return {
    base: './', // the page works from any folder of any server
    plugins: [react(), leanXmlParser(), notices.plugin, allowDevelopmentScripts(), serviceWorker()],
    worker: { format: 'es', plugins: () => [leanXmlParser(), notices.collector()] },
    define: parseInIdleMoments,
    build: {
      target: 'es2022',
      outDir: 'dist',
      assetsInlineLimit: 0, // no data: URLs, so that a strict content policy is possible
      modulePreload: { polyfill: false },
      reportCompressedSize: true,
      rolldownOptions: { output: { codeSplitting: { groups: togetherAtStart } } },
    },
    server: { host: '127.0.0.1' },
    preview: { host: '127.0.0.1', port: 4173 },
  };
}

/** No file can be fetched from `file:`: everything is in one. */
function singlePage(): UserConfig {
  const whole = { output: { codeSplitting: false } };
  return {
    base: './',
    plugins: [react(), leanXmlParser(), singleFile('pinscope.html')],
    worker: { format: 'es', plugins: () => [leanXmlParser()], rolldownOptions: whole },
    define: parseInIdleMoments,
    build: {
      target: 'es2022',
      outDir: 'dist-single',
      assetsInlineLimit: 0,
      cssCodeSplit: false,
      modulePreload: false,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 4000,
      rolldownOptions: whole,
    },
  };
}

/** `vite dev` puts an inline script into the page, which the built page's content policy rightly forbids. */
function allowDevelopmentScripts(): Plugin {
  return {
    name: 'pinscope:development-policy',
    apply: 'serve',
    transformIndexHtml: (html) => html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, ''),
  };
}

function commandLine(): UserConfig {
  return {
    publicDir: false,
    plugins: [thirdPartyNotices().plugin, executable()],
    ssr: { noExternal: true, target: 'node' },
    // Node 20 gets one file without node_modules; react's and others' branches for development are dropped
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      ssr: 'src/cli/main.ts',
      target: 'node20',
      outDir: 'dist-cli',
      minify: false,
      rolldownOptions: {
        output: { format: 'es', entryFileNames: 'pinscope.js', codeSplitting: false },
      },
    },
  };
}

/** Makes the built entry a program: `#!` as its first line, and the executable bit. */
function executable(): Plugin {
  return {
    name: 'pinscope:executable',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'chunk' || !file.isEntry) continue;
        file.code = `#!/usr/bin/env node\n${file.code.replace(/^#!.*\n/, '')}`;
      }
    },
    writeBundle(options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === 'chunk' && file.isEntry) chmodSync(join(options.dir ?? '.', file.fileName), 0o755);
      }
    },
  };
}
