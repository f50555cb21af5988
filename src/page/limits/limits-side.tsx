/** Shares and quota beside the picture: how much time, while every line stays where it is. */
import { teachWords } from '../../words/teach.ts';
import { useChoice, useReading } from '../page-context.ts';
import { SideFrame } from '../sides/side-frame.tsx';
import { Gauges } from './gauges.tsx';

export function LimitsSide() {
  const words = teachWords(useChoice((state) => state.language)).limits;
  const { analysis } = useReading();
  return (
    <SideFrame words={words} testId="limits">
      <p>{words.intro}</p>
      {analysis === undefined || analysis.placements.length === 0 ? (
        <p>{words.noDomain}</p>
      ) : (
        <Gauges analysis={analysis} />
      )}
    </SideFrame>
  );
}
