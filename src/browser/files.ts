/** Files and folders that were dropped, chosen or pasted. They are read in this browser and sent nowhere. */

export interface DroppedFiles {
  readonly files: readonly File[];
  /** Of a drop that holds a folder; then these are everything. */
  readonly entries: readonly FileSystemEntry[];
}

/** Call it within the drop event: the browser forgets them after. */
export function filesOfDrop(transfer: DataTransfer): DroppedFiles {
  const entries = [...transfer.items]
    .map((item) => (item.kind === 'file' ? item.webkitGetAsEntry() : undefined))
    .filter((entry) => entry !== null && entry !== undefined);
  return entries.some((entry) => entry.isDirectory)
    ? { files: [], entries }
    : { files: [...transfer.files], entries: [] };
}

export function hasFiles(transfer: DataTransfer | null): boolean {
  return transfer !== null && [...transfer.types].includes('Files');
}
