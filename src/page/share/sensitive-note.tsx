/** The warning before original texts go into a link: what they hold, and where. */
import { sensitiveKinds, type SensitivePlace } from '../../core/text/sensitive.ts';
import type { ShareWords } from '../../words/share.ts';
import { useAnalysisWords, useSettledReading, useUi } from '../page-context.ts';
import { titleOfSource } from '../source-lines.ts';
import styles from './share.module.css';

const mostPlaces = 4;

interface Props {
  readonly places: readonly SensitivePlace[];
  readonly words: ShareWords;
}

export function SensitiveNote({ places, words }: Props) {
  const ui = useUi();
  const reading = useSettledReading();
  const kinds = useAnalysisWords(reading.core);
  const placeName = ({ source, line }: SensitivePlace): string => {
    const at = reading.sources.findIndex(({ id }) => id === source);
    const found = reading.sources[at];
    return found === undefined
      ? ui.sources.line(line)
      : ui.sources.lineOf(line, titleOfSource(found, at, reading, kinds, ui));
  };
  return (
    <section className={styles['warning']} role="alert" data-testid="share-sensitive">
      {places.length > 0 && (
        <>
          <strong>{words.sensitive}</strong>
          <ul>
            {sensitiveKinds.flatMap((kind) => {
              const mine = places.filter((place) => place.kind === kind);
              if (mine.length === 0) return [];
              const shown = mine.slice(0, mostPlaces).map(placeName);
              return [
                <li key={kind} data-kind={kind}>
                  {words.held(words.sensitiveKind[kind], shown, mine.length - shown.length)}
                </li>,
              ];
            })}
          </ul>
        </>
      )}
      <p>{words.sensitiveNote}</p>
    </section>
  );
}
