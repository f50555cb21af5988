/** Files that come together: texts, and what links among them open to, each in its place, as the command line has them. */
import type { Choices } from '../core/analysis.ts';
import { choicesBehind } from '../core/recounted-choices.ts';
import { isOwnLesson } from '../lessons/own/is-own-lesson.ts';
import type { LinkView } from '../link/view-tail.ts';
import type { GivenText } from '../state/sources.ts';
import { linkInText } from './link-core.ts';
import { namedBy } from './named-by.ts';
import type { LinkNotice } from './notices.ts';
import type { Asked } from './stage.ts';

export interface Opened {
  readonly texts: readonly GivenText[];
  /** Of the first link; absent: there is none. */
  readonly choices?: Choices;
  /** Of the link that comes before all other texts; what a later one looks at may be called otherwise here. */
  readonly view?: LinkView;
  /** The first of them: one stands over the page at a time. A further one stays a text. */
  readonly lesson?: Asked;
  /** What is wrong with the first link that did not open, or not whole. */
  readonly fault?: LinkNotice;
}

/** In the given order. Rejects only by a mistake of the page's own. */
export async function openLinksAmong(given: readonly GivenText[]): Promise<Opened> {
  const texts: GivenText[] = [];
  let choices: Choices | undefined;
  let view: LinkView | undefined;
  let lesson: Asked | undefined;
  let fault: LinkNotice | undefined;
  for (const one of given) {
    const link = linkInText(one.text);
    if (lesson === undefined && isOwnLesson(one.text)) lesson = { kind: 'own-lesson', text: one.text };
    else if (link === undefined) texts.push(one);
    else {
      const named = await namedBy(link);
      switch (named.kind) {
        case 'texts': {
          const { state } = named;
          choices ??= texts.length === 0 ? state.choices : choicesBehind(state.choices);
          if (texts.length === 0) view ??= state.view;
          if (named.fault !== undefined) fault ??= { ...named.fault, recovered: true };
          texts.push(...state.sources);
          break;
        }
        case 'example':
          texts.push(...named.texts);
          break;
        case 'lesson':
          if (lesson === undefined) lesson = named.asked;
          else texts.push(one);
          break;
        case 'nothing':
          fault ??= named.fault;
          break;
        default:
          named satisfies never;
      }
    }
  }
  return {
    texts,
    ...(choices === undefined ? {} : { choices }),
    ...(view === undefined ? {} : { view }),
    ...(lesson === undefined ? {} : { lesson }),
    ...(fault === undefined ? {} : { fault }),
  };
}
