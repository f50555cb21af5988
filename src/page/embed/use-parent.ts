/** Speaks with the page around: takes its commands, and tells it what it may want to know. */
import { useEffect, useEffectEvent, useRef } from 'react';
import { listenToParent, tellParent } from '../../browser/embedding.ts';
import { markGiven } from '../../browser/timing.ts';
import { useActions, useChoice } from '../page-context.ts';
import { protocol, readCommand, type EmbedCommand } from './embed-commands.ts';

interface Told {
  /** There is something to see, or nothing that could be. */
  readonly isReady: boolean;
  /** Pixels at which the picture has its own proportions; undefined: any. */
  readonly heightPx: number | undefined;
}

export function useParent(origin: string | undefined, { isReady, heightPx }: Told): void {
  const actions = useActions();
  const selection = useChoice((state) => state.selection);
  const obey = useEffectEvent((command: EmbedCommand) => {
    if (command.theme !== undefined) actions.setTheme(command.theme);
    if (command.language !== undefined) actions.showLanguage(command.language);
    if (command.sources !== undefined) {
      markGiven();
      actions.replaceTexts(command.sources);
    }
    if (command.tab !== undefined) actions.setTab(command.tab);
    if (command.selection !== undefined) actions.select(command.selection ?? undefined);
  });

  useEffect(() => {
    if (origin === undefined) return undefined;
    return listenToParent(origin, (message) => {
      const command = readCommand(message);
      if (typeof command === 'string')
        tellParent({ pinscope: protocol, event: 'fault', message: command }, origin);
      else if (command !== undefined) obey(command);
    });
  }, [origin]);

  // Once, and before anything was set, too: a page that gives the texts itself waits for it.
  const toldReady = useRef(false);
  useEffect(() => {
    if (!isReady || toldReady.current) return;
    toldReady.current = true;
    tellParent({ pinscope: protocol, event: 'ready' }, origin);
  }, [isReady, origin]);
  useEffect(() => {
    if (heightPx !== undefined) tellParent({ pinscope: protocol, event: 'height', height: heightPx }, origin);
  }, [heightPx, origin]);
  // Of what is chosen only those learn who may choose.
  useEffect(() => {
    if (origin !== undefined && isReady)
      tellParent({ pinscope: protocol, event: 'selection', selection: selection ?? null }, origin);
  }, [selection, isReady, origin]);
}
