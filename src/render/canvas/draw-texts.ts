/** Texts of one look, in the scene's units. */
import type { SceneText } from '../../core/scene/scene.ts';
import type { TextLook } from './looks.ts';
import type { Frame, Ink, Pencil } from './view.ts';

/** How far a text may reach from its place, in ems: titles are long, numbers are not. */
const longestEms = 60;

export function drawTexts(
  pencil: Pencil,
  { px, weight, colour }: TextLook,
  anchor: SceneText['anchor'],
  texts: readonly SceneText[],
  { left, top, right, bottom }: Frame,
  ink: Ink,
): void {
  pencil.font = `${String(weight)} ${String(px)}px ${ink.family}`;
  pencil.textAlign = anchor === 'middle' ? 'center' : anchor;
  pencil.fillStyle = ink.colour(colour);
  for (const { x, y, text } of texts) {
    const reach = Math.min(longestEms, text.length + 1) * px;
    if (x + reach < left || x - reach > right || y < top || y - px > bottom) continue;
    pencil.fillText(text, x, y);
  }
}
