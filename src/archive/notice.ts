/** What could not be read, or not as it stands: always with the path, and never in unbounded number. */

export type NoticeKind =
  /** The whole file: cut off, damaged, of a kind that is not read, or not what its name says. */
  | 'truncated'
  | 'damaged'
  | 'unsupported'
  | 'not-an-archive'
  | 'not-text'
  | 'too-long'
  | 'unreadable'
  | 'folder-too-large'
  /** One file in an archive or folder, which would have been read otherwise. */
  | 'cut-off'
  | 'unsafe-path'
  | 'link'
  | 'special-file'
  | 'duplicate'
  | 'nested-archive'
  | 'too-large'
  | 'too-many'
  | 'too-much';

export interface Notice {
  readonly kind: NoticeKind;
  /** How many paths this is said of; of those the first are listed. */
  readonly count: number;
  readonly paths: readonly string[];
  /** The format that is not read, or what a damaged file made a decoder say. */
  readonly detail?: string;
}

const mostPaths = 20;
const longestPath = 300;

export class NoticeList {
  readonly #byKind = new Map<string, { kind: NoticeKind; count: number; paths: string[]; detail?: string }>();

  add(kind: NoticeKind, path: string, detail?: string): void {
    const key = `${kind} ${detail ?? ''}`;
    let notice = this.#byKind.get(key);
    if (notice === undefined) {
      notice = { kind, count: 0, paths: [], ...(detail === undefined ? {} : { detail }) };
      this.#byKind.set(key, notice);
    }
    notice.count += 1;
    if (notice.paths.length < mostPaths) notice.paths.push(shorten(path));
  }

  list(): readonly Notice[] {
    return [...this.#byKind.values()];
  }
}

/** How many files are spoken of: one of which two things are said counts once, as far as its path is listed. */
export function countFiles(notices: readonly Notice[]): number {
  const told = new Set<string>();
  let files = 0;
  for (const { count, paths } of notices) {
    files += count - new Set(paths.filter((path) => told.has(path))).size;
    for (const path of paths) told.add(path);
  }
  return files;
}

/** The end of a path tells more than its beginning; control characters could pass for lines of our own. */
function shorten(written: string): string {
  const path = written.replace(/\p{Cc}/gu, '\ufffd');
  return path.length > longestPath ? `…${path.slice(-longestPath)}` : path;
}
