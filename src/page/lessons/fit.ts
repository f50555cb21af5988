/** On a screen that nobody can scroll, type is made as small as it must be for all of a step to be seen, and no smaller. */
import { useLayoutEffect } from 'react';
import type { RefObject } from 'react';

const steps = [1, 0.94, 0.88, 0.82, 0.76, 0.7, 0.64, 0.58, 0.52, 0.46] as const;

export function useFit(element: RefObject<HTMLElement | null>, isOn: boolean): void {
  useLayoutEffect(() => {
    const body = element.current;
    if (body === null) return undefined;
    if (!isOn) {
      body.style.removeProperty('--fit');
      return undefined;
    }
    const fit = (): void => {
      for (const scale of steps) {
        body.style.setProperty('--fit', String(scale));
        if (body.scrollHeight <= body.clientHeight) return;
      }
    };
    fit();
    const resized = new ResizeObserver(fit);
    resized.observe(body);
    const changed = new MutationObserver(fit);
    changed.observe(body, { childList: true, subtree: true, characterData: true });
    return () => {
      resized.disconnect();
      changed.disconnect();
    };
  }, [element, isOn]);
}
