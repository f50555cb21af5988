/** The marks in the editor: lines asked for, the line that decides, places of findings; and the gutter beside them. */
import { RangeSet, StateEffect, StateField } from '@codemirror/state';
import type { EditorState, Extension, Range, Text } from '@codemirror/state';
import { Decoration, EditorView, GutterMarker, gutter } from '@codemirror/view';
import type { DecorationSet } from '@codemirror/view';
import type { Severity } from '../../../core/findings/finding.ts';
import { sourceStyles } from '../../../render/tone-styles.ts';
import type { LineMarks } from '../line-marks.ts';
import { severitySign } from './severity-sign.ts';

/** What is said of a place, in words. */
export interface Explanation {
  readonly severity: Severity;
  readonly severityName: string;
  readonly title: string;
  readonly message: string;
}

interface GivenMarks {
  readonly marks: LineMarks;
  /** One for each of `marks.findings`, in their order. */
  readonly explanations: readonly Explanation[];
}

interface ShownMarks {
  readonly asked: DecorationSet;
  /** Places of findings; each decoration's `spec.explanation` tells what is said there. */
  readonly findings: DecorationSet;
  readonly signs: RangeSet<GutterMarker>;
}

const rank: Readonly<Record<Severity, number>> = { note: 0, warning: 1, error: 2 };
const noSigns = RangeSet.empty as RangeSet<GutterMarker>;
const place = Decoration.mark({ tagName: 'mark' });
const severities: readonly Severity[] = ['error', 'warning', 'note'];

/** Takes the place of all marks before. */
export const setMarks = StateEffect.define<GivenMarks>();

const shownMarks = StateField.define<ShownMarks>({
  create: () => ({ asked: Decoration.none, findings: Decoration.none, signs: noSigns }),
  update(shown, { changes, docChanged, effects, newDoc }) {
    for (const effect of effects) if (effect.is(setMarks)) return placeMarks(newDoc, effect.value);
    // Until the answer to what was typed is here, the marks move with the text.
    if (!docChanged) return shown;
    return {
      asked: shown.asked.map(changes),
      findings: shown.findings.map(changes),
      signs: shown.signs.map(changes),
    };
  },
  provide: (field) => [
    EditorView.decorations.from(field, ({ asked }) => asked),
    EditorView.decorations.from(field, ({ findings }) => findings),
  ],
});

/** All marks of `given` that still lie in `doc`, which has the lines that they were made for. */
function placeMarks(doc: Text, { marks, explanations }: GivenMarks): ShownMarks {
  const asked: Range<Decoration>[] = [];
  const at = (line: number, column: number): number => {
    const { from, to } = doc.line(Math.min(line + 1, doc.lines));
    return Math.min(from + Math.max(0, column), to);
  };
  const lines = [...new Set([...marks.marked.keys(), ...marks.deciding.keys()])];
  for (const line of lines) {
    const source = marks.deciding.get(line);
    const attributes = {
      'data-line': String(line + 1),
      ...(source === undefined ? {} : { 'data-source': source, 'data-letter': sourceStyles[source].letter }),
    };
    asked.push(Decoration.line({ class: 'cm-asked', attributes }).range(at(line, 0)));
    for (const [from, to] of marks.marked.get(line) ?? []) {
      if (at(line, from) < at(line, to)) asked.push(place.range(at(line, from), at(line, to)));
    }
  }
  const findings: Range<Decoration>[] = [];
  const worst = new Map<number, Severity>();
  marks.findings.forEach(({ finding: { severity }, line, from, to }, i) => {
    const explanation = explanations[i];
    if (line >= doc.lines || explanation === undefined) return;
    const known = worst.get(line);
    if (known === undefined || rank[known] < rank[severity]) worst.set(line, severity);
    const start = at(line, from);
    // A place of no width (something is missing there) is shown on what follows it, or else on what is before it.
    const end = Math.max(at(line, to), Math.min(start + 1, at(line, Infinity)));
    const begin = start === end ? Math.max(at(line, 0), start - 1) : start;
    const decoration = Decoration.mark({
      class: `cm-finding cm-finding-${severity}`,
      inclusive: false,
      explanation,
    });
    if (begin < end) findings.push(decoration.range(begin, end));
  });
  const signs = [...worst].map(([line, severity]) => signOf[severity].range(at(line, 0)));
  return {
    asked: Decoration.set(asked, true),
    findings: Decoration.set(findings, true),
    signs: RangeSet.of(signs, true),
  };
}

class Sign extends GutterMarker {
  constructor(readonly severity: Severity) {
    super();
  }
  override eq(other: GutterMarker): boolean {
    return other instanceof Sign && other.severity === this.severity;
  }
  override toDOM(): Node {
    return severitySign(this.severity);
  }
}

const signOf: Readonly<Record<Severity, Sign>> = {
  error: new Sign('error'),
  warning: new Sign('warning'),
  note: new Sign('note'),
};

/** What is said of the places between two offsets, the gravest first. */
export function explanationsBetween(state: EditorState, from: number, to: number): readonly Explanation[] {
  const found: Explanation[] = [];
  state.field(shownMarks).findings.between(from, to, (_from, _to, { spec }) => {
    const { explanation } = spec as { explanation?: Explanation };
    if (explanation !== undefined) found.push(explanation);
  });
  return severities.flatMap((severity) => found.filter((one) => one.severity === severity));
}

/** The gutter calls `onSign` when the pointer is on a line's sign, and with undefined when it leaves it. */
export function marksWithGutter(onSign: (view: EditorView, lineFrom: number | undefined) => void): Extension {
  return [
    shownMarks,
    gutter({
      class: 'cm-signs',
      markers: (view) => view.state.field(shownMarks).signs,
      domEventHandlers: {
        mousemove: (view, line) => {
          const { signs } = view.state.field(shownMarks);
          const { value, from } = signs.iter(line.from);
          onSign(view, value !== null && from <= line.from ? line.from : undefined);
          return false;
        },
        mouseout: (view) => {
          onSign(view, undefined);
          return false;
        },
      },
    }),
  ];
}
