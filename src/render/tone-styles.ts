/**
 * What every tone looks like beside its colour: a dash and a letter, so that none depends on colour alone. The six
 * pinning sources (and what may stand before a QEMU command line) have letters of their own; other classes bring
 * their sign with them. Colours live in `picture.css` under `--tone-…`, because they differ by theme.
 */
import type { EntityId } from '../core/identity.ts';
import type { Lens, Tone } from '../core/lens/lens.ts';
import { pinningSources } from '../core/placement/placement.ts';
import type { PinningSource } from '../core/placement/placement.ts';

export interface ToneStyle {
  readonly letter: string;
  /** `stroke-dasharray`; undefined is a solid line. */
  readonly dash: string | undefined;
  readonly className: string;
  readonly strokePx: number;
  /** Of the class that can be filtered out. */
  readonly key: string;
}

export const sourceStyles: Readonly<Record<PinningSource, ToneStyle>> = {
  vcpupin: style('P', 'vcpupin', undefined),
  'vcpu-cpuset': style('C', 'vcpu-cpuset', '6 3'),
  numad: style('N', 'numad', '2 2'),
  default: style('D', 'default', '1 4', 1),
  emulatorpin: style('E', 'emulatorpin', '9 3 2 3'),
  iothreadpin: style('I', 'iothreadpin', '14 4'),
  launcher: style('L', 'launcher', '4 2 1 2'),
};

/** Dashes of the other tones; without one, solid. */
const dashes: Partial<Record<Tone, string>> = {
  'partly-remote': '6 3',
  'partly-isolated': '6 3',
  remote: '9 3 2 3',
  plain: '1 4',
  unknown: '2 2',
};

export type StyleOf = (thread: EntityId, source: PinningSource) => ToneStyle;

/** How threads and their lines look under a lens; without one, by their source. */
export function styleUnder(lens: Lens | undefined): StyleOf {
  if (lens === undefined || (lens.id === 'source' && lens.veiled === undefined))
    return (_, source) => sourceStyles[source];
  const styles = new Map<string, ToneStyle>();
  const quiet: ToneStyle = { ...style(lens.veiled === true ? '?' : '', 'plain', dashes.plain, 1), key: '' };
  return (thread) => {
    const found = lens.classOfThread.get(thread);
    if (found === undefined) return quiet;
    const { key, tone, sign } = found;
    const known = styles.get(key) ?? { ...style(sign, tone, dashOf(tone)), key };
    styles.set(key, known);
    return known;
  };
}

/** The style of a legend's row. */
export function toneStyle(tone: Tone, sign: string): ToneStyle {
  return isSource(tone) ? sourceStyles[tone] : style(sign, tone, dashOf(tone));
}

function dashOf(tone: Tone): string | undefined {
  return isSource(tone) ? sourceStyles[tone].dash : dashes[tone];
}

function isSource(tone: Tone): tone is PinningSource {
  return (pinningSources as readonly string[]).includes(tone);
}

function style(letter: string, name: string, dash: string | undefined, strokePx = 1.5): ToneStyle {
  return { letter, dash, className: `tone-${name}`, strokePx, key: name };
}

/** As a canvas takes a dash. */
export function dashPx(dash: string | undefined): readonly number[] {
  return dash === undefined ? [] : dash.split(' ').map(Number);
}

/** How hot a cell of the distances is, from 0 to 1; the same stands in `picture.css`. */
export function heatShare(level: 0 | 1 | 2 | 3): number {
  return [0, 0.18, 0.38, 0.6][level] ?? 0;
}

/** How strongly a CPU is tinted in a tone, from 0 to 1; the same stands in `picture.css`. */
export function tintShare(tone: string): { readonly light: number; readonly dark: number } {
  return heat[tone] ?? { light: 0.12, dark: 0.22 };
}

/** The fuller a CPU, the stronger. */
const heat: Readonly<Record<string, { readonly light: number; readonly dark: number }>> = {
  'load-0': { light: 0.05, dark: 0.08 },
  'load-1': { light: 0.14, dark: 0.18 },
  'load-2': { light: 0.26, dark: 0.28 },
  'load-3': { light: 0.38, dark: 0.38 },
  'load-4': { light: 0.5, dark: 0.46 },
  'load-5': { light: 0.6, dark: 0.52 },
};
