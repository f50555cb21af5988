/**
 * The picture as SVG elements: up to about a thousand CPUs nothing is smoother, and every part is an element that a
 * screen reader finds. The SVG keeps its size and its layout; a CSS transform moves it (2 to 4 ms a frame, where
 * changing the viewBox costs up to 114), composited only while a movement lasts so that it is drawn sharp at its end.
 */
import type { EntityId } from '../../core/identity.ts';
import { hasLight } from './lighting.ts';
import type { Lit, SeenBoxes } from './lighting.ts';
import type { Shape } from '../../render/shape.ts';
import type { ReadingCore } from '../load-core.ts';
import type { Drawing, Hit, Marks, Place, SpokenName, Surface } from './surface.ts';

const svgNamespace = 'http://www.w3.org/2000/svg';

export function createSvgSurface({ scene, core, options, styleOf, namesOf }: Drawing): Surface {
  const svg = core.toSvgNode(core.paintMap(scene, options), document);
  // The label says it; a <title> would make the browser show a tip of its own over everything.
  svg.querySelector(':scope > title')?.remove();
  let known: ReadonlyMap<string, readonly Element[]> | undefined;
  let selected: readonly Element[] = [];
  let selectedIds: readonly EntityId[] = [];
  let lit: readonly Element[] = [];
  let litNow: Lit | undefined;
  let lights: Element | undefined;
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

  const light = (now: Lit | undefined): void => {
    litNow = now;
    for (const element of lit) element.classList.remove('lit');
    lit = now === undefined ? [] : [...now.ids].flatMap(elementsOf);
    // A sign for whoever looks for it; no style hangs on it.
    for (const element of lit) element.classList.add('lit');
    lights?.remove();
    lights = now === undefined || now.ids.size === 0 ? undefined : drawLights(now);
    svg.classList.toggle('has-focus', lights !== undefined);
    if (lights === undefined) return;
    svg.append(lights);
    hide(hidden);
  };

  /** What is lit, drawn again over the rest: everything else then fades by its group, and no element is looked at. */
  const drawLights = ({ ids, edges, memoryEdges, seen }: Lit): SVGElement => {
    const group = document.createElementNS(svgNamespace, 'g');
    group.setAttribute('class', 'lights');
    group.setAttribute('aria-hidden', 'true');
    const lines = [...edges];
    const tones = new Set(lines.map(({ thread, source }) => styleOf(thread, source).className));
    const [tone] = tones;
    const isOne = tones.size === 1 && tone !== undefined;
    group.style.setProperty('--lit-tone', isOne ? `var(--${tone})` : 'var(--ink-soft)');
    const boxes = scene.hostBoxes.filter(({ id, kind }) => hasLight(kind) && ids.has(id));
    const threads = scene.threads.filter(({ id }) => ids.has(id));
    const shapes = [
      { tag: 'path', attributes: { class: 'light', d: boxes.map((box) => core.rectPath(box)).join('') } },
      ...(seen === undefined ? [] : [outlineOf(seen, core)]),
      ...core.paintPipes([...memoryEdges]),
      ...core.paintBundles(lines, styleOf),
      ...core.paintPorts(lines, styleOf),
    ];
    const labels = [...core.paintNames(threads), ...core.paintLetters(threads, styleOf)];
    const copies = lit.filter((element) => element.matches('.thread, .ring, .revision, .gauge'));
    group.append(
      ...shapes.map((shape) => core.toSvgNode(shape, document)),
      ...copies.map(copyOf),
      ...labels.map((shape) => core.toSvgNode(shape, document)),
    );
    return group;
  };

  const select = (ids: readonly EntityId[]): void => {
    for (const element of selected) {
      element.classList.remove('selected');
      element.removeAttribute('aria-pressed');
    }
    selectedIds = ids;
    selected = ids.flatMap(elementsOf);
    for (const element of selected) {
      element.classList.add('selected');
      if (element.getAttribute('role') === 'button') element.setAttribute('aria-pressed', 'true');
    }
  };

  /** Known once the picture is painted: the first look needs no more than the labels. */
  let moreOf: SpokenName | undefined;
  let labels: ReadonlyMap<EntityId, string> | undefined;
  const nameAnew = (element: Element): void => {
    const id = element.getAttribute('data-id') ?? '';
    labels ??= new Map([...scene.hostBoxes, ...scene.threads].map((one) => [one.id, one.label]));
    const label = labels.get(id) ?? '';
    const more = moreOf?.(id, marks?.findingCount.get(id) ?? 0) ?? '';
    element.setAttribute('aria-label', label + more);
  };

  let marks: Marks | undefined;
  const rings = svg.querySelector(':scope > .rings');
  const mark = (now: Marks): void => {
    const before = marks;
    marks = now;
    const description = svg.querySelector(':scope > desc');
    if (description !== null) description.textContent = now.description;
    const named = new Set([...(before?.findingCount.keys() ?? []), ...now.findingCount.keys()]);
    if (named.size === 0) return;
    rings?.replaceChildren(...core.paintRings(scene, now).map((shape) => core.toSvgNode(shape, document)));
    known = undefined;
    if (moreOf !== undefined) {
      for (const id of named)
        for (const element of elementsOf(id)) if (element.matches('[role="button"]')) nameAnew(element);
    }
    // The new rings too.
    if (selectedIds.length > 0) select(selectedIds);
    if (litNow !== undefined) light(litNow);
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
    move({ x, y, k }: Place, isMovement) {
      if (isMovement) svg.style.willChange = 'transform';
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
    mark,
    painted() {
      moreOf = namesOf();
      for (const element of svg.querySelectorAll('[role="button"]')) {
        makeFocusable(element);
        nameAnew(element);
      }
    },
    destroy() {
      svg.remove();
    },
  };
}

/** Within the borders, so that neighbours keep theirs. */
function outlineOf({ boxes, differs }: SeenBoxes, { rectPath }: ReadingCore): Shape {
  const d = boxes.map(({ x, y, width, height }) =>
    rectPath({ x: x + 2, y: y + 2, width: Math.max(0, width - 4), height: Math.max(0, height - 4) }),
  );
  return { tag: 'path', attributes: { class: differs ? 'seen drifted' : 'seen', d: d.join('') } };
}

/** For the eye alone. */
function copyOf(element: Element): Element {
  const copy = element.cloneNode(true) as Element;
  copy.classList.toggle('focused', element.matches(':focus-visible'));
  for (const name of ['data-id', 'data-of', 'role', 'aria-label', 'aria-pressed', 'tabindex'])
    copy.removeAttribute(name);
  return copy;
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
  const element = target.closest('[data-id], [data-part-of]');
  const id = element?.getAttribute('data-id') ?? element?.getAttribute('data-part-of');
  if (element === null || id === undefined || id === null) return undefined;
  return {
    id,
    kind: element.getAttribute('data-kind') ?? '',
    isThread: element.classList.contains('thread'),
    at: () => element.getBoundingClientRect(),
  };
}
