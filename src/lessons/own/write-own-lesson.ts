/** The file of a lesson that was put together on the page; what it writes, `read-own-lesson.ts` reads. Pure. */
import { usualCgroup, usualEra } from '../../core/placement/choices.ts';
import type { Choices } from '../../core/analysis.ts';
import type { EntityId } from '../../core/identity.ts';
import type { LensId } from '../../core/lens/lens.ts';

export type RecordedQuestion =
  | { readonly kind: 'cpus'; readonly thread: EntityId }
  | { readonly kind: 'threads'; readonly cpu: number }
  | {
      readonly kind: 'one';
      readonly options: readonly { readonly text: string; readonly isRight: boolean }[];
    };

export interface RecordedStep {
  readonly title: string;
  readonly say: string;
  readonly ask: string;
  readonly answer: string;
  readonly why: string;
  readonly notes: string;
  readonly sources: readonly { readonly name: string; readonly text: string }[];
  readonly choices: Choices;
  readonly lens: LensId;
  readonly lights: readonly EntityId[];
  readonly question: RecordedQuestion | undefined;
}

/** Texts that several steps share are written once. */
export function writeOwnLesson(title: string, steps: readonly RecordedStep[]): string {
  const texts = new Map<string, string>();
  const keyOf = ({ name, text }: RecordedStep['sources'][number]): string => {
    for (const [key, known] of texts) if (known === text) return key;
    const base = name.trim() === '' ? 'text' : name.slice(0, 120);
    let key = base;
    for (let n = 2; texts.has(key); n++) key = `${base} (${String(n)})`;
    texts.set(key, text);
    return key;
  };
  const scenes = new Map<string, readonly string[]>();
  const sceneOf = (sources: RecordedStep['sources']): string => {
    const keys = sources.map(keyOf);
    for (const [name, known] of scenes) if (JSON.stringify(known) === JSON.stringify(keys)) return name;
    const name = `scene-${String(scenes.size + 1)}`;
    scenes.set(name, keys);
    return name;
  };
  const written = steps.map((step) => ({ scene: sceneOf(step.sources), ...fieldsOf(step) }));
  const file = {
    format: 'pinscope-lesson',
    version: 1,
    title,
    texts: Object.fromEntries(texts),
    scenes: Object.fromEntries(scenes),
    steps: written,
  };
  return `${JSON.stringify(file, undefined, 2)}\n`;
}

/** `undefined` is not written. */
function fieldsOf({
  title,
  say,
  ask,
  answer,
  why,
  notes,
  choices,
  lens,
  lights,
  question,
}: RecordedStep): object {
  const { era, cgroup, numad, asLibvirt } = choices;
  return {
    title,
    say,
    lens: lens === 'source' ? undefined : lens,
    era: era === usualEra ? undefined : era,
    cgroup: cgroup === usualCgroup ? undefined : cgroup,
    numad,
    asLibvirt: asLibvirt || undefined,
    // What is lit while the question is open would answer it.
    ...(lights.length === 0 ? {} : question === undefined ? { lights } : { reveals: lights }),
    ...(question === undefined ? {} : { ask, predict: predictOf(question), ...veilOf(question) }),
    answer,
    why,
    notes: notes === '' ? undefined : notes,
  };
}

function predictOf(question: RecordedQuestion): object {
  switch (question.kind) {
    case 'cpus':
      return { kind: 'cpus', of: { thread: question.thread } };
    case 'threads':
      return { kind: 'threads', of: { mayRunOn: question.cpu } };
    case 'one':
      return {
        kind: 'one',
        options: question.options.map(({ text, isRight }) => ({ text, ...(isRight ? { right: true } : {}) })),
      };
  }
}

/** What is asked for must not be seen. */
function veilOf({ kind }: RecordedQuestion): object {
  return kind === 'one' ? {} : { veil: 'all' };
}
