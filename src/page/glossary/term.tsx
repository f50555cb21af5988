/** A term in a text: underlined, and explained where it stands, with its pair in the other language. */
import { useEffect, useId, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { TermId } from '../../words/en/glossary.ts';
import { glossaryWords, lessonWords } from '../../words/lesson.ts';
import { useChoice } from '../page-context.ts';
import { Prose } from '../parts/prose.tsx';
import styles from './glossary.module.css';

interface Place {
  readonly left: number;
  readonly top: number;
  readonly isAbove: boolean;
}

const cardPx = { width: 320, height: 180, gap: 6 } as const;

/** An id that the glossary does not have is text. */
export function Term({ id, text }: { readonly id: string; readonly text: string }) {
  const language = useChoice((state) => state.language);
  const { own, other } = glossaryWords(language);
  const card = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [place, setPlace] = useState<Place | undefined>(undefined);
  const isOpen = place !== undefined;
  useEffect(() => {
    if (!isOpen) return undefined;
    const close = (): void => {
      setPlace(undefined);
    };
    addEventListener('scroll', close, { capture: true, passive: true });
    addEventListener('resize', close);
    return () => {
      removeEventListener('scroll', close, { capture: true });
      removeEventListener('resize', close);
    };
  }, [isOpen]);
  if (!(id in own)) return text;
  const { term, says } = own[id as TermId];
  const pair = other[id as TermId].term;
  const open = (): void => {
    if (button.current !== null) setPlace(placeBeside(button.current.getBoundingClientRect()));
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className={styles['term']}
        aria-describedby={isOpen ? card : undefined}
        aria-expanded={isOpen}
        onMouseEnter={open}
        onMouseLeave={() => {
          setPlace(undefined);
        }}
        onFocus={open}
        onBlur={() => {
          setPlace(undefined);
        }}
        onClick={open}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || !isOpen) return;
          event.stopPropagation();
          setPlace(undefined);
        }}
      >
        {text}
      </button>
      {isOpen &&
        createPortal(
          <div
            id={card}
            role="tooltip"
            className={styles['card']}
            data-above={place.isAbove}
            style={{ left: place.left, top: place.top }}
          >
            <strong>{term}</strong>
            <p>
              <Prose text={says} />
            </p>
            {pair !== term && <small>{lessonWords(language).pair(pair)}</small>}
          </div>,
          document.body,
        )}
    </>
  );
}

function placeBeside(at: DOMRect): Place {
  const isAbove = at.bottom + cardPx.height > innerHeight;
  return {
    left: Math.max(8, Math.min(at.left, innerWidth - cardPx.width - 8)),
    top: isAbove ? at.top - cardPx.gap : at.bottom + cardPx.gap,
    isAbove,
  };
}
