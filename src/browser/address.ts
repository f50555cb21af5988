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

/** A pasted text that is nothing but an address with a link of ours behind its `#`. */
export function linkInText(text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed.length > 4_000_000 || /\s/.test(trimmed)) return undefined;
  return /^(?:https?:\/\/[^#]+)?(#\d+\.[a-z].*)$/is.exec(trimmed)?.[1];
}
