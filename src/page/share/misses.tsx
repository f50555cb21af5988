/** What a model link does not bring, before it is copied; and the other kind of link, which brings it. */
import type { Finding } from '../../core/findings/finding.ts';
import type { ShareWords } from '../../words/share.ts';
import { useAnalysisWords, useFindingWords, useSettledReading } from '../page-context.ts';
import { LineButton } from '../parts/line-button.tsx';
import { plainText } from '../parts/prose.tsx';
import type { Shared } from './use-share.ts';
import styles from './share.module.css';

const mostShown = 8;

interface Props {
  readonly misses: NonNullable<Shared['misses']>;
  readonly words: ShareWords;
  readonly onTexts: () => void;
  /** Before a line is shown: the page behind the panel is what shows it. */
  readonly onLine: () => void;
}

export function Misses({ misses: { left, lost, added }, words, onTexts, onLine }: Props) {
  const { analysis, core, judging } = useSettledReading();
  const kinds = useAnalysisWords(core);
  const sentences = useFindingWords(judging);
  if (left.length + lost.length + added.length === 0) return undefined;
  const hidden = Math.max(0, left.length - mostShown) + Math.max(0, lost.length - mostShown);
  const titleOf = (finding: Finding): string =>
    analysis === undefined || sentences === undefined
      ? finding.rule
      : plainText(sentences.finding(finding, analysis).title);
  return (
    <section className={styles['warning']} aria-label={words.lost} data-testid="share-misses">
      <strong>{words.lost}</strong>
      <ul
        onClickCapture={(event) => {
          if (event.target instanceof Element && event.target.closest('button') !== null) onLine();
        }}
      >
        {left.slice(0, mostShown).map(({ reader, span }) => (
          <li key={`${span.source}:${String(span.from)}`}>
            {words.left(kinds?.kind(reader).title ?? reader)} <LineButton span={span} named />
          </li>
        ))}
        {lost.slice(0, mostShown).map((finding, i) => (
          <li key={`${finding.rule}:${String(i)}`} data-rule={finding.rule}>
            {titleOf(finding)} {finding.span !== undefined && <LineButton span={finding.span} named />}
          </li>
        ))}
        {hidden > 0 && <li>{words.more(hidden)}</li>}
      </ul>
      {added.length > 0 && (
        <>
          <strong>{words.added}</strong>
          <ul>
            {added.slice(0, mostShown).map((finding, i) => (
              <li key={`${finding.rule}:${String(i)}`}>{titleOf(finding)}</li>
            ))}
          </ul>
        </>
      )}
      <p>{words.lostNote}</p>
      <button type="button" className={styles['copy']} onClick={onTexts}>
        {words.useTexts}
      </button>
    </section>
  );
}
