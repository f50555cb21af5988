import { describe, expect, it } from 'vitest';
import { analyzeTexts } from '../../testing/analyze-text.ts';
import { capabilitiesText } from '../../synthetic-hosts/host-text.ts';
import { formatCpuSet } from '../cpuset/cpuset.ts';
import { groupStarts, groupVerdicts } from './start-groups.ts';
import { limitsInForce, memoryOf, previewHotplug, runsOf, schedulerOf } from './thread-facts.ts';

const host = capabilitiesText('node:2 core:2 pu:2');

function read(text: string) {
  const analysis = analyzeTexts([`<domain type='kvm'>${text}</domain>`, host]);
  return { host: analysis.host, domain: analysis.domains[0]!, placement: analysis.placements[0]! };
}

describe('groupStarts', () => {
  it('is one group where all kinds of cgroup agree', () => {
    expect(groupStarts(read('<vcpu>1</vcpu>').placement.start)).toMatchObject([
      { kinds: ['v2', 'v1', 'none'], outcome: { verdict: 'starts' } },
    ]);
  });

  it('tells apart what only some refuse, the chosen kind first', () => {
    const groups = groupStarts(read(`<vcpu cpuset='0,40'>1</vcpu>`).placement.start);
    expect(groups.map(({ kinds, outcome }) => [kinds.join(), outcome.verdict])).toEqual([
      ['v2,v1', 'fails'],
      ['none', 'starts'],
    ]);
  });
});

describe('groupVerdicts', () => {
  it('joins the kinds in which virsh shows the same message', () => {
    const text = `<vcpu cpuset='0,40'>1</vcpu><numatune><memory nodeset='7'/></numatune>`;
    const { start } = read(text).placement;
    expect(groupStarts(start)).toHaveLength(2);
    expect(groupVerdicts(start)).toMatchObject([{ kinds: ['v2', 'v1', 'none'] }]);
  });
});

describe('schedulerOf', () => {
  it('is that of the kind and the number', () => {
    const { domain, placement } = read(
      `<vcpu>3</vcpu><iothreads>1</iothreads><cputune><vcpusched vcpus='1-2' scheduler='fifo' priority='5'/>
       <emulatorsched scheduler='idle'/></cputune>`,
    );
    expect(placement.threads.map((thread) => schedulerOf(domain, thread)?.policy)).toEqual([
      undefined,
      'fifo',
      'fifo',
      'idle',
      undefined,
    ]);
  });
});

describe('memoryOf', () => {
  it('is the row of the own cell', () => {
    const { placement } = read(
      `<vcpu>2</vcpu><cpu><numa><cell cpus='0' memory='1'/><cell cpus='1' memory='1'/></numa></cpu>
       <numatune><memnode cellid='1' mode='strict' nodeset='1'/></numatune>`,
    );
    expect(placement.locality.map((row) => memoryOf(placement, row)?.source)).toEqual(['default', 'memnode']);
  });
});

describe('limitsInForce', () => {
  const limitsOf = (cputune: string): readonly string[] =>
    limitsInForce(read(`<vcpu>2</vcpu><cputune>${cputune}</cputune>`).placement.limits).map(({ of, traps }) =>
      [of, ...traps.map(({ id }) => id)].join(' '),
    );

  it('is empty without limits', () => {
    expect(limitsOf('')).toEqual([]);
  });

  it('names the emulator where the cap of the vCPUs leaves it out', () => {
    expect(limitsOf('<shares>2048</shares><quota>50000</quota>')).toEqual([
      'shares shares-unscaled',
      'vcpu quota-per-vcpu',
      'emulator emulator-not-capped',
    ]);
  });
});

describe('previewHotplug', () => {
  const preview = (pins: string): readonly string[] => {
    const { placement, host: on } = read(`<vcpu current='1' cpuset='1'>4</vcpu><cputune>${pins}</cputune>`);
    return previewHotplug(placement, on).map(({ vcpus, thread, refusedFor }) =>
      [formatCpuSet(vcpus), thread.source, refusedFor === undefined ? '-' : formatCpuSet(refusedFor)].join(
        ' ',
      ),
    );
  };

  it('groups what waits alike', () => {
    expect(preview(`<vcpupin vcpu='2' cpuset='0'/>`)).toEqual(['1,3 vcpu-cpuset -', '2 vcpupin -']);
  });

  it('says for which CPUs it would be refused', () => {
    expect(preview(`<vcpupin vcpu='2' cpuset='0,40'/>`)).toEqual(['1,3 vcpu-cpuset -', '2 vcpupin 40']);
  });
});

it('runsOf keeps the order and joins neighbours alone', () => {
  expect(runsOf(['a', 'a', 'b', 'a'], (item) => item)).toEqual([['a', 'a'], ['b'], ['a']]);
});
