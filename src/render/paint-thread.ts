/** A thread's chip. A compact chip is one element, for they are many; its texts are in rows with those of the others. */
import type { ThreadBox } from '../core/scene/scene.ts';
import { paintText } from './paint-parts.ts';
import type { Shape } from './shape.ts';
import type { StyleOf } from './tone-styles.ts';

export function paintThread(thread: ThreadBox, styleOf: StyleOf): Shape {
  const { id, kind, source, label, online, texts } = thread;
  const { radius } = thread.badge;
  const { className, letter, key } = styleOf(id, source);
  const isCompact = radius === undefined;
  const { x, y, width, height } = thread;
  const attributes = {
    class: `thread ${kind} ${className}${isCompact ? ' compact' : ''}${online ? '' : ' offline'}`,
    'data-id': id,
    'data-kind': kind,
    'data-source': source,
    'data-key': key,
    role: 'button',
    'aria-label': label,
  };
  if (isCompact) return { tag: 'rect', attributes: { ...attributes, x, y, width, height } };
  const children: Shape[] = [{ tag: 'rect', attributes: { class: 'face', x, y, width, height } }];
  if (letter !== '') {
    const { x: cx, y: cy } = thread.badge;
    children.push(
      { tag: 'circle', attributes: { class: 'disc', cx, cy, r: radius } },
      paintText({ x: cx, y: cy + 4, text: letter, role: 'badge', anchor: 'middle' }),
    );
  }
  for (const text of texts) children.push(paintText(text));
  return { tag: 'g', attributes, children };
}
