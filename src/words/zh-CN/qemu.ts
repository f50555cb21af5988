/** 来自 QEMU 命令行的虚拟机的用语。简体中文。 */
import type { QemuWords } from '../en/qemu.ts';
import { zh } from './spacing.ts';

export const qemu: QemuWords = {
  origin: '来自 QEMU 命令行',
  source: 'taskset、numactl',
  noPins: 'QEMU 命令行里没有绑定',
  inherits: (text, cpus) =>
    cpus === undefined
      ? zh`QEMU 前面的 \`${text}\`：它的所有线程都继承它`
      : zh`QEMU 前面的 \`${text}\`：它的所有线程都继承 CPU ${cpus}`,
  hostNodes: 'host-nodes',
  unknownCpus: '在 numactl 所列节点的 CPU 上运行',
  cut: (asked) => zh`要求的是 ${asked}；以上是它在这台宿主机上剩下的部分。`,
  refuses: 'QEMU 会拒绝',
  start: { refused: '拒绝它', fails: '无法启动' },
  named: (name) => zh`${name}（QEMU）`,
  smp: (machine, now, before) => ({
    title: zh`-smp 得到 ${now}`,
    detail: zh`机器类型${machine === undefined ? '' : zh` ${machine}`}没有说明版本。QEMU 6.2 起的机器类型先填核心；更早的先填插槽，得到 ${before}。`,
  }),
  vcpus: (count) => ({
    title: zh`${count} 个 vCPU`,
    detail: zh`没有 -smp，QEMU 会创建 1 个 vCPU。虚拟 NUMA 单元提到了 ${count} 个。`,
  }),
  differs: {
    vcpus: 'vCPU 数量',
    topology: '拓扑',
    cells: '虚拟 NUMA 单元的 vCPU',
    'cell-memory': '虚拟 NUMA 单元的内存',
    iothreads: 'iothread',
  },
  says: {
    vcpus: (guest, xml, line) => zh`XML 给 ${guest} ${xml} 个 vCPU，它的 QEMU 命令行给 ${line} 个`,
    topology: (guest, xml, line) => zh`XML 给 ${guest} 的拓扑是 ${xml}，它的 QEMU 命令行给的是 ${line}`,
    cells: (guest, xml, line) =>
      zh`按 XML，${guest} 的 vCPU 在虚拟 NUMA 单元中的分布是 ${xml || '没有单元'}；按它的 QEMU 命令行则是 ${line || '没有单元'}`,
    'cell-memory': (guest, xml, line) =>
      zh`按 XML，${guest} 各虚拟 NUMA 单元的内存是 ${xml || '无'}；按它的 QEMU 命令行则是 ${line || '无'}`,
    iothreads: (guest, xml, line) =>
      zh`按 XML，${guest} ${xml === '' ? '没有 iothread' : zh`有 iothread ${xml}`}；按它的 QEMU 命令行则${line === '' ? '没有' : zh`是 ${line}`}`,
  },
  iothread: (id) => zh`iothread ${id}`,
};
