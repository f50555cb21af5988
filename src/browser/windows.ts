/** A second window of the page, and messages between windows of this origin. */
import { expectFullScreenEnd } from './full-screen.ts';

/** False: the browser did not let us. */
export function openWindow(fragment: string, name: string): boolean {
  const { origin, pathname, search } = location;
  const address = `${origin === 'null' ? '' : origin}${pathname}${search}${fragment}`;
  const isOpen = window.open(address, name, 'popup,width=1000,height=720') !== null;
  if (isOpen) expectFullScreenEnd();
  return isOpen;
}

interface Talk {
  send(message: unknown): void;
  close(): void;
}

/** Messages of other windows, never one's own. Where there is no such thing, nothing is heard. */
export function talkBetweenWindows(name: string, onMessage: (message: unknown) => void): Talk {
  if (typeof BroadcastChannel === 'undefined') return { send: () => undefined, close: () => undefined };
  const channel = new BroadcastChannel(name);
  channel.onmessage = (event: MessageEvent<unknown>) => {
    onMessage(event.data);
  };
  return {
    send: (message) => {
      channel.postMessage(message);
    },
    close: () => {
      channel.close();
    },
  };
}
