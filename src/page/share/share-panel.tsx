/** Sharing: what the link carries, how long it is, what it does not bring, and the ways to hand it on. */
import { useState } from 'react';
import { addressWith, pagePlace } from '../../browser/address.ts';
import { shareWords, type ShareWords } from '../../words/share.ts';
import { useChoice, useStage } from '../page-context.ts';
import { LinkField } from './link-field.tsx';
import { Misses } from './misses.tsx';
import { Preview } from './preview.tsx';
import { SensitiveNote } from './sensitive-note.tsx';
import { useShare, type Carried } from './use-share.ts';
import { Ways } from './ways.tsx';
import styles from './share.module.css';

export function ShareBody({ onClose }: { readonly onClose: () => void }) {
  const words = shareWords(useChoice((state) => state.language));
  const stepLink = useStage((stage) => stage.stepLink);
  // Who shares from within a lesson means the lesson.
  const [carries, setCarries] = useState<Carried>(stepLink === undefined ? 'model' : 'step');
  const [hidesNames, setHidesNames] = useState(false);
  const { reach, place } = pagePlace();
  const [onlyFragment, setOnlyFragment] = useState(reach === 'machine');
  const { outcome, isStale } = useShare({ carries, hidesNames, stepLink });
  const made = outcome?.state === 'made' ? outcome : undefined;
  const address = made === undefined || onlyFragment ? undefined : addressWith(made.link);
  return (
    <div className={styles['panel']}>
      <div className={styles['controls']}>
        <CarriedChoice
          carries={carries}
          hasStep={stepLink !== undefined}
          hidesNames={hidesNames}
          words={words}
          onCarries={setCarries}
          onNames={setHidesNames}
        />
        {outcome === undefined && <p role="status">{words.making}</p>}
        {outcome?.state === 'failed' && <p role="alert">{words.failed}</p>}
        {outcome?.state === 'too-large' && <p role="alert">{words.tooLarge}</p>}
        {made !== undefined && (
          // What is being made anew is not to be copied as it was.
          <div className={styles['made']} inert={isStale} aria-busy={isStale} data-testid="share-made">
            {made.sensitive !== undefined && <SensitiveNote places={made.sensitive} words={words} />}
            <LinkField link={address ?? made.link} fragment={made.link} words={words} />
            {reach !== 'everybody' && (
              <div className={styles['warning']} data-testid="share-local">
                <p>{words.local[reach](place)}</p>
                <label className={styles['option']}>
                  <input
                    type="checkbox"
                    checked={onlyFragment}
                    onChange={(event) => {
                      setOnlyFragment(event.target.checked);
                    }}
                  />
                  <span>{words.onlyFragment}</span>
                </label>
              </div>
            )}
            {made.misses !== undefined && (
              <Misses
                misses={made.misses}
                words={words}
                onTexts={() => {
                  setCarries('texts');
                }}
                onLine={onClose}
              />
            )}
            <Ways
              address={address}
              fragment={made.link}
              carries={carries}
              renamed={made.renamed}
              words={words}
            />
            <p className={styles['quiet']}>{words.noServer}</p>
          </div>
        )}
      </div>
      {made !== undefined && (
        <Preview
          carries={carries}
          texts={made.texts}
          choices={made.choices}
          fragment={made.link}
          words={words}
        />
      )}
    </div>
  );
}

interface ChoiceProps {
  readonly carries: Carried;
  readonly hasStep: boolean;
  readonly hidesNames: boolean;
  readonly words: ShareWords;
  readonly onCarries: (carries: Carried) => void;
  readonly onNames: (hides: boolean) => void;
}

const choices: readonly Carried[] = ['model', 'texts'];
const choicesInLesson: readonly Carried[] = ['step', ...choices];

function CarriedChoice({ carries, hasStep, hidesNames, words, onCarries, onNames }: ChoiceProps) {
  return (
    <fieldset className={styles['carries']}>
      <legend>{words.carries}</legend>
      {(hasStep ? choicesInLesson : choices).map((one) => (
        <label key={one} className={styles['option']}>
          <input
            type="radio"
            name="carries"
            checked={carries === one}
            onChange={() => {
              onCarries(one);
            }}
          />
          <span>
            <strong>{words[one]}</strong>
            <small>{words.note[one]}</small>
          </span>
        </label>
      ))}
      {carries === 'model' && (
        <label className={styles['option']}>
          <input
            type="checkbox"
            checked={hidesNames}
            onChange={(event) => {
              onNames(event.target.checked);
            }}
          />
          <span>{words.hideNames}</span>
        </label>
      )}
    </fieldset>
  );
}
