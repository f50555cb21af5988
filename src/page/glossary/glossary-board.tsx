/** All terms with their pairs in the other language, and the cards of what is often said and not so. */
import { useState } from 'react';
import { misconceptionSources } from '../../words/en/misconceptions.ts';
import type { MisconceptionId } from '../../words/en/misconceptions.ts';
import type { TermId } from '../../words/en/glossary.ts';
import { glossaryWords } from '../../words/lesson.ts';
import { teachWords } from '../../words/teach.ts';
import { BoardFrame } from '../boards/board-frame.tsx';
import { useChoice, useUi } from '../page-context.ts';
import { Prose } from '../parts/prose.tsx';
import styles from './glossary.module.css';

export function GlossaryBoard() {
  const ui = useUi();
  const language = useChoice((state) => state.language);
  const { board: words, misconceptions } = teachWords(language);
  const { own, other } = glossaryWords(language);
  const [wanted, setWanted] = useState('');
  const has = (...texts: readonly string[]): boolean =>
    wanted === '' || texts.some((text) => text.toLowerCase().includes(wanted.toLowerCase()));
  const terms = (Object.keys(own) as TermId[])
    .filter((id) => has(own[id].term, own[id].says, other[id].term))
    .toSorted((a, b) => own[a].term.localeCompare(own[b].term, language));
  const cards = (Object.keys(misconceptions) as MisconceptionId[]).filter((id) =>
    has(misconceptions[id].said, misconceptions[id].correct),
  );
  return (
    <BoardFrame words={words} testId="glossary" isOfLesson={false}>
      <input
        type="search"
        className={styles['find']}
        aria-label={words.find}
        placeholder={words.find}
        value={wanted}
        onChange={({ target: { value } }) => {
          setWanted(value);
        }}
      />
      <h3 className={styles['heading']}>{words.terms}</h3>
      {terms.length === 0 && <p className={styles['quiet']}>{words.none}</p>}
      <dl className={styles['terms']}>
        {terms.map((id) => (
          <div key={id} data-term={id}>
            <dt>
              {own[id].term}
              {other[id].term !== own[id].term && (
                <span lang={language === 'en' ? 'zh-CN' : 'en'}>{other[id].term}</span>
              )}
            </dt>
            <dd>
              <Prose text={own[id].says} />
            </dd>
          </div>
        ))}
      </dl>
      <h3 className={styles['heading']}>{words.misconceptions}</h3>
      <p className={styles['quiet']}>{words.misconceptionsIntro}</p>
      <ul className={styles['cards']}>
        {cards.map((id) => (
          <li key={id} data-misconception={id}>
            <p className={styles['said']}>
              <span className={styles['label']}>{words.said}</span>
              <q>{misconceptions[id].said}</q>
            </p>
            <p>
              <span className={styles['label']}>{words.correct}</span>
              {misconceptions[id].correct.replaceAll('*', '')}
            </p>
            <p className={styles['source']}>{ui.labelled(words.source, misconceptionSources[id])}</p>
          </li>
        ))}
      </ul>
    </BoardFrame>
  );
}
