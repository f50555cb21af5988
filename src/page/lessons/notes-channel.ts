/** Between the presentation and the presenter's own window: the same page in two windows, nobody else. */
import { openWindow, talkBetweenWindows } from '../../browser/windows.ts';
import type { Language } from '../../words/language.ts';
import { isLanguage } from '../../words/language.ts';
import type { Clock } from './clock.ts';

/** `main.tsx` knows it too. */
const notesFragment = '#notes';
const channelName = 'pinscope-lesson';

export interface Shown {
  readonly lesson: string;
  /** The file of somebody's own lesson. */
  readonly own: string | undefined;
  readonly step: number;
  readonly isOpen: boolean;
  readonly isBlack: boolean;
  readonly language: Language;
  readonly clock: Clock;
}

export type Command = 'advance' | 'back' | 'black' | 'start' | 'pause' | 'reset';
const commands: readonly Command[] = ['advance', 'back', 'black', 'start', 'pause', 'reset'];

/** False: the browser did not open it. */
export function openNotes(): boolean {
  return openWindow(notesFragment, 'pinscope-notes');
}

export interface NotesChannel<T> {
  send(message: T): void;
  close(): void;
}

/** In the presentation: tells what is shown, hears commands; `onHello`: a window has opened and knows nothing. */
export function talkToNotes(onHello: () => void, onCommand: (command: Command) => void): NotesChannel<Shown> {
  const channel = talkBetweenWindows(channelName, (message) => {
    if (message === 'hello') onHello();
    const command = commands.find((known) => known === message);
    if (command !== undefined) onCommand(command);
  });
  return {
    send: (shown) => {
      channel.send(shown);
    },
    close: channel.close,
  };
}

/** In the presenter's window. */
export function talkToPresentation(onShown: (shown: Shown) => void): NotesChannel<Command> {
  const channel = talkBetweenWindows(channelName, (message) => {
    const shown = readShown(message);
    if (shown !== undefined) onShown(shown);
  });
  channel.send('hello');
  return {
    send: (command) => {
      channel.send(command);
    },
    close: channel.close,
  };
}

/** Only pages of this origin can speak here; an older one of ours may speak otherwise. */
function readShown(message: unknown): Shown | undefined {
  if (typeof message !== 'object' || message === null) return undefined;
  const { lesson, own, step, isOpen, isBlack, language, clock } = message as Readonly<
    Record<string, unknown>
  >;
  if (typeof lesson !== 'string' || typeof step !== 'number' || typeof language !== 'string')
    return undefined;
  if (!isLanguage(language) || typeof clock !== 'object' || clock === null) return undefined;
  const { elapsedMs, runningSince } = clock as Readonly<Record<string, unknown>>;
  return {
    lesson,
    own: typeof own === 'string' ? own : undefined,
    step,
    isOpen: isOpen === true,
    isBlack: isBlack === true,
    language,
    clock: {
      elapsedMs: typeof elapsedMs === 'number' ? elapsedMs : 0,
      runningSince: typeof runningSince === 'number' ? runningSince : undefined,
    },
  };
}
