/**
 * The page in another page's frame: `#…&embed` shows the picture alone; with `#…&embed=ORIGIN` that origin, and no other,
 * may also say what to show. The protocol is described for its users in public/embed.html.
 */

export interface Embedding {
  /** The one that is listened to, such as `https://wiki.example`; undefined: nobody. */
  readonly origin: string | undefined;
}

const pattern = /(^#?|&(?:amp;)?)embed(?:=([^&]*))?(?=&|$)/;

/** Undefined where the address does not ask for it. An origin that is none is nobody's. */
export function embeddingIn(fragment: string): Embedding | undefined {
  const found = pattern.exec(fragment);
  return found === null ? undefined : { origin: originOf(found[2] ?? '') };
}

/** The fragment of the whole page that shows the same; empty where nothing else stands in it. */
export function withoutEmbedding(fragment: string): string {
  const rest = fragment.replace(pattern, (_, before: string) => (before.startsWith('&') ? '' : before));
  return rest === '#' ? '' : rest.replace(/^#&(?:amp;)?/, '#');
}

function originOf(text: string): string | undefined {
  try {
    const { origin, protocol } = new URL(decodeURIComponent(text));
    return /^https?:$/.test(protocol) ? origin : undefined;
  } catch {
    return undefined;
  }
}

/** Only what the page around us posts, and only while it is of `origin`. */
export function listenToParent(origin: string, take: (message: unknown) => void): () => void {
  const onMessage = (event: MessageEvent<unknown>): void => {
    if (event.source === parent && event.origin === origin) take(event.data);
  };
  addEventListener('message', onMessage);
  return () => {
    removeEventListener('message', onMessage);
  };
}

/** `origin` undefined: whoever it is; say nothing then that is not theirs to know. */
export function tellParent(message: object, origin: string | undefined): void {
  if (parent !== window) parent.postMessage(message, origin ?? '*');
}

/** Marks the document for the style sheets. */
export function markEmbedded(): void {
  document.documentElement.dataset['embedded'] = '';
}
