/**
 * The six pinning sources, and what may stand before a QEMU command line: each has a colour, a dash and a letter, so that none depends on colour alone.
 * Colours live in `picture.css` under `--source-…`, because they differ by theme.
 */
import type { PinningSource } from '../core/placement/placement.ts';

export interface SourceStyle {
  readonly letter: string;
  /** `stroke-dasharray`; undefined is a solid line. */
  readonly dash: string | undefined;
  readonly className: string;
  /** The custom property that holds its colour. */
  readonly colour: string;
  readonly strokePx: number;
}

export const sourceStyles: Readonly<Record<PinningSource, SourceStyle>> = {
  vcpupin: style('P', 'vcpupin', undefined),
  'vcpu-cpuset': style('C', 'vcpu-cpuset', '6 3'),
  numad: style('N', 'numad', '2 2'),
  default: style('D', 'default', '1 4', 1),
  emulatorpin: style('E', 'emulatorpin', '9 3 2 3'),
  iothreadpin: style('I', 'iothreadpin', '14 4'),
  launcher: style('L', 'launcher', '4 2 1 2'),
};

function style(letter: string, name: string, dash: string | undefined, strokePx = 1.5): SourceStyle {
  return { letter, dash, className: `source-${name}`, colour: `var(--source-${name})`, strokePx };
}
