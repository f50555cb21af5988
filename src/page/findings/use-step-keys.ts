/** `n` and `p`: the next finding, and the one before. */
import { useEffect, useRef } from 'react';
import { isTextField } from '../../browser/clipboard.ts';

export function useStepKeys(step: (by: 1 | -1) => void): void {
  const latest = useRef(step);
  useEffect(() => {
    latest.current = step;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTextField(event.target)) return;
      if (event.key !== 'n' && event.key !== 'p') return;
      if (document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      latest.current(event.key === 'n' ? 1 : -1);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
    };
  }, []);
}
