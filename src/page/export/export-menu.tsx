/** What can be taken away: the picture as SVG or PNG, the answers as text or JSON, a printed sheet. */
import { useState } from 'react';
import { rasterise, saveFile } from '../../browser/download.ts';
import { createLinkClient } from '../../browser/link-client.ts';
import { printPage } from '../../browser/printing.ts';
import { MenuButton } from '../header/menu-button.tsx';
import styles from '../header/header.module.css';
import { usePage, useUi } from '../page-context.ts';
import { DownloadIcon } from '../parts/icons.tsx';
import { linkStateOf } from '../share/link-state-of.ts';
import { makeTextsLink } from '../share/texts-link.ts';
import { useExported } from './use-exported.ts';

const scales = [1, 2, 4];

export function ExportMenu() {
  const ui = useUi();
  const { store } = usePage();
  const takeaway = useExported();
  const [failure, setFailure] = useState<'failed' | 'tooLarge' | undefined>(undefined);
  if (takeaway === undefined) return undefined;

  const { exported, name, drawSvg } = takeaway;
  const save = (make: () => Promise<void>): void => {
    setFailure(undefined);
    make().catch(() => {
      setFailure('failed');
    });
  };
  const saveSvg = (isCarrying: boolean): void => {
    save(async () => {
      const link = isCarrying
        ? await makeTextsLink(linkStateOf(store.getState()), createLinkClient())
        : undefined;
      if (isCarrying && link === undefined) {
        setFailure('tooLarge');
        return;
      }
      const { svg } = await drawSvg(link);
      saveFile(`${name}.svg`, new Blob([svg], { type: 'image/svg+xml' }));
    });
  };
  const savePng = (scale: number): void => {
    save(async () => {
      const { svg, scene } = await drawSvg();
      const blob = await rasterise(svg, scene, scale);
      if (blob === undefined) setFailure('failed');
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
        {!takeaway.isAsking && (
          <section className={styles['group']} aria-label={ui.export.text}>
            <h3>{ui.export.text}</h3>
            <button
              type="button"
              onClick={() => {
                save(async () => {
                  const { exportText } = await import('./export-core.ts');
                  saveFile(`${name}.txt`, new Blob([exportText(exported)], { type: 'text/plain' }));
                });
              }}
            >
              {ui.export.report}
            </button>
            <button
              type="button"
              onClick={() => {
                save(async () => {
                  const { exportJson } = await import('./export-core.ts');
                  saveFile(`${name}.json`, new Blob([exportJson(exported)], { type: 'application/json' }));
                });
              }}
            >
              {ui.export.json}
            </button>
          </section>
        )}
      </MenuButton>
      <p className={failure === undefined ? 'visually-hidden' : styles['failure']} role="status">
        {failure === undefined ? '' : ui.export[failure]}
      </p>
    </>
  );
}
