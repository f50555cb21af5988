/** One choice with what it means: a radio button or a check box, its name and a quiet sentence below. */
import { useId } from 'react';
import type { ReactNode } from 'react';
import { Prose } from '../parts/prose.tsx';
import styles from './rules.module.css';

interface Props {
  readonly type?: 'radio' | 'checkbox';
  /** Of the radio buttons that belong together. */
  readonly name?: string;
  readonly title: string;
  readonly note?: string | undefined;
  readonly checked: boolean;
  readonly onChoose: (checked: boolean) => void;
  /** Stands below while it is chosen. */
  readonly children?: ReactNode;
}

export function Option({ type = 'radio', name, title, note, checked, onChoose, children }: Props) {
  const id = useId();
  return (
    <div className={styles['option']}>
      <input
        id={id}
        type={type}
        name={name}
        checked={checked}
        aria-describedby={note === undefined ? undefined : `${id}-note`}
        onChange={(event) => {
          onChoose(event.currentTarget.checked);
        }}
      />
      <div>
        <label htmlFor={id}>{title}</label>
        {note !== undefined && (
          <p id={`${id}-note`} className={styles['note']}>
            <Prose text={note} />
          </p>
        )}
        {checked && children}
      </div>
    </div>
  );
}
