import type { Edit } from '../text/offset-map.ts';
import type { Sheet } from './draft.ts';

/** An edit of a sheet's text. Offsets are the sheet's. */
export interface SheetEdit extends Edit {
  /** An insertion belongs behind the character before it, or before the one after it: between may be what was cleaned away. */
  readonly side: 'behind' | 'before';
}

export type AddEdit = (sheet: Sheet, edit: SheetEdit) => void;
