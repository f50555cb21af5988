/** What pointer, focus and keys say about the picture. What follows from it is the controller's. */
import type { EntityId } from '../../core/identity.ts';
import { toggling, unfolding } from './folds-in.ts';
import type { FoldChange } from './folds-in.ts';
import { actOnKey } from './picture-keys.ts';
import type { KeyActions } from './picture-keys.ts';
import type { Stop } from './spatial.ts';
import type { Drawing, Surface } from './surface.ts';
import { nothing, whatIsUnder } from './under-pointer.ts';
import type { Under } from './under-pointer.ts';
import type { Zooming } from './zooming.ts';

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

export interface Shown {
  readonly drawing: Drawing;
  readonly surface: Surface;
}

/** What the input looks at, as it is at that moment. */
export interface InputTargets {
  readonly pane: HTMLElement;
  /** In the pane, what has the picture and nothing else. */
  readonly view: HTMLElement;
  readonly events: PictureEvents;
  readonly zooming: Zooming;
  shown(): Shown | undefined;
  stops(): readonly Stop[];
  /** Keys of classes that are filtered out. */
  hidden(): readonly string[];
  pointed(): EntityId | undefined;
  point(id: EntityId | undefined, at: DOMRect | undefined): void;
  zoomToSelection(): void;
  /** Escape was pressed there: the page steps back. */
  steppingBack(from: EntityId | undefined): void;
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
  'group',
]);

/** @returns stops listening */
export function listenToPicture(targets: InputTargets): () => void {
  const { pane, view, events, zooming } = targets;

  const under = ({ target, clientX, clientY }: MouseEvent): Under => {
    const shown = targets.shown();
    if (!(target instanceof Element) || shown === undefined) return nothing;
    const frame = pane.getBoundingClientRect();
    const [x, y] = zooming.toPicture(clientX - frame.left, clientY - frame.top);
    const { drawing, surface } = shown;
    const isInPicture = target === view || surface.root.contains(target);
    const pointer = { target, clientX, clientY, x, y, isInPicture };
    return whatIsUnder(pointer, surface, drawing, targets.hidden());
  };
  const fold = (change: FoldChange | undefined): void => {
    if (change !== undefined) events.onFold(change.ids, change.isFolded);
  };
  /** What is folded unfolds; all else is selected. */
  const open = (id: EntityId | undefined, isAdded: boolean): void => {
    const shown = targets.shown();
    const change = id === undefined || shown === undefined ? undefined : unfolding(id, shown.drawing.scene);
    if (change === undefined) events.onSelect(id, isAdded);
    else fold(change);
  };
  const keyActions: KeyActions = {
    stops: targets.stops,
    focus: (id) => targets.shown()?.surface.focus(id),
    open,
    toggleFold: (id) => {
      const shown = targets.shown();
      fold(shown === undefined ? undefined : toggling(id, shown.drawing.scene));
    },
    stepBack: targets.steppingBack,
    zoomBy: zooming.by,
    fit: zooming.fit,
    zoomToSelection: targets.zoomToSelection,
  };

  const onPointerMove = (event: PointerEvent): void => {
    // A finger has no hover: its tap selects.
    if (event.pointerType === 'touch' || event.buttons !== 0) return;
    const { id, kind, at } = under(event);
    const pointed = quietKinds.has(kind ?? '') ? undefined : id;
    // Moving about on one thing says nothing new.
    if (event.type === 'pointermove' && pointed === targets.pointed()) return;
    targets.point(pointed, pointed === undefined ? undefined : at?.());
  };
  const onAway = (): void => {
    targets.point(undefined, undefined);
  };
  const onFocusIn = (event: FocusEvent): void => {
    const element = event.target instanceof Element ? event.target.closest('[data-id]') : null;
    const id = idOf(element);
    if (element === null || id === undefined) return;
    targets.shown()?.surface.setTabStop(id);
    if (!element.matches(':focus-visible')) return;
    // What the focus needs to be seen is panned to, and no more than that.
    view.scrollTo(0, 0);
    const stop = targets.stops().find((candidate) => candidate.id === id);
    if (stop !== undefined) zooming.reveal(stop.x, stop.y);
    targets.point(id, element.getBoundingClientRect());
  };
  /** The browser scrolls to what it finds in the page (Ctrl+F): the view goes there instead, and what shows it stays unscrolled. */
  const onScroll = (): void => {
    const { scrollLeft, scrollTop } = view;
    if (scrollLeft === 0 && scrollTop === 0) return;
    view.scrollTo(0, 0);
    zooming.pan(-scrollLeft, -scrollTop);
  };
  const onClick = (event: MouseEvent): void => {
    if (!(event.target instanceof Element) || event.target.closest('button') !== null) return;
    const { id, kind, at } = under(event);
    open(kind === 'host' ? undefined : id, event.ctrlKey || event.metaKey || event.shiftKey);
    const isTouch = 'pointerType' in event && event.pointerType === 'touch';
    if (isTouch && at !== undefined && id !== undefined) events.onTap(id, at());
  };
  /** Twice on a folded node unfolds it, and does not zoom as it does elsewhere. */
  const onDoubleClick = (event: MouseEvent): void => {
    const { id, kind } = under(event);
    if (kind !== 'tile' || id === undefined) return;
    event.stopImmediatePropagation();
    events.onFold([id], false);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const id = event.target instanceof Element ? idOf(event.target.closest('[data-id]')) : undefined;
    if (actOnKey(event, id, keyActions)) event.preventDefault();
  };

  const listening = new AbortController();
  const { signal } = listening;
  pane.addEventListener('pointerover', onPointerMove, { signal });
  pane.addEventListener('pointermove', onPointerMove, { signal });
  pane.addEventListener('pointerleave', onAway, { signal });
  pane.addEventListener('focusin', onFocusIn, { signal });
  pane.addEventListener('focusout', onAway, { signal });
  view.addEventListener('scroll', onScroll, { signal });
  pane.addEventListener('click', onClick, { signal });
  pane.addEventListener('keydown', onKeyDown, { signal });
  pane.addEventListener('dblclick', onDoubleClick, { signal, capture: true });
  return () => {
    listening.abort();
  };
}

export function idOf(element: Element | null): EntityId | undefined {
  return element?.getAttribute('data-id') ?? undefined;
}
