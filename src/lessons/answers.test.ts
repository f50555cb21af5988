import { describe, expect, it } from 'vitest';
import { defaultChoices } from '../core/analysis.ts';
import { analyze } from '../core/analyze.ts';
import { numactlText } from '../synthetic-hosts/host-text.ts';
import { compareAnswers, readCpus, rightAnswer, slipIn } from './answers.ts';
import type { Evidence } from './answers.ts';
import type { Predict } from './lesson.ts';

const domain =
  "<domain type='kvm'><name>a</name><vcpu cpuset='0-2'>2</vcpu><cputune><vcpupin vcpu='0' cpuset='3'/></cputune></domain>";
const texts = [domain, numactlText('node:2 core:2 pu:1')];
const analysis = analyze(
  texts.map((text, i) => ({ id: `s${String(i)}`, name: '', text })),
  defaultChoices,
);
const evidence: Evidence = {
  analysis,
  findings: analysis.findings,
  analysisOf: (step) => (step === 'now' ? analysis : undefined),
};
const ask = (predict: Predict): readonly string[] | undefined => rightAnswer(predict, evidence);

describe('the right answer', () => {
  it('is what the core computes', () => {
    expect(ask({ kind: 'cpus', of: { thread: 'd0/vcpu:0' } })).toEqual(['pcpu:3']);
    expect(ask({ kind: 'cpus', of: { thread: 'd0/vcpu:1' } })).toEqual(['pcpu:0', 'pcpu:1', 'pcpu:2']);
    expect(ask({ kind: 'cpus', of: { node: 1 } })).toEqual(['pcpu:2', 'pcpu:3']);
    expect(ask({ kind: 'threads', of: { mayRunOn: 3 } })).toEqual(['d0/vcpu:0']);
    expect(ask({ kind: 'threads', of: { source: 'vcpu-cpuset' } })).toEqual(['d0/vcpu:1', 'd0/emulator']);
    expect(ask({ kind: 'threads', of: { changedSince: 'now' } })).toEqual([]);
  });

  it('is that of the options, in their order', () => {
    const options = ['a', 'b', 'c'];
    expect(ask({ kind: 'one', options, right: 'b' })).toEqual(['b']);
    expect(ask({ kind: 'several', options, right: ['c', 'a'] })).toEqual(['a', 'c']);
  });

  it('is not known where the texts do not tell it', () => {
    expect(ask({ kind: 'cpus', of: { thread: 'd1/vcpu:0' } })).toBeUndefined();
    expect(ask({ kind: 'cpus', of: { node: 7 } })).toBeUndefined();
    expect(ask({ kind: 'threads', of: { changedSince: 'never' } })).toBeUndefined();
  });
});

describe('a given answer', () => {
  it('is compared as a set', () => {
    expect(compareAnswers(['b', 'a'], ['a', 'b'])).toEqual({ isRight: true, missing: [], extra: [] });
    expect(compareAnswers(['a', 'c'], ['a', 'b'])).toEqual({ isRight: false, missing: ['b'], extra: ['c'] });
  });

  it('that many give has an explanation of its own', () => {
    const slips = [{ id: 'cpuset', answer: '0-2' }];
    const predict: Predict = { kind: 'cpus', of: { thread: 'd0/vcpu:0' }, slips };
    expect(slipIn(predict, ['pcpu:2', 'pcpu:0', 'pcpu:1'])?.id).toBe('cpuset');
    expect(slipIn(predict, ['pcpu:0'])).toBeUndefined();
  });

  it('may be typed as libvirt reads it', () => {
    expect(readCpus('0-3,^2')).toEqual([
      [0, 1],
      [3, 3],
    ]);
    expect(readCpus(' ')).toEqual([]);
    expect(readCpus('1-')).toBeUndefined();
    expect(readCpus('all')).toBeUndefined();
  });
});
