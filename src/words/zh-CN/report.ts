/** 文本报告自己的文案。简体中文。 */
import { formatCpuSet } from '../../core/cpuset/cpuset.ts';
import type { MachineWhy } from '../../core/host/merge-host.ts';
import { numberRange } from '../en/report.ts';
import type { ReportOwnWords } from '../en/report.ts';
import { qemu as qemuWords } from './qemu.ts';

const whyTaken: Readonly<Record<MachineWhy, string>> = {
  asked: '按你的选择',
  cores: '只有它的文本说明了哪些 CPU 同核',
  nodes: '只有它的文本说明了多个节点',
  cpus: '只有它的文本列出了 CPU',
  first: '几台说明得同样清楚，取第一台',
};

export const report: ReportOwnWords = {
  host: (cpus, count, nodes, isolated) =>
    `宿主机 · ${count} 个 CPU（${cpus}）· ${nodes === 0 ? '节点未知' : `${nodes} 个节点`}${isolated === '' ? '' : ` · 隔离的 CPU ${isolated}`}`,
  cpus: 'CPU',
  cpuColumns: { cpus: 'CPU', who: '可在其上运行的线程' },
  nobody: '无：空闲',
  offline: '离线',
  anyCpu: '每个 CPU',
  machines: '多台机器（用 --machine N、主机名或文件名选择）',
  machine: ({ name, cpuCount, cpus, chosen, why }, number, guests) =>
    [
      `${chosen ? '*' : ' '} ${number}：${name === undefined ? '' : `${name} · `}${cpuCount} 个 CPU（${formatCpuSet(cpus)}）`,
      chosen ? `采用：${whyTaken[why ?? 'first']}` : '',
      guests.length === 0 ? '' : `虚拟机：${guests.join('、')}`,
    ]
      .filter((part) => part !== '')
      .join(' · ')
      .replaceAll('） ·', '）·'),
  origin: ({ qemu }) => (qemu === undefined ? '' : qemuWords.origin),
  status: (refused, origin) =>
    refused ? `${origin === 'qemu' ? 'QEMU' : 'libvirt'} 会拒绝` : origin === 'qemu' ? '' : '可定义',
  vcpus: ({ vcpus: { max, current, assumed } }) =>
    `${current === max ? `${max} 个 vCPU` : `${max} 个 vCPU 中的 ${current} 个`}${assumed ? '（假设）' : ''}`,
  placement: (placement) => `placement ${placement}`,
  starts: (starts) => (starts === 'unknown' ? '能否启动未知' : starts ? '可启动' : '无法启动'),
  thread: ({ kind, number, online }, last) =>
    (kind === 'emulator' ? '模拟器线程' : `${kind === 'vcpu' ? 'vCPU' : kind} ${numberRange(number, last)}`) +
    (online ? '' : '（未插入）'),
  cell: (cell) => (cell === undefined ? '整台虚拟机' : `虚拟 NUMA 单元 ${cell}`),
  set: (set) => ({ all: '全部', unknown: '未知', none: '无' })[set],
  columns: {
    thread: '线程',
    cpus: 'CPU',
    runs: '在本机可用',
    source: '来源',
    locality: '远近',
    where: '位置',
    memory: '内存',
    nodes: '节点',
    mode: '模式',
  },
  assumptions: '假设（--as-libvirt 不作任何假设）',
  changes: '试改',
  observations: '观察到',
  more: (count) => `还有 ${count} 行（--json 会全部列出）`,
  findings: '发现',
  noFindings: '没有发现问题。',
  read: '已读取',
  notRead: '未读取',
  unknown: '仍未知',
  nothingRead: '没有任何文本给出虚拟机或宿主机',
  nothingDrawn: '读到的内容还不足以得出虚拟机或宿主机',
};
