/** On an example: what it shows, and the invitation to paste something of one's own. */
import { exampleOf } from '../../examples/examples.ts';
import { useChoice, useUi } from '../page-context.ts';
import { Prose } from '../parts/prose.tsx';
import styles from './centre.module.css';

export function StartLine() {
  const ui = useUi();
  const example = exampleOf(useChoice((state) => state.example) ?? '');
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
