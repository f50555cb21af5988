/** How a picture is to be laid out, as far as the page's own words and sizes go. Plain, so that it can be posted. */
import type { Folding } from '../core/scene/folding.ts';
import type { Language } from '../words/language.ts';

export interface PictureWish {
  readonly language: Language;
  /** Width divided by height of the room there is. */
  readonly aspect: number;
  /** The same object as long as nobody folds anything. */
  readonly folding: Folding;
}

export function isSameWish(one: PictureWish, other: PictureWish): boolean {
  return one.language === other.language && one.aspect === other.aspect && one.folding === other.folding;
}
