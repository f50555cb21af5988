/** Puts a text on the clipboard, and says so in its own place. */
import { useEffect, useState } from 'react';
import { copyText } from '../../browser/clipboard.ts';
import styles from './repairs.module.css';

interface Props {
  readonly name: string;
  /** What is said afterwards. */
  readonly said: { readonly copied: string; readonly copyFailed: string };
  readonly text: () => string | Promise<string>;
}

const saidForMs = 2000;

export function CopyButton({ name, said, text }: Props) {
  const [outcome, setOutcome] = useState<'copied' | 'copyFailed' | undefined>(undefined);
  useEffect(() => {
    if (outcome === undefined) return undefined;
    const timer = setTimeout(() => {
      setOutcome(undefined);
    }, saidForMs);
    return () => {
      clearTimeout(timer);
    };
  }, [outcome]);
  const copy = async (): Promise<void> => {
    setOutcome((await copyText(await text())) ? 'copied' : 'copyFailed');
  };
  return (
    <button type="button" className={styles['tool']} onClick={() => void copy()}>
      <span>{name}</span>
      <span role="status" className={outcome === undefined ? 'visually-hidden' : styles['outcome']}>
        {outcome === undefined ? '' : said[outcome]}
      </span>
    </button>
  );
}
