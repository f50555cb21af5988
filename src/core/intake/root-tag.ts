/** The first element tag of a piece, without parsing it: enough to tell what kind of XML it is. */

export interface RootTag {
  readonly name: string;
  /** The start tag as written. */
  readonly tag: string;
}

export function rootTagOf(text: string): RootTag | undefined {
  const start =
    /^(?:\s|\uFEFF|<\?[^]*?\?>|<!--[^]*?-->|<!DOCTYPE[^[>]*(?:\[[^]*?\]\s*)?>)*/i.exec(text)?.[0].length ?? 0;
  const found = /^<([A-Za-z_][\w:.-]*)(?=[\s/>]|$)[^>]{0,4000}>?/.exec(text.slice(start, start + 5000));
  return found?.[1] === undefined ? undefined : { name: found[1], tag: found[0] };
}
