/** A button that opens a small panel of choices below itself; a choice closes it. */
import type { ReactNode } from 'react';
import { usePopover } from '../parts/use-popover.ts';
import styles from './header.module.css';

interface Props {
  readonly label: ReactNode;
  readonly name: string;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

export function MenuButton({ label, name, wide = false, children }: Props) {
  const { open, root, button, toggle, close, onKeyDown } = usePopover();
  return (
    <div
      ref={root}
      className={styles['menu']}
      onKeyDown={(event) => {
        onKeyDown(event);
        if (open && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
          event.preventDefault();
          moveFocus(root.current, event.key === 'ArrowDown' ? 1 : -1);
        }
      }}
    >
      <button
        ref={button}
        type="button"
        className={styles['plain']}
        aria-label={name}
        title={name}
        aria-expanded={open}
        onClick={toggle}
      >
        {label}
      </button>
      {open && (
        <div
          className={wide ? styles['panelWide'] : styles['panel']}
          role="group"
          aria-label={name}
          onClick={(event) => {
            // Every button in here is a choice, and a choice closes.
            if (event.target instanceof Element && event.target.closest('button') !== null) close();
          }}
        >
          {children}
        </div>
      )}
    </div>
  );
}

function moveFocus(root: HTMLElement | null, by: 1 | -1): void {
  if (root === null) return;
  const buttons = [...root.querySelectorAll<HTMLButtonElement>('button')];
  const at = buttons.findIndex((candidate) => candidate === document.activeElement);
  buttons[(at + by + buttons.length) % buttons.length]?.focus();
}
