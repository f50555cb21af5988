/**
 * The picture as SVG elements: up to about a thousand CPUs nothing is smoother, and every part is an element that a
 * screen reader finds. The SVG keeps its size and its layout; a CSS transform moves it (2 to 4 ms a frame, where
 * changing the viewBox costs up to 114), composited only while a gesture lasts so that it is drawn sharp at its end.
 */
import type { EntityId } from '../../core/identity.ts';
import type { Shape } from '../../render/shape.ts';
import type { Lit } from './lighting.ts';
import type { Drawing, Hit, Place, Surface } from './surface.ts';

export function createSvgSurface({ scene, core, options, styleOf }: Drawing): Surface {
  const svg = core.toSvgNode(core.paintMap(scene, options), document);
  // The label says it; a <title> would make the browser show a tip of its own over everything.
  svg.querySelector(':scope > title')?.remove();
  let known: ReadonlyMap<string, readonly Element[]> | undefined;
  let lit: readonly Element[] = [];
  let selected: readonly Element[] = [];
  let overlay: Element | undefined;
  let tabStop: Element | undefined;
  let hidden: readonly string[] = [];

  /** Everything that is drawn for an id: its own element, its name, its rings. */
  const elementsOf = (id: string): readonly Element[] => (known ??= indexById(svg)).get(id) ?? [];

  const hide = (keys: readonly string[]): void => {
    if (keys.length === 0 && hidden.length === 0) return;
    hidden = keys;
    for (const element of svg.querySelectorAll('[data-key]')) {
      element.classList.toggle('filtered', keys.includes(element.getAttribute('data-key') ?? ''));
    }
  };

  /** Ports and small letters are drawn by the row; those of what is lit are drawn again over the rest. */
  const lay = (shapes: readonly Shape[]): void => {
    if (shapes.length === 0) return;
    const group = document.createElementNS(svg.namespaceURI ?? '', 'g');
    group.setAttribute('aria-hidden', 'true');
    for (const shape of shapes) {
      const element = core.toSvgNode(shape, document);
      element.classList.add('lit');
      group.append(element);
    }
    svg.querySelector(':scope > .rings')?.before(group);
    overlay = group;
    hide(hidden);
  };

  const light = (now: Lit | undefined): void => {
    for (const element of lit) element.classList.remove('lit');
    overlay?.remove();
    overlay = undefined;
    lit = now === undefined ? [] : [...now.ids].flatMap(elementsOf);
    for (const element of lit) element.classList.add('lit');
    svg.classList.toggle('has-focus', lit.length > 0);
    if (now === undefined) return;
    const threads = scene.threads.filter((thread) => now.ids.has(thread.id));
    lay([...core.paintPorts([...now.edges], styleOf), ...core.paintLetters(threads, styleOf)]);
    const tones = new Set([...now.edges].map(({ thread, source }) => styleOf(thread, source).className));
    const [tone] = tones;
    const isOne = tones.size === 1 && tone !== undefined;
    svg.style.setProperty('--lit-tone', isOne ? `var(--${tone})` : 'var(--ink-soft)');
  };

  const select = (ids: readonly EntityId[]): void => {
    for (const element of selected) {
      element.classList.remove('selected');
      element.removeAttribute('aria-pressed');
    }
    selected = ids.flatMap(elementsOf);
    for (const element of selected) {
      element.classList.add('selected');
      if (element.getAttribute('role') === 'button') element.setAttribute('aria-pressed', 'true');
    }
  };

  /** Threads are stops before boxes are; both in drawing order. */
  const firstStop = (): Element | null =>
    svg.querySelector('[data-id].thread') ?? svg.querySelector('.box:not(.host, .core, .strip)');

  const setTabStop = (id: EntityId | undefined): void => {
    const element = (id === undefined ? undefined : elementsOf(id)[0]) ?? tabStop ?? firstStop();
    if (element === null || element === tabStop) return;
    tabStop?.setAttribute('tabindex', '-1');
    element.setAttribute('tabindex', '0');
    tabStop = element;
  };

  return {
    root: svg,
    attached: () => {},
    move({ x, y, k }: Place, isGesture) {
      if (isGesture) svg.style.willChange = 'transform';
      svg.style.transform = `translate(${String(x)}px,${String(y)}px) scale(${String(k)})`;
    },
    rest() {
      svg.style.willChange = '';
    },
    resize: () => {},
    hit: (target) => hitOf(target),
    hasLines: () => true,
    light,
    select,
    hide,
    focus(id) {
      const [element] = elementsOf(id);
      if (!(element instanceof SVGElement)) return;
      makeFocusable(element);
      element.focus({ preventScroll: true });
    },
    setTabStop,
    painted() {
      for (const element of svg.querySelectorAll('[role="button"]:not([tabindex])')) makeFocusable(element);
    },
    destroy() {
      svg.remove();
    },
  };
}

function makeFocusable(element: Element): void {
  if (!element.hasAttribute('tabindex')) element.setAttribute('tabindex', '-1');
}

function indexById(svg: SVGElement): ReadonlyMap<string, readonly Element[]> {
  const index = new Map<string, Element[]>();
  for (const element of svg.querySelectorAll('[data-id], [data-of]')) {
    const id = element.getAttribute('data-id') ?? element.getAttribute('data-of') ?? '';
    const found = index.get(id);
    if (found === undefined) index.set(id, [element]);
    else found.push(element);
  }
  return index;
}

function hitOf(target: Element): Hit | undefined {
  const element = target.closest('[data-id]');
  const id = element?.getAttribute('data-id');
  if (element === null || id === undefined || id === null) return undefined;
  return {
    id,
    kind: element.getAttribute('data-kind') ?? '',
    isThread: element.classList.contains('thread'),
    at: () => element.getBoundingClientRect(),
  };
}
