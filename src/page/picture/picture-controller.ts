/**
 * The imperative part of the picture: what is pointed at, focused, selected and lit, and its zoom. React hands it scenes
 * and choices; nothing is rendered again for a hover. What the picture is painted on is a `Surface`.
 */
import { afterPaint, afterPaintWhenIdle } from '../../browser/timing.ts';
import type { EntityId } from '../../core/identity.ts';
import type { Rect } from '../../core/scene/scene.ts';
import type { Picks } from '../stage.ts';
import { fetchCanvas, withSurface } from './choose-surface.ts';
import { toggling, unfolding } from './folds-in.ts';
import type { FoldChange } from './folds-in.ts';
import { createLighting } from './lighting.ts';
import type { Lighting } from './lighting.ts';
import { createMinimap } from './minimap.ts';
import type { Minimap } from './minimap.ts';
import { createPickMarks } from './pick-marks.ts';
import { actOnKey } from './picture-keys.ts';
import type { KeyActions } from './picture-keys.ts';
import { placeOf } from './place-of.ts';
import { stopsOf } from './spatial.ts';
import type { Stop } from './spatial.ts';
import type { Drawing, Marks, Place, Surface } from './surface.ts';
import { nothing, whatIsUnder } from './under-pointer.ts';
import type { Under } from './under-pointer.ts';
import { createZooming } from './zooming.ts';
import type { Size, Zooming } from './zooming.ts';

export interface PictureEvents {
  /** `isAdded`: beside what is selected already. */
  onSelect(id: EntityId | undefined, isAdded: boolean): void;
  /** The entity under the pointer or the focus, and where it is on the screen. */
  onPoint(id: EntityId | undefined, at: DOMRect | undefined): void;
  /** A finger's tap: it has no hover, so what a hover would say is said with it. */
  onTap(id: EntityId, at: DOMRect): void;
  /** Nodes shall be folded or unfolded. */
  onFold(ids: readonly EntityId[], isFolded: boolean): void;
}

/** What only a click speaks of: lighting them on the way to something else would flicker. */
const quietKinds = new Set([
  'host',
  'fold',
  'node',
  'socket',
  'die',
  'l3',
  'type',
  'strip',
  'domain',
  'cell',
]);

/** What the first look does not need, made when something is pointed at, chosen or moved to. */
interface Details {
  readonly lighting: Lighting;
  readonly stops: readonly Stop[];
}

interface Shown {
  readonly drawing: Drawing;
  readonly surface: Surface;
}

export class PictureController {
  readonly #pane: HTMLElement;
  readonly #events: PictureEvents;
  readonly #zooming: Zooming;
  readonly #minimap: Minimap;
  readonly #stopFetching: () => void;
  #shown: Shown | undefined;
  #mounts = 0;
  #known: Details | undefined;
  #isLit = false;
  #pointed: EntityId | undefined;
  #chosen: readonly EntityId[] = [];
  #selected: readonly EntityId[] = [];
  #hidden: readonly string[] = [];
  /** The focus goes with the selection when that steps back. */
  #isFollowing = false;
  /** What is selected was not drawn when it was to be shown; the next scene may have it. */
  #isRevealing = false;
  #marks: Marks | undefined;
  #picks: Picks | undefined;
  readonly #pickMarks = createPickMarks();
  #stopWaiting: (() => void) | undefined;

  constructor(pane: HTMLElement, events: PictureEvents) {
    this.#pane = pane;
    this.#events = events;
    this.#zooming = createZooming(pane, {
      onMoved: () => {
        this.#events.onPoint(undefined, undefined);
      },
      onPlace: (place, size) => {
        this.#minimap.move(place, size);
      },
    });
    this.#minimap = createMinimap(pane, (x, y) => {
      this.#zooming.centre(x, y);
    });
    pane.addEventListener('pointerover', this.#onPointerMove);
    pane.addEventListener('pointermove', this.#onPointerMove);
    pane.addEventListener('pointerleave', this.#onPointerLeave);
    pane.addEventListener('focusin', this.#onFocusIn);
    pane.addEventListener('focusout', this.#onFocusOut);
    pane.addEventListener('click', this.#onClick);
    pane.addEventListener('keydown', this.#onKeyDown);
    pane.addEventListener('dblclick', this.#onDoubleClick, true);
    // Without it the first large picture would wait for it; a lost connection is met again there.
    this.#stopFetching = afterPaintWhenIdle(() => {
      fetchCanvas().catch(() => undefined);
    });
  }

  mount(drawing: Drawing, pane: Size): void {
    const mount = ++this.#mounts;
    withSurface(drawing, pane, (surface) => {
      if (mount === this.#mounts) this.#show({ drawing, surface }, pane);
      else surface.destroy();
    });
  }

  #show(shown: Shown, pane: Size): void {
    const { surface } = shown;
    const { scene } = shown.drawing;
    const old = this.#shown;
    const focused = old?.surface.root.contains(document.activeElement)
      ? idOf(document.activeElement)
      : undefined;
    const before = old?.drawing.scene;
    this.#shown = shown;
    this.#known = undefined;
    this.#isLit = false;
    this.#pointed = undefined;
    this.#minimap.show(scene);
    // All classes and the transform first, then into the page: one style pass and one layout.
    const moved = {
      move: (place: Place, isGesture: boolean) => {
        surface.move(place, isGesture);
        this.#pickMarks.move(place);
      },
      rest: () => {
        surface.rest();
      },
    };
    this.#zooming.show(moved, scene, pane, before?.width === scene.width && before.height === scene.height);
    if (this.#picks !== undefined) this.#pickMarks.show(this.#picks, scene);
    surface.hide(this.#hidden);
    if (this.#marks !== undefined) surface.mark(this.#marks);
    this.setSelection(this.#selected, this.#chosen);
    if (old === undefined) this.#pane.prepend(surface.root, this.#pickMarks.root);
    else old.surface.root.replaceWith(surface.root);
    old?.surface.destroy();
    surface.attached();
    if (this.#isRevealing) this.revealSelection();
    // What was a panel of folded nodes is its first node now.
    if (focused !== undefined) surface.focus(focused.replace(/^fold:/, 'node:'));
    this.#stopWaiting?.();
    this.#stopWaiting = afterPaint(() => {
      surface.painted();
    });
  }

  /** `chosen` are lit together; `selected` wear the halo. */
  setSelection(selected: readonly EntityId[], chosen: readonly EntityId[]): void {
    const hadSelection = this.#selected.length > 0;
    const isFollowing = this.#isFollowing;
    this.#isFollowing = false;
    this.#selected = selected;
    this.#chosen = chosen;
    if (hadSelection || selected.length > 0) this.#shown?.surface.select(selected);
    this.#shown?.surface.setTabStop(selected[0]);
    if (isFollowing && selected[0] !== undefined) this.#shown?.surface.focus(selected[0]);
    this.#light();
  }

  /** Keys of classes. */
  setHidden(hidden: readonly string[]): void {
    this.#hidden = hidden;
    this.#shown?.surface.hide(hidden);
  }

  /** What findings speak of. */
  setMarks(marks: Marks): void {
    this.#marks = marks;
    this.#shown?.surface.mark(marks);
  }

  /** What is chosen to answer a question; undefined: nothing is asked. */
  setPicks(picks: Picks | undefined): void {
    if (picks === undefined && this.#picks === undefined) return;
    this.#picks = picks;
    if (this.#shown !== undefined) this.#pickMarks.show(picks, this.#shown.drawing.scene);
  }

  #details(): Details | undefined {
    if (this.#shown === undefined) return undefined;
    const { scene, core } = this.#shown.drawing;
    this.#known ??= { lighting: createLighting(scene, core), stops: stopsOf(scene) };
    return this.#known;
  }

  zoomBy(factor: number): void {
    this.#zooming.by(factor);
  }

  fit(): void {
    this.#zooming.fit();
  }

  /** The selection in the middle, large. */
  zoomToSelection(): void {
    const place = this.#placeOfSelection();
    if (place !== undefined) this.#zooming.frame(place);
  }

  /** Pans to the selection where it is out of sight. */
  revealSelection(): void {
    const place = this.#placeOfSelection();
    this.#isRevealing = place === undefined && this.#selected.length > 0;
    if (place !== undefined) this.#zooming.reveal(place.x + place.width / 2, place.y + place.height / 2);
  }

  #placeOfSelection(): Rect | undefined {
    return this.#shown === undefined ? undefined : placeOf(this.#selected, this.#shown.drawing.scene);
  }

  resized(pane: Size): void {
    this.#shown?.surface.resize(pane);
    this.#zooming.resized(pane);
  }

  destroy(): void {
    this.#mounts++;
    this.#stopFetching();
    this.#stopWaiting?.();
    this.#zooming.destroy();
    this.#minimap.destroy();
    this.#pane.removeEventListener('pointerover', this.#onPointerMove);
    this.#pane.removeEventListener('pointermove', this.#onPointerMove);
    this.#pane.removeEventListener('pointerleave', this.#onPointerLeave);
    this.#pane.removeEventListener('focusin', this.#onFocusIn);
    this.#pane.removeEventListener('focusout', this.#onFocusOut);
    this.#pane.removeEventListener('click', this.#onClick);
    this.#pane.removeEventListener('keydown', this.#onKeyDown);
    this.#pane.removeEventListener('dblclick', this.#onDoubleClick, true);
    this.#shown?.surface.destroy();
    this.#pickMarks.root.remove();
    this.#shown = undefined;
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
    const element = event.target instanceof Element ? event.target.closest('[data-id]') : null;
    const id = idOf(element);
    if (element === null || id === undefined) return;
    this.#shown?.surface.setTabStop(id);
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
    this.#open(kind === 'host' ? undefined : id, event.ctrlKey || event.metaKey || event.shiftKey);
    const isTouch = 'pointerType' in event && event.pointerType === 'touch';
    if (isTouch && at !== undefined && id !== undefined) this.#events.onTap(id, at());
  };

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    const id = event.target instanceof Element ? idOf(event.target.closest('[data-id]')) : undefined;
    if (actOnKey(event, id, this.#keyActions)) event.preventDefault();
  };

  readonly #keyActions: KeyActions = {
    stops: () => this.#details()?.stops ?? [],
    focus: (id) => this.#shown?.surface.focus(id),
    open: (id, isAdded) => {
      this.#open(id, isAdded);
    },
    toggleFold: (id) => {
      this.#fold(this.#shown === undefined ? undefined : toggling(id, this.#shown.drawing.scene));
    },
    stepBack: (id) => {
      this.#isFollowing = id !== undefined && id === this.#selected[0];
    },
    zoomBy: (factor) => {
      this.#zooming.by(factor);
    },
    fit: () => {
      this.#zooming.fit();
    },
    zoomToSelection: () => {
      this.zoomToSelection();
    },
  };

  /** What is folded unfolds; all else is selected. */
  #open(id: EntityId | undefined, isAdded: boolean): void {
    const fold =
      id === undefined || this.#shown === undefined ? undefined : unfolding(id, this.#shown.drawing.scene);
    if (fold === undefined) this.#events.onSelect(id, isAdded);
    else this.#fold(fold);
  }

  #fold(change: FoldChange | undefined): void {
    if (change !== undefined) this.#events.onFold(change.ids, change.isFolded);
  }

  /** Twice on a folded node unfolds it, and does not zoom as it does elsewhere. */
  readonly #onDoubleClick = (event: MouseEvent): void => {
    const { id, kind } = this.#under(event);
    if (kind !== 'tile' || id === undefined) return;
    event.stopImmediatePropagation();
    this.#events.onFold([id], false);
  };

  #under({ target, clientX, clientY }: MouseEvent): Under {
    if (!(target instanceof Element) || this.#shown === undefined) return nothing;
    const frame = this.#pane.getBoundingClientRect();
    const [x, y] = this.#zooming.toPicture(clientX - frame.left, clientY - frame.top);
    const { drawing, surface } = this.#shown;
    const isInPicture = target === this.#pane || surface.root.contains(target);
    const pointer = { target, clientX, clientY, x, y, isInPicture };
    return whatIsUnder(pointer, surface, drawing, this.#hidden);
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
    if (focus.length === 0 && !this.#isLit) return;
    this.#isLit = focus.length > 0;
    this.#shown?.surface.light(this.#isLit ? this.#details()?.lighting.litBy(focus) : undefined);
  }
}

function idOf(element: Element | null): EntityId | undefined {
  return element?.getAttribute('data-id') ?? undefined;
}
