/** After the address named something that is not on show any more, it must not go on naming it. */
import { afterPaintHere, readFragment, writeFragment } from '../browser/address.ts';
import { embeddingIn } from '../browser/embedding.ts';
import type { PageStore } from '../state/store.ts';
import type { StageStore } from './stage.ts';

export interface TrueAddress {
  /** What `show` puts on show is what the address names. */
  place(show: () => void): void;
  /** Whether the address names what is on show. */
  isNamed(): boolean;
}

/** Forgets the address whenever other texts or choices are on show than `place`, or a lesson that it names, put there. */
export function keepAddressTrue(store: PageStore, stage: StageStore): TrueAddress {
  let isPlacing = false;
  let isNamed = false;
  store.subscribe((state, before) => {
    if (state.sources === before.sources && state.choices === before.choices) return;
    isNamed = isPlacing;
    const { side, isNamed: isLessonNamed } = stage.getState();
    if (!isPlacing && !(side === 'lesson' && isLessonNamed)) forgetAddress();
  });
  return {
    place: (show) => {
      isPlacing = true;
      show();
      isPlacing = false;
    },
    isNamed: () => isNamed,
  };
}

function forgetAddress(): void {
  const forgotten = readFragment();
  // In a frame it also says that it is one.
  if (forgotten === '' || embeddingIn(forgotten) !== undefined) return;
  afterPaintHere(() => {
    if (readFragment() === forgotten) writeFragment('');
  });
}
