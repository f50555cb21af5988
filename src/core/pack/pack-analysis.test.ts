/** What is posted comes back as it was: property by property, absent ones included. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { examples, loadExample } from '../../examples/examples.ts';
import { ruleCases } from '../../rule-cases/cases.ts';
import { analyzeTexts } from '../../testing/analyze-text.ts';
import { sketchedAnalyses } from '../../testing/generate/any-sketch.ts';
import type { Analysis } from '../analysis.ts';
import { eraIds } from '../placement/eras.ts';
import { sketchAnalysis } from '../scene/analysis-sketches.ts';
import { buffersOfAnalysis, packAnalysis, unpackAnalysis } from './pack-analysis.ts';
import type { PackedAnalysis } from './pack-analysis.ts';

function post(analysis: Analysis): PackedAnalysis {
  const packed = packAnalysis(analysis);
  return structuredClone(packed, { transfer: buffersOfAnalysis(packed) });
}

function posted(analysis: Analysis): Analysis {
  return unpackAnalysis(post(analysis));
}

describe('an analysis that is posted', () => {
  it('is the same of every rule’s case, and of what does not raise it', () => {
    expect(ruleCases.length).toBeGreaterThan(90);
    for (const { raises, silent } of ruleCases)
      for (const texts of [raises, silent]) {
        const analysis = analyzeTexts(texts);
        expect(posted(analysis)).toStrictEqual(analysis);
      }
  });

  it('is the same of every example, in every era', async () => {
    for (const example of examples) {
      const texts = (await loadExample(example)).map(({ text }) => text);
      for (const era of eraIds) {
        const analysis = analyzeTexts(texts, { era });
        expect(posted(analysis)).toStrictEqual(analysis);
      }
    }
  });

  it('is the same of any host and guests', () => {
    fc.assert(
      fc.property(sketchedAnalyses, (analysis) => {
        expect(posted(analysis)).toStrictEqual(analysis);
      }),
      { numRuns: 80 },
    );
  }, 30_000);

  it('keeps any number, and any text', () => {
    const numbers = [0, -0, 1.5, -1, 2 ** 31, -(2 ** 31), -(2 ** 31) + 1, 2 ** 40 + 0.5, NaN, Infinity];
    const [placement] = sketchAnalysis(undefined, [{ vcpus: 1 }]).placements;
    if (placement === undefined) throw new Error('a domain is placed');
    const analysis: Analysis = {
      ...sketchAnalysis(undefined, []),
      placements: [
        {
          ...placement,
          threads: numbers.map((number) => ({
            thread: '👩‍💻 \u202e\n\0',
            domain: '',
            kind: 'vcpu',
            number,
            online: false,
            asked: [[number, number]],
            runs: [],
            source: 'vcpupin',
            reasons: [
              { source: 'vcpupin', state: 'applied', raw: '', span: { source: '', from: number, to: 0 } },
            ],
          })),
          locality: numbers.map((distance) => ({ thread: '', verdict: 'unknown', cell: distance, distance })),
        },
      ],
    };
    expect(posted(analysis)).toStrictEqual(analysis);
  });
});

it('takes no more arrays for many guests than for one', () => {
  const arraysOf = (guests: number) =>
    buffersOfAnalysis(
      packAnalysis(
        sketchAnalysis(
          undefined,
          Array.from({ length: guests }, () => ({ vcpus: 2 })),
        ),
      ),
    );
  expect(arraysOf(50)).toHaveLength(arraysOf(1).length);
});

describe('its lists', () => {
  const analysis = analyzeTexts(ruleCases[0]?.raises ?? []);

  it('are made when they are looked at, and once', () => {
    const { placements } = posted(sketchAnalysis(undefined, [{ vcpus: 2 }]));
    const [placement] = placements;
    const before = Object.getOwnPropertyDescriptor(placement, 'threads');
    expect(before?.value).toBeUndefined();
    const threads = placement?.threads;
    expect(threads).toHaveLength(3);
    expect(placement?.threads).toBe(threads);
  });

  it('of all guests are made with the first', () => {
    const { placements } = posted(sketchAnalysis(undefined, [{ vcpus: 2 }, { vcpus: 1 }, { vcpus: 4 }]));
    const [first, , last] = placements;
    expect(first?.threads).toHaveLength(3);
    expect(Object.getOwnPropertyDescriptor(last, 'threads')?.value).toHaveLength(5);
    expect(Object.getOwnPropertyDescriptor(last, 'locality')?.value).toBeUndefined();
    expect(last?.locality).toHaveLength(4);
  });

  it('go along where the analysis is copied, posted or written', () => {
    expect({ ...posted(analysis) }).toStrictEqual(analysis);
    expect(structuredClone(posted(analysis))).toStrictEqual(analysis);
    expect(JSON.stringify(posted(analysis).placements)).toHaveLength(
      JSON.stringify(analysis.placements).length,
    );
  });

  it('have what threads have in common once', () => {
    const threadsOf = ({ placements }: Analysis) => placements[0]?.threads ?? [];
    const inherited = analyzeTexts([`<domain><vcpu cpuset='0-3'>2</vcpu></domain>`]);
    for (const [first, second] of [threadsOf(inherited), threadsOf(posted(inherited))]) {
      expect(first?.asked).toHaveLength(1);
      expect(first?.asked).toBe(second?.asked);
      expect(first?.reasons[0]).toBe(second?.reasons[0]);
    }
  });
});
