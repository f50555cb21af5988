/**
 * Whose rules answer: quietly while they are the usual ones, as a chip with a way back when they are not. Opens to
 * all that can be chosen about them; the picture follows every choice and stays in sight.
 */
import { useMemo } from 'react';
import { markGiven } from '../../browser/timing.ts';
import type { ReadingCore } from '../load-core.ts';
import { useActions, useChoice, useUi } from '../page-context.ts';
import { ChevronIcon, CloseIcon } from '../parts/icons.tsx';
import { usePopover } from '../parts/use-popover.ts';
import { CgroupChoice, EraChoice } from './run-time-choices.tsx';
import { Option } from './option.tsx';
import { ReleaseChoice } from './release-choice.tsx';
import styles from './rules.module.css';

export function RulesMenu({ core }: { readonly core: ReadingCore }) {
  const language = useChoice((state) => state.language);
  const choices = useChoice((state) => state.choices);
  const { resetRules, setAsLibvirt } = useActions();
  const { open, root, button, toggle, close, onKeyDown } = usePopover();
  const ui = useUi();
  const words = useMemo(() => core.rulesWords(language), [core, language]);
  const rules = core.rulesInForce(choices);
  const chip = words.chip(rules, choices.asLibvirt);
  const isUsual = chip === words.chip(core.rulesInForce({ asLibvirt: false }), false);
  const reset = (): void => {
    markGiven();
    resetRules();
    // The button that was pressed goes away with what it undid.
    close();
  };

  return (
    <div ref={root} className={styles['menu']} data-open={open} onKeyDown={onKeyDown}>
      <span className={styles['chip']} data-usual={isUsual} data-testid="rules">
        <button
          ref={button}
          type="button"
          className={styles['opener']}
          aria-expanded={open}
          title={`${chip}. ${words.change}`}
          onClick={toggle}
        >
          <span className={styles['text']}>
            {isUsual && <span className={styles['label']}>{ui.labelled(words.heading, '')}</span>}
            {chip}
          </span>
          <ChevronIcon />
        </button>
        {!isUsual && (
          <button
            type="button"
            className={styles['reset']}
            aria-label={words.reset}
            title={words.reset}
            onClick={reset}
          >
            <CloseIcon />
          </button>
        )}
      </span>
      {open && (
        <div className={styles['panel']} role="group" aria-label={words.heading}>
          <p className="visually-hidden" role="status">
            {chip}
          </p>
          <ReleaseChoice core={core} words={words} rules={rules} />
          <CgroupChoice core={core} words={words} rules={rules} />
          <EraChoice core={core} words={words} rules={rules} />
          <div className={styles['group']}>
            <Option
              type="checkbox"
              title={words.assumeNothing}
              note={words.assumeNothingNote(core.baselineVersion)}
              checked={choices.asLibvirt}
              onChoose={(checked) => {
                markGiven();
                setAsLibvirt(checked);
              }}
            />
          </div>
          {!isUsual && (
            <button type="button" className={styles['small']} onClick={reset}>
              {words.reset}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
