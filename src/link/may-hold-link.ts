/**
 * A quick no for what is pasted: without such a beginning no text is a link, nor holds one (`link-in-text.ts`), nor names a lesson or
 * an example.
 */
export function mayHoldLink(text: string): boolean {
  return (
    text.length <= mostLinkUnits &&
    /(?:[#*]|%(?:25)*23|&#35;)(?:\d+(?:\.[a-z]|\.?=[ \t]*\r?\n)|lesson(?:\.\d|=)|example=|=[ \t]*\r?\n)/i.test(
      text,
    )
  );
}

/** Longer than any link that opens. */
const mostLinkUnits = 4_000_000;
