/**
 * What stands where CodeMirror will be (see text-editor.tsx): the text as a plain textarea over a backdrop that carries line numbers, marked lines and dots for findings. The
 * textarea is uncontrolled, and only the lines in view have elements, so that length costs nothing.
 *
 * Over 1 MB only the beginning is shown, for reading: a browser takes a second to lay out a longer textarea, and
 * nothing else moves meanwhile. Up to 5 MB the rest is there for whoever asks for it, without a backdrop.
 */
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { afterPaint, markGiven } from '../../browser/timing.ts';
import { lineColumnAt } from '../../core/text/lines.ts';
import type { Source } from '../../core/text/source.ts';
import type { Mark } from '../../state/view.ts';
import { useActions, useChoice, useUi } from '../page-context.ts';
import { lineIndexOf } from '../source-lines.ts';
import { Backdrop, linePx, topPx } from './backdrop.tsx';
import { useHandover } from './handover.ts';
import type { HandoverPlace } from './handover.ts';
import { useLineMarks } from './line-marks.ts';
import styles from './editor.module.css';

/** Longer texts are never given to CodeMirror. */
export const plainLimit = 1_000_000;
const wholeLimit = 5_000_000;
const excerptLength = 100_000;
const typingPauseMs = 120;

interface Props {
  readonly source: Source | undefined;
  readonly title: string;
  readonly area: RefObject<HTMLTextAreaElement | null>;
  readonly handover: HandoverPlace;
}

export function Editor({ source, title, area, handover }: Props) {
  const ui = useUi();
  const backdrop = useRef<HTMLDivElement>(null);
  const length = source?.text.length ?? 0;
  const isPlain = length > plainLimit;
  /** The long text that was asked for as a whole. */
  const [whole, setWhole] = useState<string | undefined>(undefined);
  const isExcerpt = isPlain && (length > wholeLimit || source?.id !== whole);
  useText(area, source, isExcerpt);
  const view = useScroll(area, backdrop, isPlain);
  useReveal(area, source, isPlain);
  useHandover(area, source?.id, linePx, handover);
  const note = isExcerpt
    ? ui.sources.excerptBecauseLong(megabytes(length))
    : isPlain
      ? ui.sources.plainBecauseLong(megabytes(length))
      : '';
  return (
    <div className={styles['editor']} data-plain={isPlain}>
      {note !== '' && (
        <p className={styles['note']}>
          {note}{' '}
          {isExcerpt && length <= wholeLimit && (
            <button
              type="button"
              className={styles['whole']}
              onClick={() => {
                setWhole(source?.id);
              }}
            >
              {ui.sources.showWhole}
            </button>
          )}
        </p>
      )}
      <div className={styles['pane']}>
        {!isPlain && source !== undefined && <Marked source={source} view={view} rootRef={backdrop} />}
        <textarea
          ref={area}
          className={styles['area']}
          aria-label={ui.sources.editor(title)}
          placeholder={ui.sources.placeholder}
          wrap="off"
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
        />
      </div>
    </div>
  );
}

function Marked({
  source,
  view,
  rootRef,
}: {
  readonly source: Source;
  readonly view: LinesInView;
  readonly rootRef: RefObject<HTMLDivElement | null>;
}) {
  const index = useMemo(() => lineIndexOf(source), [source]);
  const marks = useLineMarks(source);
  return (
    <Backdrop
      rootRef={rootRef}
      text={source.text}
      starts={index.starts}
      marks={marks}
      first={view.first}
      last={view.last}
    />
  );
}

interface Held {
  readonly id: string | undefined;
  readonly text: string;
  readonly isExcerpt: boolean;
}

/** Puts the text into the textarea when it did not come from there, and takes what is typed out of it. */
function useText(
  area: RefObject<HTMLTextAreaElement | null>,
  source: Source | undefined,
  isExcerpt: boolean,
): void {
  const { addTexts, editText } = useActions();
  /** What the textarea is known to hold, so that typing is never written back into it. */
  const held = useRef<Held>({ id: undefined, text: '', isExcerpt: false });
  /** Kept by the event, because asking an element for it lays the page out. */
  const isScrolled = useRef(false);
  const id = source?.id;
  const text = source?.text ?? '';

  useEffect(() => {
    const element = area.current;
    if (element === null) return undefined;
    const onScroll = (): void => {
      isScrolled.current = element.scrollTop !== 0 || element.scrollLeft !== 0;
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      element.removeEventListener('scroll', onScroll);
    };
  }, [area]);

  useLayoutEffect(() => {
    const element = area.current;
    if (element === null) return undefined;
    const { current: now } = held;
    // What was typed where no text was is a text now.
    if (now.id === undefined && now.text !== '' && now.text === text) held.current = { ...now, id };
    const isHere = held.current.id === id && now.text === text && now.isExcerpt === isExcerpt;
    // What is typed meanwhile would be typed into another text, or into the beginning of this one as if it were all.
    element.toggleAttribute('readonly', isExcerpt || !isHere);
    if (isHere) return undefined;
    // The picture comes first; the texts follow in the next frame.
    return afterPaint(() => {
      const moved = held.current.id !== id;
      held.current = { id, text, isExcerpt };
      const shown = isExcerpt ? text.slice(0, excerptLength) : text;
      // Writing moves the caret, even if nothing changes.
      if (element.value !== shown) element.value = shown;
      element.toggleAttribute('readonly', isExcerpt);
      if (moved && isScrolled.current) element.scrollTo(0, 0);
    });
  }, [area, id, text, isExcerpt]);

  useEffect(() => {
    const element = area.current;
    if (element === null || isExcerpt) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const flush = (): void => {
      if (timer === undefined) return;
      clearTimeout(timer);
      timer = undefined;
      const typed = element.value;
      if (held.current.id !== id) return;
      held.current = { id, text: typed, isExcerpt };
      if (id === undefined) addTexts([{ name: '', text: typed }]);
      else editText(id, typed);
    };
    const onInput = (): void => {
      if (timer === undefined) markGiven();
      clearTimeout(timer);
      timer = setTimeout(flush, typingPauseMs);
    };
    element.addEventListener('input', onInput);
    element.addEventListener('blur', flush);
    return () => {
      flush();
      element.removeEventListener('input', onInput);
      element.removeEventListener('blur', flush);
    };
  }, [area, id, isExcerpt, addTexts, editText]);
}

interface LinesInView {
  readonly first: number;
  readonly last: number;
}

/** Moves the backdrop with the textarea, and says which lines need elements. */
function useScroll(
  area: RefObject<HTMLTextAreaElement | null>,
  backdrop: RefObject<HTMLDivElement | null>,
  isPlain: boolean,
): LinesInView {
  const [view, setView] = useState<LinesInView>({ first: 0, last: 60 });
  useLayoutEffect(() => {
    const element = area.current;
    if (element === null || isPlain) return undefined;
    const follow = (): void => {
      backdrop.current?.style.setProperty('--scroll-top', `${String(-element.scrollTop)}px`);
      backdrop.current?.style.setProperty('--scroll-left', `${String(-element.scrollLeft)}px`);
      // A step of 20 lines: scrolling renders now and then, not at every pixel.
      const first = Math.max(0, Math.floor(element.scrollTop / linePx / 20) * 20 - 20);
      const last = first + Math.ceil(element.clientHeight / linePx / 20) * 20 + 60;
      setView((old) => (old.first === first && old.last === last ? old : { first, last }));
    };
    follow();
    element.addEventListener('scroll', follow, { passive: true });
    const observer = new ResizeObserver(follow);
    observer.observe(element);
    return () => {
      element.removeEventListener('scroll', follow);
      observer.disconnect();
    };
  }, [area, backdrop, isPlain]);
  return view;
}

/** Scrolls a newly marked line into view; edits of the text scroll nothing. */
function useReveal(
  area: RefObject<HTMLTextAreaElement | null>,
  source: Source | undefined,
  isPlain: boolean,
): void {
  const mark = useChoice((state) => state.mark);
  const shown = useRef<{ readonly mark: Mark | undefined; readonly id: string | undefined }>({
    mark: undefined,
    id: undefined,
  });
  useEffect(() => {
    if (shown.current.mark === mark && shown.current.id === source?.id) return undefined;
    const span = mark?.spans.find((candidate) => candidate.source === source?.id);
    if (span === undefined || source === undefined || isPlain) {
      shown.current = { mark, id: source?.id };
      return undefined;
    }
    return afterPaint(() => {
      const element = area.current;
      if (element === null) return;
      shown.current = { mark, id: source.id };
      const y = topPx + (lineColumnAt(lineIndexOf(source), span.from).line - 1) * linePx;
      const isVisible =
        y >= element.scrollTop + linePx && y <= element.scrollTop + element.clientHeight - 2 * linePx;
      if (!isVisible) element.scrollTo({ top: Math.max(0, y - element.clientHeight / 3), left: 0 });
    });
  }, [area, mark, source, isPlain]);
}

function megabytes(length: number): string {
  return `${(length / 1e6).toFixed(1)} MB`;
}
