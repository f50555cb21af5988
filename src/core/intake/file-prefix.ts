/**
 * What `grep` puts before a line of XML: `vm1.xml:  <vcpupin …/>`, `./vm1.xml:12:…`, `vm1.xml-13-…` for lines around it, and
 * with one file the line's number alone.
 */

export interface FilePrefix {
  /** Where the line begins. */
  readonly from: number;
  /** Its path, where one is told. */
  readonly file?: string;
}

const path = String.raw`(?:[\w.@+-]*\/)*[\w.@+-]{0,200}?`;
/** A name alone is a word with a colon, as in any note: a file has a dot or a slash in it. */
const prefix = new RegExp(String.raw`^[ \t]*(?:(?=\S*[./])(${path})[:-](?:\d{1,9}[:-])?|\d{1,9}[:-])[ \t]*$`);
const longest = 1000;

/** Undefined: the element at `at` stands at a line's beginning, or behind something else. */
export function filePrefixBefore(text: string, at: number): FilePrefix | undefined {
  // No further back than any prefix goes: a text may be one line with an element every few characters.
  const start = Math.max(0, at - longest - 1);
  const before = text.slice(start, at);
  const from = start + before.lastIndexOf('\n') + 1;
  if (at === from || at - from > longest) return undefined;
  const found = prefix.exec(text.slice(from, at));
  if (found === null) return undefined;
  return found[1] === undefined ? { from } : { from, file: found[1] };
}
