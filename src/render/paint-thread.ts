/** A thread's chip. A compact chip is one element, for they are many; its texts are in rows with those of the others. */
import type { ThreadBox } from '../core/scene/scene.ts';
import { paintText, place } from './paint-parts.ts';
import type { Shape } from './shape.ts';
import type { StyleOf } from './tone-styles.ts';

export function paintThread(thread: ThreadBox, styleOf: StyleOf): Shape {
  const { id, kind, source, label, online, texts } = thread;
  const { x, y, radius } = thread.badge;
  const { className, letter, key } = styleOf(id, source);
  const isCompact = radius === undefined;
  const attributes = {
    class: `thread ${kind} ${className}${isCompact ? ' compact' : ''}${online ? '' : ' offline'}`,
    'data-id': id,
    'data-kind': kind,
    'data-source': source,
    'data-key': key,
    role: 'button',
    'aria-label': label,
  };
  if (isCompact) return { tag: 'rect', attributes: { ...attributes, ...place(thread) } };
  return {
    tag: 'g',
    attributes,
    children: [
      { tag: 'rect', attributes: { class: 'face', ...place(thread) } },
      ...(letter === ''
        ? []
        : [
            { tag: 'circle', attributes: { class: 'disc', cx: x, cy: y, r: radius } },
            paintText({ x, y: y + 4, text: letter, role: 'badge', anchor: 'middle' }),
          ]),
      ...texts.map(paintText),
    ],
  };
}
