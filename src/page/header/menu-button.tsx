/** A button that opens a small panel of choices below itself; Escape, a click elsewhere or leaving it closes it. */
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import styles from './header.module.css';

interface Props {
  readonly label: ReactNode;
  readonly name: string;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

export function MenuButton({ label, name, wide = false, children }: Props) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (!open) return undefined;
    const leave = (event: Event): void => {
      if (event.target instanceof Node && root.current?.contains(event.target) === false) setOpen(false);
    };
    document.addEventListener('pointerdown', leave);
    document.addEventListener('focusin', leave);
    return () => {
      document.removeEventListener('pointerdown', leave);
      document.removeEventListener('focusin', leave);
    };
  }, [open]);

  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };

  return (
    <div
      ref={root}
      className={styles['menu']}
      onKeyDown={(event) => {
        if (!open) return;
        if (event.key === 'Escape') {
          event.stopPropagation();
          close();
        } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
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
        onClick={() => {
          setOpen(!open);
        }}
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
