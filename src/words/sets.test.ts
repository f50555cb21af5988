import { describe, expect, it } from 'vitest';
import { setWords } from './sets.ts';
import { cpuSet, hostOf, sketchHost } from '../core/scene/analysis-sketches.ts';
import { describeSet } from '../core/host/describe-set.ts';

const host = sketchHost({ nodes: 2, coresPerNode: 8 });
const twins = sketchHost({ nodes: 2, coresPerNode: 4, threads: 2, numbering: 'adjacent' });
const say = (set: string, on: typeof host | 'unknown' = host, language: 'en' | 'zh-CN' = 'en'): string =>
  setWords(language).explain(cpuSet(set), describeSet(cpuSet(set), on === 'unknown' ? undefined : on));

describe('describeSet', () => {
  it('names whole nodes and what is left', () => {
    expect(describeSet(cpuSet('0-8'), host)).toEqual({
      count: 9,
      isAll: false,
      wholeNodes: [[0, 0]],
      rest: [{ node: 1, cpus: [[8, 8]], wholeCores: undefined }],
      offline: [],
      absent: [],
    });
    expect(say('0-8')).toBe('0-8 = 9 CPUs: all of node 0 and CPU 8');
    expect(say('0-8', host, 'zh-CN')).toBe('0-8 = 9 个 CPU：节点 0 的全部 CPU、CPU 8');
  });

  it('says when it is all of the host, or of one node', () => {
    expect(say('0-15')).toBe('0-15 = 16 CPUs: all of the host');
    expect(say('8-15')).toBe('8-15 = 8 CPUs: all of node 1');
    expect(say('3')).toBe('3 = 1 CPU: on node 0');
  });

  it('counts whole cores where siblings are known', () => {
    expect(say('0-3', twins)).toBe('0-3 = 4 CPUs: 2 whole cores of node 0');
    expect(say('0-2', twins)).toBe('0-2 = 3 CPUs: on node 0');
    expect(say('0-3', twins, 'zh-CN')).toBe('0-3 = 4 个 CPU：节点 0 的 2 个完整的核心');
  });

  it('says how many are on each of several nodes', () => {
    expect(say('4-11')).toBe('4-11 = 8 CPUs: 4 on node 0 and 4 on node 1');
  });

  it('names what is offline or not there', () => {
    const nowhere = { source: 't', from: 0, to: 0 };
    const some = hostOf(
      [0, 1, 2, 3].map((id) => ({ id, online: id !== 3, assumed: false, span: nowhere })),
      [{ id: 0, cpus: cpuSet('0-3'), span: nowhere }],
    );
    expect(say('2-5', some)).toBe('2-5 = 4 CPUs: on node 0; CPU 3 offline; CPUs 4-5 not on this host');
    expect(say('0-3', some)).toBe('0-3 = 4 CPUs: all of the host; CPU 3 offline');
  });

  it('takes a host that is not known, and no CPU at all', () => {
    expect(say('0-3,8', 'unknown')).toBe('0-3,8 = 5 CPUs');
    expect(say('')).toBe('no CPU');
    expect(say('', 'unknown', 'zh-CN')).toBe('无 CPU');
  });

  it('does not list hundreds', () => {
    const odd = Array.from({ length: 200 }, (_, i) => String(2 * i + 1)).join();
    expect(say(odd, 'unknown').length).toBeLessThan(100);
  });
});
