/** 所有虚拟机合起来占用了宿主机多少、还剩下多少。简体中文。 */
import type { ContentionWords } from '../contention.ts';
import { zh } from './spacing.ts';

const ratioOf = (vcpus: number, cpus: number): string =>
  String(Math.round((cpus === 0 ? 0 : vcpus / cpus) * 10) / 10);

export const contention: ContentionWords = {
  overcommit: ({ host, nodes }) =>
    [
      zh`所有虚拟机 · ${host.vcpus}个 vCPU，${host.cpus}个 CPU（${ratioOf(host.vcpus, host.cpus)} : 1）`,
      ...(nodes.length < 2
        ? []
        : nodes.map(({ node, vcpus, cpus }) => zh`限定在节点${node}的：${vcpus}比${cpus}`)),
    ]
      .join(' · ')
      .replaceAll('） · ', '）· '),
  free: (cpus, cores) =>
    zh`空闲 · ${cpus === '' ? '没有 CPU' : zh`CPU ${cpus}`}${cores === '' ? '' : ` · 完整核心 ${cores}`}`,
  label: { all: '所有虚拟机', held: '限定在这里', free: '空闲 CPU', cores: '空闲核心' },
  ratio: (vcpus, cpus) => zh`${vcpus}个 vCPU，${cpus}个 CPU（${ratioOf(vcpus, cpus)} : 1）`,
  none: '没有',
};
