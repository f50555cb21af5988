/** libvirt 悄悄接受却不照做的内容。简体中文。 */
import type { SilenceParams } from '../../core/findings/silence-params.ts';
import type { FindingWords } from '../en/findings.ts';
import { zh } from './spacing.ts';

const meant = (
  suggestion: string | undefined,
  since: string | undefined,
  write: (name: string) => string,
): string =>
  suggestion !== undefined
    ? zh`是否想写 ${write(suggestion)}？`
    : since !== undefined
      ? zh`libvirt ${since} 起才会读取。`
      : '';

const gib = (kib: number): string =>
  kib % 1048576 === 0 ? `${kib / 1048576} GiB` : kib % 1024 === 0 ? `${kib / 1024} MiB` : `${kib} KiB`;

export const silences: Pick<FindingWords, keyof SilenceParams> = {
  'attribute-unknown': {
    title: ({ element, attribute }) => zh`<${element}> 没有 ${attribute} 属性`,
    message: ({ attribute, suggestion, since }) =>
      zh`libvirt 会悄悄忽略 ${attribute}=，它不起作用。${meant(suggestion, since, (name) => `${name}=`)}`,
  },
  'element-unknown': {
    title: ({ element, parent }) => zh`<${parent}> 中没有 <${element}> 元素`,
    message: ({ element, suggestion, since }) =>
      zh`libvirt 会悄悄忽略 <${element}>，其中的内容都不起作用。${meant(suggestion, since, (name) => `<${name}>`)}`,
  },
  'element-misplaced': {
    title: ({ element, parent }) => zh`<${element}> 不应放在 <${parent}> 中`,
    message: ({ element, belongs }) =>
      zh`libvirt 只在 ${belongs.map((name) => `<${name}>`).join(' / ')} 中查找 <${element}>，放在这里不起作用。`,
  },
  'element-repeated': {
    title: ({ element }) => zh`又一个 <${element}>`,
    message: ({ element }) => zh`libvirt 只读取第一个 <${element}>，这一个不起作用。`,
  },
  'resource-control-dropped': {
    title: ({ element }) => zh`<${element}> 会被丢弃`,
    message: ({ element, why }) =>
      why === 'no-vcpus'
        ? zh`vcpus= 中没有该虚拟机的任何 vCPU，libvirt 会悄悄丢弃这个 <${element}>。`
        : zh`其中既没有分配也没有监控，libvirt 会悄悄丢弃这个 <${element}>。`,
  },
  'priority-dropped': {
    title: ({ policy }) => zh`${policy} 不使用 priority`,
    message: ({ element, policy }) =>
      zh`priority= 只对 fifo 和 rr 有意义；这个 <${element}> 的调度策略是 ${policy}，libvirt 会丢弃 priority=。`,
  },
  'nodeset-dropped': {
    title: () => "placement='auto' 时 nodeset 不起作用",
    message: ({ text }) =>
      zh`libvirt 读取 nodeset='${text}' 之后将其丢弃：placement='auto' 时由 numad 在启动时选择节点。`,
  },
  'hugepage-nodeset-dropped': {
    title: () => '没有虚拟 NUMA 单元时的页大小 nodeset',
    message: () => "虚拟机没有 NUMA 单元；libvirt 会丢弃 nodeset='0'，该页大小适用于全部内存。",
  },
  'memory-replaced': {
    title: ({ totalKiB }) => zh`虚拟机得到 ${gib(totalKiB)}`,
    message: ({ writtenKiB, totalKiB }) =>
      zh`<memory> 写的是 ${gib(writtenKiB)}；libvirt 改用虚拟机各 NUMA 单元与内存设备之和，即 ${gib(totalKiB)}。`,
  },
  'vcpus-added-to-cell': {
    title: ({ vcpus, cell }) => zh`vCPU ${vcpus} 归入单元 ${cell}`,
    message: ({ vcpus, cell }) => zh`没有任何单元包含 vCPU ${vcpus}；QEMU 驱动会将其加入单元 ${cell}。`,
  },
  'iothreads-raised': {
    title: ({ count }) => zh`该虚拟机有 ${count} 个 iothread`,
    message: ({ written, count }) =>
      zh`<iothreads> 写的是 ${written}，而 <iothreadids> 列出了 ${count} 个；libvirt 会提高数量。`,
  },
  'vcpu-current-dropped': {
    title: ({ online }) => zh`启动时有 ${online} 个 vCPU 已插入`,
    message: ({ written, online }) =>
      zh`启动时插入哪些 vCPU 只由 <vcpus> 决定（${online} 个），current='${written}' 不起作用。`,
  },
};
