/** Names of threads that are too long for their column: the number stays, since it is what tells one from the next. */
import type { Brush } from './matrix-look.ts';

/** As much of the name as there is room for, in the font that is set: `IOThr… 12`. */
export function fitName(
  name: string,
  room: number,
  { context, fit }: Pick<Brush, 'context' | 'fit'>,
): string {
  const { number = '' } = /(?<number>\s?\d+)$/.exec(name)?.groups ?? {};
  const width = (text: string): number => context.measureText(text).width;
  if (number === '' || width(name) <= room) return fit(name, room);
  return fit(name.slice(0, -number.length), room - width(number)) + number;
}
