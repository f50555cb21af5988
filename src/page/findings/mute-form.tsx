/** Puts a finding aside, or all of its rule, with a reason that the link keeps. */
import { useEffect, useId, useRef, useState } from 'react';
import type { Finding } from '../../core/findings/finding.ts';
import type { FindingPanelWords } from '../../words/en/finding-panel.ts';
import { useActions } from '../page-context.ts';
import { plainText } from '../parts/prose.tsx';
import styles from './repairs.module.css';

interface Props {
  readonly finding: Finding;
  readonly title: string;
  readonly words: FindingPanelWords;
  readonly onDone: () => void;
}

/** As long as the link carries. */
const longestReason = 200;

export function MuteForm({ finding: { rule, entities }, title, words, onDone }: Props) {
  const { mute } = useActions();
  const [reason, setReason] = useState('');
  const field = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    input.current?.focus();
  }, []);
  const putAside = (isWhole: boolean): void => {
    mute({ rule, reason: reason.trim(), ...(isWhole ? {} : { entities }) });
    onDone();
  };
  return (
    <form
      className={styles['mute']}
      aria-label={words.muteTitle(plainText(title))}
      onSubmit={(event) => {
        event.preventDefault();
        putAside(false);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onDone();
      }}
    >
      <label htmlFor={field}>{words.reason}</label>
      <input
        ref={input}
        id={field}
        value={reason}
        maxLength={longestReason}
        placeholder={words.reasonHint}
        autoComplete="off"
        onChange={(event) => {
          setReason(event.currentTarget.value);
        }}
      />
      <div className={styles['tools']}>
        <button type="submit" className={styles['apply']}>
          {words.onlyThis}
        </button>
        <button
          type="button"
          className={styles['tool']}
          onClick={() => {
            putAside(true);
          }}
        >
          {words.allOfRule}
        </button>
        <button type="button" className={styles['tool']} onClick={onDone}>
          {words.cancel}
        </button>
      </div>
    </form>
  );
}
