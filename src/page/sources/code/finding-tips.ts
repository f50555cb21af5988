/** What is said of a place, on hover: over the place itself, and over the sign of its line. */
import { Prec, StateEffect, StateField } from '@codemirror/state';
import type { Extension } from '@codemirror/state';
import { closeHoverTooltips, hasHoverTooltips, hoverTooltip, keymap, showTooltip } from '@codemirror/view';
import type { EditorView, Tooltip } from '@codemirror/view';
import { explanationsBetween, marksWithGutter } from './marks.ts';
import type { Explanation } from './marks.ts';
import { severitySign } from './severity-sign.ts';

/** The pointer must rest this long before a tip covers the text. */
const restMs = 300;
/** Time to reach the tip after leaving the sign. */
const leaveMs = 250;

const showLineTip = StateEffect.define<number | undefined>();

/** The tip of a line's sign. */
const lineTip = StateField.define<Tooltip | undefined>({
  create: () => undefined,
  update(tip, { docChanged, effects, state }) {
    let next = docChanged ? undefined : tip;
    for (const effect of effects) {
      if (!effect.is(showLineTip)) continue;
      next = effect.value === undefined ? undefined : tipOfLine(effect.value);
    }
    return next;
    function tipOfLine(pos: number): Tooltip | undefined {
      const { from, to } = state.doc.lineAt(pos);
      const said = explanationsBetween(state, from, to);
      return said.length === 0
        ? undefined
        : { pos: from, above: false, arrow: false, create: (view) => ({ dom: tipOf(said, view) }) };
    }
  },
  provide: (field) => showTooltip.from(field, (tip) => tip ?? null),
});

let timer: ReturnType<typeof setTimeout> | undefined;
/** The line the timer is about. */
let waitingFor: number | undefined;

function askLineTip(view: EditorView, lineFrom: number | undefined): void {
  const isSame = waitingFor === lineFrom;
  if (isSame && timer !== undefined) return;
  const shown = view.state.field(lineTip)?.pos;
  clearTimeout(timer);
  timer = undefined;
  waitingFor = lineFrom;
  if (shown === lineFrom) return;
  timer = setTimeout(
    () => {
      timer = undefined;
      view.dispatch({ effects: showLineTip.of(lineFrom) });
    },
    lineFrom === undefined ? leaveMs : restMs,
  );
}

function tipOf(said: readonly Explanation[], view: EditorView): HTMLElement {
  const tip = document.createElement('div');
  tip.className = 'cm-tip';
  for (const { severity, severityName, title, message } of said) {
    const item = tip.appendChild(document.createElement('div'));
    item.dataset['severity'] = severity;
    const heading = item.appendChild(document.createElement('strong'));
    heading.append(severitySign(severity), ...prose(title));
    const sentence = item.appendChild(document.createElement('p'));
    const name = sentence.appendChild(document.createElement('span'));
    name.textContent = severityName;
    sentence.append(' ', ...prose(message));
  }
  tip.addEventListener('mouseenter', () => {
    const shown = view.state.field(lineTip)?.pos;
    if (shown !== undefined) askLineTip(view, shown);
  });
  tip.addEventListener('mouseleave', () => {
    askLineTip(view, undefined);
  });
  return tip;
}

/** As parts/prose.tsx: `code` between backticks; everything is text. */
function prose(sentence: string): readonly (Node | string)[] {
  return sentence.split('`').map((part, i) => {
    if (i % 2 === 0) return part;
    const code = document.createElement('code');
    code.textContent = part;
    return code;
  });
}

export const findingTips: Extension = [
  marksWithGutter(askLineTip),
  lineTip,
  hoverTooltip(
    (view, pos, side) => {
      const { from } = view.state.doc.lineAt(pos);
      const said = explanationsBetween(view.state, side < 0 ? Math.max(from, pos - 1) : pos, pos);
      if (said.length === 0) return null;
      return { pos, above: false, create: () => ({ dom: tipOf(said, view) }) };
    },
    { hoverTime: restMs, hideOnChange: true },
  ),
  Prec.high(
    keymap.of([
      {
        key: 'Escape',
        run: (view) => {
          const isShown = view.state.field(lineTip) !== undefined;
          if (!isShown && !hasHoverTooltips(view.state)) return false;
          view.dispatch({ effects: [showLineTip.of(undefined), closeHoverTooltips] });
          return true;
        },
      },
    ]),
  ),
];
