/** Which cgroups the host has, and in which era threads are placed; what differs stands below the choice. */
import { useId } from 'react';
import { markGiven } from '../../browser/timing.ts';
import type { EraId } from '../../core/placement/eras.ts';
import { useActions } from '../page-context.ts';
import { Option } from './option.tsx';
import type { RuleProps } from './rule-props.ts';
import styles from './rules.module.css';

export function CgroupChoice({ core, words, rules }: RuleProps) {
  const { setCgroup } = useActions();
  const name = useId();
  return (
    <fieldset className={styles['group']}>
      <legend>{words.cgroupHeading}</legend>
      {core.cgroupKinds.map((kind) => (
        <Option
          key={kind}
          name={name}
          title={words.runTime.cgroup[kind]}
          note={words.cgroupNote[kind]}
          checked={rules.cgroup === kind}
          onChoose={() => {
            markGiven();
            setCgroup(kind);
          }}
        />
      ))}
    </fieldset>
  );
}

/** The newest first, as with the releases. */
export function EraChoice({ core, words, rules }: RuleProps) {
  const { setEra } = useActions();
  const name = useId();
  return (
    <fieldset className={styles['group']} aria-describedby={`${name}-hint`}>
      <legend>{words.eraHeading}</legend>
      <p id={`${name}-hint`} className={styles['note']}>
        {words.eraHint}
      </p>
      {[...core.eraIds].reverse().map((era) => (
        <Option
          key={era}
          name={name}
          title={words.eraTitle[era]}
          note={era === 'now' ? words.eraNow : words.eraReleases(core.eras[era].releases)}
          checked={rules.era === era}
          onChoose={() => {
            markGiven();
            setEra(era);
          }}
        >
          {era !== 'now' && <Differences core={core} words={words} era={era} />}
        </Option>
      ))}
    </fieldset>
  );
}

function Differences({ core, words, era }: Pick<RuleProps, 'core' | 'words'> & { readonly era: EraId }) {
  const { eraFact, eraFactTitle } = words.runTime;
  const differing = core.eraFactNames.filter(
    (fact) => core.eras[era][fact].value !== core.eras.now[fact].value,
  );
  return (
    <dl className={styles['facts']} aria-label={words.eraDiffers}>
      {differing.map((fact) => {
        const { value, certain } = core.eras[era][fact];
        return (
          <div key={fact}>
            <dt>{eraFactTitle[fact]}</dt>
            <dd>
              {eraFact[fact][String(value)]}
              {!certain && <span className={styles['tag']}>{words.uncertain}</span>}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
