/** The page: header, texts on the left, picture in the middle, details on the right. */
import { useState } from 'react';
import type { CSSProperties } from 'react';
import type { PaneWidths } from '../state/panes.ts';
import { Centre } from './centre/centre.tsx';
import { LaterView, loadOnce } from './centre/later-view.tsx';
import { Header } from './header/header.tsx';
import { Inspector } from './inspector/inspector.tsx';
import {
  PageContext,
  useActions,
  useAnalysisWords,
  useChoice,
  useSettledReading,
  useStage,
  useUi,
} from './page-context.ts';
import type { Page } from './page-context.ts';
import { KeysDialog } from './parts/keys-dialog.tsx';
import { plainText } from './parts/prose.tsx';
import { NoticeBanner } from './share/link-banner.tsx';
import { SharePanel } from './share/share-later.tsx';
import { SourceDrawer } from './sources/source-drawer.tsx';
import { useBeginning } from './use-beginning.ts';
import { useDocument, useKeptPreferences } from './use-document.ts';
import { usePageInput } from './use-page-input.ts';
import { useNarrow } from './use-narrow.ts';
import styles from './app.module.css';
import './global.css';

const loadSide = loadOnce(async () => (await import('./sides/side.tsx')).Side);
const loadEmbed = loadOnce(async () => (await import('./embed/embed-frame.tsx')).EmbedFrame);

export function App({ page }: { readonly page: Page }) {
  return (
    <PageContext value={page}>
      {page.embedding === undefined ? <PageFrame /> : <LaterView load={loadEmbed} props={page.embedding} />}
    </PageContext>
  );
}

function PageFrame() {
  const ui = useUi();
  const isNarrow = useNarrow();
  const drawerOpen = useChoice((state) => state.drawerOpen) ?? !isNarrow;
  const detailsOpen = useChoice((state) => state.detailsOpen) || isNarrow;
  const paneWidths = useChoice((state) => state.paneWidths);
  const side = useStage((stage) => stage.side);
  const isPresenting = useStage((stage) => stage.isPresenting);
  const { setDrawerOpen } = useActions();
  const [dialog, setDialog] = useState<'share' | 'keys' | undefined>(undefined);
  const isDropping = usePageInput(() => {
    setDialog('keys');
  });
  useDocument();
  useKeptPreferences();
  useBeginning();
  const close = (): void => {
    setDialog(undefined);
  };
  return (
    <div className={styles['page']} data-presenting={isPresenting}>
      <a className="skip" href="#picture" onClick={skipTo}>
        {ui.skipToPicture}
      </a>
      <Header
        onShare={() => {
          setDialog('share');
        }}
        onKeys={() => {
          setDialog('keys');
        }}
      />
      <NoticeBanner />
      <div
        className={styles['columns']}
        data-drawer={drawerOpen}
        data-details={detailsOpen}
        data-side={side}
        style={columnWidths(paneWidths)}
      >
        <SourceDrawer open={drawerOpen} onToggle={setDrawerOpen} />
        <Centre />
        {side === undefined ? (
          <Inspector open={detailsOpen} />
        ) : (
          <LaterView load={loadSide} props={{ side }} />
        )}
      </div>
      <Announcer />
      {isDropping && (
        <div className={styles['drop']}>
          <p>
            <strong>{ui.sources.dropHere}</strong>
            {ui.sources.dropNote}
          </p>
        </div>
      )}
      {dialog === 'share' && <SharePanel onClose={close} />}
      {dialog === 'keys' && <KeysDialog onClose={close} />}
    </div>
  );
}

/** What was not chosen is as the style sheet has it. */
function columnWidths({ texts, details }: PaneWidths): CSSProperties {
  return {
    ...(texts === undefined ? {} : { '--texts-width': `${String(texts)}px` }),
    ...(details === undefined ? {} : { '--details-width': `${String(details)}px` }),
  } as CSSProperties;
}

/** Not by the address: the part behind its # belongs to links. */
function skipTo(event: React.MouseEvent): void {
  event.preventDefault();
  const picture = document.getElementById('picture');
  // Where the arrow keys begin; the table and the states without a picture begin with themselves.
  const stop = picture?.querySelector('.pinscope-map [tabindex="0"]');
  if (stop instanceof SVGElement) stop.focus();
  else picture?.focus();
}

/** Says to a screen reader what the picture shows, once it shows it. */
function Announcer() {
  const { analysis, judged, judgingFailed, core, pending } = useSettledReading();
  const words = useAnalysisWords(core);
  // A lesson says itself what it shows; the verdict may be the answer.
  const staged = useStage((stage) => stage.heading);
  // Once, with the verdict.
  const isSaid = !pending && (judged !== undefined || judgingFailed);
  const text =
    staged ??
    (analysis === undefined || words === undefined || !isSaid
      ? ''
      : plainText(words.summary(analysis, judged?.findings)));
  return (
    <p className="visually-hidden" role="status" aria-live="polite" data-testid="announcer">
      {text}
    </p>
  );
}
