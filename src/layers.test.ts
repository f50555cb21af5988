/**
 * Who may import whom, checked over the real import lines. The order of the table is the order of the layers:
 * an entry may name only earlier ones. A file belongs to the longest folder (or file) that matches its path.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

interface Layer {
  readonly at: string;
  /** Layers it may import, beside itself. */
  readonly uses: readonly string[];
  /** Packages it may import; a name covers its sub-paths. */
  readonly packages?: readonly string[];
}

/** D3's arithmetic; its DOM modules (selection, zoom) belong to page/picture alone. */
const layers: readonly Layer[] = [
  { at: 'core/text', uses: [] },
  { at: 'core/cpuset', uses: [] },
  { at: 'core/identity.ts', uses: [] },
  { at: 'core/once-for.ts', uses: [] },
  { at: 'core/root-in.ts', uses: [] },
  { at: 'core/xml', uses: ['core/text'], packages: ['fast-xml-parser', 'saxes'] },
  { at: 'core/assumption.ts', uses: ['core/text', 'core/identity.ts'] },
  {
    at: 'core/host',
    uses: ['core/text', 'core/cpuset', 'core/identity.ts', 'core/once-for.ts', 'core/assumption.ts'],
  },
  { at: 'core/domain/vocabulary.ts', uses: [] },
  {
    at: 'core/intake',
    uses: [
      'core/text',
      'core/cpuset',
      'core/root-in.ts',
      'core/xml',
      'core/host',
      'core/domain/vocabulary.ts',
    ],
  },
  {
    at: 'core/domain',
    uses: [
      'core/text',
      'core/cpuset',
      'core/identity.ts',
      'core/assumption.ts',
      'core/xml',
      'core/intake',
      'core/domain/vocabulary.ts',
    ],
  },
  { at: 'core/full-names.ts', uses: ['core/text', 'core/host', 'core/intake'] },
  {
    at: 'core/guests-of-machines.ts',
    uses: ['core/text', 'core/host', 'core/intake', 'core/domain', 'core/identity.ts'],
  },
  // What is made of what was read of running guests, of what-if commands, of QEMU's command lines.
  {
    at: 'core/live',
    uses: [
      'core/text',
      'core/cpuset',
      'core/identity.ts',
      'core/host',
      'core/intake',
      'core/domain',
      'core/guests-of-machines.ts',
    ],
  },
  {
    at: 'core/change',
    uses: [
      'core/text',
      'core/cpuset',
      'core/identity.ts',
      'core/once-for.ts',
      'core/host',
      'core/intake',
      'core/domain',
      'core/guests-of-machines.ts',
    ],
  },
  {
    at: 'core/qemu',
    uses: [
      'core/text',
      'core/cpuset',
      'core/identity.ts',
      'core/assumption.ts',
      'core/intake',
      'core/domain',
    ],
  },
  {
    at: 'core/placement',
    uses: ['core/text', 'core/cpuset', 'core/identity.ts', 'core/host', 'core/domain'],
  },
  // Over all domains of a host: who is in whose way, what is free.
  {
    at: 'core/contention',
    uses: [
      'core/cpuset',
      'core/identity.ts',
      'core/once-for.ts',
      'core/root-in.ts',
      'core/host',
      'core/domain',
      'core/placement',
    ],
  },
  {
    at: 'core/findings',
    uses: [
      'core/once-for.ts',
      'core/root-in.ts',
      'core/contention',
      'core/text',
      'core/cpuset',
      'core/identity.ts',
      'core/host',
      'core/intake',
      'core/domain',
      'core/live',
      'core/change',
      'core/placement',
    ],
  },
  { at: 'core/collector.ts', uses: [] },
  { at: 'core/life-of-a-vcpu.ts', uses: [] },
  {
    at: 'core/missing-facts.ts',
    uses: ['core/assumption.ts', 'core/host', 'core/domain', 'core/placement'],
  },
  {
    at: 'core/analysis.ts',
    uses: [
      'core/text',
      'core/assumption.ts',
      'core/host',
      'core/intake',
      'core/domain',
      'core/live',
      'core/change',
      'core/qemu',
      'core/missing-facts.ts',
      'core/placement',
      'core/findings',
      'core/identity.ts',
    ],
  },
  { at: 'core/muting.ts', uses: ['core/findings', 'core/analysis.ts'] },
  { at: 'core/recounted-choices.ts', uses: ['core/assumption.ts', 'core/analysis.ts'] },
  {
    at: 'core/later-steps.ts',
    uses: ['core/intake', 'core/domain', 'core/live', 'core/change', 'core/qemu', 'core/placement'],
  },
  {
    at: 'core/analyze-with.ts',
    uses: [
      'core/full-names.ts',
      'core/guests-of-machines.ts',
      'core/text',
      'core/assumption.ts',
      'core/host',
      'core/intake',
      'core/domain',
      'core/later-steps.ts',
      'core/placement',
      'core/missing-facts.ts',
      'core/analysis.ts',
    ],
  },
  // Without findings: no rule may come into what the first picture waits for.
  {
    at: 'core/analyze-first.ts',
    uses: ['core/text', 'core/intake', 'core/analysis.ts', 'core/analyze-with.ts'],
  },
  {
    at: 'core/analyze-all.ts',
    uses: [
      'core/text',
      'core/intake',
      'core/later-steps.ts',
      'core/analysis.ts',
      'core/analyze-with.ts',
      'core/once-for.ts',
    ],
  },
  {
    at: 'core/analyze.ts',
    uses: [
      'core/intake',
      'core/later-steps.ts',
      'core/analyze-with.ts',
      'core/text',
      'core/findings',
      'core/analysis.ts',
      'core/analyze-all.ts',
    ],
  },
  {
    at: 'core/repair',
    uses: [
      'core/text',
      'core/cpuset',
      'core/identity.ts',
      'core/xml',
      'core/domain/vocabulary.ts',
      'core/intake',
      'core/domain',
      'core/change',
      'core/placement',
      'core/findings',
      'core/analysis.ts',
      'core/analyze-all.ts',
    ],
  },
  {
    at: 'core/verify',
    uses: ['core/cpuset', 'core/identity.ts', 'core/placement', 'core/analysis.ts'],
  },
  { at: 'core/veil.ts', uses: ['core/identity.ts', 'core/analysis.ts'] },
  {
    at: 'core/search',
    uses: [
      'core/cpuset',
      'core/identity.ts',
      'core/domain',
      'core/host',
      'core/placement',
      'core/analysis.ts',
    ],
  },
  {
    at: 'core/lens',
    uses: [
      'core/cpuset',
      'core/identity.ts',
      'core/findings',
      'core/host',
      'core/placement',
      'core/analysis.ts',
    ],
  },
  {
    at: 'core/scene',
    uses: [
      'core/cpuset',
      'core/identity.ts',
      'core/host',
      'core/domain',
      'core/findings',
      'core/placement',
      'core/analysis.ts',
      'core/lens',
    ],
  },
  {
    at: 'core/pack',
    uses: [
      'core/text',
      'core/cpuset',
      'core/host',
      'core/domain',
      'core/placement',
      'core/analysis.ts',
      'core/scene',
    ],
  },
  // Files, compressed files, archives and folders to texts; in the page it runs in a worker.
  { at: 'archive', uses: ['core'], packages: ['fflate', 'modern-tar', 'xz-decompress'] },
  { at: 'words', uses: ['core', 'archive'] },
  { at: 'render', uses: ['core'] },
  { at: 'report', uses: ['core', 'words'] },
  // Hosts of a few words, and what raises each rule: for the tests, and for the rules' own pages.
  { at: 'synthetic-hosts', uses: ['core'] },
  { at: 'rule-cases', uses: ['core', 'synthetic-hosts'] },
  { at: 'link', uses: ['core'], packages: ['fflate'] },
  { at: 'examples', uses: ['words'] },
  { at: 'lessons', uses: ['core', 'words', 'examples'] },
  // Its workers lay pictures out: with the words in them, and how wide they are.
  { at: 'browser', uses: ['core', 'archive', 'words', 'render', 'link'] },
  { at: 'state', uses: ['core', 'words'], packages: ['zustand'] },
  {
    at: 'page',
    uses: [
      'core',
      'archive',
      'words',
      'render',
      'report',
      'link',
      'examples',
      'lessons',
      'rule-cases',
      'browser',
      'state',
    ],
    packages: ['react', 'react-dom', 'zustand'],
  },
  {
    at: 'page/picture',
    uses: ['core', 'words', 'render', 'browser', 'state', 'page'],
    packages: ['react', 'react-dom', 'zustand', 'd3', 'd3-selection', 'd3-zoom'],
  },
  {
    // A chunk of its own: nothing else may bring CodeMirror into the page.
    at: 'page/sources/code',
    uses: ['core', 'words', 'render', 'browser', 'state', 'page'],
    packages: ['react', 'zustand', '@codemirror', '@lezer', 'style-mod'],
  },
  // A page for developers; no build holds it.
  { at: 'gallery', uses: ['words', 'synthetic-hosts', 'rule-cases', 'examples'] },
  { at: 'main.tsx', uses: ['page', 'browser', 'state', 'words'], packages: ['react', 'react-dom'] },
  {
    at: 'cli',
    uses: ['core', 'archive', 'words', 'render', 'report', 'link', 'examples', 'lessons'],
    packages: ['node:'],
  },
  {
    at: 'testing',
    uses: [
      'core',
      'archive',
      'words',
      'render',
      'report',
      'link',
      'examples',
      'lessons',
      'synthetic-hosts',
      'rule-cases',
      'cli',
    ],
    packages: ['node:', 'vitest', 'fast-check', 'ajv-draft-04', 'ajv-formats'],
  },
];

/** Neighbours that know each other, each with its reason. */
const allowedBackwards: ReadonlySet<string> = new Set([
  // The map, matrix and table are parts of the page, and the page places them.
  'page -> page/picture',
  'page -> page/sources/code',
]);

const root = import.meta.dirname;

function listFiles(folder: string): readonly string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = path.posix.join(folder, entry.name);
    if (entry.isDirectory()) return listFiles(file);
    return /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$|\.d\.ts$/.test(entry.name) ? [file] : [];
  });
}

interface Import {
  readonly file: string;
  readonly target: string;
  readonly typeOnly: boolean;
}

function importsOf(file: string): readonly Import[] {
  const text = readFileSync(path.join(root, file), 'utf8');
  const found = [
    ...text.matchAll(/^\s*(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]/gm),
    ...text.matchAll(/\bimport\((?:\s*\/\*[^*]*\*\/)?()\s*['"]([^'"]+)['"]\)/g),
    ...text.matchAll(/new URL\(()['"]([^'"]+)['"],\s*import\.meta\.url\)/g),
  ];
  return found.map((match) => ({
    file,
    target: match[2] ?? '',
    typeOnly: match[1] !== undefined && match[1] !== '',
  }));
}

function layerOf(file: string): Layer | undefined {
  return layers
    .filter(({ at }) => file === at || file.startsWith(`${at}/`))
    .sort((a, b) => b.at.length - a.at.length)[0];
}

function resolve({ file, target }: Import): string {
  return path.posix.join(path.posix.dirname(file), target).replace(/\?.*$/, '');
}

const files = listFiles('.').map((file) => file.replace(/^\.\//, ''));
const imports = files.flatMap(importsOf);

describe('layers', () => {
  it('name only earlier layers', () => {
    const seen = new Set<string>();
    for (const layer of layers) {
      for (const used of layer.uses) {
        if (used === 'core' || allowedBackwards.has(`${layer.at} -> ${used}`)) continue;
        expect(seen, `${layer.at} uses ${used}`).toContain(used);
      }
      seen.add(layer.at);
    }
  });

  it('hold every source file', () => {
    expect(files.length).toBeGreaterThan(60);
    expect(files.filter((file) => layerOf(file) === undefined)).toEqual([]);
  });

  it('are kept by every import of our own files', () => {
    const wrong = imports
      .filter((one) => one.target.startsWith('.'))
      .flatMap((one) => {
        const from = layerOf(one.file);
        const to = layerOf(resolve(one));
        if (from === undefined || to === undefined)
          return /\.(css|svg|xml|txt|json)$/.test(resolve(one))
            ? []
            : [`${one.file} imports ${one.target}, which is in no layer`];
        const allowed =
          from === to ||
          from.uses.includes(to.at) ||
          (from.uses.includes('core') && to.at.startsWith('core/')) ||
          allowedBackwards.has(`${from.at} -> ${to.at}`);
        return allowed ? [] : [`${one.file} (${from.at}) imports ${one.target} (${to.at})`];
      });
    expect(wrong).toEqual([]);
  });

  it('import only the packages they are for', () => {
    const wrong = imports
      .filter((one) => !one.target.startsWith('.'))
      .flatMap((one) => {
        const allowed = layerOf(one.file)?.packages ?? [];
        const ok = allowed.some(
          (name) => one.target === name || one.target.startsWith(name.endsWith(':') ? name : `${name}/`),
        );
        return ok ? [] : [`${one.file} imports ${one.target}`];
      });
    expect(wrong).toEqual([]);
  });

  it('have no cycles between files', () => {
    const graph = new Map<string, readonly string[]>();
    for (const file of files) {
      graph.set(
        file,
        importsOf(file)
          .filter((one) => one.target.startsWith('.') && !one.typeOnly)
          .map(resolve),
      );
    }
    const done = new Set<string>();
    const cycles: string[] = [];
    const visit = (file: string, trail: readonly string[]): void => {
      if (trail.includes(file)) cycles.push([...trail.slice(trail.indexOf(file)), file].join(' -> '));
      if (done.has(file) || trail.includes(file)) return;
      for (const next of graph.get(file) ?? []) visit(next, [...trail, file]);
      done.add(file);
    };
    for (const file of files) visit(file, []);
    expect(cycles).toEqual([]);
  });

  it('have no file named for nothing', () => {
    expect(
      files.filter((file) => /(?:^|\/)(?:utils?|helpers?|common|misc|.*manager|index)\.tsx?$/i.test(file)),
    ).toEqual([]);
  });
});
