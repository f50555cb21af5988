/** A folder on disk as something to read: its wanted files if it holds any, else all its files. */
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Given, GivenFile } from '../archive/read-files.ts';
import { chooseFile } from '../archive/wanted-paths.ts';

/** Nobody's report has more; the root of a file system has. */
const mostEntries = 500_000;

interface Found {
  readonly wanted: GivenFile[];
  readonly plain: GivenFile[];
  readonly odd: { readonly path: string; readonly type: 'link' | 'special' }[];
  others: number;
  entries: number;
}

/** Never follows a link. `tooLarge`: not all of it was looked through. */
export async function walkFolder(
  folder: string,
): Promise<{ readonly givens: readonly Given[]; readonly tooLarge: boolean }> {
  const found: Found = { wanted: [], plain: [], odd: [], others: 0, entries: 0 };
  await walk(folder, found);
  const tooLarge = found.entries >= mostEntries;
  if (found.wanted.length + found.odd.length === 0) return { givens: found.plain, tooLarge };
  const { wanted, odd, others } = found;
  return { givens: [{ kind: 'folder', name: folder, files: wanted, odd, others }], tooLarge };
}

async function walk(folder: string, found: Found): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (++found.entries >= mostEntries) return;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      // One that may not be entered is like one file that may not be read: the others count.
      await walk(path, found).catch(() => found.others++);
      continue;
    }
    const isWanted = chooseFile(path) !== undefined;
    if (entry.isFile()) {
      if (isWanted) found.wanted.push(await fileAt(path));
      else {
        found.others += 1;
        if (found.plain.length < 1000) found.plain.push(await fileAt(path));
      }
    } else if (isWanted) found.odd.push({ path, type: entry.isSymbolicLink() ? 'link' : 'special' });
    else found.others += 1;
  }
}

/** As a stream, because the size of a pipe, a device or a file of /proc is not known beforehand. */
export async function fileAt(path: string): Promise<GivenFile> {
  const { size } = await stat(path);
  return {
    kind: 'file',
    name: path,
    size: size === 0 ? undefined : size,
    open: () => createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Uint8Array>,
  };
}
