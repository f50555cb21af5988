/** The address bar. It changes only on the user's word, because what is pasted can hold secrets. */
import { afterPaint } from './timing.ts';

export function readFragment(): string {
  return location.hash;
}

export function writeFragment(fragment: string): string {
  history.replaceState(history.state, '', fragment === '' ? location.pathname + location.search : fragment);
  return location.href;
}

let dropWrite: (() => void) | undefined;

/**
 * Runs what writes the address, after the next paint: a browser takes some milliseconds for it. Of several in that time the
 * last alone does, so that the address is never in between; and none where the reader has gone elsewhere by then, also if
 * that address is the same: it would be written over another entry of the tab's history. (Of going somewhere `popstate`
 * tells with the address itself, `hashchange` later.)
 */
export function afterPaintHere(write: () => void): void {
  dropWrite?.();
  const stop = afterPaint(() => {
    drop();
    write();
  });
  const drop = (): void => {
    stop();
    removeEventListener('popstate', drop);
    dropWrite = undefined;
  };
  addEventListener('popstate', drop);
  dropWrite = drop;
}

/** This page's address with another fragment, without going there. */
export function addressWith(fragment: string): string {
  return `${location.href.replace(/#.*$/s, '')}${fragment}`;
}

/** Who can open an address: nobody but this machine, nobody outside of this network, or everybody. */
export type Reach = 'machine' | 'network' | 'everybody';

/** Where this page runs, and who can open that. */
export function pagePlace(): { readonly reach: Reach; readonly place: string } {
  const { protocol, hostname, host, pathname } = location;
  return { reach: reachOf(protocol, hostname), place: protocol === 'file:' ? pathname : host };
}

/** By the name alone: private addresses (RFC 1918, 4193, 3927, 4291), reserved names (RFC 6761, 6762, 8375), names without a dot. */
export function reachOf(protocol: string, hostname: string): Reach {
  if (!/^https?:$/.test(protocol)) return 'machine';
  if (/^(?:(?:.+\.)?localhost|127(?:\.\d+){3}|0\.0\.0\.0|\[::1?\])$/.test(hostname)) return 'machine';
  const isPrivate =
    /^(?:10|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01]))(?:\.\d+)+$/.test(hostname) ||
    /^\[(?:f[cd]|fe[89ab])/.test(hostname) ||
    /\.(?:local|lan|internal|intranet|home|corp|test|home\.arpa)$/.test(hostname) ||
    !/[.:]/.test(hostname);
  return isPrivate ? 'network' : 'everybody';
}

/** Tells which fragment was gone to. By then the page may have written another one over it, so it is not read anew. */
export function onFragmentChange(listener: (fragment: string) => void): () => void {
  const hear = ({ newURL }: HashChangeEvent): void => {
    listener(new URL(newURL).hash);
  };
  addEventListener('hashchange', hear);
  return () => {
    removeEventListener('hashchange', hear);
  };
}
