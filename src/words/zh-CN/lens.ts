/** 透镜（着色方式）及其各类的用语。简体中文。 */
import type { LensWords } from '../en/lens.ts';
import { zh } from './spacing.ts';

export const lens: LensWords = {
  heading: '着色依据',
  title: {
    source: '绑定来源',
    domain: '虚拟机',
    load: '负载',
    memory: '内存',
    distance: '距离',
    findings: '发现',
    isolation: '隔离',
  },
  hint: {
    source: '线程可在哪里运行，由哪项设置决定',
    domain: '线程属于哪台虚拟机；多台虚拟机可用的 CPU 为共用',
    load: '有多少个线程可以在某个 CPU 上运行',
    memory: 'vCPU 离它的内存有多远；以及所在节点存放其内存的 CPU',
    distance: '各节点离所选内容有多远，以宿主机给出的距离为准；线程取它可用的最远的 CPU',
    findings: '关于某个线程或 CPU 的最严重的发现',
    isolation: '不参与调度的隔离 CPU，以及可以在其上运行的线程',
  },
  named: {
    'domain:shared': '多台虚拟机',
    'memory:remote': '远端',
    'memory:partly-remote': '部分远端',
    'memory:local': '本地',
    'memory:unknown': '未知',
    'distance:unknown': '未知',
    'finding:error': '错误',
    'finding:warning': '警告',
    'finding:note': '提示',
    'finding:none': '未见问题',
    'isolation:isolated': '隔离',
    'isolation:partly': '隔离与非隔离兼有',
    'isolation:nohz': '无时钟节拍',
    'isolation:plain': '未隔离',
    'isolation:unknown': '未知',
  },
  load: (first, last) => {
    if (last === undefined) return zh`${first} 个线程及以上`;
    return first === last ? zh`${first} 个线程` : zh`${first}–${last} 个线程`;
  },
  distance: (value) => (value === 10 ? '本节点' : zh`距离 ${value}`),
  from: (name) => zh`从 ${name} 算起`,
  count: (threads, cpus) =>
    [...(threads > 0 ? [zh`${threads} 个线程`] : []), ...(cpus > 0 ? [zh`${cpus} 个 CPU`] : [])].join('，') ||
    '无',
  showAll: '全部显示',
};
