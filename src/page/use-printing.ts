/** Whether the page is being printed, for what has to be on paper in full and on the screen in part. */
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { watchPrinting } from '../browser/printing.ts';

export function usePrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(
    () =>
      watchPrinting((now) => {
        // The browser does not wait.
        flushSync(() => {
          setPrinting(now);
        });
      }),
    [],
  );
  return isPrinting;
}
