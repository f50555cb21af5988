import { describe, expect, it } from 'vitest';
import { analyzeTexts } from '../../testing/analyze-text.ts';
import { capabilitiesText } from '../../synthetic-hosts/host-text.ts';
import { lensIds } from './lens.ts';
import type { LensId } from './lens.ts';
import { lookThrough } from './look-through.ts';

const guest = (name: string, inner: string): string =>
  `<domain type='kvm'><name>${name}</name><memory>1</memory>${inner}</domain>`;
const host = capabilitiesText('node:2 core:2 pu:2');
const analysis = analyzeTexts([
  host,
  guest(
    'a',
    "<vcpu>2</vcpu><cputune><vcpupin vcpu='0' cpuset='0'/><vcpupin vcpu='1' cpuset='0-1'/><emulatorpin cpuset='0'/></cputune><numatune><memory mode='strict' nodeset='1'/></numatune>",
  ),
  guest('b', "<vcpu cpuset='1'>1</vcpu>"),
]);

/** `key: threads/CPUs`, those that are counted somewhere. */
function counts(id: LensId, of = analysis): readonly string[] {
  return lookThrough(id, of, of.findings)
    .classes.filter(({ threads, cpus }) => threads + cpus > 0)
    .map(({ key, threads, cpus }) => `${key}: ${String(threads)}/${String(cpus)}`);
}

describe('lookThrough', () => {
  it('tells pinning sources apart', () => {
    expect(counts('source')).toEqual(['vcpupin: 2/0', 'vcpu-cpuset: 2/0', 'emulatorpin: 1/0']);
  });

  it('tells domains apart, and CPUs of several', () => {
    expect(counts('domain')).toEqual(['domain:0: 3/1', 'domain:1: 2/0', 'domain:shared: 0/1']);
  });

  it('counts the threads that may run on a CPU, hottest first', () => {
    const lens = lookThrough('load', analysis, undefined);
    expect(counts('load')).toEqual(['load:3: 0/2', 'load:0: 0/6']);
    expect([...(lens.loadOfCpu ?? [])]).toEqual([0, 1, 2, 3, 4, 5, 6, 7].map((id) => [id, id < 2 ? 3 : 0]));
  });

  it('tells how far the memory is', () => {
    expect(counts('memory')).toEqual(['memory:remote: 2/0', 'memory:local: 0/4', 'memory:unknown: 1/0']);
  });

  it('shows the worst finding', () => {
    expect(counts('findings')).toEqual(expect.arrayContaining([expect.stringMatching(/^finding:warning: /)]));
  });

  it('says nothing of findings before there are any to say', () => {
    const lens = lookThrough('findings', analysis, undefined);
    expect(lens.classes).toEqual([]);
    expect(lens.classOfThread.size + lens.classOfCpu.size).toBe(0);
  });

  it('tells isolated CPUs apart where a text names them', () => {
    expect(counts('isolation')).toEqual(['isolation:unknown: 5/0']);
    const told = analyzeTexts([
      host,
      '$ cat /proc/cmdline\nquiet isolcpus=0-1 nohz_full=2\n',
      guest('a', '<vcpu cpuset="0-2">1</vcpu>'),
    ]);
    expect(counts('isolation', told)).toEqual([
      'isolation:isolated: 0/2',
      'isolation:partly: 2/0',
      'isolation:nohz: 0/1',
      'isolation:plain: 0/5',
    ]);
  });

  it.each(lensIds)('%s: an empty analysis, and a guest without a host', (id) => {
    expect(counts(id, analyzeTexts(['']))).toEqual([]);
    expect(() => lookThrough(id, analyzeTexts(["<vcpu cpuset='3'>2</vcpu>"]), [])).not.toThrow();
  });

  it.each(lensIds)('%s: keys and signs are unique', (id) => {
    const { classes } = lookThrough(id, analysis, analysis.findings);
    expect(new Set(classes.map(({ key }) => key)).size).toBe(classes.length);
    expect(new Set(classes.map(({ sign }) => sign)).size).toBe(classes.length);
  });
});
