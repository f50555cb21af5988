/** The page of a rule: what it is about, and its picture of wrong and right, drawn from the case that tests it. */
import { useEffect, useState } from 'react';
import { systemTheme } from '../../browser/download.ts';
import { afterPaint } from '../../browser/timing.ts';
import type { RuleId } from '../../core/findings/finding.ts';
import type { FindingPanelWords } from '../../words/en/finding-panel.ts';
import { useChoice, usePage } from '../page-context.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Explanation } from './finding-details.tsx';
import { useRepairCore } from './use-repairs.ts';
import styles from './rule-dialog.module.css';

type RuleCore = typeof import('./rule-core.ts');
const loadRuleCore = (): Promise<RuleCore> => import('./rule-core.ts');

type Picture = ReturnType<RuleCore['drawCase']>;

interface Props {
  readonly rule: RuleId;
  readonly words: FindingPanelWords;
  readonly onClose: () => void;
}

export function RuleDialog({ rule, words, onClose }: Props) {
  const language = useChoice((state) => state.language);
  const core = useRepairCore();
  const isThere = core !== undefined && core !== 'failed';
  const name = isThere ? core.explainRule(rule, language).name : rule;
  return (
    <Dialog title={words.rulePage(name)} closeName={words.close} onClose={onClose} wide>
      <div className={styles['rule']} data-testid="rule-page">
        <p className={styles['id']}>
          <code>{rule}</code>
        </p>
        <Pictures rule={rule} words={words} onClose={onClose} />
        {isThere && <Explanation rule={rule} core={core} words={words} Heading="h3" />}
        {core === 'failed' && <p role="alert">{words.failed}</p>}
      </div>
    </Dialog>
  );
}

interface Drawn {
  readonly wrong: Picture;
  readonly right: Picture;
}

function Pictures({ rule, words, onClose }: Props) {
  const { store } = usePage();
  const language = useChoice((state) => state.language);
  const chosenTheme = useChoice((state) => state.theme);
  const theme = chosenTheme === 'system' ? systemTheme() : chosenTheme;
  const [core, setCore] = useState<RuleCore | undefined>(undefined);
  const [drawn, setDrawn] = useState<Drawn | undefined>(undefined);
  useEffect(() => {
    let isOpen = true;
    void loadRuleCore().then(
      (loaded) => {
        if (isOpen) setCore(loaded);
      },
      // Without the connection the words are there all the same.
      () => undefined,
    );
    return () => {
      isOpen = false;
    };
  }, []);
  const example = core?.caseOf(rule);
  useEffect(() => {
    if (core === undefined || example === undefined) return undefined;
    return afterPaint(() => {
      const draw = (texts: readonly string[]): Picture =>
        core.drawCase(texts, example.choices, language, theme);
      setDrawn({ wrong: draw(example.raises), right: draw(example.silent) });
    });
  }, [core, example, language, theme]);
  if (example === undefined) return undefined;
  const open = (texts: readonly string[]): void => {
    const { replaceTexts, setChoices, choices } = store.getState();
    replaceTexts(texts.map((text) => ({ name: '', text })));
    if (example.choices !== undefined) setChoices({ ...choices, ...example.choices });
    onClose();
  };
  return (
    <div className={styles['pictures']}>
      <OnePicture kind="wrong" picture={drawn?.wrong} words={words} onOpen={open} />
      <OnePicture kind="right" picture={drawn?.right} words={words} onOpen={open} />
    </div>
  );
}

function OnePicture({
  kind,
  picture,
  words,
  onOpen,
}: {
  readonly kind: 'wrong' | 'right';
  readonly picture: Picture | undefined;
  readonly words: FindingPanelWords;
  readonly onOpen: (texts: readonly string[]) => void;
}) {
  const [text = ''] = picture?.texts ?? [];
  return (
    <figure data-kind={kind}>
      <figcaption>{words[kind]}</figcaption>
      <div className={styles['frame']}>
        {picture?.svg !== undefined && (
          <img
            src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture.svg)}`}
            alt={picture.sentence}
          />
        )}
      </div>
      {picture !== undefined && (
        <>
          <details>
            <summary>{kind === 'wrong' ? words.wrongText : words.rightText}</summary>
            <pre tabIndex={0}>
              <code>{text.replaceAll('><', '>\n<')}</code>
            </pre>
          </details>
          <button
            type="button"
            className={styles['open']}
            onClick={() => {
              onOpen(picture.texts);
            }}
          >
            {words.openExample}
          </button>
        </>
      )}
    </figure>
  );
}
