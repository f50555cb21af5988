import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin, Rolldown } from 'vite';

/**
 * Writes third-party-notices.txt into a build: name, version and licence text of every package of which code is
 * really in the bundle, read from node_modules at that moment. Web workers are bundled apart: give their build
 * `collector()`, which adds to the same list.
 */
export function thirdPartyNotices(): { plugin: Plugin; collector: () => Plugin } {
  const folders = new Set<string>();
  const collect = (bundle: Rolldown.OutputBundle): void => {
    for (const folder of packageFolders(bundle)) folders.add(folder);
  };
  return {
    collector: () => ({
      name: 'pinscope:third-party-collector',
      generateBundle(_options, bundle) {
        collect(bundle);
      },
    }),
    plugin: {
      name: 'pinscope:third-party-notices',
      // at the very end, when the workers' bundles have been collected too
      generateBundle: {
        order: 'post',
        handler(_options, bundle) {
          collect(bundle);
          this.emitFile({ type: 'asset', fileName: 'third-party-notices.txt', source: noticesOf(folders) });
        },
      },
    },
  };
}

/** The folders of the packages of which code is left in the bundle. */
function packageFolders(bundle: Rolldown.OutputBundle): string[] {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
  const modules = chunks.flatMap((chunk) => Object.entries(chunk.modules));
  return modules.flatMap(([id, module]) => (module.renderedLength > 0 ? (packageFolder(id) ?? []) : []));
}

/** The folder in node_modules of the package that a module comes from; `undefined` for our own modules. */
function packageFolder(id: string): string | undefined {
  // helpers that the bundler itself puts in
  if (id.startsWith('\0vite/')) return join('node_modules', 'vite');
  if (id.startsWith('\0rolldown/')) return join('node_modules', 'rolldown');
  const match = /^\0?(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/?]+)/.exec(id);
  return match?.[1];
}

function noticesOf(folders: ReadonlySet<string>): string {
  const parts = [...folders]
    .map(noticeOf)
    .sort((a, b) => (a.title < b.title ? -1 : a.title > b.title ? 1 : 0));
  const unique = [...new Map(parts.map((part) => [part.title, part])).values()];
  const rule = '-'.repeat(78);
  return [
    'Pinscope contains code of the following packages.',
    ...unique.map((part) => `${rule}\n${part.title}\n\n${part.text}`),
    '',
  ].join('\n\n');
}

function noticeOf(folder: string): { title: string; text: string } {
  const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
    license?: string;
    homepage?: string;
  };
  const declared = about.license ?? 'no licence declared';
  const text = licenceText(folder) ?? keptText(about.name);
  if (text === undefined) {
    throw new Error(
      `${about.name} comes without a licence text: put the one of its repository into scripts/licences/`,
    );
  }
  return { title: `${about.name} ${about.version} (${declared})`, text };
}

/** The licence (and notice) files of a package, else the licence chapter of its README. */
function licenceText(folder: string): string | undefined {
  const names = readdirSync(folder);
  const files = names.filter((name) => /^(licen[cs]e|copying|notice)([.-]|$)/i.test(name)).sort();
  if (files.length > 0) {
    return files.map((name) => ownPart(readFileSync(join(folder, name), 'utf8'))).join('\n\n');
  }
  const readme = names.find((name) => /^readme(\.|$)/i.test(name));
  const chapter = readme && /^#+\s*licen[cs]e[\s\S]*/im.exec(readFileSync(join(folder, readme), 'utf8'));
  return chapter ? chapter[0].trim() : undefined;
}

/** scripts/licences/ keeps, from its repository, the text of a package that is published without one. */
function keptText(name: string): string | undefined {
  const file = join('scripts', 'licences', `${name.replaceAll('/', '__')}.txt`);
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}

/** Vite's and rolldown's files go on with the licences of what *they* bundle, which is not in our output. */
function ownPart(text: string): string {
  return (text.split(/^# Licenses of bundled dependencies/m)[0] ?? text).replace(/\r\n/g, '\n').trim();
}
