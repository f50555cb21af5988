/** Files and folders that were dropped or chosen, as texts. They are read here and sent nowhere. */

interface FileText {
  readonly name: string;
  readonly text: string;
}

export interface FileTexts {
  readonly texts: readonly FileText[];
  readonly unreadable: readonly string[];
  /** True when there were more than {@link fileLimit}. */
  readonly cut: boolean;
}

export const fileLimit = 100;

export async function readFiles(files: readonly File[]): Promise<FileTexts> {
  const taken = files.slice(0, fileLimit);
  const results = await Promise.allSettled(taken.map(readFile));
  const texts: FileText[] = [];
  const unreadable: string[] = [];
  results.forEach((result, i) => {
    if (result.status === 'fulfilled') texts.push(result.value);
    else unreadable.push(taken[i]?.name ?? '');
  });
  return { texts, unreadable, cut: files.length > taken.length };
}

/** UTF-8, or UTF-16 where a byte order mark says so (what PowerShell's `>` writes). */
async function readFile(file: File): Promise<FileText> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  return { name: file.name, text: new TextDecoder(encoding).decode(bytes) };
}

/** The files of a drop, those in dropped folders too. Call it within the drop event: the browser forgets them after. */
export async function filesOfDrop(transfer: DataTransfer): Promise<readonly File[]> {
  const entries = [...transfer.items].map((item) =>
    item.kind === 'file' ? item.webkitGetAsEntry() : undefined,
  );
  if (entries.some((entry) => entry?.isDirectory === true)) {
    const files: File[] = [];
    for (const entry of entries) if (entry) await collectFiles(entry, files);
    return files;
  }
  return [...transfer.files];
}

async function collectFiles(entry: FileSystemEntry, into: File[]): Promise<void> {
  if (into.length > fileLimit) return;
  if (entry.isFile) {
    into.push(
      await new Promise<File>((resolve, reject) => {
        (entry as FileSystemFileEntry).file(resolve, reject);
      }),
    );
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  // readEntries gives at most a hundred at a time and an empty list at the end.
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (batch.length === 0) return;
    for (const child of batch.sort((a, b) => (a.name < b.name ? -1 : 1))) await collectFiles(child, into);
  }
}

export function hasFiles(transfer: DataTransfer | null): boolean {
  return transfer !== null && [...transfer.types].includes('Files');
}
