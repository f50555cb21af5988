/** Files, folders, archives and standard input to texts, with a bound on their size. */
import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import type { Limits } from '../archive/limits.ts';
import { readFiles, type Given } from '../archive/read-files.ts';
import type { ArchiveWords } from '../words/archive.ts';
import type { InputText } from './explain.ts';
import { fileAt, walkFolder } from './walk-folder.ts';

export type InputReading =
  | { readonly ok: true; readonly inputs: readonly InputText[]; readonly notes: readonly string[] }
  | InputFailure;

export interface InputFailure {
  readonly ok: false;
  readonly message: string;
  /** The one that could not be read, as it was named; absent where it is a link. */
  readonly file?: string;
}

/** In the given order; the first that cannot be read ends it. */
export async function readInputs(
  files: readonly string[],
  stdin: AsyncIterable<Uint8Array>,
  words: ArchiveWords,
  limits?: Limits,
): Promise<InputReading> {
  const givens: Given[] = [];
  const notes: string[] = [];
  /** Those that the command line names themselves. */
  const named = new Set<number>();
  for (const name of files) {
    try {
      if (name !== '-' && (await stat(name)).isDirectory()) {
        const folder = await walkFolder(name);
        if (folder.givens.length === 0) return { ok: false, message: `${name}: holds no files`, file: name };
        if (folder.tooLarge) {
          notes.push(`${name}: ${words.notice({ kind: 'folder-too-large', count: 1, paths: [name] })}`);
        }
        if (folder.givens.length === 1) named.add(givens.length);
        givens.push(...folder.givens);
      } else {
        if (name !== '-') await access(name, constants.R_OK);
        named.add(givens.length);
        givens.push(name === '-' ? { kind: 'file', name, open: () => stdin } : await fileAt(name));
      }
    } catch (error) {
      return { ok: false, message: `${name}: ${explainError(error)}`, file: name };
    }
  }
  const reading = await readFiles(givens, limits === undefined ? {} : { limits });
  const noticed = reading.notices.map((notice) => `${words.paths(notice, 5)}: ${words.notice(notice)}`);
  for (const [index, given] of reading.given.entries()) {
    if (!named.has(index) || (given.texts > 0 && given.kind !== 'unread')) continue;
    const sought = given.kind === 'unread' ? [] : [words.soughtFor];
    const message = [words.came(given), ...noticed, ...sought].join('\n  ');
    return { ok: false, message, file: given.name };
  }
  const came = reading.given.filter(({ kind }) => kind === 'archive' || kind === 'folder').map(words.came);
  return { ok: true, inputs: reading.texts, notes: [...notes, ...came, ...noticed] };
}

function explainError(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'no such file';
  if (code === 'EACCES' || code === 'EPERM') return 'permission denied';
  return error instanceof Error ? error.message : String(error);
}
