/** Why libvirt refuses a list, and the character at which it stops. */
import type { CpusetFault } from '../../../core/cpuset/libvirt-grammar.ts';
import type { BitmapWords } from '../../../words/en/bitmap.ts';
import styles from './bitmap.module.css';

interface Props {
  readonly text: string;
  readonly fault: CpusetFault;
  readonly words: BitmapWords;
  onTake(text: string): void;
}

export function Fault({ text, fault, words, onTake }: Props) {
  const { suggestion } = fault;
  if (fault.kind === 'empty')
    return (
      <p className={styles['fault']} role="alert">
        {words.emptyRefused}
      </p>
    );
  const character = text.charAt(fault.at);
  return (
    <div className={styles['fault']} role="alert">
      <p>
        {words.refused} {words.reason[fault.reason]} {character === '' ? words.atEnd : words.at(character)}
      </p>
      <code className={styles['shown']}>
        {text.slice(0, fault.at)}
        <mark>{character === '' ? ' ' : character}</mark>
        {text.slice(fault.at + 1)}
      </code>
      {suggestion !== undefined && (
        <button
          type="button"
          onClick={() => {
            onTake(suggestion);
          }}
        >
          {words.suggestion(suggestion)}
        </button>
      )}
    </div>
  );
}
