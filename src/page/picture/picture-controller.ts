/**
 * The imperative part of the picture: one SVG element, its zoom, and the classes that say what is hovered, focused,
 * selected or hidden. React hands it scenes and choices; nothing is rendered again for a hover.
 */
import type { EntityId } from '../../core/identity.ts';
import type { PinningSource } from '../../core/placement/placement.ts';
import type { Scene } from '../../core/scene/scene.ts';
import type { ReadingCore } from '../load-core.ts';
import { createLighting } from './lighting.ts';
import type { Lighting } from './lighting.ts';
import { directionOfKey, nextStop, stopsOf } from './spatial.ts';
import type { Stop } from './spatial.ts';
import { createZooming } from './zooming.ts';
import type { Size, Zooming } from './zooming.ts';

export interface PictureEvents {
  onSelect(id: EntityId | undefined): void;
  /** The entity under the pointer or the focus, and where it is on the screen. */
  onPoint(id: EntityId | undefined, at: DOMRect | undefined): void;
  /** A finger's tap: it has no hover, so what a hover would say is said with it. */
  onTap(id: EntityId, at: DOMRect): void;
}

/** What only a click speaks of: lighting them on the way to something else would flicker. */
const quietKinds = new Set(['host', 'node', 'socket', 'die', 'strip', 'domain', 'cell']);

export class PictureController {
  readonly #pane: HTMLElement;
  readonly #events: PictureEvents;
  readonly #zooming: Zooming;
  #svg: SVGElement | undefined;
  #elements: ReadonlyMap<string, readonly Element[]> = new Map();
  #lighting: Lighting | undefined;
  #stops: readonly Stop[] = [];
  #lit: readonly Element[] = [];
  #pointed: EntityId | undefined;
  #chosen: readonly EntityId[] = [];
  #selection: EntityId | undefined;
  #hidden: readonly PinningSource[] = [];
  #tabStop: Element | undefined;

  constructor(pane: HTMLElement, events: PictureEvents) {
    this.#pane = pane;
    this.#events = events;
    this.#zooming = createZooming(pane, () => {
      this.#events.onPoint(undefined, undefined);
    });
    pane.addEventListener('pointerover', this.#onPointerOver);
    pane.addEventListener('pointerleave', this.#onPointerLeave);
    pane.addEventListener('focusin', this.#onFocusIn);
    pane.addEventListener('focusout', this.#onFocusOut);
    pane.addEventListener('click', this.#onClick);
    pane.addEventListener('keydown', this.#onKeyDown);
  }

  mount(scene: Scene, svg: SVGElement, pane: Size, core: ReadingCore): void {
    const old = this.#svg;
    const hadFocus = old?.contains(document.activeElement) === true;
    const focused = hadFocus ? idOf(document.activeElement) : undefined;
    const isSame = (attribute: string): boolean =>
      old?.getAttribute(attribute) === svg.getAttribute(attribute);
    const sameSize = isSame('width') && isSame('height');
    // The label says it; a <title> would make the browser show a tip of its own over everything.
    svg.querySelector(':scope > title')?.remove();
    this.#svg = svg;
    this.#lit = [];
    this.#pointed = undefined;
    this.#tabStop = undefined;
    this.#elements = indexById(svg);
    this.#lighting = createLighting(scene, core);
    this.#stops = stopsOf(scene);
    // All classes and the transform first, then into the page: one style pass and one layout.
    this.#zooming.show(svg, scene, pane, sameSize);
    this.setHidden(this.#hidden);
    this.setSelection(this.#selection, this.#chosen);
    if (old === undefined) this.#pane.prepend(svg);
    else old.replaceWith(svg);
    if (focused !== undefined) this.#focus(focused);
  }

  /** `chosen` are lit together; `selection` wears the halo. */
  setSelection(selection: EntityId | undefined, chosen: readonly EntityId[]): void {
    this.#selection = selection;
    this.#chosen = chosen;
    this.#svg?.querySelectorAll('.selected').forEach((element) => {
      element.classList.remove('selected');
      element.removeAttribute('aria-pressed');
    });
    const elements = selection === undefined ? [] : (this.#elements.get(selection) ?? []);
    for (const element of elements) {
      element.classList.add('selected');
      if (element.getAttribute('role') === 'button') element.setAttribute('aria-pressed', 'true');
    }
    this.#setTabStop(elements[0] ?? this.#tabStop ?? this.#elements.get(this.#stops[0]?.id ?? '')?.[0]);
    this.#light();
  }

  setHidden(hidden: readonly PinningSource[]): void {
    this.#hidden = hidden;
    for (const edge of this.#svg?.querySelectorAll('.edge') ?? []) {
      edge.classList.toggle(
        'hidden-source',
        hidden.includes(edge.getAttribute('data-source') as PinningSource),
      );
    }
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
    this.#zooming.destroy();
    this.#pane.removeEventListener('pointerover', this.#onPointerOver);
    this.#pane.removeEventListener('pointerleave', this.#onPointerLeave);
    this.#pane.removeEventListener('focusin', this.#onFocusIn);
    this.#pane.removeEventListener('focusout', this.#onFocusOut);
    this.#pane.removeEventListener('click', this.#onClick);
    this.#pane.removeEventListener('keydown', this.#onKeyDown);
    this.#svg?.remove();
    this.#svg = undefined;
  }

  readonly #onPointerOver = (event: PointerEvent): void => {
    // A finger has no hover: its tap selects.
    if (event.pointerType === 'touch' || event.buttons !== 0) return;
    const element = entityElement(event.target);
    const isQuiet = quietKinds.has(element?.getAttribute('data-kind') ?? '');
    this.#point(isQuiet ? undefined : idOf(element), isQuiet ? undefined : element);
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
    const stop = this.#stops.find((candidate) => candidate.id === id);
    if (stop !== undefined) this.#zooming.reveal(stop.x, stop.y);
    this.#point(id, element);
  };

  readonly #onFocusOut = (): void => {
    this.#point(undefined, undefined);
  };

  readonly #onClick = (event: MouseEvent): void => {
    if (!(event.target instanceof Element) || event.target.closest('button') !== null) return;
    const element = entityElement(event.target);
    const id = idOf(element);
    this.#events.onSelect(element?.getAttribute('data-kind') === 'host' ? undefined : id);
    const isTouch = 'pointerType' in event && event.pointerType === 'touch';
    if (isTouch && element !== undefined && id !== undefined)
      this.#events.onTap(id, element.getBoundingClientRect());
  };

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const id = idOf(entityElement(event.target));
    const direction = directionOfKey[event.key];
    if (direction !== undefined && id !== undefined) {
      const from = this.#stops.find((stop) => stop.id === id);
      const next = from === undefined ? undefined : nextStop(this.#stops, from, direction);
      if (next !== undefined) this.#focus(next.id);
    } else if ((event.key === 'Enter' || event.key === ' ') && id !== undefined) this.#events.onSelect(id);
    else if (event.key === '+' || event.key === '=') this.#zooming.by(1.4);
    else if (event.key === '-') this.#zooming.by(1 / 1.4);
    else if (event.key === '0') this.#zooming.fit();
    else return;
    event.preventDefault();
  };

  #focus(id: EntityId): void {
    const element = this.#elements.get(id)?.[0];
    if (element instanceof SVGElement) element.focus({ preventScroll: true });
  }

  #point(id: EntityId | undefined, element: Element | undefined): void {
    if (this.#pointed !== id) {
      this.#pointed = id;
      this.#light();
    }
    this.#events.onPoint(id, element?.getBoundingClientRect());
  }

  /** What is pointed at wins over what is chosen. */
  #light(): void {
    const focus = this.#pointed === undefined ? this.#chosen : [this.#pointed];
    for (const element of this.#lit) element.classList.remove('lit');
    this.#lit = [];
    const svg = this.#svg;
    if (svg === undefined || this.#lighting === undefined) return;
    const { ids, source } = this.#lighting.litBy(focus);
    const lit: Element[] = [];
    for (const id of ids) for (const element of this.#elements.get(id) ?? []) lit.push(element);
    for (const element of lit) element.classList.add('lit');
    this.#lit = lit;
    svg.classList.toggle('has-focus', lit.length > 0);
    svg.style.setProperty(
      '--lit-source',
      source === undefined ? 'var(--ink-soft)' : `var(--source-${source})`,
    );
  }

  #setTabStop(element: Element | undefined): void {
    if (element === undefined || element === this.#tabStop) return;
    this.#tabStop?.setAttribute('tabindex', '-1');
    element.setAttribute('tabindex', '0');
    this.#tabStop = element;
  }
}

/** Everything that is drawn for an id: its own element, its rings. */
function indexById(svg: SVGElement): ReadonlyMap<string, readonly Element[]> {
  const index = new Map<string, Element[]>();
  for (const element of svg.querySelectorAll('[data-id], .ring')) {
    const id = element.getAttribute('data-id') ?? element.getAttribute('data-of') ?? '';
    const known = index.get(id);
    if (known === undefined) index.set(id, [element]);
    else known.push(element);
  }
  return index;
}

function entityElement(target: EventTarget | null): Element | undefined {
  return target instanceof Element ? (target.closest('[data-thread], [data-id]') ?? undefined) : undefined;
}

/** A line speaks for its thread. */
function idOf(element: Element | null | undefined): EntityId | undefined {
  return element?.getAttribute('data-thread') ?? element?.getAttribute('data-id') ?? undefined;
}
