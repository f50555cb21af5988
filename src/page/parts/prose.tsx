/** A sentence in which `code` between backticks is set as code. Everything is text: nothing in it can become markup. */
import { Fragment } from 'react';

export function Prose({ text }: { readonly text: string }) {
  if (!text.includes('`')) return text;
  return text.split('`').map((part, i) => (
    // The parts of one sentence never move.
    <Fragment key={i}>
      {i % 2 === 1 ? <code data-short={part.length <= longestUnbroken || undefined}>{part}</code> : part}
    </Fragment>
  ));
}

/** A command as short as `numactl --hardware` stays in one line. */
const longestUnbroken = 24;

/** The same sentence where no markup can stand: titles, labels, the live region. */
export function plainText(text: string): string {
  return text.replaceAll('`', '');
}
