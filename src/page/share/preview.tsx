/** Everything that a link holds, line by line: the texts that open, the choices, and what is looked at. */
import type { Choices } from '../../core/analysis.ts';
import type { ShareWords } from '../../words/share.ts';
import { useUi } from '../page-context.ts';
import type { Carried, CarriedText } from './use-share.ts';
import styles from './share.module.css';

/** Characters of one text that are put on show at once. */
const mostShown = 100_000;

interface Props {
  readonly carries: Carried;
  readonly texts: readonly CarriedText[];
  readonly choices: Choices;
  readonly fragment: string;
  readonly words: ShareWords;
}

export function Preview({ carries, texts, choices, fragment, words }: Props) {
  const ui = useUi();
  const isNamed = carries === 'step' && texts.length === 0;
  const view = isNamed ? fragment.slice(1).split('&') : fragment.split('&').slice(1);
  return (
    <section className={styles['preview']} aria-label={words.preview} data-testid="share-preview">
      <h3 className={styles['heading']}>{words.preview}</h3>
      <p>{isNamed ? words.previewStep : words.previewNote}</p>
      {texts.map(({ name, text }, i) => {
        const title = name === '' ? ui.sources.untitled(i + 1) : name;
        return (
          <figure key={`${name}:${String(i)}`}>
            <figcaption>
              {title} <span>{words.lines(text.trimEnd().split('\n').length)}</span>
            </figcaption>
            <pre tabIndex={0} aria-label={title}>
              {text.slice(0, mostShown)}
            </pre>
            {text.length > mostShown && <p>{words.previewCut}</p>}
          </figure>
        );
      })}
      <Lines title={words.choices} lines={linesOfChoices(choices, words)} />
      <Lines title={words.view} lines={view} areCode />
    </section>
  );
}

function Lines({
  title,
  lines,
  areCode = false,
}: {
  readonly title: string;
  readonly lines: readonly string[];
  readonly areCode?: boolean;
}) {
  if (lines.length === 0) return undefined;
  return (
    <figure>
      <figcaption>{title}</figcaption>
      <ul>
        {lines.map((line) => (
          <li key={line}>{areCode ? <code>{line}</code> : line}</li>
        ))}
      </ul>
    </figure>
  );
}

function linesOfChoices(choices: Choices, { choice: words }: ShareWords): readonly string[] {
  const { asLibvirt, numad, machine, libvirt, cgroup, era, droppedAssumptions } = choices;
  return [
    ...(asLibvirt ? [words.asLibvirt] : []),
    ...(libvirt === undefined ? [] : [words.libvirt(libvirt)]),
    ...(cgroup === undefined ? [] : [words.cgroup(cgroup)]),
    ...(era === undefined ? [] : [words.era(era)]),
    ...(numad === undefined ? [] : [words.numad(numad)]),
    ...(machine === undefined ? [] : [words.machine(machine + 1)]),
    ...droppedAssumptions.map(words.dropped),
    ...(choices.droppedChanges ?? []).map(words.droppedChange),
    ...(choices.muted ?? []).map(({ rule, reason }) => words.muted(rule, reason)),
  ];
}
