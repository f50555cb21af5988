/** Other ways to hand a link on: a QR code, Markdown with a picture, the system's own sheet, files, an embedded frame. */
import { useState } from 'react';
import { addressWith, pagePlace } from '../../browser/address.ts';
import { rasterise, saveFile } from '../../browser/download.ts';
import { canSendWithSystem, copyRich, sendWithSystem } from '../../browser/handing-on.ts';
import { makeQrCode } from '../../link/qr-code.ts';
import type { ShareWords } from '../../words/share.ts';
import { useExported, type Renamed } from '../export/use-exported.ts';
import { frameOf, markdownOf } from './markup.ts';
import { QrCode } from './qr-code.tsx';
import type { Carried } from './use-share.ts';
import styles from './share.module.css';

interface Props {
  /** Undefined where the part from # on is all that is to be handed on. */
  readonly address: string | undefined;
  readonly fragment: string;
  readonly carries: Carried;
  /** Where the link calls guests otherwise: so do picture and title. */
  readonly renamed: Renamed | undefined;
  readonly words: ShareWords;
}

/** Pixels for each unit of the picture that goes with Markdown. */
const pictureScale = 2;

export function Ways({ address, fragment, carries, renamed, words }: Props) {
  const takeaway = useExported(renamed);
  const [said, setSaid] = useState({ of: '', text: '' });
  const [showsQr, setShowsQr] = useState(false);
  const link = address ?? fragment;
  const name = takeaway?.name ?? 'pinscope';
  const title = takeaway?.title ?? 'Pinscope';
  const run = (what: () => Promise<string>): void => {
    what().then(
      (text) => {
        setSaid({ of: link, text });
      },
      () => {
        setSaid({ of: link, text: words.notDone });
      },
    );
  };
  const way = (label: string, what: () => Promise<string>) => (
    <button
      type="button"
      className={styles['copy']}
      onClick={() => {
        run(what);
      }}
    >
      {label}
    </button>
  );
  return (
    <section aria-label={words.ways}>
      <h3 className={styles['heading']}>{words.ways}</h3>
      <div className={styles['ways']}>
        {canSendWithSystem() &&
          way(words.system, async () => ((await sendWithSystem(title, address, fragment)) ? words.done : ''))}
        <button
          type="button"
          className={styles['copy']}
          aria-expanded={showsQr}
          onClick={() => {
            setShowsQr(!showsQr);
          }}
        >
          {words.qr}
        </button>
        {takeaway !== undefined &&
          way(words.markdown, async () => {
            const { svg, scene } = await takeaway.drawSvg();
            const png = await rasterise(svg, scene, pictureScale);
            const file = png === undefined ? undefined : `${name}.png`;
            const copied = await copyRich(markdownOf(title, address, fragment, file), {
              title,
              link: address,
              png,
            });
            if (!copied) return words.notDone;
            if (file === undefined || png === undefined) return words.copied;
            saveFile(file, png);
            return words.markdownNote(file);
          })}
        {takeaway !== undefined &&
          carries !== 'step' &&
          way(words.svg, async () => {
            const { svg } = await takeaway.drawSvg(fragment);
            saveFile(`${name}.svg`, new Blob([svg], { type: 'image/svg+xml' }));
            return words.svgNote;
          })}
        {way(words.file, () => {
          saveFile(`${name}.pinscope.txt`, new Blob([`${link}\n`], { type: 'text/plain' }));
          return Promise.resolve(words.fileNote);
        })}
        {carries !== 'step' &&
          way(words.embed, async () => {
            if (!(await copyRich(frameOf(title, addressWith(fragment))))) return words.notDone;
            const { reach, place } = pagePlace();
            return reach === 'everybody' ? words.copied : words.embedLocal[reach](place);
          })}
      </div>
      <p role="status" className={styles['status']}>
        {said.of === link ? said.text : ''}
      </p>
      {showsQr && <ShownQr link={link} words={words} />}
    </section>
  );
}

function ShownQr({ link, words }: { readonly link: string; readonly words: ShareWords }) {
  const modules = makeQrCode(link);
  if (modules === undefined) return <p role="alert">{words.qrTooLong}</p>;
  return (
    <figure className={styles['qr']}>
      <QrCode modules={modules} title={words.qr} />
      <figcaption>{words.qrNote}</figcaption>
    </figure>
  );
}
