/** Which release of libvirt answers: now, the one that was verified, any other; and what changed when. */
import { useId, useRef, useState } from 'react';
import { markGiven } from '../../browser/timing.ts';
import { useActions, useChoice } from '../page-context.ts';
import { Prose } from '../parts/prose.tsx';
import { Option } from './option.tsx';
import type { RuleProps } from './rule-props.ts';
import styles from './rules.module.css';

export function ReleaseChoice({ core, words, rules: { libvirt } }: RuleProps) {
  const asLibvirt = useChoice((state) => state.choices.asLibvirt);
  const { setLibvirt } = useActions();
  const name = useId();
  const field = useRef<HTMLInputElement>(null);
  const now = core.newestKnownRelease;
  const verified = core.baselineVersion;
  const isNamed = libvirt === now || libvirt === verified;
  const [draft, setDraft] = useState(isNamed ? '' : libvirt);
  const [isTyping, setTyping] = useState(false);

  const isOther = isTyping || !isNamed;
  const written = core.tidyVersion(draft.trim());
  const choose = (version: string): void => {
    markGiven();
    // What would answer anyway is no choice.
    setLibvirt(version === (asLibvirt ? verified : now) ? undefined : version);
  };
  const chooseNamed = (version: string): void => {
    setTyping(false);
    setDraft(version === now || version === verified ? '' : version);
    choose(version);
  };
  const type = (text: string): void => {
    setDraft(text);
    setTyping(true);
    const version = core.tidyVersion(text.trim());
    if (version !== undefined) choose(version);
  };

  return (
    <fieldset className={styles['group']}>
      <legend>{words.releaseHeading}</legend>
      <Option
        name={name}
        title={words.now(now)}
        note={words.basisNote['release-notes']}
        checked={!isOther && libvirt === now}
        onChoose={() => {
          chooseNamed(now);
        }}
      />
      <Option
        name={name}
        title={words.verified(verified)}
        note={words.basisNote.verified}
        checked={!isOther && libvirt === verified}
        onChoose={() => {
          chooseNamed(verified);
        }}
      />
      <Option
        name={name}
        title={words.other}
        checked={isOther}
        onChoose={() => {
          setTyping(true);
          // The field comes with the next painting.
          requestAnimationFrame(() => field.current?.focus());
        }}
      >
        <input
          ref={field}
          className={styles['field']}
          aria-label={words.otherField}
          placeholder="10.4.0"
          spellCheck={false}
          autoComplete="off"
          value={draft}
          aria-invalid={draft.trim() !== '' && written === undefined}
          aria-describedby={`${name}-note`}
          onChange={(event) => {
            type(event.currentTarget.value);
          }}
        />
        <p id={`${name}-note`} className={styles['note']} role="status">
          <Prose text={written === undefined ? words.otherInvalid : noteOn(written)} />
        </p>
      </Option>
      <KnownReleases core={core} words={words} chosen={libvirt} onChoose={chooseNamed} />
    </fieldset>
  );

  function noteOn(version: string): string {
    const isLater = core.compareVersions(version, now) > 0;
    return isLater ? words.laterThanKnown(now) : words.basisNote[core.basisOfRelease(version)];
  }
}

interface KnownReleasesProps extends Pick<RuleProps, 'core' | 'words'> {
  readonly chosen: string;
  readonly onChoose: (version: string) => void;
}

function KnownReleases({ core, words, chosen, onChoose }: KnownReleasesProps) {
  return (
    <details className={styles['details']}>
      <summary>{words.changes}</summary>
      <ul className={styles['releases']}>
        {core.listKnownReleases().map(({ version, begins, ends }) => (
          <li key={version} data-release={version}>
            <button
              type="button"
              className={styles['small']}
              aria-label={words.choose(version)}
              title={words.choose(version)}
              aria-pressed={version === chosen}
              onClick={() => {
                onChoose(version);
              }}
            >
              {version}
            </button>
            <div>
              {begins.map(({ id, certain }) => (
                <p key={id}>
                  <Prose text={words.changed(id)} />
                  {!certain && <span className={styles['tag']}>{words.uncertain}</span>}
                </p>
              ))}
              {ends.map(({ id, certain }) => (
                <p key={id}>
                  <Prose text={words.ends(words.changed(id))} />
                  {!certain && <span className={styles['tag']}>{words.uncertain}</span>}
                </p>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
}
