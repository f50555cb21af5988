/** What a fragment names: a link's texts, an example's, a lesson. Nothing of it is shown yet. */
import { markGiven } from '../browser/timing.ts';
import { exampleOf, loadExample } from '../examples/examples.ts';
import type { ExampleId } from '../examples/examples.ts';
import type { LinkState } from '../link/link-state.ts';
import type { LinkFault } from '../link/link.ts';
import { exampleInFragment, lessonInFragment } from '../link/named-place.ts';
import type { GivenText } from '../state/sources.ts';
import type { LinkNotice } from './notices.ts';
import type { Asked } from './stage.ts';

interface Fault {
  readonly reason: LinkFault;
  /** The link as it came. */
  readonly raw: string;
}

export type Named =
  /** `fault`: the link is not as it was made, and this is what could be read of it. */
  | { readonly kind: 'texts'; readonly state: LinkState; readonly fault?: Fault }
  | { readonly kind: 'example'; readonly id: ExampleId; readonly texts: readonly GivenText[] }
  | { readonly kind: 'lesson'; readonly asked: Asked; readonly language?: string }
  | { readonly kind: 'nothing'; readonly fault: LinkNotice };

/** Fetched when a fragment asks for it. */
const parts = { links: () => import('./link-core.ts'), texts: loadExample };

/** Where a part of the page cannot be fetched, that is the fault; it rejects only by a mistake of the page's own. */
export async function namedBy(fragment: string, { links, texts } = parts): Promise<Named> {
  return (await namedPlace(fragment, texts)) ?? (await linked(fragment, links));
}

const notLoaded: Named = { kind: 'nothing', fault: { reason: 'not-loaded' } };

/** A lesson or an example; undefined: the fragment names none. */
async function namedPlace(fragment: string, load: typeof loadExample): Promise<Named | undefined> {
  const lesson = lessonInFragment(fragment);
  if (lesson !== undefined) {
    const { id, step, language } = lesson;
    return {
      kind: 'lesson',
      asked: { kind: 'lesson', id, step },
      ...(language === undefined ? {} : { language }),
    };
  }
  const wanted = exampleInFragment(fragment);
  if (wanted === undefined) return undefined;
  const example = exampleOf(wanted);
  if (example === undefined)
    return { kind: 'nothing', fault: { reason: 'no-example', id: wanted, raw: fragment } };
  const texts = await load(example).catch(() => undefined);
  return texts === undefined ? notLoaded : { kind: 'example', id: example.id, texts };
}

async function linked(fragment: string, load: (typeof parts)['links']): Promise<Named> {
  // What it takes to open a link is a part of its way to the picture.
  markGiven();
  const core = await load().catch(() => undefined);
  if (core === undefined) return notLoaded;
  const { decodeLink, decodeLessonLink, isLessonLink } = core;
  if (isLessonLink(fragment)) {
    const lesson = decodeLessonLink(fragment);
    if (!lesson.ok) return { kind: 'nothing', fault: { reason: lesson.reason, raw: fragment } };
    const { json: text, step = 1 } = lesson;
    return { kind: 'lesson', asked: { kind: 'own-lesson', text, step } };
  }
  const decoded = decodeLink(fragment);
  if (decoded.ok) return { kind: 'texts', state: decoded.state };
  const fault = { reason: decoded.reason, raw: fragment };
  return decoded.recovered === undefined
    ? { kind: 'nothing', fault }
    : { kind: 'texts', state: decoded.recovered, fault };
}
