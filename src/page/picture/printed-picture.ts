/** A picture that the screen has on canvases, for paper: as elements, whole, in the light theme; only while it is printed. */
import { watchPrinting } from '../../browser/printing.ts';
import type { Drawing, Marks } from './surface.ts';

export interface PrintedState {
  readonly marks: Marks | undefined;
  /** Keys of the classes that are filtered out. */
  readonly hidden: ReadonlySet<string>;
}

/** Puts it behind `shown` and leaves it to the style sheet which of the two is seen. @returns stops doing so */
export function printAsElements(
  { scene, core, options }: Drawing,
  shown: HTMLElement,
  className: string,
  stateNow: () => PrintedState,
): () => void {
  let printed: Element | undefined;
  return watchPrinting((isPrinting) => {
    printed?.remove();
    if (!isPrinting) return;
    const { marks, hidden } = stateNow();
    printed = core.toSvgNode(core.paintMap(scene, { ...options, ...marks }), document);
    printed.classList.add(className);
    printed.setAttribute('data-theme', 'light');
    for (const element of printed.querySelectorAll('[data-key]')) {
      if (hidden.has(element.getAttribute('data-key') ?? '')) element.classList.add('filtered');
    }
    shown.after(printed);
  });
}
