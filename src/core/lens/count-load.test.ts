import { expect, it } from 'vitest';
import { capabilitiesText } from '../../synthetic-hosts/host-text.ts';
import { analyzeTexts } from '../../testing/analyze-text.ts';
import { uiWords } from '../../words/ui.ts';
import { spokenNames } from '../../page/picture/spoken-names.ts';
import { countLoad } from './count-load.ts';

const host = capabilitiesText('node:1 core:4 pu:1');
const vm = `<domain type='kvm'><name>a</name><memory>1</memory><vcpu current='2'>3</vcpu><cputune>
<vcpupin vcpu='0' cpuset='1'/><vcpupin vcpu='2' cpuset='1-2'/></cputune></domain>`;

it.each([
  // vCPU 0 is pinned to CPU 1; vCPU 1 and the emulator may run anywhere; vCPU 2 is not plugged in.
  ['on a host', [host, vm], { 0: 2, 1: 3, 2: 2, 3: 2 }],
  ['without one, on the CPUs that are named', [vm], { 1: 3, 2: 2 }],
  ['of a host without guests', [host], { 0: 0, 1: 0, 2: 0, 3: 0 }],
])('counts who may run %s', (_, texts, counts) => {
  expect(Object.fromEntries(countLoad(analyzeTexts(texts)))).toEqual(counts);
});

it('is what a screen reader hears', () => {
  for (const texts of [[host, vm], [vm]]) {
    const analysis = analyzeTexts(texts);
    const spoken = spokenNames(analysis, new Set(), { countLoad }, uiWords('en'), false);
    expect(spoken('pcpu:1', 0)).toContain('3 threads may run here');
    expect(spoken('pcpu:2', 0)).toContain('2 threads may run here');
  }
});
