/** What is refused though it is well-formed, or read no further: libxml2's limits, and ours of time and memory. */
import { isAsciiEncoding, isKnownEncoding } from './encodings.ts';

/** As deep as libxml2 goes, give or take one (xmlParserMaxDepth). */
export const deepestNesting = 256;
/** XML_MAX_NAME_LENGTH of libxml2. */
const longestName = 50_000;
/** Elements and attributes of one text. The largest real ones have a tenth; a million takes some 300 MB. */
export const mostMarks = 1_000_000;
/** A text with so many faults is no XML, and each of them costs time. */
export const mostFaults = 1000;

export function longNameFault(name: string): string | undefined {
  return name.length > longestName ? `a name of ${String(name.length)} characters` : undefined;
}

/** The first processing instruction whose name is too long, as much of it as shows that. */
export function longInstruction(text: string): { readonly name: string; readonly from: number } | undefined {
  if (text.length <= longestName) return undefined;
  const from = text.search(new RegExp(`<\\?[^\\s?]{${String(longestName + 1)}}`));
  return from < 0 ? undefined : { name: text.slice(from + 2, from + longestName + 3), from };
}

export function encodingFault(encoding: string, text: string): string | undefined {
  if (isAsciiEncoding(encoding) && /[^\0-\x7f]/.test(text.replace(/^\ufeff/, '')))
    return `characters that are not in ${encoding}`;
  return isKnownEncoding(encoding) ? undefined : `unknown encoding: ${encoding}`;
}
