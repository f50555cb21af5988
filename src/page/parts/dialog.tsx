/** A native modal dialog with a title and a way out. */
import { useEffect, useId, useRef } from 'react';
import type { ReactNode } from 'react';
import { CloseIcon } from './icons.tsx';
import styles from './dialog.module.css';

interface Props {
  readonly title: string;
  readonly closeName: string;
  readonly onClose: () => void;
  /** With room for two columns. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

export function Dialog({ title, closeName, onClose, wide = false, children }: Props) {
  const heading = useId();
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = element.current;
    if (dialog?.open === false) dialog.showModal();
  }, []);
  return (
    <dialog
      ref={element}
      className={styles['dialog']}
      data-wide={wide}
      aria-labelledby={heading}
      onClose={onClose}
      onClick={(event) => {
        // A click on the backdrop is a click on the dialog itself.
        if (event.target === event.currentTarget) event.currentTarget.close();
      }}
    >
      <div className={styles['body']}>
        <div className={styles['head']}>
          <h2 id={heading}>{title}</h2>
          <button
            type="button"
            aria-label={closeName}
            title={closeName}
            onClick={() => element.current?.close()}
          >
            <CloseIcon />
          </button>
        </div>
        {children}
      </div>
    </dialog>
  );
}
