import { describe, expect, it } from 'vitest';
import { analyzeTexts, textAt } from '../../testing/analyze-text.ts';
import { capabilitiesText } from '../../synthetic-hosts/host-text.ts';

const vm = (name: string, cpus: string): string =>
  `<domain type='kvm'><name>${name}</name><vcpu>1</vcpu><cputune><vcpupin vcpu='0' cpuset='${cpus}'/><emulatorpin cpuset='0'/></cputune></domain>`;
const host = capabilitiesText('node:1 core:4 pu:1');
const told = (...texts: string[]) => {
  const { findings } = analyzeTexts([...texts, host]);
  return findings
    .filter(({ rule }) => rule === 'guest-told-twice')
    .map(({ params, span, related, entities }) => ({
      params,
      at: textAt(texts, span),
      related: related.map((one) => textAt(texts, one)),
      entities,
    }));
};

describe('a guest that is told twice', () => {
  it('is told with both places; the last one counts', () => {
    expect(told(vm('a', '1'), vm('b', '3'), vm('a', '2'))).toEqual([
      {
        params: { name: 'a', times: 2, running: false },
        at: vm('a', '1'),
        related: [vm('a', '2')],
        entities: ['d2'],
      },
    ]);
  });

  it('also twice in one text, and three times', () => {
    expect(told(`${vm('a', '1')}\n${vm('a', '1')}`)).toMatchObject([{ params: { times: 2 } }]);
    expect(told(vm('a', '1'), vm('a', '1'), vm('a', '1'))).toMatchObject([{ params: { times: 3 } }]);
  });

  it('the running one counts', () => {
    const status = `<domstatus state='running' pid='9'><vcpus><vcpu id='0' pid='10'/></vcpus>${vm('a', '1')}</domstatus>`;
    expect(told(status, vm('a', '2'))).toMatchObject([{ params: { running: true }, at: vm('a', '2') }]);
  });

  it.each([
    [vm('a', '1'), vm('b', '2')],
    [vm('a', '1'), 'qemu-kvm -name a -smp 1'],
    [vm('a', '1'), '$ virsh vcpuinfo a\nVCPU:           0\nCPU:            1\nState:          running\n'],
    [vm('a', '1'), '$ virsh vcpupin a 0 2'],
    ['<vcpu>1</vcpu>', '<vcpu>1</vcpu>'],
  ])('is none: %s, %s', (...texts) => {
    expect(told(...texts)).toEqual([]);
  });
});
