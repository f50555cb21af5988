/** In the menu of examples: the reader's own texts of earlier visits, and whether they are kept at all. */
import { useSyncExternalStore } from 'react';
import { useChoice, usePage, useUi } from '../page-context.ts';
import styles from './header.module.css';

export function Recent() {
  const { history, intake } = usePage();
  const ui = useUi();
  const language = useChoice((state) => state.language);
  const { isOn, entries } = useSyncExternalStore(history.subscribe, history.current);
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'short' });
  return (
    <section className={styles['group']} aria-label={ui.history.title} data-testid="history">
      <h3>{ui.history.title}</h3>
      {entries.map((kept) => (
        <button
          key={kept.id}
          type="button"
          onClick={() => {
            void intake.openKept(kept);
          }}
        >
          {kept.title === '' ? ui.history.untitled : kept.title}
          <small className={styles['date']}>{date.format(kept.at)}</small>
        </button>
      ))}
      <label className={styles['check']}>
        <input
          type="checkbox"
          checked={isOn}
          onChange={() => {
            history.clear(!isOn);
          }}
        />
        {ui.history.keep}
      </label>
      {entries.length > 0 && (
        <button
          type="button"
          onClick={() => {
            history.clear(true);
          }}
        >
          {ui.history.clear}
        </button>
      )}
    </section>
  );
}
