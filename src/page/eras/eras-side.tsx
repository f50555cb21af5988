/** The same VM under the rules of four eras: the picture keeps its places, the lines change, and the differences stand here as text. */
import { useEffect, useMemo, useState } from 'react';
import { formatCpuSet } from '../../core/cpuset/cpuset.ts';
import { comparePlacements } from '../../core/placement/compare-placements.ts';
import type { ThreadDifference } from '../../core/placement/compare-placements.ts';
import { eraFactNames, eraIds, eras } from '../../core/placement/eras.ts';
import type { EraId } from '../../core/placement/eras.ts';
import { placeAsIn } from '../../core/placement/place-as-in.ts';
import type { ThreadPlacement } from '../../core/placement/placement.ts';
import { markGiven } from '../../browser/timing.ts';
import { rulesWords } from '../../words/rules.ts';
import { teachWords } from '../../words/teach.ts';
import { useActions, useAnalysisWords, useChoice, usePage, useReading } from '../page-context.ts';
import type { AnalysisWords } from '../page-context.ts';
import { EntityButton } from '../parts/entity-button.tsx';
import { SideFrame } from '../sides/side-frame.tsx';
import styles from './eras.module.css';

/** How long what has changed is lit. */
const pulseMs = 1600;

export function ErasSide() {
  const { stage, store } = usePage();
  const language = useChoice((state) => state.language);
  const words = teachWords(language).eras;
  const rules = rulesWords(language);
  const choices = useChoice((state) => state.choices);
  const { setEra } = useActions();
  const { analysis, core } = useReading();
  const names = useAnalysisWords(core);
  const era = choices.era ?? 'now';
  const [base, setBase] = useState<EraId>(era === 'now' ? 'before-2012' : 'now');
  const placements = useMemo(() => {
    if (analysis === undefined) return undefined;
    return new Map(eraIds.map((id) => [id, placeAsIn(analysis, choices, id)]));
  }, [analysis, choices]);
  const differences = useMemo(
    () => comparePlacements(placements?.get(base) ?? [], placements?.get(era) ?? []),
    [placements, base, era],
  );
  // Room is kept for the lines of all eras, so that nothing but lines changes.
  useEffect(() => {
    stage.setState({ roomFor: placements === undefined ? undefined : [...placements.values()] });
  }, [stage, placements]);
  useEffect(
    () => () => {
      stage.setState({ roomFor: undefined });
    },
    [stage],
  );
  const choose = (next: EraId): void => {
    if (next === era) return;
    const changed = comparePlacements(placements?.get(era) ?? [], placements?.get(next) ?? []);
    markGiven();
    setEra(next);
    if (next === base) setBase(era);
    const key = `era ${next}`;
    const entities = changed.map(({ thread }) => thread);
    store.getState().pointAt(entities.length === 0 ? undefined : { key, entities }, []);
    setTimeout(() => {
      if (store.getState().pointed?.key === key) store.getState().pointAt(undefined, []);
    }, pulseMs);
  };
  const hasDomain = (placements?.get('now') ?? []).length > 0;
  const isRefused = (placements?.get(era) ?? []).some((placement) => placement.era.refused !== undefined);
  return (
    <SideFrame
      words={words}
      testId="eras"
      className={styles['body']}
      onClose={() => {
        if (era !== 'now') choose('now');
      }}
    >
      <p>{words.intro}</p>
      <div className={styles['line']} role="group" aria-label={words.eras}>
        {eraIds.map((id) => (
          <button
            key={id}
            type="button"
            aria-pressed={id === era}
            data-era={id}
            onClick={() => {
              choose(id);
            }}
          >
            {rules.eraTitle[id]}
          </button>
        ))}
      </div>
      <Facts era={era} rules={rules} />
      {isRefused && (
        <p className={styles['refused']} role="note">
          {words.refused}
        </p>
      )}
      {!hasDomain || analysis === undefined || names === undefined ? (
        <p className={styles['quiet']}>{words.noDomain}</p>
      ) : (
        <>
          <label className={styles['base']}>
            {words.comparedWith}
            <select
              value={base}
              onChange={({ target: { value } }) => {
                setBase(eraIds.find((id) => id === value) ?? 'now');
              }}
            >
              {eraIds
                .filter((id) => id !== era)
                .map((id) => (
                  <option key={id} value={id}>
                    {rules.eraTitle[id]}
                  </option>
                ))}
            </select>
          </label>
          <section aria-live="polite" data-testid="era-differences">
            <h3>{differences.length === 0 ? words.none : words.differences(differences.length)}</h3>
            <ul className={styles['differences']}>
              {differences.map((difference) => (
                <li key={difference.thread}>
                  <EntityButton id={difference.thread} name={names.entity(difference.thread, analysis)} />
                  <Change difference={difference} names={names} />
                </li>
              ))}
            </ul>
          </section>
        </>
      )}
      <p className={styles['quiet']}>{words.honest}</p>
    </SideFrame>
  );
}

function Facts({ era, rules }: { readonly era: EraId; readonly rules: ReturnType<typeof rulesWords> }) {
  const { eraFact, eraFactTitle } = rules.runTime;
  const differing = eraFactNames.filter((fact) => eras[era][fact].value !== eras.now[fact].value);
  return (
    <>
      <p className={styles['releases']}>
        {era === 'now' ? rules.eraNow : rules.eraReleases(eras[era].releases)}
      </p>
      {differing.length > 0 && (
        <dl className={styles['facts']} aria-label={rules.eraDiffers}>
          {differing.map((fact) => (
            <div key={fact}>
              <dt>{eraFactTitle[fact]}</dt>
              <dd>
                {eraFact[fact][String(eras[era][fact].value)]}
                {!eras[era][fact].certain && <small>{rules.uncertain}</small>}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}

function Change({
  difference,
  names,
}: {
  readonly difference: ThreadDifference;
  readonly names: AnalysisWords;
}) {
  const words = teachWords(useChoice((state) => state.language)).eras;
  const place = (thread: ThreadPlacement | undefined): string => {
    if (thread === undefined) return words.notThere;
    const set = thread.runs ?? thread.asked;
    const cpus =
      set === 'all'
        ? words.all
        : set === 'unknown'
          ? words.unknown
          : set.length === 0
            ? words.nowhere
            : formatCpuSet(set);
    return words.place(cpus, names.source(thread.source));
  };
  return (
    <p>
      <del>{place(difference.before)}</del> <span aria-hidden="true">→</span>{' '}
      <ins>{place(difference.after)}</ins>
      {difference.onlySource && <small>{words.onlySource}</small>}
    </p>
  );
}
