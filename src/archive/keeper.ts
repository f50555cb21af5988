/** Keeps the texts that were found, within the limits; what does not fit is named. */
import { joinBytes } from './byte-stream.ts';
import { decodeText } from './decode-text.ts';
import type { Limits } from './limits.ts';
import { NoticeList } from './notice.ts';
import { looksLikeText } from './sniff.ts';
import type { Wanted } from './wanted-paths.ts';

export interface NamedText {
  readonly name: string;
  readonly text: string;
}

interface Kept {
  readonly given: number;
  readonly name: string;
  readonly rank: number;
  readonly bytes: Uint8Array;
}

export class Keeper {
  readonly notices = new NoticeList();
  readonly #limits: Limits;
  readonly #kept = new Map<string, Kept>();
  readonly #sysfs = new Map<string, Map<string, Uint8Array>>();
  #bytes = 0;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  get count(): number {
    return this.#kept.size + this.#sysfs.size;
  }

  /** The largest file that could be kept at all. */
  get largest(): number {
    return this.#limits.textBytes;
  }

  /** A file that was dropped or named by itself, whatever is in it. */
  addGiven(given: number, name: string, bytes: Uint8Array): void {
    this.#add({ given, name, rank: 0, bytes });
  }

  has(given: number, name: string): boolean {
    return this.#kept.has(keyOf(given, name));
  }

  /** A file of an archive or folder; `path` is its whole path there. */
  addWanted(given: number, path: string, { as, rank }: Wanted, bytes: Uint8Array): void {
    if (!looksLikeText(bytes)) this.notices.add('not-text', path);
    else if (as === 'text') this.#add({ given, name: path, rank, bytes });
    else this.#addSysfs(given, path, bytes);
  }

  #add(text: Kept): void {
    const key = keyOf(text.given, text.name);
    const before = this.#kept.get(key);
    if (before !== undefined) {
      // As tar does when it unpacks: the later one is the file.
      this.notices.add('duplicate', text.name);
      this.#bytes -= before.bytes.length;
      this.#kept.delete(key);
    }
    while (this.count >= this.#limits.texts) {
      if (!this.#dropFor(text, 'too-many')) return;
    }
    while (this.#bytes + text.bytes.length > this.#limits.textBytes) {
      if (!this.#dropFor(text, 'too-much')) return;
    }
    this.#bytes += text.bytes.length;
    this.#kept.set(key, text);
  }

  /** Makes room by dropping what matters less; false: nothing does, so the text itself is left out. */
  #dropFor(text: Kept, why: 'too-many' | 'too-much'): boolean {
    let worst: readonly [key: string, text: Kept] | undefined;
    for (const one of this.#kept) if (one[1].rank >= (worst?.[1].rank ?? text.rank + 1)) worst = one;
    if (worst === undefined) {
      this.notices.add(why, text.name);
      return false;
    }
    this.notices.add(why, worst[1].name);
    this.#bytes -= worst[1].bytes.length;
    this.#kept.delete(worst[0]);
    return true;
  }

  #addSysfs(given: number, path: string, bytes: Uint8Array): void {
    const at = path.indexOf('sys/devices/system/');
    const key = keyOf(given, path.slice(0, at));
    const files = this.#sysfs.get(key) ?? new Map<string, Uint8Array>();
    const file = path.slice(at);
    const needed = bytes.length + file.length + 3;
    if (files.has(file)) this.notices.add('duplicate', path);
    else if (this.#bytes + needed > this.#limits.textBytes) {
      this.notices.add('too-much', path);
      return;
    } else this.#bytes += needed;
    files.set(file, bytes);
    this.#sysfs.set(key, files);
  }

  /** The texts in the order in which they came, those of /sys after them; and how many each given file gave. */
  finish(): { readonly texts: readonly NamedText[]; readonly perGiven: ReadonlyMap<number, number> } {
    const perGiven = new Map<number, number>();
    const texts: NamedText[] = [];
    const give = (given: number, name: string, bytes: Uint8Array): void => {
      perGiven.set(given, (perGiven.get(given) ?? 0) + 1);
      texts.push({ name, text: decodeText(bytes) });
    };
    for (const { given, name, bytes } of this.#kept.values()) give(given, name, bytes);
    for (const [key, files] of this.#sysfs) {
      const blank = key.indexOf(' ');
      give(
        Number(key.slice(0, blank)),
        `${key.slice(blank + 1)}sys/devices/system`,
        joinBytes(linesOf(files)),
      );
    }
    return { texts, perGiven };
  }
}

function keyOf(given: number, name: string): string {
  return `${given} ${name}`;
}

/** `/sys/devices/system/cpu/online:0-7`, as `grep -s . FILES` prints several files; `cpu2` before `cpu10`. */
function linesOf(files: ReadonlyMap<string, Uint8Array>): readonly Uint8Array[] {
  const encoder = new TextEncoder();
  return [...files]
    .map(([file, bytes]) => ({
      file,
      bytes,
      order: file.replace(/\d+/g, (digits) => digits.padStart(8, '0')),
    }))
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .flatMap(({ file, bytes }) =>
      decodeText(bytes)
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => encoder.encode(`/${file}:${line}\n`)),
    );
}
