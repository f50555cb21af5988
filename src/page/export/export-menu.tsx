/** What can be taken away: the picture as SVG or PNG, the answers as text or JSON, a printed sheet. */
import { useState } from 'react';
import { printPage, rasterise, saveFile, systemTheme } from '../../browser/download.ts';
import { MenuButton } from '../header/menu-button.tsx';
import styles from '../header/header.module.css';
import {
  useAnalysisWords,
  useChoice,
  useFindingWords,
  usePage,
  useSettledReading,
  useUi,
} from '../page-context.ts';
import { DownloadIcon } from '../parts/icons.tsx';
import { linkStateOf } from '../share/link-state-of.ts';

const scales = [1, 2, 4];

export function ExportMenu() {
  const ui = useUi();
  const { store } = usePage();
  const { judged: analysis, core, judging, sources } = useSettledReading();
  const words = useAnalysisWords(core);
  const sentences = useFindingWords(judging);
  const language = useChoice((state) => state.language);
  const [isFailed, setFailed] = useState(false);
  if (analysis === undefined || core === undefined) return undefined;
  if (words === undefined || sentences === undefined) return undefined;
  if (analysis.host === undefined && analysis.domains.length === 0) return undefined;

  const exported = { analysis, sources, words: { ...words, ...sentences }, language };
  const name = fileName(analysis.domains[0]?.name);
  const save = (make: (core: typeof import('./export-core.ts')) => Promise<void> | void): void => {
    setFailed(false);
    import('./export-core.ts').then(make).catch(() => {
      setFailed(true);
    });
  };
  const svgOf = (
    { exportSvg }: typeof import('./export-core.ts'),
    isCarrying: boolean,
  ): ReturnType<typeof exportSvg> => {
    const state = store.getState();
    const marks = {
      ...core.markEntities(analysis.findings),
      title: ui.picture.pane,
      lens: core.lookThrough(state.lens, analysis, analysis.findings),
      folding: state.folding,
    };
    const theme = state.theme === 'system' ? systemTheme() : state.theme;
    return exportSvg(exported, marks, theme, isCarrying ? linkStateOf(state) : undefined);
  };
  const saveSvg = (isCarrying: boolean): void => {
    save((made) => {
      const { svg } = svgOf(made, isCarrying);
      saveFile(`${name}.svg`, new Blob([svg], { type: 'image/svg+xml' }));
    });
  };
  const savePng = (scale: number): void => {
    save(async (made) => {
      const { svg, scene } = svgOf(made, false);
      const blob = await rasterise(svg, scene, scale);
      if (blob === undefined) setFailed(true);
      else saveFile(`${name}.png`, blob);
    });
  };

  return (
    <>
      <MenuButton label={<DownloadIcon />} name={ui.export.name}>
        <section className={styles['group']} aria-label={ui.export.picture}>
          <h3>{ui.export.picture}</h3>
          <button
            type="button"
            onClick={() => {
              saveSvg(false);
            }}
          >
            {ui.export.svg}
          </button>
          <button
            type="button"
            title={ui.export.svgWithTextsNote}
            onClick={() => {
              saveSvg(true);
            }}
          >
            {ui.export.svgWithTexts}
            <small>{ui.export.svgWithTextsNote}</small>
          </button>
          {scales.map((scale) => (
            <button
              key={scale}
              type="button"
              onClick={() => {
                savePng(scale);
              }}
            >
              {ui.export.png(scale)}
            </button>
          ))}
          <button type="button" onClick={printPage}>
            {ui.export.print}
          </button>
        </section>
        <section className={styles['group']} aria-label={ui.export.text}>
          <h3>{ui.export.text}</h3>
          <button
            type="button"
            onClick={() => {
              save(({ exportText }) => {
                saveFile(`${name}.txt`, new Blob([exportText(exported)], { type: 'text/plain' }));
              });
            }}
          >
            {ui.export.report}
          </button>
          <button
            type="button"
            onClick={() => {
              save(({ exportJson }) => {
                saveFile(`${name}.json`, new Blob([exportJson(exported)], { type: 'application/json' }));
              });
            }}
          >
            {ui.export.json}
          </button>
        </section>
      </MenuButton>
      <p className={isFailed ? styles['failure'] : 'visually-hidden'} role="status">
        {isFailed ? ui.export.failed : ''}
      </p>
    </>
  );
}

/** Of the first VM, as far as every file system takes it. */
function fileName(domain: string | undefined): string {
  const tidy = (domain ?? '')
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 60);
  return tidy === '' ? 'pinscope' : `pinscope-${tidy}`;
}
