/** The list of keys, behind `?`. */
import { useUi } from '../page-context.ts';
import { Dialog } from './dialog.tsx';
import styles from './dialog.module.css';

export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const ui = useUi();
  const { rows } = ui.keys;
  const list = [
    [['↑', '↓', '←', '→'], rows.arrows],
    [['Enter'], rows.enter],
    [['Ctrl', 'Enter'], rows.also],
    [['Home', 'End', 'PgUp', 'PgDn'], rows.pages],
    [['Esc'], rows.escape],
    [['+', '−'], rows.plusMinus],
    [['0'], rows.zero],
    [['z'], rows.zed],
    [['f'], rows.foldNode],
    [['/'], rows.slash],
    [['n', 'p'], rows.findings],
    [['Ctrl', 'V'], rows.paste],
    [['Tab'], rows.tab],
    [['Ctrl', 'Z', 'Y'], rows.undo],
    [['Ctrl', 'Shift', '[', ']'], rows.fold],
    [['?'], rows.question],
  ] as const;
  return (
    <Dialog title={ui.keys.title} closeName={ui.keys.close} onClose={onClose}>
      <dl className={styles['keys']}>
        {list.map(([keys, what]) => (
          <div key={what}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
