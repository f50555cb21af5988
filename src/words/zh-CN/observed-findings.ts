/** 实际观测到的设置与 XML 不一致时的用语。简体中文。 */
import type { ObservedParams } from '../../core/findings/observed-params.ts';
import type { FindingWords, Naming } from '../en/findings.ts';
import { zh } from './spacing.ts';

type Told = Readonly<{ next: boolean; expected: string; observed: string }>;

function tell<What extends string>(
  { domain, differences }: { domain: string; differences: readonly (Told & { what: What })[] },
  name: Naming,
  labels: (what: What) => string,
  unset: string,
): string {
  const say = (value: string): string => (value === '' ? unset : value);
  const all = differences.map(
    ({ what, next, expected, observed }) =>
      zh`${labels(what)}${next ? '（下次启动）' : ''}实际为${say(observed)}，XML 中为${say(expected)}`,
  );
  return zh`${name.entity(domain)}：${all.join('；')}。要么两份文本取自不同的时刻，要么只改了其中一处。`;
}

const vcpus = { most: 'vCPU 上限', current: '已插入的 vCPU' } as const;
const memory = { mode: '内存模式', nodes: '内存节点', size: '内存（KiB）' } as const;

export const observedFindings: Pick<FindingWords, keyof ObservedParams> = {
  'observed-vcpus-differ': {
    title: ({ domain }, name) => zh`${name.entity(domain)}的 vCPU 数量与 XML 不一致`,
    message: (params, name) => tell(params, name, (what) => vcpus[what], '无'),
  },
  'observed-iothreads-differ': {
    title: ({ domain }, name) => zh`${name.entity(domain)}的 iothread 与 XML 不一致`,
    message: (params, name) => tell(params, name, () => 'iothread', '无'),
  },
  'observed-memory-differs': {
    title: ({ domain }, name) => zh`${name.entity(domain)}的内存设置与 XML 不一致`,
    message: (params, name) => tell(params, name, (what) => memory[what], '无'),
  },
  'observed-limits-differ': {
    title: ({ domain }, name) => zh`${name.entity(domain)}的权重或限额与 XML 不一致`,
    message: (params, name) => tell(params, name, (what) => what, '未设置'),
  },
};
