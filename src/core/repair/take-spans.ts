/** Steps that name a place of the text: what stands there goes, or is written otherwise. */
import type { RemedyStep } from '../findings/remedy.ts';
import { spanIn, type Span } from '../text/source.ts';
import { escapeText, escapeValue } from './escape.ts';
import { removeElement, type DraftAttribute, type DraftElement, type Sheet } from './draft.ts';

interface Place {
  readonly element: DraftElement;
  readonly attribute?: DraftAttribute;
  readonly part: 'element' | 'content' | 'name' | 'value';
}

/** What of a draft stands at which place of the sources. Made when it is first asked. */
export class SpanPlaces {
  readonly #draft: DraftElement;
  #exact: ReadonlyMap<string, Place> | undefined;

  constructor(draft: DraftElement) {
    this.#draft = draft;
  }

  /** What stands exactly there. */
  at(span: Span): Place | undefined {
    this.#exact ??= this.#collect();
    return this.#exact.get(keyOf(span));
  }

  /** The attribute's value that the place is a part of. */
  around(span: Span): Place | undefined {
    this.#exact ??= this.#collect();
    for (const place of this.#exact.values()) {
      const value = place.part === 'value' ? place.attribute?.written?.span : undefined;
      const { sheet } = place.element;
      if (value === undefined || sheet === undefined) continue;
      const whole = spanIn(sheet.piece, value.from, value.to);
      if (whole.source === span.source && whole.from <= span.from && whole.to >= span.to) return place;
    }
    return undefined;
  }

  #collect(): ReadonlyMap<string, Place> {
    const places = new Map<string, Place>();
    const work: DraftElement[] = [this.#draft];
    for (let element = work.pop(); element !== undefined; element = work.pop()) {
      work.push(...element.children);
      const { written, sheet } = element;
      if (written === undefined || sheet === undefined) continue;
      const put = (from: number, to: number, place: Place): void => {
        const key = keyOf(spanIn(sheet.piece, from, to));
        if (!places.has(key)) places.set(key, place);
      };
      put(written.span.from, written.span.to, { element, part: 'element' });
      put(written.tagSpan.from, written.tagSpan.to, { element, part: 'element' });
      const nameFrom = written.tagSpan.from + 1;
      put(nameFrom, nameFrom + written.name.length, { element, part: 'element' });
      if (written.children.length === 0 && written.innerSpan.to > written.innerSpan.from)
        put(written.innerSpan.from, written.innerSpan.to, { element, part: 'content' });
      for (const attribute of element.attributes) {
        const place = attribute.written;
        if (place === undefined) continue;
        put(place.nameSpan.from, place.nameSpan.to, { element, attribute, part: 'name' });
        put(place.nameSpan.from, place.span.to + 1, { element, attribute, part: 'name' });
        put(place.span.from, place.span.to, { element, attribute, part: 'value' });
      }
    }
    return places;
  }
}

function keyOf({ source, from, to }: Span): string {
  return `${String(from)}-${String(to)} ${source}`;
}

/** False: nothing that an edit could be about stands there. */
export function takeSpanStep(
  step: Extract<RemedyStep, { kind: 'remove' | 'replace' }>,
  places: SpanPlaces,
): boolean {
  const place = places.at(step.span);
  if (step.kind === 'remove') {
    if (place === undefined) return false;
    if (place.attribute !== undefined) place.attribute.removed = true;
    else removeElement(place.element);
    return true;
  }
  if (place === undefined) return replacePart(step.span, step.text, places);
  switch (place.part) {
    case 'value':
      if (place.attribute !== undefined) place.attribute.value = step.text;
      return true;
    case 'name':
      if (place.attribute !== undefined) place.attribute.name = step.text;
      return true;
    case 'content':
      place.element.text = step.text;
      return true;
    case 'element':
      place.element.name = step.text;
      return true;
  }
}

/** A part of a value, which libvirt could not read from there on. */
function replacePart(span: Span, text: string, places: SpanPlaces): boolean {
  const place = places.around(span);
  const written = place?.attribute?.written;
  const sheet = place?.element.sheet;
  if (place?.attribute === undefined || written === undefined || sheet === undefined) return false;
  const found = findIn(sheet, written.span, span);
  if (found === undefined) return false;
  const quote = sheet.piece.text[written.span.from - 1] ?? '';
  place.attribute.part = { ...found, text: quote === '' ? escapeText(text) : escapeValue(text, quote) };
  return true;
}

/** The offsets of a sheet, between two others, that stand for a place of the source. */
function findIn(
  { piece }: Sheet,
  within: { readonly from: number; readonly to: number },
  span: Span,
): { readonly from: number; readonly to: number } | undefined {
  for (let from = within.from; from < within.to; from++) {
    if (spanIn(piece, from, from + 1).from !== span.from) continue;
    for (let to = from + 1; to <= within.to; to++)
      if (spanIn(piece, from, to).to === span.to) return { from, to };
  }
  return undefined;
}
