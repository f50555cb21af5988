/** On an example: what it shows, and the invitation to paste something of one's own. */
import { readFragment } from '../../browser/address.ts';
import { exampleOf, firstExample } from '../../examples/examples.ts';
import { exampleInFragment } from '../../link/named-place.ts';
import { useChoice, useUi } from '../page-context.ts';
import { Prose } from '../parts/prose.tsx';
import styles from './centre.module.css';

/** While the page begins, the example is not here yet, but known. */
export function StartLine({ isBeginning }: { readonly isBeginning: boolean }) {
  const ui = useUi();
  const shown = useChoice((state) => state.example);
  const example = exampleOf(shown ?? (isBeginning ? comingExample() : ''));
  if (example === undefined) return undefined;
  return (
    <div className={styles['start']}>
      <p>
        <span className={styles['tag']}>{ui.start.showing}</span>
        <Prose text={ui.examples.items[example.id].shows} />
      </p>
      <p>
        <strong>{ui.start.paste}</strong> <Prose text={ui.start.pasteNote} />
      </p>
    </div>
  );
}

function comingExample(): string {
  const fragment = readFragment();
  return fragment.length <= 1 ? firstExample : (exampleInFragment(fragment) ?? '');
}
