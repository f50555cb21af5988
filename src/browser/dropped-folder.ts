/** What lies in dropped folders: the wanted files of a report that was unpacked, else all files. */
import { chooseFile } from '../archive/wanted-paths.ts';
import type { FilesToRead } from './archive-worker.ts';
import type { DroppedFiles } from './files.ts';

const mostEntries = 200_000;
/** More plain files than texts are kept, so that it shows that there are more. */
const mostPlain = 1000;

interface Found {
  readonly wanted: FileSystemFileEntry[];
  readonly plain: FileSystemFileEntry[];
  others: number;
  entries: number;
}

export interface DropContents {
  readonly toRead: readonly FilesToRead[];
  /** Names of folders that were not looked through to their end, and of files that vanished. */
  readonly tooLarge: readonly string[];
  readonly unreadable: readonly string[];
}

export async function contentsOfDrop(
  { files, entries }: DroppedFiles,
  tell: (name: string, lookedThrough: number) => void,
  signal: AbortSignal,
): Promise<DropContents> {
  const toRead: FilesToRead[] = files.map((file) => ({ kind: 'file', name: file.name, file }));
  const tooLarge: string[] = [];
  const unreadable: string[] = [];
  const fileOf = async (entry: FileSystemFileEntry): Promise<readonly { path: string; file: File }[]> => {
    const path = pathOf(entry);
    try {
      return [{ path, file: await new Promise<File>((resolve, reject) => entry.file(resolve, reject)) }];
    } catch {
      unreadable.push(path);
      return [];
    }
  };
  for (const entry of entries) {
    const found: Found = { wanted: [], plain: [], others: 0, entries: 0 };
    await walk(entry, found, unreadable, signal, (count) => {
      tell(entry.name, count);
    });
    if (found.entries >= mostEntries) tooLarge.push(entry.name);
    const isReport = found.wanted.length > 0;
    const opened: { path: string; file: File }[] = [];
    for (const one of isReport ? found.wanted : found.plain) {
      signal.throwIfAborted();
      opened.push(...(await fileOf(one)));
    }
    if (isReport) toRead.push({ kind: 'folder', name: entry.name, files: opened, others: found.others });
    else toRead.push(...opened.map(({ path, file }): FilesToRead => ({ kind: 'file', name: path, file })));
  }
  return { toRead, tooLarge, unreadable };
}

async function walk(
  entry: FileSystemEntry,
  found: Found,
  unreadable: string[],
  signal: AbortSignal,
  tell: (count: number) => void,
): Promise<void> {
  signal.throwIfAborted();
  if (found.entries >= mostEntries) return;
  found.entries += 1;
  if (found.entries % 100 === 0) tell(found.entries);
  if (entry.isFile) {
    const file = entry as FileSystemFileEntry;
    if (chooseFile(pathOf(entry)) !== undefined) found.wanted.push(file);
    else {
      found.others += 1;
      if (found.plain.length < mostPlain) found.plain.push(file);
    }
    return;
  }
  const children = await childrenOf(entry as FileSystemDirectoryEntry).catch(() => {
    unreadable.push(pathOf(entry));
    return [];
  });
  for (const child of children) await walk(child, found, unreadable, signal, tell);
}

async function childrenOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const children: FileSystemEntry[] = [];
  // readEntries gives at most a hundred at a time and an empty list at the end.
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (batch.length === 0) return children.sort((a, b) => (a.name < b.name ? -1 : 1));
    children.push(...batch);
  }
}

/** From the dropped folder's name on. */
function pathOf(entry: FileSystemEntry): string {
  return entry.fullPath.replace(/^\//, '');
}
