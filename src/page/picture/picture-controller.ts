/**
 * The imperative part of the picture: one SVG element, its zoom, and the classes that say what is hovered, focused,
 * selected or hidden. React hands it scenes and choices; nothing is rendered again for a hover.
 */
import { afterPaint } from '../../browser/timing.ts';
import type { EntityId } from '../../core/identity.ts';
import type { Scene, SceneEdge } from '../../core/scene/scene.ts';
import type { Shape } from '../../render/shape.ts';
import type { StyleOf } from '../../render/tone-styles.ts';
import type { ReadingCore } from '../load-core.ts';
import { createLighting } from './lighting.ts';
import type { Lighting } from './lighting.ts';
import { lineUnder } from './line-under.ts';
import { directionOfKey, nextStop, stopsOf } from './spatial.ts';
import type { Stop } from './spatial.ts';
import { createZooming } from './zooming.ts';
import type { Size, Zooming } from './zooming.ts';

export interface PictureEvents {
  /** `isAdded`: beside what is selected already. */
  onSelect(id: EntityId | undefined, isAdded: boolean): void;
  /** The entity under the pointer or the focus, and where it is on the screen. */
  onPoint(id: EntityId | undefined, at: DOMRect | undefined): void;
  /** A finger's tap: it has no hover, so what a hover would say is said with it. */
  onTap(id: EntityId, at: DOMRect): void;
}

/** What only a click speaks of: lighting them on the way to something else would flicker. */
const quietKinds = new Set(['host', 'node', 'socket', 'die', 'l3', 'type', 'strip', 'domain', 'cell']);

/** What the first look does not need, made when something is pointed at, chosen or moved to. */
interface Details {
  /** Everything that is drawn for an id: its own element, its name, its rings. */
  readonly elements: ReadonlyMap<string, readonly Element[]>;
  readonly lighting: Lighting;
  readonly stops: readonly Stop[];
}

/** What the scene is drawn with. */
export interface Drawing {
  readonly core: ReadingCore;
  readonly styleOf: StyleOf;
  /** Tells what is said of an entity after its label; it is asked once the picture is painted. */
  readonly namesOf: () => (id: EntityId) => string | undefined;
}

/** What is under the pointer; a line speaks for its thread, and where it is, is where the pointer is. */
interface Under {
  readonly id: EntityId | undefined;
  readonly kind: string | undefined;
  readonly at: (() => DOMRect) | undefined;
}

export class PictureController {
  readonly #pane: HTMLElement;
  readonly #events: PictureEvents;
  readonly #zooming: Zooming;
  #svg: SVGElement | undefined;
  #shown: ({ readonly scene: Scene } & Drawing) | undefined;
  #known: Details | undefined;
  #lit: readonly Element[] = [];
  #pointed: EntityId | undefined;
  #chosen: readonly EntityId[] = [];
  #selected: readonly EntityId[] = [];
  #hidden: readonly string[] = [];
  #overlay: Element | undefined;
  #tabStop: Element | undefined;
  #stopWaiting: (() => void) | undefined;

  constructor(pane: HTMLElement, events: PictureEvents) {
    this.#pane = pane;
    this.#events = events;
    this.#zooming = createZooming(pane, () => {
      this.#events.onPoint(undefined, undefined);
    });
    pane.addEventListener('pointerover', this.#onPointerMove);
    pane.addEventListener('pointermove', this.#onPointerMove);
    pane.addEventListener('pointerleave', this.#onPointerLeave);
    pane.addEventListener('focusin', this.#onFocusIn);
    pane.addEventListener('focusout', this.#onFocusOut);
    pane.addEventListener('click', this.#onClick);
    pane.addEventListener('keydown', this.#onKeyDown);
  }

  mount(scene: Scene, svg: SVGElement, pane: Size, drawing: Drawing): void {
    const old = this.#svg;
    const hadFocus = old?.contains(document.activeElement) === true;
    const focused = hadFocus ? idOf(document.activeElement) : undefined;
    const isSame = (attribute: string): boolean =>
      old?.getAttribute(attribute) === svg.getAttribute(attribute);
    const sameSize = isSame('width') && isSame('height');
    // The label says it; a <title> would make the browser show a tip of its own over everything.
    svg.querySelector(':scope > title')?.remove();
    this.#svg = svg;
    this.#shown = { scene, ...drawing };
    this.#known = undefined;
    this.#lit = [];
    this.#overlay = undefined;
    this.#pointed = undefined;
    this.#tabStop = undefined;
    // All classes and the transform first, then into the page: one style pass and one layout.
    this.#zooming.show(svg, scene, pane, sameSize);
    if (this.#hidden.length > 0) this.#hide();
    this.setSelection(this.#selected, this.#chosen);
    if (old === undefined) this.#pane.prepend(svg);
    else old.replaceWith(svg);
    if (focused !== undefined) this.#focus(focused);
    this.#stopWaiting?.();
    this.#stopWaiting = afterPaint(() => {
      const moreOf = drawing.namesOf();
      for (const element of svg.querySelectorAll('[role="button"]')) {
        makeFocusable(element);
        const more = moreOf(idOf(element) ?? '');
        if (more !== undefined)
          element.setAttribute('aria-label', `${element.getAttribute('aria-label') ?? ''}; ${more}`);
      }
    });
  }

  /** `chosen` are lit together; `selected` wear the halo. */
  setSelection(selected: readonly EntityId[], chosen: readonly EntityId[]): void {
    const hadSelection = this.#selected.length > 0;
    this.#selected = selected;
    this.#chosen = chosen;
    if (hadSelection) {
      this.#svg?.querySelectorAll('.selected').forEach((element) => {
        element.classList.remove('selected');
        element.removeAttribute('aria-pressed');
      });
    }
    const elements = selected.flatMap((id) => this.#elementsOf(id));
    for (const element of elements) {
      element.classList.add('selected');
      if (element.getAttribute('role') === 'button') element.setAttribute('aria-pressed', 'true');
    }
    this.#setTabStop(elements[0] ?? this.#tabStop ?? this.#firstStop());
    this.#light();
  }

  /** Keys of classes. */
  setHidden(hidden: readonly string[]): void {
    if (hidden.length === 0 && this.#hidden.length === 0) return;
    this.#hidden = hidden;
    this.#hide();
  }

  #hide(): void {
    for (const element of this.#svg?.querySelectorAll('[data-key]') ?? []) {
      element.classList.toggle('filtered', this.#hidden.includes(element.getAttribute('data-key') ?? ''));
    }
  }

  /** Threads are stops before boxes are; both in drawing order. */
  #firstStop(): Element | undefined {
    return (
      this.#svg?.querySelector('[data-id].thread') ??
      this.#svg?.querySelector('.box:not(.host, .core, .strip)') ??
      undefined
    );
  }

  #details(): Details | undefined {
    const [svg, shown] = [this.#svg, this.#shown];
    if (svg === undefined || shown === undefined) return undefined;
    this.#known ??= {
      elements: indexById(svg),
      lighting: createLighting(shown.scene, shown.core),
      stops: stopsOf(shown.scene),
    };
    return this.#known;
  }

  #elementsOf(id: EntityId): readonly Element[] {
    return this.#details()?.elements.get(id) ?? [];
  }

  zoomBy(factor: number): void {
    this.#zooming.by(factor);
  }

  fit(): void {
    this.#zooming.fit();
  }

  resized(pane: Size): void {
    this.#zooming.resized(pane);
  }

  destroy(): void {
    this.#stopWaiting?.();
    this.#zooming.destroy();
    this.#pane.removeEventListener('pointerover', this.#onPointerMove);
    this.#pane.removeEventListener('pointermove', this.#onPointerMove);
    this.#pane.removeEventListener('pointerleave', this.#onPointerLeave);
    this.#pane.removeEventListener('focusin', this.#onFocusIn);
    this.#pane.removeEventListener('focusout', this.#onFocusOut);
    this.#pane.removeEventListener('click', this.#onClick);
    this.#pane.removeEventListener('keydown', this.#onKeyDown);
    this.#svg?.remove();
    this.#svg = undefined;
  }

  readonly #onPointerMove = (event: PointerEvent): void => {
    // A finger has no hover: its tap selects.
    if (event.pointerType === 'touch' || event.buttons !== 0) return;
    const { id, kind, at } = this.#under(event);
    const pointed = quietKinds.has(kind ?? '') ? undefined : id;
    // Moving about on one thing says nothing new.
    if (event.type === 'pointermove' && pointed === this.#pointed) return;
    this.#point(pointed, pointed === undefined ? undefined : at?.());
  };

  readonly #onPointerLeave = (): void => {
    this.#point(undefined, undefined);
  };

  readonly #onFocusIn = (event: FocusEvent): void => {
    // The pane never scrolls: what the focus needs to be seen is panned to.
    this.#pane.scrollTo(0, 0);
    const element = entityElement(event.target);
    const id = idOf(element);
    if (element === undefined || id === undefined) return;
    this.#setTabStop(element);
    if (!element.matches(':focus-visible')) return;
    const stop = this.#details()?.stops.find((candidate) => candidate.id === id);
    if (stop !== undefined) this.#zooming.reveal(stop.x, stop.y);
    this.#point(id, element.getBoundingClientRect());
  };

  readonly #onFocusOut = (): void => {
    this.#point(undefined, undefined);
  };

  readonly #onClick = (event: MouseEvent): void => {
    if (!(event.target instanceof Element) || event.target.closest('button') !== null) return;
    const { id, kind, at } = this.#under(event);
    this.#events.onSelect(kind === 'host' ? undefined : id, event.ctrlKey || event.metaKey || event.shiftKey);
    const isTouch = 'pointerType' in event && event.pointerType === 'touch';
    if (isTouch && at !== undefined && id !== undefined) this.#events.onTap(id, at());
  };

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey) return;
    const id = idOf(entityElement(event.target));
    const direction = directionOfKey[event.key];
    if (direction !== undefined && id !== undefined) {
      const stops = this.#details()?.stops ?? [];
      const from = stops.find((stop) => stop.id === id);
      const next = from === undefined ? undefined : nextStop(stops, from, direction);
      if (next !== undefined) this.#focus(next.id);
    } else if ((event.key === 'Enter' || event.key === ' ') && id !== undefined) {
      this.#events.onSelect(id, event.ctrlKey || event.metaKey || event.shiftKey);
    } else if (event.ctrlKey || event.metaKey) return;
    else if (event.key === '+' || event.key === '=') this.#zooming.by(1.4);
    else if (event.key === '-') this.#zooming.by(1 / 1.4);
    else if (event.key === '0') this.#zooming.fit();
    else return;
    event.preventDefault();
  };

  /** Threads lie over lines, lines over boxes. */
  #under({ target, clientX, clientY }: MouseEvent): Under {
    const element = entityElement(target);
    const kind = element?.getAttribute('data-kind') ?? undefined;
    const isInPicture = target === this.#pane || (target instanceof Node && this.#svg?.contains(target));
    const line =
      isInPicture === true && element?.classList.contains('thread') !== true
        ? this.#lineAt(clientX, clientY)
        : undefined;
    if (line !== undefined)
      return { id: line.thread, kind: 'line', at: () => new DOMRect(clientX, clientY, 0, 0) };
    if (element === undefined) return { id: undefined, kind, at: undefined };
    return { id: idOf(element), kind, at: () => element.getBoundingClientRect() };
  }

  #lineAt(clientX: number, clientY: number): SceneEdge | undefined {
    const edges = this.#shown?.scene.edges ?? [];
    const styleOf = this.#shown?.styleOf;
    const seen =
      this.#hidden.length === 0 || styleOf === undefined
        ? edges
        : edges.filter(({ thread, source }) => !this.#hidden.includes(styleOf(thread, source).key));
    const frame = this.#pane.getBoundingClientRect();
    const [x, y] = this.#zooming.toPicture(clientX - frame.left, clientY - frame.top);
    return lineUnder(seen, x, y);
  }

  #focus(id: EntityId): void {
    const element = this.#elementsOf(id)[0];
    if (!(element instanceof SVGElement)) return;
    makeFocusable(element);
    element.focus({ preventScroll: true });
  }

  #point(id: EntityId | undefined, at: DOMRect | undefined): void {
    if (this.#pointed !== id) {
      this.#pointed = id;
      this.#light();
    }
    this.#events.onPoint(id, at);
  }

  /** What is pointed at wins over what is chosen. */
  #light(): void {
    const focus = this.#pointed === undefined ? this.#chosen : [this.#pointed];
    if (focus.length === 0 && this.#lit.length === 0) return;
    for (const element of this.#lit) element.classList.remove('lit');
    this.#lit = [];
    this.#overlay?.remove();
    this.#overlay = undefined;
    const [svg, shown, details] = [this.#svg, this.#shown, this.#details()];
    if (svg === undefined || shown === undefined || details === undefined) return;
    const { ids, edges } = details.lighting.litBy(focus);
    const lit: Element[] = [];
    for (const id of ids) for (const element of details.elements.get(id) ?? []) lit.push(element);
    for (const element of lit) element.classList.add('lit');
    this.#lit = lit;
    const threads = shown.scene.threads.filter((thread) => ids.has(thread.id));
    const { core, styleOf } = shown;
    this.#lay(svg, core, [...core.paintPorts([...edges], styleOf), ...core.paintLetters(threads, styleOf)]);
    svg.classList.toggle('has-focus', lit.length > 0);
    const tones = new Set([...edges].map(({ thread, source }) => styleOf(thread, source).className));
    const [tone] = tones;
    svg.style.setProperty(
      '--lit-tone',
      tones.size === 1 && tone !== undefined ? `var(--${tone})` : 'var(--ink-soft)',
    );
  }

  /** Ports and small letters are drawn by the row; those of what is lit are drawn again over the rest. */
  #lay(svg: SVGElement, core: ReadingCore, shapes: readonly Shape[]): void {
    if (shapes.length === 0) return;
    const overlay = document.createElementNS(svg.namespaceURI ?? '', 'g');
    overlay.setAttribute('aria-hidden', 'true');
    for (const shape of shapes) {
      const element = core.toSvgNode(shape, document);
      element.classList.add('lit');
      overlay.append(element);
    }
    svg.querySelector(':scope > .rings')?.before(overlay);
    this.#overlay = overlay;
    if (this.#hidden.length > 0) this.#hide();
  }

  #setTabStop(element: Element | undefined): void {
    if (element === undefined || element === this.#tabStop) return;
    this.#tabStop?.setAttribute('tabindex', '-1');
    element.setAttribute('tabindex', '0');
    this.#tabStop = element;
  }
}

function makeFocusable(element: Element): void {
  if (!element.hasAttribute('tabindex')) element.setAttribute('tabindex', '-1');
}

function indexById(svg: SVGElement): ReadonlyMap<string, readonly Element[]> {
  const index = new Map<string, Element[]>();
  for (const element of svg.querySelectorAll('[data-id], [data-of]')) {
    const id = element.getAttribute('data-id') ?? element.getAttribute('data-of') ?? '';
    const known = index.get(id);
    if (known === undefined) index.set(id, [element]);
    else known.push(element);
  }
  return index;
}

function entityElement(target: EventTarget | null): Element | undefined {
  return target instanceof Element ? (target.closest('[data-id]') ?? undefined) : undefined;
}

function idOf(element: Element | null | undefined): EntityId | undefined {
  return element?.getAttribute('data-id') ?? undefined;
}
