/** The first element tag of a piece, without parsing it: enough to tell what kind of XML it is. */

export interface RootTag {
  readonly name: string;
  /** The start tag as written. */
  readonly tag: string;
}

export function rootTagOf(text: string): RootTag | undefined {
  const start = startOfRoot(text);
  const found = /^<([A-Za-z_][\w:.-]*)(?=[\s/>]|$)[^>]{0,4000}>?/.exec(text.slice(start, start + 5000));
  return found?.[1] === undefined ? undefined : { name: found[1], tag: found[0] };
}

/** Behind blanks, declarations and comments; where one of these does not end, its own beginning. */
function startOfRoot(text: string): number {
  const blanks = /[\s\ufeff]*/y;
  for (let at = 0; ;) {
    blanks.lastIndex = at;
    blanks.exec(text);
    at = blanks.lastIndex;
    const end = endOfPrefix(text, at);
    if (end === undefined) return at;
    at = end;
  }
}

function endOfPrefix(text: string, at: number): number | undefined {
  const behind = (mark: string): number | undefined => {
    const found = text.indexOf(mark, at);
    return found < 0 ? undefined : found + mark.length;
  };
  if (text.startsWith('<?', at)) return behind('?>');
  if (text.startsWith('<!--', at)) return behind('-->');
  if (!/^<!doctype$/i.test(text.slice(at, at + 9))) return undefined;
  const doctype = /<!doctype[^[>]*(?:\[[^\]]*(?:\](?!\s*>)[^\]]*)*\]\s*)?>/iy;
  doctype.lastIndex = at;
  return doctype.test(text) ? doctype.lastIndex : undefined;
}
