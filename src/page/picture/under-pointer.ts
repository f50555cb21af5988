/** What is under the pointer: threads lie over lines, lines over boxes. */
import type { EntityId } from '../../core/identity.ts';
import { lineUnder } from './line-under.ts';
import type { Drawing, Surface } from './surface.ts';

/** A line speaks for its thread, and where it is, is where the pointer is. */
export interface Under {
  readonly id: EntityId | undefined;
  readonly kind: string | undefined;
  readonly at: (() => DOMRect) | undefined;
}

export const nothing: Under = { id: undefined, kind: undefined, at: undefined };

interface Pointer {
  readonly target: Element;
  readonly clientX: number;
  readonly clientY: number;
  /** In the scene's units. */
  readonly x: number;
  readonly y: number;
  readonly isInPicture: boolean;
}

export function whatIsUnder(
  { target, clientX, clientY, x, y, isInPicture }: Pointer,
  surface: Surface,
  { scene, styleOf }: Drawing,
  hidden: readonly string[],
): Under {
  const hit = surface.hit(target, x, y);
  if (isInPicture && hit?.isThread !== true && surface.hasLines()) {
    const seen =
      hidden.length === 0
        ? scene.edges
        : scene.edges.filter(({ thread, source }) => !hidden.includes(styleOf(thread, source).key));
    const line = lineUnder(seen, x, y);
    if (line !== undefined)
      return { id: line.thread, kind: 'line', at: () => new DOMRect(clientX, clientY, 0, 0) };
  }
  return hit ?? nothing;
}
