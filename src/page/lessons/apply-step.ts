/** What a step makes of the page: its texts, whose rules answer, the view, what is lit. */
import { afterPaintHere, readFragment, writeFragment } from '../../browser/address.ts';
import { markGiven } from '../../browser/timing.ts';
import { choicesOf } from '../../lessons/step-choices.ts';
import type { Step } from '../../lessons/lesson.ts';
import { lessonFragment } from '../../link/named-place.ts';
import type { State } from '../../state/store.ts';
import type { Page } from '../page-context.ts';
import { ownLessonId, textsOfStep } from './taught.ts';
import type { Taught } from './taught.ts';

/** Whether the page has the texts and rules of the step, whoever put them there. */
export function isApplied(
  { sources, choices }: Pick<State, 'sources' | 'choices'>,
  taught: Taught,
  step: Step,
): boolean {
  const texts = textsOfStep(taught, step);
  return (
    sources.length === texts.length &&
    sources.every(({ text }, i) => text === texts[i]?.text) &&
    JSON.stringify(tidy(choices)) === JSON.stringify(tidy(choicesOf(step)))
  );
}

/** In one order, and without what is as usual. */
function tidy(choices: State['choices']): readonly unknown[] {
  const { droppedAssumptions, droppedChanges, asLibvirt, libvirt, numad, cgroup, era } = choices;
  return [droppedAssumptions, droppedChanges ?? [], asLibvirt, libvirt, numad, cgroup ?? 'v2', era ?? 'now'];
}

/** Changes nothing that is so already; the texts of a scene stay when the next step shows it again. */
export function applyStep({ store }: Page, taught: Taught, step: Step): void {
  const texts = textsOfStep(taught, step);
  const { sources } = store.getState();
  const isSame = sources.length === texts.length && sources.every(({ text }, i) => text === texts[i]?.text);
  if (!isSame) {
    markGiven();
    store.getState().replaceTexts(texts);
  }
  if (!isApplied(store.getState(), taught, step)) store.getState().setChoices(choicesOf(step));
  store.getState().setView({
    tab: 'map',
    lens: step.lens ?? 'source',
    selection: undefined,
    hiddenClasses: [],
  });
  // A lesson of somebody's own has no address but the link that it came by; one of ours holds no secret, and a reload comes back to it.
  if (taught.id === ownLessonId) return;
  const fragment = lessonFragment({ id: taught.id.slice(0, 2), step: taught.lesson.steps.indexOf(step) + 1 });
  const before = readFragment();
  // The page forgets after painting what the address named before these texts; it may be this very step. Where somebody goes
  // elsewhere meanwhile, that stays in the address.
  afterPaintHere(() => {
    const now = readFragment();
    if ((now === before || now === '') && isApplied(store.getState(), taught, step)) writeFragment(fragment);
  });
}

/** The page as it was before a lesson, to be put back. */
export type Kept = Pick<
  State,
  | 'sources'
  | 'activeSource'
  | 'example'
  | 'choices'
  | 'tab'
  | 'lens'
  | 'selection'
  | 'hiddenClasses'
  | 'drawerOpen'
>;

export function keepPage({ store }: Page): Kept {
  const { sources, activeSource, example, choices, tab, lens, selection, hiddenClasses, drawerOpen } =
    store.getState();
  return { sources, activeSource, example, choices, tab, lens, selection, hiddenClasses, drawerOpen };
}

/** Unless there was nothing, or the reader has made the lesson's texts his own. */
export function restorePage({ store }: Page, kept: Kept | undefined, isUntouched: boolean): void {
  const { drawerOpen } = kept ?? {};
  if (kept === undefined || kept.sources.length === 0 || !isUntouched) {
    store.setState({ drawerOpen, pointed: undefined });
    return;
  }
  markGiven();
  store.setState({ ...kept, alsoSelected: [], pointed: undefined, mark: undefined });
}
