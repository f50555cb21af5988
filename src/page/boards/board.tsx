/** What stands in place of the picture; each is fetched when it is first wanted. */
import { LaterView, loadOnce } from '../centre/later-view.tsx';
import type { Stage } from '../stage.ts';

const loadBitmap = loadOnce(async () => (await import('./bitmap/bitmap-board.tsx')).BitmapBoard);
const loadLifecycle = loadOnce(async () => (await import('./lifecycle/lifecycle-board.tsx')).LifecycleBoard);
const loadGlossary = loadOnce(async () => (await import('../glossary/glossary-board.tsx')).GlossaryBoard);

export function Board({ board }: { readonly board: NonNullable<Stage['board']> }) {
  switch (board.kind) {
    case 'bitmap':
      return <LaterView load={loadBitmap} props={{ board }} />;
    case 'lifecycle':
      return <LaterView load={loadLifecycle} props={{ board }} />;
    case 'glossary':
      return <LaterView load={loadGlossary} props={{}} />;
  }
}
