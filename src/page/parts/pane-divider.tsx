/**
 * The edge of a side pane as a handle: drag it, move it with the arrow keys (Shift: in large steps, Home and End: to the
 * limits), double-click or Enter for the usual width. The width is put on the columns while dragging and chosen at the end.
 */
import { useEffect, useRef, useState } from 'react';
import { paneLimits, withinLimits } from '../../state/panes.ts';
import type { Pane } from '../../state/panes.ts';
import { useActions, useChoice, useUi } from '../page-context.ts';
import { useNarrow } from '../use-narrow.ts';
import styles from './pane-divider.module.css';

const stepPx = 16;
const largeStepPx = 64;
/** What is left to the picture at least. */
const pictureLeastPx = 240;

/** Stands inside its pane, which must be positioned, and which is a column of the page. */
export function PaneDivider({ pane }: { readonly pane: Pane }) {
  const ui = useUi();
  const isNarrow = useNarrow();
  const handle = useRef<HTMLDivElement>(null);
  const width = useChoice((state) => state.paneWidths[pane]);
  const { setPaneWidth } = useActions();
  const [measured, setMeasured] = useState<number | undefined>(undefined);
  const drag = useRef<{ readonly fromX: number; readonly fromWidth: number } | undefined>(undefined);
  /** Towards larger x the texts grow and the details shrink. */
  const sign = pane === 'texts' ? 1 : -1;

  useEffect(() => {
    const element = handle.current?.parentElement;
    if (element === undefined || element === null) return undefined;
    const observer = new ResizeObserver(() => {
      setMeasured(Math.round(element.offsetWidth));
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [isNarrow]);
  if (isNarrow) return undefined;

  const mostPx = (): number => {
    const element = handle.current?.parentElement;
    const centre = element?.parentElement?.querySelector('main');
    const free = (element?.offsetWidth ?? 0) + (centre?.offsetWidth ?? 0) - pictureLeastPx;
    return Math.max(paneLimits.leastPx, Math.min(paneLimits.mostPx, free));
  };
  const fit = (wanted: number): number => Math.min(withinLimits(wanted), mostPx());
  const now = (): number => handle.current?.parentElement?.offsetWidth ?? paneLimits.leastPx;
  const wantedAt = (x: number): number | undefined =>
    drag.current && fit(drag.current.fromWidth + sign * (x - drag.current.fromX));
  const value = measured ?? width ?? paneLimits.leastPx;

  return (
    <div
      ref={handle}
      className={styles['divider']}
      data-pane={pane}
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={ui.panes[pane]}
      aria-valuenow={value}
      aria-valuemin={paneLimits.leastPx}
      aria-valuemax={paneLimits.mostPx}
      aria-valuetext={ui.panes.pixels(value)}
      title={ui.panes.hint}
      onDoubleClick={() => {
        setPaneWidth(pane, undefined);
      }}
      onKeyDown={(event) => {
        const step = event.shiftKey ? largeStepPx : stepPx;
        const to: Readonly<Record<string, number | undefined>> = {
          ArrowLeft: now() - sign * step,
          ArrowRight: now() + sign * step,
          Home: paneLimits.leastPx,
          End: paneLimits.mostPx,
        };
        const wanted = to[event.key];
        if (wanted === undefined && event.key !== 'Enter') return;
        event.preventDefault();
        setPaneWidth(pane, wanted === undefined ? undefined : fit(wanted));
      }}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { fromX: event.clientX, fromWidth: now() };
      }}
      onPointerMove={(event) => {
        const wanted = wantedAt(event.clientX);
        if (wanted === undefined) return;
        columnsOf(event.currentTarget)?.style.setProperty(`--${pane}-width`, `${String(wanted)}px`);
      }}
      onPointerUp={(event) => {
        const wanted = wantedAt(event.clientX);
        const isMoved = drag.current !== undefined && Math.abs(event.clientX - drag.current.fromX) > 2;
        drag.current = undefined;
        if (isMoved) setPaneWidth(pane, wanted);
      }}
      onPointerCancel={(event) => {
        if (drag.current === undefined) return;
        const { fromWidth } = drag.current;
        drag.current = undefined;
        columnsOf(event.currentTarget)?.style.setProperty(`--${pane}-width`, `${String(fromWidth)}px`);
      }}
    />
  );
}

function columnsOf(element: HTMLElement): HTMLElement | null | undefined {
  return element.parentElement?.parentElement;
}
