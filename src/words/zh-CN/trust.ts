/** 每段文本给出了什么、还缺什么、宿主机如何给 CPU 编号的用语。简体中文。 */
import type { NumberingScheme } from '../../core/host/numbering.ts';
import type { Gift } from '../../core/intake/gifts.ts';
import type { CountedGift, NamedGift, TrustWords } from '../en/trust.ts';
import { zh } from './spacing.ts';

const plain: Readonly<Record<Exclude<Gift['what'], CountedGift | NamedGift>, string>> = {
  siblings: '兄弟线程',
  sockets: '插槽',
  dies: '晶粒',
  caches: '缓存',
  memory: '内存大小',
  free: '空闲内存',
  hugepages: '大页',
  distances: '节点距离',
  'core-types': '核心类型',
  offline: '在线状态',
  isolated: '隔离的 CPU',
  possible: 'CPU 编号上限',
  running: '运行中虚拟机的状态',
};

const over = { node: '节点', socket: '插槽' } as const;

function siblingPart({ siblings }: NumberingScheme): string | undefined {
  switch (siblings?.kind) {
    case undefined:
      return undefined;
    case 'single':
      return '每个核心一个线程';
    case 'unshared':
      return '在线的 CPU 互不同核';
    case 'neighbours':
      return siblings.threads === 2
        ? zh`相邻编号同核（${siblings.first} 与 ${siblings.first + 1}）`
        : zh`每 ${siblings.threads} 个相邻编号同核（${siblings.first} 至 ${siblings.first + siblings.threads - 1}）`;
    case 'stride':
      return siblings.threads === 2
        ? zh`n 与 n + ${siblings.stride} 同核（${siblings.first} 与 ${siblings.first + siblings.stride}）`
        : zh`编号每隔 ${siblings.stride} 同核，每核 ${siblings.threads} 个线程`;
    case 'irregular':
      return '同核编号没有统一规律';
  }
}

function spreadPart({ spread }: NumberingScheme): string | undefined {
  if (spread === undefined) return undefined;
  const name = over[spread.over];
  switch (spread.kind) {
    case 'blocks':
      return `每个${name}占一段编号`;
    case 'rounds':
      return `编号分几轮依次经过各${name}`;
    case 'turns':
      return spread.count === 2
        ? `奇数与偶数编号分属不同${name}`
        : zh`编号在 ${spread.count} 个${name}间轮流`;
    case 'irregular':
      return `编号散布在各${name}上`;
  }
}

export const trust: TrustWords = {
  gift: (gift) => {
    switch (gift.what) {
      case 'cpus':
        return zh`${gift.count} 个 CPU`;
      case 'nodes':
        return zh`${gift.count} 个节点`;
      case 'cpu-count':
        return zh`共有 ${gift.count} 个 CPU`;
      case 'threads':
        return zh`运行中虚拟机的 ${gift.count} 个线程`;
      case 'changes':
        return zh`${gift.count} 项试改`;
      case 'domain':
      case 'qemu-guest':
        return gift.name ?? '未命名的虚拟机';
      case 'fragment':
        return zh`虚拟机的 \`<${gift.root}>\``;
      default:
        return plain[gift.what];
    }
  },
  missing: {
    host: '宿主机：CPU、核心与节点',
    'host-cpus': '摘录中省略的 CPU',
    siblings: '哪些 CPU 同核',
    sockets: '哪些 CPU 同插槽',
    nodes: 'NUMA 节点',
    'node-memory': '各节点的内存大小',
    distances: '节点之间的距离',
    caches: '哪些 CPU 共享缓存',
    offline: '哪些 CPU 离线',
    isolated: '哪些 CPU 被隔离',
    domain: '虚拟机：vCPU 与绑定',
    'vcpu-count': '虚拟机有几个 vCPU',
    numad: 'numad 的选择',
  },
  numbering: (scheme) => {
    const parts = [siblingPart(scheme), spreadPart(scheme)].filter((part) => part !== undefined);
    return parts.length === 0 ? undefined : zh`CPU 编号：${parts.join('；')}。`;
  },
};
