/** One thing after another as libvirt meets them: a sign, a name, what became of it, the line, and what it says. */
import type { Reason } from '../../core/placement/placement.ts';
import type { Span } from '../../core/text/source.ts';
import { LineButtons } from '../parts/line-button.tsx';
import { Prose } from '../parts/prose.tsx';
import styles from './inspector.module.css';
import { isThere } from './said.ts';

/** Of a setting, or of a start. */
type ChainState = Reason['state'] | 'starts' | 'fails' | 'unknown';

const signs: Readonly<Record<ChainState, string>> = {
  applied: '✓',
  beaten: '✕',
  absent: '–',
  ignored: '⊘',
  starts: '✓',
  fails: '✕',
  unknown: '?',
};

export function Chain({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <ol className={styles['chain']} aria-label={label}>
      {children}
    </ol>
  );
}

interface ItemProps {
  readonly state: ChainState;
  readonly name: string;
  /** The state in words: the sign says it by shape, a struck-through name by its line. */
  readonly said: string;
  readonly source?: string;
  /** Those that there are; several of one line make one button. */
  readonly spans?: readonly (Span | undefined)[];
  readonly detail?: string;
  readonly badge?: React.ReactNode;
  readonly children?: React.ReactNode;
}

export function ChainItem({ state, name, said, source, spans, detail, badge, children }: ItemProps) {
  return (
    <li className={styles['reason']} data-state={state} data-source={source}>
      <span className={styles['sign']} aria-hidden="true">
        {signs[state]}
      </span>
      <div className={styles['said']}>
        <div className={styles['row']}>
          <span className={styles['name']}>
            <Prose text={name} />
          </span>
          <span className={styles['state']}>{said}</span>
          {spans !== undefined && <LineButtons spans={spans.filter(isThere)} />}
        </div>
        {detail !== undefined && detail !== '' && (
          <p className={styles['detail']}>
            <Prose text={detail} />
          </p>
        )}
        {children}
      </div>
      {badge}
    </li>
  );
}
