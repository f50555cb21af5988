/** The text in CodeMirror: React hands it texts, marks and words, and takes what is typed and where the caret stands. */
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { afterPaint, markGiven } from '../../../browser/timing.ts';
import { lineColumnAt } from '../../../core/text/lines.ts';
import type { Source } from '../../../core/text/source.ts';
import type { PageStore } from '../../../state/store.ts';
import {
  useAnalysisWords,
  useChoice,
  useFindingWords,
  usePage,
  useSettledReading,
  useUi,
} from '../../page-context.ts';
import { caretKey } from '../../selection.ts';
import { lineIndexOf } from '../../source-lines.ts';
import { entitiesOnLines } from '../caret-entities.ts';
import type { HandoverPlace } from '../handover.ts';
import { useLineMarks } from '../line-marks.ts';
import { CodeDesk } from './code-desk.ts';
import type { CaretLines } from './code-desk.ts';
import { setMarks } from './marks.ts';
import './code-editor.css';

export interface CodeEditorProps {
  readonly source: Source | undefined;
  readonly title: string;
  readonly handover: HandoverPlace;
}

/** The desk outlives the element: a text too long for it may be on show for a while. */
const desks = new WeakMap<PageStore, CodeDesk>();
const noSource: Source = { id: '', name: '', text: '' };

export function CodeEditor({ source, title, handover }: CodeEditorProps) {
  const ui = useUi();
  const { store } = usePage();
  const sources = useChoice((state) => state.sources);
  const parent = useRef<HTMLDivElement>(null);
  const [caret, setCaret] = useState<CaretLines | undefined>(undefined);
  const desk = useMemo(() => {
    const made = desks.get(store) ?? new CodeDesk();
    desks.set(store, made);
    return made;
  }, [store]);
  const label = ui.sources.editor(title);
  const first = useRef({ source, words: [ui, label] as const });

  useLayoutEffect(() => {
    if (parent.current === null) return undefined;
    const handlers = {
      onBegin: markGiven,
      onText: (id: string | undefined, text: string) => {
        const { sources: known, addTexts, editText } = store.getState();
        if (id === undefined) addTexts([{ name: '', text }]);
        else if (known.some((one) => one.id === id)) editText(id, text);
      },
      onCaret: setCaret,
    };
    const { source: shown, words } = first.current;
    desk.mount(parent.current, shown, words, handlers, handover.take());
    return () => {
      handover.leave(desk.unmount());
    };
  }, [desk, store, handover]);

  // The picture comes first; the texts and what they are called follow in the next frame.
  useEffect(
    () =>
      afterPaint(() => {
        desk.show(source, sources, [ui, label]);
      }),
    [desk, source, sources, ui, label],
  );
  useMarks(desk, source ?? noSource);
  useReveal(desk, source);
  useCaretLight(source, caret);
  return <div ref={parent} className="code-editor pinscope-tones" data-testid="code-editor" />;
}

function useMarks(desk: CodeDesk, source: Source): void {
  const { judged, judging, core, sources } = useSettledReading();
  const words = useAnalysisWords(core);
  const sentences = useFindingWords(judging);
  const marks = useLineMarks(source);
  // Between an edit and its answer the marks that are there move with the text.
  const isCurrent = sources.includes(source);
  const last = useRef(marks);
  useEffect(() => {
    const isAsked = last.current.marked.size > 0 && marks.marked.size === 0;
    last.current = marks;
    if (!isCurrent && !isAsked) return undefined;
    return afterPaint(() => {
      const explanations =
        judged === undefined || words === undefined || sentences === undefined
          ? []
          : marks.findings.map(({ finding }) => ({
              ...sentences.finding(finding, judged),
              severity: finding.severity,
              severityName: words.severity(finding.severity),
            }));
      desk.apply({ effects: setMarks.of({ marks, explanations }) });
    });
  }, [desk, marks, judged, words, sentences, isCurrent]);
}

/** Scrolls a newly marked line into view; edits of the text scroll nothing. */
function useReveal(desk: CodeDesk, source: Source | undefined): void {
  const mark = useChoice((state) => state.mark);
  const id = source?.id;
  const newest = useRef(source);
  useEffect(() => {
    newest.current = source;
  });
  useEffect(() => {
    const span = mark?.spans.find((candidate) => candidate.source === id);
    if (span === undefined) return undefined;
    return afterPaint(() => {
      if (newest.current === undefined) return;
      desk.reveal(lineColumnAt(lineIndexOf(newest.current), span.from).line - 1);
    });
  }, [desk, mark, id]);
}

/** Lights in the picture what the caret's lines decide; what is selected stays selected. */
function useCaretLight(source: Source | undefined, caret: CaretLines | undefined): void {
  const { store } = usePage();
  const { analysis, sources } = useSettledReading();
  const isCurrent = source !== undefined && sources.includes(source);
  useEffect(() => {
    if (source === undefined || analysis === undefined || caret === undefined || !isCurrent) return undefined;
    const { starts } = lineIndexOf(source);
    const lines = {
      source: source.id,
      from: starts[caret.first] ?? 0,
      to: starts[caret.last + 1] ?? source.text.length + 1,
    };
    const entities = entitiesOnLines(analysis, lines);
    if (entities.length === 0) return undefined;
    store.setState({ pointed: { key: caretKey, entities } });
    return () => {
      if (store.getState().pointed?.key === caretKey) store.setState({ pointed: undefined });
    };
  }, [store, source, analysis, caret, isCurrent]);
}
