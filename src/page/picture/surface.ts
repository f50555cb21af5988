/** What the picture is painted on: SVG elements or a canvas. The controller decides what is lit; a surface shows it. */
import type { FindingMarks } from '../../core/findings/mark-entities.ts';
import type { EntityId } from '../../core/identity.ts';
import type { SeenSet } from '../../core/live/seen-sets.ts';
import type { Rect, Scene } from '../../core/scene/scene.ts';
import type { PaintOptions } from '../../render/paint-map.ts';
import type { StyleOf } from '../../render/tone-styles.ts';
import type { ReadingCore } from '../load-core.ts';
import type { Lit } from './lighting.ts';
import type { Size } from './zooming.ts';

/** What is said of an entity right after its label, often nothing; `found`: how many findings speak of it. */
export type SpokenName = (id: EntityId, found: number) => string;

/** What the rules found, and the sentence about the picture that says it. */
export interface Marks extends FindingMarks {
  readonly description: string;
}

/** What there is to draw, and with what. */
export interface Drawing {
  readonly scene: Scene;
  readonly core: ReadingCore;
  readonly options: PaintOptions;
  readonly styleOf: StyleOf;
  /** Where threads were seen; they are outlined when the thread is in focus. */
  readonly seen: ReadonlyMap<EntityId, SeenSet>;
  /** It is asked once the picture is painted. */
  readonly namesOf: () => SpokenName;
}

export interface Place {
  readonly k: number;
  readonly x: number;
  readonly y: number;
}

/** What is under the pointer; `at` is asked for only when it is needed. */
export interface Hit {
  readonly id: EntityId;
  readonly kind: string;
  readonly isThread: boolean;
  at(): DOMRect;
}

export interface Surface {
  readonly root: HTMLElement | SVGElement;
  /** The root is in the pane now. */
  attached(): void;
  /** Where the scene's origin is, and how large its units are; while a movement lasts, cheaply. */
  move(place: Place, isMovement: boolean): void;
  /** A movement has ended. */
  rest(): void;
  resize(pane: Size): void;
  /** What is drawn under the pointer, lines apart; `x` and `y` in the scene's units. */
  hit(target: Element, x: number, y: number): Hit | undefined;
  /** Lines can be told apart at this zoom. */
  hasLines(): boolean;
  /** Everything else fades; undefined: nothing is lit. */
  light(lit: Lit | undefined): void;
  /** They wear the halo. */
  select(ids: readonly EntityId[]): void;
  /** Keys of classes. */
  hide(keys: readonly string[]): void;
  /** Rings and names of what findings speak of, in the place of those before; nothing else moves. */
  mark(marks: Marks): void;
  /** Moves the focus there. Nothing happens where there is no such stop. */
  focus(id: EntityId): void;
  /** The one stop for Tab. Undefined: the first there is. */
  setTabStop(id: EntityId | undefined): void;
  /** The picture is painted: what the first look did not need is made now. */
  painted(): void;
  destroy(): void;
}

export function contains({ x, y, width, height }: Rect, atX: number, atY: number): boolean {
  return atX >= x && atY >= y && atX <= x + width && atY <= y + height;
}
