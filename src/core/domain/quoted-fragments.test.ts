import { describe, expect, it } from 'vitest';
import { analyzeTexts, ruleIds } from '../../testing/analyze-text.ts';

const whole = `<domain type='kvm'><name>web</name><memory unit='GiB'>2</memory><vcpu>2</vcpu>
<cputune>
  <vcpupin vcpu='0' cpuset='2'/>
  <vcpupin vcpu='1' cpuset='3'/>
</cputune><os><type>hvm</type></os></domain>`;
const names = (texts: readonly string[], dropped: readonly string[] = []) =>
  analyzeTexts(texts, { droppedAssumptions: dropped }).domains.map(({ name }) => name);

describe('fragments quoted from a domain', () => {
  const asked = `Why does <vcpupin cpuset="2" vcpu="0"/> not hold? All of it:\n${whole}`;

  it('are no guest of their own, and clash with nobody', () => {
    const analysis = analyzeTexts([asked]);
    expect(analysis.domains.map(({ name }) => name)).toEqual(['web']);
    expect(analysis.assumptions).toMatchObject([
      { id: 'fragments-quoted:0', kind: 'fragments-quoted', domain: 'd0', roots: ['vcpupin'] },
    ]);
    expect(ruleIds(analysis)).not.toContain('warning domains-share-cpu');
  });

  it('are one again when the assumption is dropped', () => {
    expect(names([asked], ['fragments-quoted:0'])).toEqual([undefined, 'web']);
    const { droppedAssumptions } = analyzeTexts([asked], { droppedAssumptions: ['fragments-quoted:0'] });
    expect(droppedAssumptions.map(({ id }) => id)).toEqual(['fragments-quoted:0']);
  });

  it.each([
    ['one that differs', [`<vcpupin vcpu='0' cpuset='4'/>\n${whole}`]],
    ['one that is more than the domain has', [`<vcpu>2</vcpu><vcpupin vcpu='7' cpuset='2'/>\n${whole}`]],
    ['one of another text', [`<vcpupin vcpu='0' cpuset='2'/>`, whole]],
  ])('%s is a guest', (_, texts) => {
    expect(names(texts)).toEqual([undefined, 'web']);
  });
});
