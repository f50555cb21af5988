/** The link itself, its length and what that means, and the two places to put it: the clipboard, the address bar. */
import { useEffect, useRef, useState } from 'react';
import { writeFragment } from '../../browser/address.ts';
import { copyText } from '../../browser/clipboard.ts';
import type { ShareWords } from '../../words/share.ts';
import styles from './share.module.css';

/** Beyond this, Teams and others cut. */
const chatLimit = 2000;
/** Beyond this, proxies and mail gateways do. */
const browserLimit = 8000;

interface Props {
  readonly link: string;
  readonly fragment: string;
  readonly words: ShareWords;
}

export function LinkField({ link, fragment, words }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const copy = useRef<HTMLButtonElement>(null);
  const [said, setSaid] = useState({ of: '', text: '' });
  // The panel has opened, and Enter copies.
  useEffect(() => {
    copy.current?.focus();
  }, []);
  const { length } = link;
  const size = length <= chatLimit ? 'fits' : length <= browserLimit ? 'long' : 'tooLong';
  return (
    <div className={styles['link']}>
      <label className={styles['label']}>
        {words.field}
        <input ref={input} readOnly value={link} className={styles['field']} data-testid="share-link" />
      </label>
      <div className={styles['row']}>
        <button
          ref={copy}
          type="button"
          className={styles['main']}
          onClick={() => {
            input.current?.select();
            void copyText(link).then((copied) => {
              setSaid({ of: link, text: copied ? words.copied : words.notCopied });
            });
          }}
        >
          {words.copy}
        </button>
        <button
          type="button"
          className={styles['copy']}
          onClick={() => {
            writeFragment(fragment);
            setSaid({ of: link, text: words.inAddress });
          }}
        >
          {words.toAddress}
        </button>
        <p role="status" className={styles['status']}>
          {said.of === link ? said.text : ''}
        </p>
      </div>
      <p className={styles['length']} data-size={size} data-testid="share-length">
        <span className={styles['meter']} aria-hidden="true">
          <span style={{ width: `${String(Math.min(100, (100 * length) / browserLimit))}%` }} />
        </span>
        <span>
          <strong>{words.length(length)}</strong> {words[size]}
        </span>
      </p>
    </div>
  );
}
