/**
 * What was chosen in the picture to answer a question, and what became of it, over whichever surface paints the picture.
 * Each verdict has a shape and a sign beside its colour.
 */
import type { Rect, Scene } from '../../core/scene/scene.ts';
import type { Picks } from '../stage.ts';
import type { Place } from './surface.ts';
import styles from './pick-marks.module.css';

type Verdict = 'chosen' | 'right' | 'missing' | 'extra';

const signs: Readonly<Record<Verdict, string>> = { chosen: '', right: '✓', missing: '+', extra: '✕' };
const svgNamespace = 'http://www.w3.org/2000/svg';

export interface PickMarks {
  readonly root: SVGSVGElement;
  show(picks: Picks | undefined, scene: Scene): void;
  move(place: Place): void;
}

export function createPickMarks(): PickMarks {
  const root = document.createElementNS(svgNamespace, 'svg');
  root.setAttribute('class', styles['marks'] ?? '');
  root.setAttribute('aria-hidden', 'true');
  return {
    root,
    show(picks, scene) {
      root.setAttribute('width', String(scene.width));
      root.setAttribute('height', String(scene.height));
      root.replaceChildren(...(picks === undefined ? [] : marksOf(picks, scene)));
    },
    move({ x, y, k }) {
      root.style.transform = `translate(${String(x)}px,${String(y)}px) scale(${String(k)})`;
    },
  };
}

function marksOf({ chosen, verdicts }: Picks, { hostBoxes, threads }: Scene): readonly SVGElement[] {
  const wanted: readonly (readonly [string, Verdict])[] =
    verdicts === undefined ? chosen.map((id) => [id, 'chosen'] as const) : [...verdicts];
  const places = new Map<string, Rect>([...hostBoxes, ...threads].map((box) => [box.id, box]));
  return wanted.flatMap(([id, verdict]) => {
    const place = places.get(id);
    return place === undefined ? [] : [markOf(id, place, verdict)];
  });
}

function markOf(id: string, { x, y, width, height }: Rect, verdict: Verdict): SVGElement {
  const group = element('g', { class: styles[verdict] ?? '', 'data-pick': id, 'data-verdict': verdict });
  group.append(element('rect', { x: x + 1, y: y + 1, width: width - 2, height: height - 2, rx: 6 }));
  if (signs[verdict] === '') return group;
  const [cx, cy] = [x + width - 2, y + 2];
  group.append(element('circle', { cx, cy, r: 8 }));
  const sign = element('text', { x: cx, y: cy + 3.5, 'text-anchor': 'middle' });
  sign.textContent = signs[verdict];
  group.append(sign);
  return group;
}

function element(tag: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const made = document.createElementNS(svgNamespace, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  return made;
}
