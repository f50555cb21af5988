/**
 * Finds the XML in a text that may also hold prompts, commands and prose. An island is one root element with
 * the comments and declarations in front of it. One pass over the tags, so time is linear in the text.
 */

interface XmlIsland {
  readonly from: number;
  readonly to: number;
  readonly root: string;
  /** False when the end tag is missing: the text was cut, or a tag is wrong. */
  readonly closed: boolean;
}

interface Tag {
  readonly kind: 'open' | 'empty' | 'close' | 'prefix';
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** For an open tag: index of the matching close tag, by counting tags of the same name. */
  match: number;
}

/** More tags than a score of hosts with 8,192 CPUs have; a limit for noise, and for memory. */
const mostTags = 1_000_000;

/** Elements that make a text libvirt's, so that an island may begin with them even where it is not closed. */
export type RootTest = (name: string) => boolean;

export interface XmlIslands {
  readonly islands: readonly XmlIsland[];
  /** How far the text was looked through: all of it, but for texts with more tags than are kept. */
  readonly scannedTo: number;
}

export function findXmlIslands(text: string, isKnownRoot: RootTest): XmlIslands {
  const sight = toAsciiMarkup(text);
  return findInSight(sight, isKnownRoot);
}

/** Full-width brackets and slashes of tags as ASCII ones, at the same places, so that the XML is found at all. */
function toAsciiMarkup(text: string): string {
  if (!/\uff1c[/\uff0f?!]?[A-Za-z]/.test(text)) return text;
  return text.replace(/[\uff1c\uff1e\uff0f]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0));
}

function findInSight(text: string, isKnownRoot: RootTest): XmlIslands {
  const tags = scanTags(text);
  const nextStop = stopsOf(text);
  const islands: XmlIsland[] = [];
  let prefixFrom: number | undefined;
  let end = 0;
  for (let i = 0; i < tags.length; i++) {
    const tag = tags[i];
    if (tag === undefined || tag.from < end) continue;
    if (tag.kind === 'prefix') {
      prefixFrom ??= tag.from;
      const next = tags[i + 1];
      if (next === undefined || !isBlank(text, tag.to, next.from)) prefixFrom = undefined;
      continue;
    }
    const from: number = prefixFrom ?? tag.from;
    prefixFrom = undefined;
    if (tag.kind === 'close') continue;
    const island = islandAt(text, tags, i, from, isKnownRoot, nextStop);
    if (island === undefined) continue;
    islands.push(island);
    end = island.to;
  }
  const scannedTo = tags.length < mostTags ? text.length : Math.max(end, tags.at(-1)?.to ?? 0);
  return { islands, scannedTo };
}

function islandAt(
  text: string,
  tags: readonly Tag[],
  index: number,
  from: number,
  isKnownRoot: RootTest,
  nextStop: NextStop,
): XmlIsland | undefined {
  const tag = tags[index];
  if (tag === undefined) return undefined;
  const known = isKnownRoot(tag.name);
  const lineStart = startsLine(text, tag.from);
  if (tag.kind === 'empty') {
    return known || lineStart ? { from, to: tag.to, root: tag.name, closed: true } : undefined;
  }
  const close = tag.match >= 0 ? tags[tag.match] : undefined;
  if (close !== undefined) {
    const to = close.to + strayLength(text, close.to);
    return known || lineStart ? { from, to, root: tag.name, closed: true } : undefined;
  }
  if (!known || !lineStart || !looksCut(text, tags, index, isKnownRoot)) return undefined;
  return { from, to: endOfCut(text, tags, index, nextStop), root: tag.name, closed: false };
}

/**
 * Characters of markup glued to an end tag (`</domain>>`) are a slip in that XML, and not a text of their own; so is
 * the rest of the line of an end tag that is never closed (`</domain <!-- -->`), unless another element begins there.
 */
function strayLength(text: string, from: number): number {
  const isOpen = text.charAt(from - 1) !== '>';
  if (isOpen && /^<[^A-Za-z_]/.test(text.slice(from, from + 2))) return lineLength(text, from);
  return /^[>/"'=&;]{1,20}/.exec(text.slice(from, from + 20))?.[0].length ?? 0;
}

function lineLength(text: string, from: number): number {
  const end = text.slice(from).search(/[\r\n]/);
  return end < 0 ? text.length - from : end;
}

/** An unclosed root is XML cut short, and not a word in prose, when it goes on with XML or ends the text. */
function looksCut(text: string, tags: readonly Tag[], index: number, isKnownRoot: RootTest): boolean {
  const tag = tags[index];
  if (tag === undefined) return false;
  if (/\s[\w:-]+\s*=/.test(text.slice(tag.from, tag.to))) return true;
  const next = tags[index + 1];
  if (next === undefined) return isBlank(text, tag.to, text.length);
  return isKnownRoot(next.name) || isBlank(text, tag.to, next.from);
}

/** Where an unclosed root gives way to something that clearly is another piece. */
function endOfCut(text: string, tags: readonly Tag[], index: number, nextStop: NextStop): number {
  const tag = tags[index];
  if (tag === undefined) return text.length;
  const to = nextStop(tag.to);
  for (let i = index + 1; i < tags.length; i++) {
    const next = tags[i];
    if (next === undefined || next.from >= to) break;
    const another = next.kind === 'open' && wholeRoots.has(next.name) && tag.name !== 'domstatus';
    if (another && startsLine(text, next.from)) return next.from;
  }
  return to;
}

/** The first prompt with a command, or beginning of numactl's output, at or behind an offset that only grows. */
type NextStop = (from: number) => number;

function stopsOf(text: string): NextStop {
  const stop =
    /^(?:[ \t]*(?:\[[^\]\n]{0,200}\][#$]|virsh #|[$#]|[\w.-]{1,64}@[\w.-]{1,64}[^#$%<>\n]{0,120}[#$%>]) *(?:sudo +)?(?:virsh|numactl|lscpu|cat|grep)\b|[ \t]*available: \d+ nodes)/gm;
  let last = -1;
  return (from) => {
    if (last < from) {
      stop.lastIndex = from;
      last = stop.exec(text)?.index ?? text.length;
    }
    return last;
  };
}

const wholeRoots: ReadonlySet<string> = new Set(['domain', 'capabilities']);

/** All tags in order, each open tag matched with its close tag by counting tags of the same name. */
function scanTags(text: string): Tag[] {
  const tags: Tag[] = [];
  const open = new Map<string, number[]>();
  let at = text.indexOf('<');
  while (at >= 0 && tags.length < mostTags) {
    const tag = tagAt(text, at);
    if (tag === undefined) {
      at = text.indexOf('<', at + 1);
      continue;
    }
    if (tag.kind === 'open') {
      const stack = open.get(tag.name);
      if (stack === undefined) open.set(tag.name, [tags.length]);
      else stack.push(tags.length);
    } else if (tag.kind === 'close') {
      const opener = tags[open.get(tag.name)?.pop() ?? -1];
      if (opener !== undefined) opener.match = tags.length;
    }
    tags.push(tag);
    at = text.indexOf('<', tag.to);
  }
  return tags;
}

const nameAt = /[A-Za-z_][\w:.-]*/y;

function tagAt(text: string, at: number): Tag | undefined {
  const next = text.charAt(at + 1);
  if (next === '!' || next === '?') return prefixAt(text, at);
  const closing = next === '/';
  const from = at + (closing ? 2 : 1);
  nameAt.lastIndex = from;
  if (!nameAt.test(text)) return undefined;
  const name = text.slice(from, nameAt.lastIndex);
  const after = text.charAt(nameAt.lastIndex);
  if (after !== '' && !/[\s/>]/.test(after)) return undefined;
  const to = endOfTag(text, nameAt.lastIndex);
  const empty = !closing && text.charAt(to - 2) === '/' && text.charAt(to - 1) === '>';
  return { kind: closing ? 'close' : empty ? 'empty' : 'open', name, from: at, to, match: -1 };
}

/** Just behind the `>`; a `<` ends a tag too, because it may not stand in one. */
function endOfTag(text: string, from: number): number {
  let quote = 0;
  for (let i = from; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 60) return quote === 0 ? i : endOfBrokenTag(text, from);
    if (quote !== 0) {
      if (unit === quote) quote = 0;
    } else if (unit === 34 || unit === 39) quote = unit;
    else if (unit === 62) return i + 1;
  }
  return text.length;
}

/** A quote that is never closed: the tag ends at its first `>` or at the next `<`. */
function endOfBrokenTag(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 62) return i + 1;
    if (unit === 60) return i;
  }
  return text.length;
}

function prefixAt(text: string, at: number): Tag | undefined {
  const end = (mark: string): number => {
    const found = text.indexOf(mark, at + 2);
    return found < 0 ? text.length : found + mark.length;
  };
  const prefix = (name: string, to: number): Tag => ({ kind: 'prefix', name, from: at, to, match: -1 });
  if (text.startsWith('<!--', at)) return prefix('comment', end('-->'));
  if (text.startsWith('<![CDATA[', at)) return prefix('cdata', end(']]>'));
  if (text.startsWith('<?xml', at)) return prefix('declaration', end('?>'));
  if (/^<!doctype/i.test(text.slice(at, at + 9))) return prefix('doctype', endOfDoctype(text, at));
  return undefined;
}

function endOfDoctype(text: string, at: number): number {
  const bracket = text.indexOf('[', at);
  const close = text.indexOf('>', at);
  if (close < 0) return text.length;
  if (bracket < 0 || bracket > close) return close + 1;
  const end = /\]\s*>/g;
  end.lastIndex = bracket;
  const found = end.exec(text);
  return found === null ? text.length : found.index + found[0].length;
}

/** How far back a line's start is looked for; what stands behind more than that is not at the start of a line. */
const lineReach = 200;

/** Only blanks, a prompt or dots stand before it on its line. */
function startsLine(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - lineReach), at);
  const lineFrom = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
  if (lineFrom === 0 && at > lineReach) return false;
  return /^[\s\uFEFF>.…|¦]*$/.test(before.slice(lineFrom));
}

function isBlank(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i);
    if (unit !== 32 && (unit < 9 || unit > 13) && unit !== 0xfeff) return false;
  }
  return true;
}
