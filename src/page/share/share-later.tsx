/** The Share panel is a chunk of its own, fetched when it is asked for. */
import { LaterView, loadOnce } from '../centre/later-view.tsx';
import { useUi } from '../page-context.ts';
import { Dialog } from '../parts/dialog.tsx';

const loadPanel = loadOnce(async () => (await import('./share-panel.tsx')).ShareBody);

export function SharePanel({ onClose }: { readonly onClose: () => void }) {
  const ui = useUi();
  return (
    <Dialog title={ui.header.share} closeName={ui.keys.close} onClose={onClose} wide>
      <LaterView load={loadPanel} props={{ onClose }} />
    </Dialog>
  );
}
