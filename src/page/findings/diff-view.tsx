/** A unified diff to be read: old and new lines are told apart by sign and by tone. */
import type { DiffHunk } from '../../core/text/unified-diff.ts';
import styles from './repairs.module.css';

const signs = { same: ' ', old: '−', new: '+' } as const;

/** What all lines begin with: a narrow pane has better use for that room. */
function commonIndent(hunks: readonly DiffHunk[]): number {
  const lines = hunks.flatMap((hunk) => hunk.lines).filter(({ text }) => text.trim() !== '');
  const indents = lines.map(({ text }) => /^[ \t]*/.exec(text)?.[0] ?? '');
  const [first = ''] = indents;
  let length = first.length;
  for (const indent of indents) while (!indent.startsWith(first.slice(0, length))) length -= 1;
  return length;
}

export function DiffView({ hunks, label }: { readonly hunks: readonly DiffHunk[]; readonly label: string }) {
  const indent = commonIndent(hunks);
  return (
    // It scrolls, so the keyboard has to reach it. It is XML, in any language.
    <div className={styles['diff']} role="group" aria-label={label} tabIndex={0} translate="no">
      {hunks.map((hunk) => (
        <ol key={hunk.oldFrom} start={hunk.newFrom}>
          {hunk.lines.map(({ kind, text }, i) => {
            const shown = text.slice(indent);
            return (
              <li key={i} data-kind={kind}>
                <span aria-hidden="true">{signs[kind]}</span>
                {kind === 'old' ? <del>{shown}</del> : kind === 'new' ? <ins>{shown}</ins> : shown}
              </li>
            );
          })}
        </ol>
      ))}
    </div>
  );
}
