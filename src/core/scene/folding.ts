/** What the reader chose about folding nodes of the host; `fold-nodes.ts` makes something of it. */
import type { EntityId } from '../identity.ts';

/** `auto`: alike nodes fold where the picture would be too large to be read; `alike`: they do everywhere; `none`: nowhere. */
export type FoldMode = 'auto' | 'alike' | 'none';

export interface Folding {
  readonly mode: FoldMode;
  /** Nodes that were folded (true) or unfolded (false) by hand. */
  readonly byHand: Readonly<Record<EntityId, boolean>>;
}

export const usualFolding: Folding = { mode: 'auto', byHand: {} };
