/** What a key does in the picture. */
import type { EntityId } from '../../core/identity.ts';
import { directionOfKey, nextStop } from './spatial.ts';
import type { Stop } from './spatial.ts';

export interface KeyActions {
  stops(): readonly Stop[];
  focus(id: EntityId): void;
  /** Enter and the blank: selects, or unfolds what is folded. */
  open(id: EntityId, isAdded: boolean): void;
  /** Folds the node of it, or unfolds it. */
  toggleFold(id: EntityId): void;
  stepBack(id: EntityId | undefined): void;
  zoomBy(factor: number): void;
  fit(): void;
  zoomToSelection(): void;
}

const zoomStep = 1.4;

/** `id`: what has the focus. False: the key means nothing here. */
export function actOnKey(event: KeyboardEvent, id: EntityId | undefined, actions: KeyActions): boolean {
  if (event.altKey) return false;
  const direction = directionOfKey[event.key];
  const isWithCtrl = event.ctrlKey || event.metaKey;
  if (direction !== undefined && id !== undefined) {
    const stops = actions.stops();
    const from = stops.find((stop) => stop.id === id);
    const next = from === undefined ? undefined : nextStop(stops, from, direction);
    if (next !== undefined) actions.focus(next.id);
    return true;
  }
  if ((event.key === 'Enter' || event.key === ' ') && id !== undefined) {
    actions.open(id, isWithCtrl || event.shiftKey);
    return true;
  }
  if (isWithCtrl) return false;
  switch (event.key) {
    case '+':
    case '=':
      actions.zoomBy(zoomStep);
      return true;
    case '-':
      actions.zoomBy(1 / zoomStep);
      return true;
    case '0':
      actions.fit();
      return true;
    case 'z':
      actions.zoomToSelection();
      return true;
    case 'f':
      if (id !== undefined) actions.toggleFold(id);
      return id !== undefined;
    case 'Escape':
      // The page steps back itself, wherever the focus is.
      actions.stepBack(id);
      return false;
    default:
      return false;
  }
}
