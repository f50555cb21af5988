/** What the panes in place of the details have in common: a title, a way out, room for the rest. */
import type { ReactNode } from 'react';
import { CloseIcon } from '../parts/icons.tsx';
import { usePage } from '../page-context.ts';
import styles from './side-frame.module.css';

interface SideFrameProps {
  readonly words: { readonly title: string; readonly close: string };
  readonly testId: string;
  /** Of what it holds. */
  readonly className?: string | undefined;
  /** Before it goes. */
  readonly onClose?: () => void;
  readonly children: ReactNode;
}

export function SideFrame({ words, testId, className = '', onClose, children }: SideFrameProps) {
  const { stage } = usePage();
  return (
    <aside className={styles['side']} aria-label={words.title} data-testid={testId}>
      <header>
        <h2>{words.title}</h2>
        <button
          type="button"
          className={styles['close']}
          aria-label={words.close}
          title={words.close}
          onClick={() => {
            onClose?.();
            stage.setState({ side: undefined });
          }}
        >
          <CloseIcon />
        </button>
      </header>
      <div className={`${styles['body'] ?? ''} ${className}`}>{children}</div>
    </aside>
  );
}
