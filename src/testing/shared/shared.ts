/** The customer's cases, in `../shared` beside the project; tests over them are skipped where it is absent. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe } from 'vitest';
import { analyze } from '../../core/analyze.ts';
import { defaultChoices, type JudgedAnalysis, type Choices } from '../../core/analysis.ts';
import { formatCpuSet } from '../../core/cpuset/cpuset.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../../../shared');

export const isShared = existsSync(root);

export function describeShared(name: string, tests: () => void): void {
  if (!isShared) console.warn(`${name}: skipped, because ../shared is absent (0 cases)`);
  describe.skipIf(!isShared)(name, tests);
}

/** Names in a folder, sorted; none where it is absent. */
export function listShared(folder: string): readonly string[] {
  const path = join(root, folder);
  return existsSync(path) ? readdirSync(path).sort() : [];
}

export function hasShared(path: string): boolean {
  return existsSync(join(root, path));
}

export function readShared(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

export function readSharedJson(path: string): unknown {
  return JSON.parse(readShared(path));
}

/** The one file of `folder` that starts so. */
export function findShared(folder: string, start: string): string {
  const name = listShared(folder).find((file) => file.startsWith(start));
  if (name === undefined) throw new Error(`no ${start}… in ${folder}`);
  return `${folder}/${name}`;
}

/** Analyses files of `../shared`, in that order. */
export function analyzeShared(paths: readonly string[], choices: Partial<Choices> = {}): JudgedAnalysis {
  const sources = paths.map((path) => ({ id: path, name: path, text: readShared(path) }));
  return analyze(sources, { ...defaultChoices, ...choices });
}

/** The hosts of `../shared/hosts` by their number of CPUs. */
export const capabilitiesOf: Readonly<Record<number, string>> = isShared
  ? {
      8: 'hosts/H1-8cpu-1node.capabilities.xml',
      16: 'hosts/H4-16cpu-2node.capabilities.xml',
      24: 'hosts/H2-24cpu-1node-seed001.capabilities.xml',
      40: 'hosts/H3-40cpu-2node-seed003.capabilities.xml',
    }
  : {};

/** `vcpu0: 1,3-4 (vcpupin)` for every thread of a domain but the iothreads. */
export function threadLines(analysis: JudgedAnalysis, domain = 0): readonly string[] {
  return (analysis.placements[domain]?.threads ?? [])
    .filter(({ kind }) => kind !== 'iothread')
    .map(({ kind, number, asked, source }) => {
      const cpus = typeof asked === 'string' ? asked : formatCpuSet(asked);
      return `${kind}${number ?? ''}: ${cpus} (${source})`;
    });
}

export function rulesOf(analysis: JudgedAnalysis): readonly string[] {
  return [...new Set(analysis.findings.map(({ rule }) => rule))];
}
