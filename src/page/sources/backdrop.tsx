/** What stands behind the text: line numbers, dots for findings, marked lines. Decoration: the lists say the same in words. */
import type { RefObject } from 'react';
import type { LineMarks } from './line-marks.ts';
import styles from './editor.module.css';

export const linePx = 20;
/** The textarea's padding above its first line. */
export const topPx = 8;

interface Props {
  readonly rootRef: RefObject<HTMLDivElement | null>;
  readonly text: string;
  readonly starts: readonly number[];
  readonly marks: LineMarks;
  readonly first: number;
  readonly last: number;
}

export function Backdrop({ rootRef, text, starts, marks, first, last }: Props) {
  const numbers = [];
  const lines = [];
  for (let line = first; line < Math.min(last, starts.length); line++) {
    const top = topPx + line * linePx;
    const dot = marks.dots.get(line);
    const deciding = marks.deciding.get(line);
    const places = marks.marked.get(line);
    numbers.push(
      <div
        key={line}
        className={styles['number']}
        style={{ top }}
        data-marked={places !== undefined || deciding !== undefined}
      >
        {dot !== undefined && <i className={styles['dot']} data-severity={dot} />}
        {line + 1}
      </div>,
    );
    if (places !== undefined || deciding !== undefined) {
      const content = text.slice(starts[line], starts[line + 1]).replace(/[\r\n]+$/, '');
      lines.push(
        <div
          key={line}
          className={styles['band']}
          style={{ top }}
          data-line={line + 1}
          data-source={deciding}
        >
          <span className={styles['mirror']}>{withPlaces(content, places ?? [])}</span>
        </div>,
      );
    }
  }
  return (
    <div ref={rootRef} className={styles['backdrop']} aria-hidden="true">
      <div className={styles['bands']}>{lines}</div>
      <div className={styles['gutter']}>
        <div className={styles['numbers']}>{numbers}</div>
      </div>
    </div>
  );
}

function withPlaces(content: string, places: readonly (readonly [number, number])[]) {
  const parts = [];
  let at = 0;
  for (const [from, to] of [...places].sort((a, b) => a[0] - b[0])) {
    if (from < at) continue;
    parts.push(content.slice(at, from), <mark key={from}>{content.slice(from, to)}</mark>);
    at = Math.min(to, content.length);
  }
  parts.push(content.slice(at));
  return parts;
}
