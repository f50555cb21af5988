/** Something small that opens beside its button: Escape, a click elsewhere or leaving it closes it. */
import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';

export interface Popover {
  readonly open: boolean;
  /** Around both the button and what it opens. */
  readonly root: RefObject<HTMLDivElement | null>;
  readonly button: RefObject<HTMLButtonElement | null>;
  toggle(): void;
  /** Back to the button. */
  close(): void;
  onKeyDown(event: React.KeyboardEvent): void;
}

export function usePopover(): Popover {
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
  return {
    open,
    root,
    button,
    toggle: () => {
      setOpen(!open);
    },
    close,
    onKeyDown: (event) => {
      if (!open || event.key !== 'Escape') return;
      // The page's own Escape clears the selection.
      event.stopPropagation();
      close();
    },
  };
}
