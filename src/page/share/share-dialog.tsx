/** The link, once it is asked for: only then it stands in the address bar, because texts can hold secrets. */
import { useEffect, useId, useRef, useState } from 'react';
import { writeFragment } from '../../browser/address.ts';
import { copyText } from '../../browser/clipboard.ts';
import type { State } from '../../state/store.ts';
import { usePage, useUi } from '../page-context.ts';
import { Dialog } from '../parts/dialog.tsx';
import { linkStateOf } from './link-state-of.ts';
import styles from './share.module.css';

/** Beyond this, Teams and others cut. */
const chatLimit = 2000;

type Outcome =
  | { readonly kind: 'making' }
  | { readonly kind: 'failed' | 'too-large' }
  | { readonly kind: 'made'; readonly link: string; readonly copied: boolean };

export function ShareDialog({ onClose }: { readonly onClose: () => void }) {
  const ui = useUi();
  const { store } = usePage();
  const field = useId();
  const input = useRef<HTMLInputElement>(null);
  const [outcome, setOutcome] = useState<Outcome>({ kind: 'making' });

  useEffect(() => {
    let isOpen = true;
    void makeLink(store.getState()).then((made) => {
      if (isOpen) setOutcome(made);
    });
    return () => {
      isOpen = false;
    };
  }, [store]);

  useEffect(() => {
    if (outcome.kind === 'made') input.current?.select();
  }, [outcome]);

  return (
    <Dialog title={ui.share.title} closeName={ui.share.close} onClose={onClose}>
      {outcome.kind === 'making' && <p>{ui.picture.reading}</p>}
      {outcome.kind === 'failed' && <p role="alert">{ui.share.failed}</p>}
      {outcome.kind === 'too-large' && <p role="alert">{ui.share.tooLarge}</p>}
      {outcome.kind === 'made' && (
        <>
          <label className={styles['label']} htmlFor={field}>
            {ui.share.field}
          </label>
          <div className={styles['row']}>
            <input ref={input} id={field} readOnly value={outcome.link} className={styles['field']} />
            <button
              type="button"
              className={styles['copy']}
              onClick={() => {
                input.current?.select();
                void copyText(outcome.link).then((copied) => {
                  setOutcome({ ...outcome, copied });
                });
              }}
            >
              {ui.share.copyAgain}
            </button>
          </div>
          <p className={styles['status']} role="status">
            {outcome.copied ? ui.share.copied : ui.share.notCopied} {ui.share.length(outcome.link.length)}.{' '}
            {outcome.link.length > chatLimit && ui.share.long}
          </p>
          <p>{ui.share.contents}</p>
          <p>{ui.share.noServer}</p>
        </>
      )}
    </Dialog>
  );
}

async function makeLink(chosen: State): Promise<Outcome> {
  try {
    const { encodeLink, findLinkProblem } = await import('../link-core.ts');
    const state = linkStateOf(chosen);
    const problem = findLinkProblem(state);
    if (problem !== undefined) return { kind: problem };
    const link = writeFragment(encodeLink(state));
    return { kind: 'made', link, copied: await copyText(link) };
  } catch {
    return { kind: 'failed' };
  }
}
