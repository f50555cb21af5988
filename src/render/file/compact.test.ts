import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import {
  siblingPair,
  sketchAnalysis,
  sketchHost,
  sketchOptions,
} from '../../core/scene/analysis-sketches.ts';
import { buildMapScene } from '../../core/scene/build-map-scene.ts';
import { paintMap } from '../paint-map.ts';
import type { Shape } from '../shape.ts';
import { themes, toStandaloneSvg } from '../standalone.ts';
import { compactDrawing } from './compact.ts';

const host = sketchHost({ nodes: 2, coresPerNode: 12, threads: 2, memoryGiB: 64, freeGiB: [8, 60] });
const scene = buildMapScene(
  sketchAnalysis(host, [
    { name: 'db', vcpus: 6, current: 5, pin: (vcpu) => siblingPair(host, vcpu), emulatorpin: '2-3' },
    { name: 'a name that is far too long for the panel <it> stands in', vcpus: 40, cpuset: '0-7' },
    { name: 'auto', vcpus: 2, numad: true },
  ]),
  sketchOptions,
);
const painted = paintMap(scene, {
  title: 'Map & all',
  description: 'What it shows',
  severityOf: new Map([['pcpu:3', 'note']]),
  conflictCount: new Map([['pcpu:3', 2]]),
});
const { children } = compactDrawing(painted.children ?? []);
const whole: Shape = { tag: 'svg', attributes: {}, children };

interface Placed {
  readonly shape: Shape;
  readonly x: number;
  readonly y: number;
}

/** What is drawn, its stamps where they stand. */
function* placedIn(shape: Shape, x = 0, y = 0): Generator<Placed> {
  if (shape.tag === 'defs') return;
  if (shape.tag === 'use') {
    const id = String(shape.attributes['href']).slice(1);
    const stamp = definedIn(whole).get(id);
    if (stamp === undefined) throw new Error(`no ${id}`);
    yield* placedIn(stamp, x + Number(shape.attributes['x'] ?? 0), y + Number(shape.attributes['y'] ?? 0));
    return;
  }
  yield { shape, x, y };
  const [, shift = 0] = /^translate\(([\d.]+)\)$/.exec(String(shape.attributes['transform'] ?? '')) ?? [];
  for (const child of shape.children ?? []) yield* placedIn(child, x + Number(shift), y);
}

function definedIn({ children = [] }: Shape): ReadonlyMap<string, Shape> {
  const defs = children.find(({ tag }) => tag === 'defs')?.children ?? [];
  return new Map(defs.map((shape) => [String(shape.attributes['id']), shape]));
}

const rounded = (value: number): number => Math.round(value * 100) / 100;

describe('compactDrawing', () => {
  it('draws every box, chip and disc where the map has it, and nothing that is not seen', () => {
    const rects = [...placedIn(whole)].flatMap(({ shape: { tag, attributes }, x, y }) =>
      tag === 'rect'
        ? [
            [
              Number(attributes['x'] ?? 0) + x,
              Number(attributes['y'] ?? 0) + y,
              attributes['width'],
              attributes['height'],
            ],
          ]
        : [],
    );
    const keys = new Set(rects.map((rect) => rect.map((value) => rounded(Number(value))).join(' ')));
    const shown = [
      ...scene.hostBoxes.filter(({ kind }) => kind !== 'pcpu'),
      ...scene.threads,
      ...scene.guestPanels,
    ];
    expect(shown.length).toBeGreaterThan(70);
    for (const { x, y, width, height } of shown)
      expect(keys).toContain([x, y, width, height].map(rounded).join(' '));
    const discs = [...placedIn(whole)]
      .filter(({ shape }) => shape.tag === 'circle')
      .map(({ shape: { attributes }, x, y }) => [
        x + Number(attributes['cx'] ?? 0),
        y + Number(attributes['cy'] ?? 0),
      ]);
    const badges = scene.threads.filter(({ badge }) => badge.radius !== undefined);
    for (const { badge } of badges) expect(discs).toContainEqual([rounded(badge.x), rounded(badge.y)]);
  });

  it('has every letter of the map', () => {
    const lettersOf = (shape: Shape): readonly string[] =>
      [
        shape.tag === 'title' || shape.tag === 'desc' ? '' : (shape.text ?? ''),
        ...(shape.children ?? []).flatMap(lettersOf),
      ]
        .join('')
        .split('');
    expect(lettersOf(whole).toSorted()).toEqual(lettersOf(painted).toSorted());
  });

  it('tells what a pointer rests on: threads and what is around CPUs', () => {
    const titles = new Set<string>();
    const collect = ({ title, children = [] }: Shape): void => {
      if (title !== undefined) titles.add(title);
      children.forEach(collect);
    };
    collect(whole);
    const told = [
      ...scene.threads,
      ...scene.hostBoxes.filter(({ kind }) => kind === 'host' || kind === 'node'),
    ];
    for (const { label } of told) expect(titles).toContain(label);
    expect(titles).toContain('a name that is far too long for the panel <it> stands in');
  });
});

describe.each(themes)('the file in %s', (theme) => {
  const svg = toStandaloneSvg(painted, theme);

  it('is well formed, has its name first, and no script, reference or attribute that only the page needs', () => {
    const ids = new Set<string>();
    const uses = new Set<string>();
    const opened: string[] = [];
    const parser = new SaxesParser();
    parser.on('error', (error) => {
      throw error;
    });
    parser.on('opentag', ({ name, attributes }) => {
      opened.push(name);
      if (attributes['id'] !== undefined) ids.add(String(attributes['id']));
      if (attributes['href'] !== undefined) uses.add(String(attributes['href']));
    });
    parser.write(svg).close();
    expect(opened.slice(0, 3)).toEqual(['svg', 'title', 'desc']);
    expect([...uses].filter((href) => !ids.has(href.slice(1)))).toEqual([]);
    expect(svg).not.toMatch(
      /<script|http:(?!\/\/www\.w3\.org\/2000\/svg)|https:|data-id|tabindex|role="button"/,
    );
  });

  it('has the rules it needs and no others, every colour with a value', () => {
    const [, style = '', rest = ''] = /<style>([\s\S]*?)<\/style>([\s\S]*)/.exec(svg) ?? [];
    const set = new Set([...style.matchAll(/(--[\w-]+):/g)].map(([, name]) => name));
    for (const [, name] of style.matchAll(/var\((--[\w-]+)\)/g)) expect(set).toContain(name);
    const worn = new Set(
      [...rest.matchAll(/class="([^"]*)"/g)].flatMap(([, names = '']) => names.split(' ')),
    );
    const spoken = new Set(
      [...style.matchAll(/^[^{]*(?=\{)/gm)].flatMap(([selector]) =>
        [...selector.replace(/:not\([^)]*\)/g, '').matchAll(/\.([a-z][\w-]*)/g)].map(([, name = '']) => name),
      ),
    );
    spoken.delete('psc');
    expect([...spoken].filter((name) => !worn.has(name))).toEqual([]);
    expect(style).toContain(theme === 'auto' ? 'light-dark(' : '.text{fill:#');
    if (theme !== 'auto') expect(style).not.toContain('light-dark');
    expect(style.length).toBeLessThan(4000);
  });
});
