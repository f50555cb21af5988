/** `pinscope link` and `pinscope open`: texts to a permalink, and what it leaves behind or gives away. */
import type { Choices } from '../core/analysis.ts';
import type { Source } from '../core/text/source.ts';
import { findSensitive, sensitiveKinds } from '../core/text/sensitive.ts';
import { encodeLink, findLinkProblem } from '../link/link.ts';
import { makeModelLink } from '../link/make-model-link.ts';
import type { LinkView } from '../link/view-tail.ts';
import { findPlaces, whereIs } from '../report/places.ts';
import { makeHarmless } from '../report/terminal-text.ts';
import { analysisWords } from '../words/analysis.ts';
import { shareWords } from '../words/share.ts';
import type { LinkRequest } from './arguments.ts';
import type { Outcome } from './explain.ts';

/** What a link holds beside texts and choices. */
interface Looked {
  readonly view: LinkView;
  /** The fragment of a lesson's step or an example, which is all that there is. */
  readonly named?: string;
}

/** `home`: where Pinscope is served, if that is known. */
export function makeLink(
  request: LinkRequest,
  sources: readonly Source[],
  choices: Choices,
  { view, named }: Looked,
  home: string | undefined,
): Outcome {
  const words = shareWords(request.language);
  const { carriesTexts, redacts } = request;
  const made = carriesTexts
    ? linkOfTexts(request, sources, choices, view)
    : named !== undefined && !redacts
      ? { link: named, notes: [] }
      : linkOfModel(request, sources, choices, view);
  if (made === undefined) return { stdout: '', stderr: `pinscope: ${words.tooLarge}\n`, code: 2 };

  const base = request.base ?? home;
  if (base === undefined && request.kind === 'open')
    return {
      stdout: '',
      stderr: 'pinscope: open needs --base URL or PINSCOPE_BASE: where Pinscope is served\n',
      code: 2,
    };
  const link = base === undefined ? made.link : `${base.replace(/#.*$/s, '')}${made.link}`;
  const notes = [
    ...made.notes,
    ...(base === undefined
      ? [
          'where Pinscope is served is not known: this is the part from # on, to be pasted into a Pinscope (or give --base URL, or set PINSCOPE_BASE)',
        ]
      : []),
  ];
  const stderr = notes.map((note) => `pinscope: ${note}\n`).join('');
  return { stdout: `${link}\n`, stderr, code: 0, ...(request.kind === 'open' ? { opens: link } : {}) };
}

interface Made {
  readonly link: string;
  readonly notes: readonly string[];
}

function linkOfTexts(
  { language }: LinkRequest,
  sources: readonly Source[],
  choices: Choices,
  view: LinkView,
): Made | undefined {
  const state = { sources: sources.map(({ name, text }) => ({ name, text })), choices, view };
  if (findLinkProblem(state) !== undefined) return undefined;
  const words = shareWords(language);
  const places = findSensitive(sources);
  const named = sensitiveKinds.flatMap((kind) => {
    const first = places.find((place) => place.kind === kind);
    if (first === undefined) return [];
    const name = sources.find(({ id }) => id === first.source)?.name ?? '';
    return [`${words.sensitive}: ${words.sensitiveKind[kind]} (${makeHarmless(name)}:${String(first.line)})`];
  });
  return { link: encodeLink(state), notes: named.length === 0 ? [] : [...named, words.sensitiveNote] };
}

function linkOfModel(
  { language, redacts }: LinkRequest,
  sources: readonly Source[],
  choices: Choices,
  view: LinkView,
): Made | undefined {
  const made = makeModelLink(sources, choices, view, { hidesNames: redacts });
  if (made === undefined) return undefined;
  const places = findPlaces(sources);
  const { kind } = analysisWords(language);
  const words = shareWords(language);
  return {
    link: made.link,
    notes: [
      ...made.left.map(({ reader, span }) => `${words.left(kind(reader).title)} (${whereIs(span, places)})`),
      ...made.lost.map(({ rule, span }) => `${words.lost}: ${rule} ${whereIs(span, places)}`.trimEnd()),
    ],
  };
}
