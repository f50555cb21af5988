/** Where things stand that saxes reports when it is already past them. All offsets are into the text saxes reads. */

export interface Place {
  readonly from: number;
  readonly to: number;
}

export interface AttributePlace extends Place {
  readonly nameFrom: number;
  readonly nameTo: number;
}

export function isBlankAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

/** The offset after the last character before `to` that is not a blank. */
function trimBack(text: string, to: number): number {
  let at = to;
  while (at > 0 && isBlankAt(text, at - 1)) at--;
  return at;
}

/** Start of the character that ends at `position`: CR LF and surrogate pairs are one for saxes. */
function stepBack(text: string, position: number): number {
  const code = text.charCodeAt(position - 1);
  const before = text.charCodeAt(position - 2);
  const pair = code === 0x0a ? before === 0x0d : code >> 10 === 0x37 && before >> 10 === 0x36;
  return Math.max(0, position - (pair ? 2 : 1));
}

/** Where an element's name ends, when saxes has just read the character after it. */
export function tagNameEnd(text: string, position: number): number {
  return stepBack(text, position);
}

/**
 * Value and name of an attribute that saxes has just read (up to `position`, after the closing quote). The quote
 * before the closing one opened the value, for a value cannot hold its own quote.
 */
export function placeOfAttribute(text: string, name: string, position: number): AttributePlace {
  const quote = text.charAt(position - 1);
  if (quote !== '"' && quote !== "'") return placeOfBareValue(text, name, stepBack(text, position));
  const to = position - 1;
  const from = text.lastIndexOf(quote, to - 1) + 1;
  const nameTo = nameEndBefore(text, from - 1);
  return { from, to, nameFrom: nameStart(text, name, nameTo), nameTo };
}

/** Where the name ends whose value (or its quote) is at `value`. */
function nameEndBefore(text: string, value: number): number {
  const equals = trimBack(text, value) - 1;
  return trimBack(text, text.charAt(equals) === '=' ? equals : equals + 1);
}

/** After a fault a name may have been gathered from pieces; then its last character stands for it. */
function nameStart(text: string, name: string, nameTo: number): number {
  const from = nameTo - name.length;
  return text.startsWith(name, from) ? from : Math.max(0, nameTo - 1);
}

/** `a=1` and `a`: faults, but what was read is kept. */
function placeOfBareValue(text: string, name: string, to: number): AttributePlace {
  let from = to;
  while (from > 0 && !isBlankAt(text, from - 1) && text.charAt(from - 1) !== '<') from--;
  if (text.slice(from, to) === name) return { from, to, nameFrom: from, nameTo: to };
  const equals = text.indexOf('=', from);
  if (equals >= 0 && equals < to) from = equals + 1;
  const nameTo = nameEndBefore(text, from);
  return { from, to, nameFrom: nameStart(text, name, nameTo), nameTo };
}

/** Where the end tag that saxes has just read starts. */
export function endTagStart(text: string, position: number): number {
  return Math.max(0, text.lastIndexOf('</', position - 1));
}

/** A fault of saxes: as good a place as its message allows, otherwise the character read last. */
export function placeOfFault(text: string, message: string, position: number): Place {
  const to = Math.min(position, text.length);
  switch (message) {
    case 'undefined entity.':
    case 'malformed character entity.':
    case 'disallowed character in entity name.':
      return { from: Math.max(0, text.lastIndexOf('&', to - 1)), to };
    case 'unexpected close tag.':
    case 'disallowed character in closing tag.':
      return { from: endTagStart(text, to), to };
    case 'documents may contain only one root.':
      return { from: Math.max(0, text.lastIndexOf('<', to - 1)), to };
    case 'text data outside of root node.':
      return trimPlace(text, text.lastIndexOf('>', to - 1) + 1, text.charAt(to - 1) === '<' ? to - 1 : to);
    case 'attribute without value.': {
      const nameTo = trimBack(text, stepBack(text, to));
      let from = nameTo;
      while (from > 0 && !isBlankAt(text, from - 1)) from--;
      return { from, to: nameTo };
    }
    default:
      if (message.startsWith('unmatched closing tag')) return { from: endTagStart(text, to), to };
      return { from: stepBack(text, to), to };
  }
}

function trimPlace(text: string, from: number, to: number): Place {
  let start = from;
  while (start < to && isBlankAt(text, start)) start++;
  return { from: start, to: Math.max(start, trimBack(text, to)) };
}
