import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fontPx } from '../core/scene/metrics.ts';
import { pinningSources } from '../core/placement/placement.ts';
import { sourceStyles } from './tone-styles.ts';

const css = readFileSync(new URL('./picture.css', import.meta.url), 'utf8');

const colours = new Map<string, readonly [light: string, dark: string]>();
for (const [, name = '', light = '', dark = ''] of css.matchAll(
  /--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g,
)) {
  colours.set(name, [light, dark]);
}

/** WCAG 2.2 relative luminance and contrast. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

const grounds = ['paper', 'panel', 'well', 'cell'];
const pairs = [
  ...['ink', 'ink-soft', 'ink-faint'].flatMap((ink) => grounds.map((ground) => [ink, ground] as const)),
  ...pinningSources.flatMap(
    (source) =>
      [
        [`tone-${source}`, 'cell'],
        ['on-tone', `tone-${source}`],
      ] as const,
  ),
  ['on-conflict', 'conflict'] as const,
];

describe('picture.css', () => {
  it.each(pairs)('%s on %s has AA contrast in both themes', (ink, ground) => {
    const [first, second] = [colours.get(ink), colours.get(ground)];
    if (first === undefined || second === undefined) throw new Error('no such colour');
    expect(contrast(first[0], second[0])).toBeGreaterThanOrEqual(4.5);
    expect(contrast(first[1], second[1])).toBeGreaterThanOrEqual(4.5);
  });

  it.each(pinningSources)('draws %s with a dash and a letter of its own', (source) => {
    const { dash, className } = sourceStyles[source];
    const rule = new RegExp(
      `\\.${className} \\{\\s*--tone: var\\(--tone-${source}\\);\\s*--dash: ([^;]+);`,
    ).exec(css);
    expect(rule?.[1]).toBe(dash ?? 'none');
  });

  it('has a letter for each source', () => {
    expect(new Set(pinningSources.map((source) => sourceStyles[source].letter)).size).toBe(
      pinningSources.length,
    );
  });

  it.each(Object.entries(fontPx))('sets %s in %s px', (role, px) => {
    const rules = [...css.matchAll(/([^{}]+)\{([^{}]*font-size: (\d+)px[^{}]*)\}/g)];
    const rule = rules.find(([, selector = '']) => new RegExp(`\\.${role}(?![\\w-])`).test(selector));
    expect(rule?.[3]).toBe(String(px));
  });
});
