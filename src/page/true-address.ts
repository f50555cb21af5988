/** After the address named something that is not on show any more, it must not go on naming it. */
import { readFragment, writeFragment } from '../browser/address.ts';
import { embeddingIn } from '../browser/embedding.ts';
import { afterPaint } from '../browser/timing.ts';
import type { PageStore } from '../state/store.ts';

/** Forgets the address whenever other texts or choices are on show; not where `show`, what is returned, puts them there. */
export function keepAddressTrue(store: PageStore): (show: () => void) => void {
  let isNamed = false;
  store.subscribe((state, before) => {
    if (!isNamed && (state.sources !== before.sources || state.choices !== before.choices)) forgetAddress();
  });
  return (show) => {
    isNamed = true;
    show();
    isNamed = false;
  };
}

function forgetAddress(): void {
  const forgotten = readFragment();
  // In a frame it also says that it is one.
  if (forgotten === '' || embeddingIn(forgotten) !== undefined) return;
  // The browser takes some milliseconds for it, and the picture comes first.
  afterPaint(() => {
    if (readFragment() === forgotten) writeFragment('');
  });
}
