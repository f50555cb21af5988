/**
 * Reads what was dropped on the page or named on the command line: texts, compressed texts, archives, folders. Gives
 * texts with their paths, and a notice for everything that could not be read.
 */
import { bounded, joinBytes, peek, type Bytes } from './byte-stream.ts';
import { ArchiveFault } from './fault.ts';
import { gunzip } from './gunzip.ts';
import { Keeper, type NamedText } from './keeper.ts';
import { usualLimits, type Limits } from './limits.ts';
import type { Notice } from './notice.ts';
import { isArchiveName, looksLikeText, sniff, sniffLength, withoutCompression } from './sniff.ts';
import { unxz } from './unxz.ts';
import { chooseFile, tidyPath, type Wanted } from './wanted-paths.ts';
import { walkTar, type TarEntry } from './walk-tar.ts';

export interface GivenFile {
  readonly kind: 'file';
  readonly name: string;
  /** Undefined for a pipe. */
  readonly size?: number | undefined;
  open(): Bytes;
}

/** A folder of which only the wanted files are opened. */
interface GivenFolder {
  readonly kind: 'folder';
  readonly name: string;
  /** With their paths from the folder's name on. */
  readonly files: readonly GivenFile[];
  /** Wanted paths that are links or devices. */
  readonly odd: readonly { readonly path: string; readonly type: 'link' | 'special' }[];
  /** Files that nobody wants. */
  readonly others: number;
}

export type Given = GivenFile | GivenFolder;

export interface Progress {
  readonly name: string;
  readonly bytesRead: number;
  readonly bytesTotal: number | undefined;
  readonly found: number;
}

/** What one given file or folder gave. */
export interface GivenReading {
  readonly name: string;
  /** `text`: the file itself is one. `unread`: nothing came of it; a notice says why. */
  readonly kind: 'text' | 'archive' | 'folder' | 'unread';
  readonly texts: number;
  /** Files within that were not looked at. */
  readonly others: number;
}

export interface FilesReading {
  readonly texts: readonly NamedText[];
  readonly given: readonly GivenReading[];
  readonly notices: readonly Notice[];
}

interface Options {
  readonly limits?: Limits;
  readonly tell?: (progress: Progress) => void;
}

export async function readFiles(givens: readonly Given[], options: Options = {}): Promise<FilesReading> {
  const limits = options.limits ?? usualLimits;
  const keeper = new Keeper(limits);
  const outcomes: Omit<GivenReading, 'texts'>[] = [];
  for (const [index, given] of givens.entries()) {
    const reader = new GivenReader(keeper, limits, index, options.tell);
    outcomes.push(given.kind === 'folder' ? await reader.readFolder(given) : await reader.readFile(given));
  }
  const { texts, perGiven } = keeper.finish();
  return {
    texts,
    given: outcomes.map((outcome, index) => ({ ...outcome, texts: perGiven.get(index) ?? 0 })),
    notices: keeper.notices.list(),
  };
}

/** What a little becomes much of by unpacking: small enough to see it go on. */
const portion = 64 * 1024;

type Outcome = Omit<GivenReading, 'texts'>;

class GivenReader {
  readonly #keeper: Keeper;
  readonly #limits: Limits;
  readonly #index: number;
  readonly #tell: (progress: Progress) => void;
  #bytesRead = 0;

  constructor(
    keeper: Keeper,
    limits: Limits,
    index: number,
    tell: (progress: Progress) => void = () => undefined,
  ) {
    this.#keeper = keeper;
    this.#limits = limits;
    this.#index = index;
    this.#tell = tell;
  }

  async readFolder({ name, files, odd, others }: GivenFolder): Promise<Outcome> {
    for (const { path, type } of odd)
      this.#keeper.notices.add(type === 'link' ? 'link' : 'special-file', path);
    let empty = 0;
    const bytesTotal = files.reduce((sum, { size = 0 }) => sum + size, 0);
    for (const file of files) {
      const wanted = chooseFile(file.name);
      if (wanted === undefined) continue;
      if ((file.size ?? 0) > this.#keeper.largest) this.#keeper.notices.add('too-large', file.name);
      else {
        try {
          const bytes = await this.#collect(this.#counted(file, name, bytesTotal));
          if (bytes === undefined) this.#keeper.notices.add('too-large', file.name);
          else if (!this.#keep(file.name, wanted, bytes)) empty += 1;
        } catch {
          this.#keeper.notices.add('unreadable', file.name);
        }
      }
    }
    return { name, kind: 'folder', others: others + empty };
  }

  async readFile(file: GivenFile): Promise<Outcome> {
    const { name } = file;
    const { notices } = this.#keeper;
    const unread: Outcome = { name, kind: 'unread', others: 0 };
    const { head, all, error } = await peek(this.#counted(file, name, file.size), sniffLength);
    if (error !== undefined) {
      notices.add('unreadable', name);
      return unread;
    }
    const { format, name: detail } = sniff(head);
    switch (format) {
      case 'tar':
        return this.#readTar(name, all);
      case 'gzip':
      case 'xz':
        return this.#readCompressed(
          name,
          bounded(format === 'gzip' ? gunzip(all) : unxz(all), this.#limits.streamBytes),
        );
      case 'other-archive':
        notices.add('unsupported', name, detail);
        return unread;
      case 'text':
      case 'binary':
        if (isArchiveName(name)) notices.add('not-an-archive', name);
        return this.#readText(name, name, all);
      default:
        return format satisfies never;
    }
  }

  async #readCompressed(name: string, chunks: Bytes): Promise<Outcome> {
    const { head, all, error } = await peek(chunks, sniffLength);
    const { format } = sniff(head);
    if (format === 'tar') return this.#readTar(name, all);
    if (error !== undefined && head.length === 0) {
      this.#noteFault(name, error);
      return { name, kind: 'unread', others: 0 };
    }
    if (format !== 'text' && format !== 'binary') {
      this.#keeper.notices.add('nested-archive', name);
      return { name, kind: 'unread', others: 0 };
    }
    if (isArchiveName(name)) this.#keeper.notices.add('not-an-archive', name);
    return this.#readText(name, withoutCompression(name), all);
  }

  async #readText(name: string, title: string, chunks: Bytes): Promise<Outcome> {
    const { notices } = this.#keeper;
    const unread: Outcome = { name, kind: 'unread', others: 0 };
    const parts: Uint8Array[] = [];
    try {
      const bytes = await this.#collect(chunks, parts);
      if (bytes === undefined) {
        notices.add('too-large', name);
        return unread;
      }
    } catch (error) {
      if (!(error instanceof ArchiveFault)) {
        notices.add('unreadable', name);
        return unread;
      }
      this.#noteFault(name, error);
      if (parts.length === 0) return unread;
    }
    const bytes = joinBytes(parts);
    if (!looksLikeText(bytes)) {
      notices.add('not-text', name);
      return unread;
    }
    this.#keeper.addGiven(this.#index, title, bytes);
    return { name, kind: 'text', others: 0 };
  }

  async #readTar(name: string, chunks: Bytes): Promise<Outcome> {
    let others = 0;
    try {
      for await (const entry of walkTar(bounded(chunks, this.#limits.streamBytes))) {
        if (entry.type !== 'directory' && !(await this.#readEntry(entry))) others += 1;
      }
    } catch (error) {
      this.#noteFault(name, error);
    }
    return { name, kind: 'archive', others };
  }

  /** False: one of the others, which are only counted. */
  async #readEntry(entry: TarEntry): Promise<boolean> {
    const { notices } = this.#keeper;
    const path = tidyPath(entry.path);
    const sought = path ?? entry.path.replaceAll('\\', '/');
    const wanted = chooseFile(sought);
    if (wanted === undefined) {
      if (entry.type === 'file' && isArchiveName(sought)) {
        notices.add('nested-archive', sought);
        return true;
      }
      return false;
    }
    if (path === undefined) notices.add('unsafe-path', entry.path);
    else if (entry.type === 'link') notices.add('link', path);
    else if (entry.type !== 'file') notices.add('special-file', path);
    else if (entry.size > this.#keeper.largest) notices.add('too-large', path);
    else return this.#readWanted(entry, path, wanted);
    return true;
  }

  async #readWanted(entry: TarEntry, path: string, wanted: Wanted): Promise<boolean> {
    const parts: Uint8Array[] = [];
    try {
      await this.#collect(entry.content, parts);
    } catch (error) {
      // The beginning of a text is better than nothing, when one knows that it is no more.
      this.#keeper.notices.add('cut-off', path);
      if (!this.#keeper.has(this.#index, path)) this.#keep(path, wanted, joinBytes(parts));
      throw error;
    }
    return this.#keep(path, wanted, joinBytes(parts));
  }

  #keep(path: string, wanted: Wanted, bytes: Uint8Array): boolean {
    if (bytes.length === 0) return false;
    this.#keeper.addWanted(this.#index, path, wanted, bytes);
    return true;
  }

  /** Undefined when there is more than could be kept. */
  async #collect(chunks: Bytes, parts: Uint8Array[] = []): Promise<Uint8Array | undefined> {
    let total = 0;
    for await (const chunk of chunks) {
      total += chunk.length;
      if (total > this.#keeper.largest) return undefined;
      parts.push(chunk);
    }
    return joinBytes(parts);
  }

  async *#counted(file: GivenFile, name: string, bytesTotal: number | undefined): AsyncGenerator<Uint8Array> {
    for await (const chunk of file.open()) {
      for (let at = 0; at < chunk.length; at += portion) {
        const bytes = chunk.subarray(at, at + portion);
        this.#bytesRead += bytes.length;
        this.#tell({ name, bytesRead: this.#bytesRead, bytesTotal, found: this.#keeper.count });
        yield bytes;
      }
    }
  }

  #noteFault(name: string, error: unknown): void {
    const { notices } = this.#keeper;
    if (!(error instanceof ArchiveFault)) notices.add('unreadable', name);
    else if (error.kind === 'unsupported') notices.add('unsupported', name, error.message);
    else notices.add(error.kind, name);
  }
}
