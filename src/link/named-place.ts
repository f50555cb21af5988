/** Fragments that carry nothing, but name what every Pinscope has: `#lesson=05&step=2`, `#example=siblings`. */

export interface NamedLesson {
  readonly id: string;
  /** From 1. */
  readonly step: number;
  /** The one it is taught in where it was shared; the reader's own, where none is named. */
  readonly language?: string;
}

/** `#lesson=05&step=2&lang=zh-CN`, the first step where none is named. */
export function lessonInFragment(fragment: string): NamedLesson | undefined {
  const [, id, step = '1', language] =
    /^#?lesson=([a-z0-9-]{1,40})(?:&step=(\d{1,3}))?(?:&lang=([A-Za-z]{2}[A-Za-z0-9-]{0,20}))?$/.exec(
      fragment,
    ) ?? [];
  if (id === undefined) return undefined;
  return { id, step: Number(step), ...(language === undefined ? {} : { language }) };
}

export function lessonFragment({ id, step, language }: NamedLesson): string {
  return `#lesson=${id}&step=${String(step)}${language === undefined ? '' : `&lang=${language}`}`;
}

/** `#example=ID` */
export function exampleInFragment(fragment: string): string | undefined {
  return /^#?example=([^&]*)/.exec(fragment)?.[1];
}

/** A text of nothing but such a fragment, with or without the address before it, as chat and mail hand it on. */
export function namedPlaceIn(text: string): string | undefined {
  const found =
    /^(?:\[[^\]\n]*\]\(|<a [^<>]*\bhref=|[\s<("'“‘«>（「])*(?:(?:https?|file):[^\s#]*)?#((?:lesson|example)=[a-z0-9-]+(?:&[a-z]+=[\w-]+)*)(?:\|[^<>\n]*|"[^<>]*>[^<>]*<\/a)?[\s>)"'”’».,;:!?。，）」]*$/i.exec(
      text.length > mostCharacters ? '' : text.replaceAll('&amp;', '&'),
    )?.[1];
  return found === undefined ? undefined : `#${found}`;
}

const mostCharacters = 2000;
