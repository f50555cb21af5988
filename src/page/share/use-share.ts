/** What the Share panel offers: the link of what is on show, made anew whenever the panel's own choices change. */
import { useEffect, useState } from 'react';
import { createLinkClient, type LinkClient } from '../../browser/link-client.ts';
import { defaultChoices, type Choices } from '../../core/analysis.ts';
import { findSensitive, type SensitivePlace } from '../../core/text/sensitive.ts';
import type { MadeModelLink } from '../../link/make-model-link.ts';
import type { State } from '../../state/store.ts';
import type { Renamed } from '../export/use-exported.ts';
import { usePage } from '../page-context.ts';
import type { StepLink } from '../stage.ts';
import { linkStateOf } from './link-state-of.ts';
import { makeTextsLink } from './texts-link.ts';

/** `step`: the lesson's step on show; `model`: what Pinscope reads; `texts`: every letter. */
export type Carried = 'step' | 'model' | 'texts';

interface ShareWish {
  readonly carries: Carried;
  readonly hidesNames: boolean;
  /** Of the step, where there is one. */
  readonly stepLink: StepLink | undefined;
}

/** One text that the link opens to. */
export interface CarriedText {
  readonly name: string;
  readonly text: string;
}

export interface Shared {
  readonly state: 'made';
  /** The fragment, `#` included. */
  readonly link: string;
  readonly texts: readonly CarriedText[];
  readonly choices: Choices;
  /** Where guests are called otherwise: what is on show, with those names. */
  readonly renamed?: Renamed;
  /** Of a model link: what it does not bring. */
  readonly misses?: Pick<MadeModelLink, 'left' | 'lost' | 'added'>;
  /** Of a link with the original texts. */
  readonly sensitive?: readonly SensitivePlace[];
}

type Outcome = { readonly state: 'failed' | 'too-large' } | Shared;

interface Sharing {
  /** Undefined until the first is made. */
  readonly outcome: Outcome | undefined;
  /** It is of an earlier wish, and the one that is wished for now is being made. */
  readonly isStale: boolean;
}

export function useShare({ carries, hidesNames, stepLink }: ShareWish): Sharing {
  const { store } = usePage();
  const wish = `${carries} ${String(hidesNames)} ${stepLink?.link ?? ''}`;
  const [made, setMade] = useState<{ readonly wish: string; readonly outcome: Outcome } | undefined>(
    undefined,
  );
  useEffect(() => {
    let isWanted = true;
    const client = createLinkClient();
    const answer = (outcome: Outcome): void => {
      if (isWanted) setMade({ wish, outcome });
    };
    const ask = async (): Promise<Outcome> => {
      if (carries === 'step') return outcomeOfStep(stepLink);
      if (carries === 'texts') return outcomeOfTexts(store.getState(), client);
      const { sources, choices } = store.getState();
      const { view } = linkStateOf(store.getState());
      const answered = await client.ask({ sources, choices, view, hidesNames });
      if (answered === undefined) return { state: 'too-large' };
      const { link, texts, choices: carried, analysis, ...misses } = answered;
      const renamed =
        analysis === undefined
          ? {}
          : { renamed: { analysis, sources: texts.map((text, i) => ({ id: `s${String(i)}`, ...text })) } };
      return { state: 'made', link, texts, choices: carried, misses, ...renamed };
    };
    ask().then(answer, () => {
      answer({ state: 'failed' });
    });
    return () => {
      isWanted = false;
      client.end();
    };
  }, [store, wish, carries, hidesNames, stepLink]);
  return { outcome: made?.outcome, isStale: made !== undefined && made.wish !== wish };
}

function outcomeOfStep(stepLink: StepLink | undefined): Outcome {
  if (stepLink === undefined) return { state: 'failed' };
  const { link, file } = stepLink;
  const texts = file === undefined ? [] : [{ name: 'lesson.json', text: file }];
  return { state: 'made', link, texts, choices: defaultChoices };
}

async function outcomeOfTexts(chosen: State, client: LinkClient): Promise<Outcome> {
  const state = linkStateOf(chosen);
  const link = await makeTextsLink(state, client);
  if (link === undefined) return { state: 'too-large' };
  const sensitive = findSensitive(chosen.sources);
  return { state: 'made', link, texts: state.sources, choices: state.choices, sensitive };
}
