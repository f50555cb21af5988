/** The sign of a severity as a node: the shapes of parts/icons.tsx, for what React does not draw. */
import type { Severity } from '../../../core/findings/finding.ts';

const namespace = 'http://www.w3.org/2000/svg';

interface Stroke {
  readonly d: string;
  readonly filled?: true;
  /** Drawn onto the filled shape. */
  readonly onFill?: true;
}

const strokes: Readonly<Record<Severity, readonly Stroke[]>> = {
  error: [
    { d: 'M5.2 1.8h5.6l3.4 3.4v5.6l-3.4 3.4H5.2l-3.4-3.4V5.2z', filled: true },
    { d: 'm5.8 5.8 4.4 4.4m0-4.4-4.4 4.4', onFill: true },
  ],
  warning: [
    { d: 'M8 2 1.5 13.5h13z', filled: true },
    { d: 'M8 6.3v3.2M8 11.7v.01', onFill: true },
  ],
  note: [{ d: 'M8 2a6 6 0 1 0 0 12A6 6 0 1 0 8 2z' }, { d: 'M8 7.3v3.7M8 5v.01' }],
};

export function severitySign(severity: Severity): SVGElement {
  const svg = document.createElementNS(namespace, 'svg');
  const set = (element: Element, attributes: Readonly<Record<string, string>>): void => {
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  };
  set(svg, {
    class: 'cm-sign',
    'data-severity': severity,
    viewBox: '0 0 16 16',
    width: '12',
    height: '12',
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': '1.5',
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
    'aria-hidden': 'true',
  });
  for (const { d, filled, onFill } of strokes[severity]) {
    const path = document.createElementNS(namespace, 'path');
    set(path, {
      d,
      ...(filled ? { fill: 'currentColor' } : {}),
      ...(onFill ? { class: 'cm-sign-inner' } : {}),
    });
    svg.append(path);
  }
  return svg;
}
