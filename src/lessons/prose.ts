/**
 * The little that prose in lessons can do (`lesson-text.ts` says what): read into parts, so that nothing in it can ever
 * become markup. A sign without its partner is text.
 */
export type ProsePart =
  | { readonly kind: 'text' | 'code' | 'strong' | 'em'; readonly text: string }
  | { readonly kind: 'term'; readonly id: string; readonly text: string };

const token = /`([^`]+)`|\*\*([^*]+)\*\*|\*([^*]+)\*|\[\[([a-z-]+)(?:\|([^\]]+))?\]\]/g;

/** One list of parts for each paragraph. */
export function readProse(prose: string): readonly (readonly ProsePart[])[] {
  return prose.split(/\n\s*\n/).map(readParagraph);
}

function readParagraph(paragraph: string): readonly ProsePart[] {
  const parts: ProsePart[] = [];
  let at = 0;
  for (const match of paragraph.matchAll(token)) {
    if (match.index > at) parts.push({ kind: 'text', text: paragraph.slice(at, match.index) });
    const [whole, code, strong, em, id, shown] = match;
    if (code !== undefined) parts.push({ kind: 'code', text: code });
    else if (strong !== undefined) parts.push({ kind: 'strong', text: strong });
    else if (em !== undefined) parts.push({ kind: 'em', text: em });
    else if (id !== undefined) parts.push({ kind: 'term', id, text: shown ?? id });
    at = match.index + whole.length;
  }
  if (at < paragraph.length || parts.length === 0) parts.push({ kind: 'text', text: paragraph.slice(at) });
  return parts;
}

/** The same where no markup can stand. */
export function plainProse(prose: string): string {
  return readProse(prose)
    .map((parts) => parts.map(({ text }) => text).join(''))
    .join('\n\n');
}
