/** What one editor leaves to the other when they change places: whether it was being used, and where. */
import { useEffect, useLayoutEffect } from 'react';
import type { RefObject } from 'react';
import { afterPaint } from '../../browser/timing.ts';

export interface Handover {
  readonly source: string | undefined;
  readonly hadFocus: boolean;
  /** The selection as the editors count: every line's end is one unit. */
  readonly anchor: number;
  readonly head: number;
  /** The first line in sight, from 0. */
  readonly firstLine: number;
}

/** Where the one editor leaves it and the other takes it, once. */
export interface HandoverPlace {
  leave(left: Handover | undefined): void;
  take(): Handover | undefined;
}

export function createHandoverPlace(): HandoverPlace {
  let held: Handover | undefined;
  return {
    leave(left) {
      held = left;
    },
    take() {
      const taken = held;
      held = undefined;
      return taken;
    },
  };
}

/** The textarea's side: takes up what the other editor left, once its own text is written, and leaves the same. */
export function useHandover(
  area: RefObject<HTMLTextAreaElement | null>,
  source: string | undefined,
  linePx: number,
  handover: HandoverPlace,
): void {
  useEffect(
    () =>
      afterPaint(() => {
        const left = handover.take();
        if (left?.hadFocus !== true || left.source !== source || area.current === null) return;
        area.current.focus();
        area.current.setSelectionRange(Math.min(left.anchor, left.head), Math.max(left.anchor, left.head));
      }),
    // Only when the textarea comes; texts that follow in it are its own affair.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [],
  );
  useLayoutEffect(() => {
    const element = area.current;
    if (element === null) return undefined;
    return () => {
      // The element is still in the page: layout effects end before the nodes go.
      handover.leave({
        source,
        hadFocus: document.activeElement === element,
        anchor: element.selectionStart,
        head: element.selectionEnd,
        firstLine: Math.floor(element.scrollTop / linePx),
      });
    };
  }, [area, source, linePx, handover]);
}
