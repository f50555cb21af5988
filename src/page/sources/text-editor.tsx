/**
 * Which editor a text has: CodeMirror, once its chunk is here, and the plain textarea until then and for texts over the
 * limits. They stand in the same place with the same lines, and hand over caret, scroll position and focus.
 *
 * The chunk is fetched when the first picture is painted and the page has nothing else to do. It takes the textarea's
 * place at once, unless somebody is typing there: then when they are done, since the browser's undo would be lost.
 */
import { useEffect, useRef, useState } from 'react';
import type { ComponentType, RefObject } from 'react';
import { afterPaintWhenIdle } from '../../browser/timing.ts';
import type { Source } from '../../core/text/source.ts';
import { useSettledReading } from '../page-context.ts';
import type { CodeEditorProps } from './code/code-editor.tsx';
import { Editor, plainLimit } from './editor.tsx';
import { createHandoverPlace } from './handover.ts';

interface LoadedCode {
  readonly CodeEditor: ComponentType<CodeEditorProps>;
}

interface Props {
  readonly source: Source | undefined;
  readonly title: string;
  /** Whether the texts can be seen. */
  readonly open: boolean;
}

export function TextEditor({ source, title, open }: Props) {
  const area = useRef<HTMLTextAreaElement>(null);
  const [handover] = useState(createHandoverPlace);
  const code = useCode(area, open);
  return code === undefined || (source?.text.length ?? 0) > plainLimit ? (
    <Editor source={source} title={title} area={area} handover={handover} />
  ) : (
    <code.CodeEditor source={source} title={title} handover={handover} />
  );
}

function useCode(area: RefObject<HTMLTextAreaElement | null>, open: boolean): LoadedCode | undefined {
  const [loaded, setLoaded] = useState<LoadedCode>();
  const { analysis } = useSettledReading();
  const isWanted = open && analysis !== undefined && loaded === undefined;
  useEffect(() => {
    if (!isWanted) return undefined;
    const gone = new AbortController();
    const { signal } = gone;
    let isTyping = false;
    const noteTyping = (): void => {
      isTyping = true;
    };
    area.current?.addEventListener('input', noteTyping, { signal });
    area.current?.addEventListener('compositionstart', noteTyping, { signal });
    const stop = afterPaintWhenIdle(() => {
      void import('./code/code-editor.tsx').then(
        ({ CodeEditor }) => {
          const change = (): void => {
            if (!signal.aborted) setLoaded({ CodeEditor });
          };
          const isBusy = (): boolean => isTyping && document.activeElement === area.current;
          if (!isBusy()) {
            change();
            return;
          }
          // A window that loses the focus blurs the textarea too, and gives it back.
          const onBlur = (): void => {
            setTimeout(() => {
              if (!isBusy()) change();
            });
          };
          area.current?.addEventListener('blur', onBlur, { signal });
        },
        // Without the chunk (no network any more) the textarea does.
        () => undefined,
      );
    });
    return () => {
      stop();
      gone.abort();
    };
  }, [area, isWanted]);
  return loaded;
}
