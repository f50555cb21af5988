/** The picture alone, read-only, in another page's frame; with a way to the whole page. */
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { addressWith, onFragmentChange, readFragment } from '../../browser/address.ts';
import { embeddingIn, markEmbedded, withoutEmbedding, type Embedding } from '../../browser/embedding.ts';
import { createLinkClient } from '../../browser/link-client.ts';
import { Centre } from '../centre/centre.tsx';
import { useAnalysisWords, useChoice, usePage, useReading, useUi } from '../page-context.ts';
import { plainText } from '../parts/prose.tsx';
import { makeTextsLink } from '../share/texts-link.ts';
import { NoticeBanner } from '../share/link-banner.tsx';
import { useDocument } from '../use-document.ts';
import { useParent } from './use-parent.ts';
import { watchWholePage } from './whole-page.ts';
import styles from './embed.module.css';

/** What the picture is laid out for, when its height is asked: a sheet across. */
const usualAspect = Math.SQRT2;
/** More of them are drawn in any frame; to lay them out twice would take too long. */
const mostForHeight = 1024;

export function EmbedFrame({ origin: atFirst }: Embedding) {
  const ui = useUi();
  const { runner, intake } = usePage();
  const { analysis, judged, core, pending, failure } = useReading();
  const words = useAnalysisWords(core);
  const tab = useChoice((state) => state.tab);
  const folding = useChoice((state) => state.folding);
  const [origin, setOrigin] = useState(atFirst);
  const frame = useRef<HTMLDivElement>(null);
  const foot = useRef<HTMLElement>(null);
  const [room, setRoom] = useState<{ readonly widthPx: number; readonly footPx: number } | undefined>(
    undefined,
  );
  useDocument();

  useLayoutEffect(markEmbedded, []);
  useEffect(() => {
    runner.run();
    const open = (): void => {
      const fragment = withoutEmbedding(readFragment());
      // Without a link the page around gives the texts.
      if (fragment !== '') void intake.openFragment(fragment);
    };
    open();
    return onFragmentChange(() => {
      setOrigin(embeddingIn(readFragment())?.origin);
      open();
    });
  }, [runner, intake]);
  useEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => {
      setRoom({ widthPx: element.clientWidth, footPx: foot.current?.offsetHeight ?? 0 });
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, []);

  /** Height by width. It depends on the width alone: a frame that follows it comes to rest. */
  const ratio = useMemo(() => {
    if (tab !== 'map' || analysis === undefined || core === undefined || words === undefined)
      return undefined;
    if ((analysis.host?.cpuTable.length ?? 0) > mostForHeight) return 1 / usualAspect;
    const textWidth = core.approximateTextWidth;
    const scene = core.buildMapScene(analysis, {
      labels: words.scene,
      textWidth,
      aspect: usualAspect,
      folding,
    });
    return scene.height / scene.width;
  }, [tab, analysis, core, words, folding]);
  const heightPx =
    ratio === undefined || room === undefined ? undefined : Math.ceil(room.widthPx * ratio + room.footPx);
  useParent(origin, { isReady: core !== undefined && (!pending || failure !== undefined), heightPx });

  const summary =
    analysis === undefined || words === undefined ? '' : plainText(words.summary(analysis, judged?.findings));
  return (
    <div className={styles['frame']} ref={frame}>
      <NoticeBanner />
      <Centre bare />
      <footer className={styles['foot']} ref={foot}>
        <span className={styles['summary']} title={summary}>
          {summary}
        </span>
        <a href={useWholePage()} target="_blank" rel="noopener">
          {ui.embed.open}
        </a>
      </footer>
    </div>
  );
}

/** The address of the whole page that shows the same; undefined: none is known. */
function useWholePage(): string | undefined {
  const { store, runner } = usePage();
  const [fragment, setFragment] = useState<string | undefined>(withoutEmbedding(readFragment()));
  useEffect(() => {
    const client = createLinkClient();
    const stop = watchWholePage(store, runner, (state) => makeTextsLink(state, client), setFragment);
    return () => {
      stop();
      client.end();
    };
  }, [store, runner]);
  return fragment === undefined ? undefined : addressWith(fragment);
}
