/** How the page begins. */
import { useEffect } from 'react';
import { readFragment } from '../browser/address.ts';
import { afterPaintWhenIdle } from '../browser/timing.ts';
import { usePage } from './page-context.ts';

/**
 * Loads the reading core and, side by side with it, what the address asks for. Where it asks for nothing, the empty page
 * is painted and can be used before anything more is requested.
 */
export function useBeginning(): void {
  const { runner, intake } = usePage();
  useEffect(() => {
    const fragment = readFragment();
    const begin = (): void => {
      runner.run();
      void intake.begin(fragment);
    };
    if (fragment.length <= 1) return afterPaintWhenIdle(begin);
    begin();
    return undefined;
  }, [runner, intake]);
}
