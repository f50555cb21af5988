/** Shares and quota beside the picture: how much time, while every line stays where it is. */
import { teachWords } from '../../words/teach.ts';
import { useChoice, usePage, useReading } from '../page-context.ts';
import { CloseIcon } from '../parts/icons.tsx';
import frame from '../verify/verify.module.css';
import { Gauges } from './gauges.tsx';

export function LimitsSide() {
  const { stage } = usePage();
  const words = teachWords(useChoice((state) => state.language)).limits;
  const { analysis } = useReading();
  return (
    <aside className={frame['side']} aria-label={words.title}>
      <header>
        <h2>{words.title}</h2>
        <button
          type="button"
          className={frame['close']}
          aria-label={words.close}
          title={words.close}
          onClick={() => {
            stage.setState({ side: undefined });
          }}
        >
          <CloseIcon />
        </button>
      </header>
      <div className={frame['body']}>
        <p>{words.intro}</p>
        {analysis === undefined || analysis.placements.length === 0 ? (
          <p>{words.noDomain}</p>
        ) : (
          <Gauges analysis={analysis} />
        )}
      </div>
    </aside>
  );
}
