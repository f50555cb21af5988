/** The address bar. It changes only on the user's word, because what is pasted can hold secrets. */

export function readFragment(): string {
  return location.hash;
}

export function writeFragment(fragment: string): string {
  history.replaceState(history.state, '', fragment === '' ? location.pathname + location.search : fragment);
  return location.href;
}

export function onFragmentChange(listener: () => void): () => void {
  addEventListener('hashchange', listener);
  return () => {
    removeEventListener('hashchange', listener);
  };
}

/** `#example=ID` */
export function exampleInFragment(fragment: string): string | undefined {
  return /^#?example=([^&]*)/.exec(fragment)?.[1];
}

/** A pasted text that is nothing but an address with a link of ours behind its `#`, or a picture of ours that carries one. */
export function linkInText(text: string): string | undefined {
  const carried = linkInSvg(text);
  if (carried !== undefined) return carried;
  const trimmed = text.trim();
  if (trimmed.length > 4_000_000 || /\s/.test(trimmed)) return undefined;
  return /^(?:https?:\/\/[^#]+)?(#\d+\.[a-z].*)$/is.exec(trimmed)?.[1];
}

/** The picture's first element carries the link (`render/standalone.ts`). */
function linkInSvg(text: string): string | undefined {
  const head = text.slice(0, 4_000_000).trimStart();
  if (!head.startsWith('<svg ')) return undefined;
  return /^<svg [^>]*>\s*<metadata class="pinscope-link">(#\d+\.[^<\s]*)<\/metadata>/.exec(head)?.[1];
}
