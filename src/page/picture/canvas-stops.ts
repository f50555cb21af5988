/**
 * What can be focused over a canvas: a button for every node, and one that stands wherever else the focus is. The
 * arrow keys reach all that they reach in the SVG; the page holds a few dozen elements for it instead of thousands.
 */
import type { EntityId } from '../../core/identity.ts';
import type { HostBox, Rect, ThreadBox } from '../../core/scene/scene.ts';
import { stopsOf } from './spatial.ts';
import type { Drawing, Place } from './surface.ts';

/** Of 256 nodes with one CPU each, nodes too are reached by the arrow keys alone. */
const mostButtons = 200;

export interface CanvasStops {
  readonly root: HTMLElement;
  move(place: Place): void;
  focus(id: EntityId): void;
  setTabStop(id: EntityId | undefined): void;
  select(ids: readonly EntityId[]): void;
  /** The picture is painted. */
  painted(): void;
  /** How many findings speak of what. */
  mark(findingCount: ReadonlyMap<EntityId, number>): void;
}

interface Stopped {
  readonly rect: Rect;
  readonly kind: string;
  readonly label: string;
}

export function createCanvasStops({ scene, namesOf }: Pick<Drawing, 'scene' | 'namesOf'>): CanvasStops {
  const root = document.createElement('div');
  let selected: readonly EntityId[] = [];
  /** What is said of it after its label; gathered when the first thing gets the focus. */
  let moreOf: ReturnType<Drawing['namesOf']> | undefined;
  let found: ReadonlyMap<EntityId, number> = new Map();

  const makeButton = (id: EntityId, { rect, kind, label }: Stopped): HTMLElement => {
    const button = document.createElement('div');
    button.dataset['id'] = id;
    button.dataset['kind'] = kind;
    button.setAttribute('role', 'button');
    button.setAttribute('aria-label', label);
    button.tabIndex = -1;
    button.style.transform = `translate(${String(rect.x)}px,${String(rect.y)}px)`;
    button.style.width = `${String(rect.width)}px`;
    button.style.height = `${String(rect.height)}px`;
    if (selected.includes(id)) button.setAttribute('aria-pressed', 'true');
    return button;
  };

  /** Nothing of it is seen: it is made when the picture is painted, or when something is to have the focus. */
  let made:
    { readonly things: ReadonlyMap<EntityId, Stopped>; readonly first: EntityId | undefined } | undefined;
  const buttons = new Map<EntityId, HTMLElement>();
  const make = (): NonNullable<typeof made> => {
    if (made !== undefined) return made;
    const things = new Map<EntityId, Stopped>();
    for (const thread of scene.threads) things.set(thread.id, stopped(thread));
    for (const box of scene.hostBoxes) {
      things.set(box.id, stopped(box));
      if (box.kind !== 'node' || buttons.size >= mostButtons) continue;
      const button = makeButton(box.id, stopped(box));
      buttons.set(box.id, button);
      root.append(button);
    }
    return (made = { things, first: stopsOf(scene)[0]?.id });
  };

  const labelOf = (id: EntityId, { label }: Stopped): string => {
    moreOf ??= namesOf();
    return label + moreOf(id, found.get(id) ?? 0);
  };

  let wanderer: HTMLElement | undefined;
  let tabStop: HTMLElement | undefined;

  /** The element that stands for it. Another one each time, for a screen reader says what gets the focus. */
  const elementFor = (id: EntityId): HTMLElement | undefined => {
    const { things } = make();
    const own = buttons.get(id) ?? (wanderer?.dataset['id'] === id ? wanderer : undefined);
    const thing = things.get(id);
    if (own !== undefined || thing === undefined) return own;
    const next = makeButton(id, { ...thing, label: labelOf(id, thing) });
    const old = wanderer;
    // The old one goes once the new one has the focus: without a moment on nothing.
    if (old?.contains(document.activeElement) === true) setTimeout(() => old.remove());
    else old?.remove();
    root.prepend(next);
    wanderer = next;
    return next;
  };

  /** What Tab comes to, as long as nothing is made. */
  let wanted: EntityId | undefined;
  const setStop = (id: EntityId | undefined): void => {
    const { first } = make();
    const known = tabStop?.isConnected === true ? tabStop : undefined;
    const stop = id ?? (known === undefined ? first : undefined);
    const element = stop === undefined ? known : elementFor(stop);
    if (element === undefined || element === tabStop) return;
    tabStop?.setAttribute('tabindex', '-1');
    element.setAttribute('tabindex', '0');
    tabStop = element;
  };

  return {
    root,
    move({ k, x, y }) {
      root.style.transform = `translate(${String(x)}px,${String(y)}px) scale(${String(k)})`;
      root.style.setProperty('--per-px', String(1 / k));
    },
    focus(id) {
      elementFor(id)?.focus({ preventScroll: true });
    },
    setTabStop(id) {
      if (made === undefined) wanted = id;
      else setStop(id);
    },
    painted() {
      make();
      setStop(wanted);
    },
    select(ids) {
      selected = ids;
      for (const element of [...buttons.values(), ...(wanderer === undefined ? [] : [wanderer])]) {
        if (ids.includes(element.dataset['id'] ?? '')) element.setAttribute('aria-pressed', 'true');
        else element.removeAttribute('aria-pressed');
      }
    },
    mark(findingCount) {
      found = findingCount;
      const id = wanderer?.dataset['id'];
      const thing = id === undefined ? undefined : made?.things.get(id);
      if (id !== undefined && thing !== undefined) wanderer?.setAttribute('aria-label', labelOf(id, thing));
    },
  };
}

function stopped(one: HostBox | ThreadBox): Stopped {
  const { x, y, width, height, kind, label } = one;
  return { rect: { x, y, width, height }, kind, label };
}
