/** 线程、来源、理由、文本种类与假设的用语。简体中文。 */
import type { IgnoredWhy } from '../../core/placement/placement.ts';
import { rootNames, type ModelWords } from '../en/model.ts';
import { kinds } from './kinds.ts';
import { zh } from './spacing.ts';
import { qemu } from './qemu.ts';

/** `sockets=1,cores=8` */
const sockets = (smp: { readonly sockets: number; readonly cores: number }): string =>
  `sockets=${smp.sockets},cores=${smp.cores}`;

const ignored: Readonly<Record<IgnoredWhy, (raw: string) => string>> = {
  'placement-auto': (raw) => zh`'${raw}' 不会被读取：placement 为 auto`,
  'not-known-yet': () => '这个版本的 libvirt 还不认识该元素',
  'process-only': (raw) => zh`在这个版本的 libvirt 中，'${raw}' 只绑定进程，不绑定它的 vCPU`,
  'index-mismatch': (raw) => zh`'${raw}' 被跳过：这个版本的 libvirt 只看列表位置与 vCPU 编号相同的 vcpupin`,
  'vcpu-offline': (raw) => zh`'${raw}' 被这个版本的 libvirt 丢弃：该 vCPU 尚未插入`,
  'cgroup-reset': () => 'numad 的 CPU 设置后又丢失：cgroup 把它重置了',
  'beside-auto': (raw) => zh`在这个版本的 libvirt 中，'${raw}' 不起作用：placement 为 auto`,
  'qemu-line': () => qemu.noPins,
};

export const model: ModelWords = {
  source: {
    vcpupin: 'vcpupin',
    'vcpu-cpuset': 'vcpu cpuset（继承）',
    numad: 'numad',
    default: '默认',
    emulatorpin: 'emulatorpin',
    iothreadpin: 'iothreadpin',
    launcher: qemu.source,
  },
  severity: { error: '错误', warning: '警告', note: '提示' },
  reasonState: { applied: '生效', beaten: '被覆盖', absent: '没有', ignored: '被忽略' },
  reason: (reason, cpus) => {
    const written = reason.raw === undefined || reason.raw === cpus ? '' : zh`'${reason.raw}' → `;
    switch (reason.state) {
      case 'applied':
        if (reason.source === 'launcher') return qemu.inherits(reason.raw ?? '', cpus);
        if (reason.source === 'numad')
          return cpus === undefined
            ? 'placement 为 auto：由 numad 在启动时选择节点'
            : zh`placement 为 auto；numad 的回答是 CPU ${cpus}${reason.answeredBy === 'domstatus' ? '（见 <domstatus>）' : ''}`;
        if (reason.source === 'default')
          return cpus === undefined
            ? '没有其他设置：宿主机的所有 CPU'
            : reason.isolated === undefined
              ? zh`没有其他设置：宿主机的所有 CPU，即 ${cpus}`
              : zh`没有其他设置：宿主机上未隔离的所有 CPU，即 ${cpus}`;
        return cpus === undefined || cpus === ''
          ? zh`'${reason.raw ?? ''}' 无法使用`
          : zh`${written}CPU ${cpus}`;
      case 'beaten':
        if (reason.source === 'default') return '仅当上面都没有设置时才用';
        return cpus === undefined
          ? '被上面的设置覆盖'
          : zh`${written}CPU ${cpus}：被上面的设置覆盖（不是取交集）`;
      case 'ignored':
        return ignored[reason.why ?? 'placement-auto'](reason.raw ?? '');
      case 'absent':
        if (reason.why === 'qemu-line') return qemu.noPins;
        if (reason.source !== 'numad') return '';
        return reason.askedForMemory === true
          ? 'placement 为 static：只为内存询问 numad'
          : 'placement 为 static：不询问 numad';
    }
  },
  thread: (thread, where, online) => zh`${zh`${thread}${online ? '' : '尚未插入，插入后'}`}可以${where}。`,
  where: {
    cpus: (cpus, n) => (n === 1 ? zh`且只能在 CPU ${cpus} 上运行` : zh`在 CPU ${cpus} 上运行`),
    all: '在宿主机的任何 CPU 上运行',
    unknown: '在虚拟机启动时由 numad 选定的节点上运行',
    none: '运行的 CPU 一个也不剩',
  },
  cut: (asked) => zh`libvirt 请求的是 ${asked}；以上是它在这台宿主机上剩下的部分。`,
  qemu,
  kind: kinds,
  assumption: (assumption) => {
    switch (assumption.kind) {
      case 'fragments-joined':
        return {
          title: '这些片段属于同一台虚拟机',
          detail:
            assumption.file === undefined
              ? zh`${rootNames(assumption.roots).join('、')} 被当作同一台未命名虚拟机的各部分。`
              : zh`${assumption.file} 中的 ${rootNames(assumption.roots).join('、')} 被当作同一台虚拟机的各部分${assumption.file.endsWith('.xml') ? '，并以文件名命名' : ''}。`,
        };
      case 'fragments-quoted':
        return {
          title: '引用自虚拟机的 XML',
          detail: zh`${rootNames(assumption.roots).join('、')} 在同一段文本的虚拟机 XML 里一字不差地出现过，因此不当作另一台虚拟机。`,
        };
      case 'vcpu-count':
        return {
          title: zh`${assumption.count} 个 vCPU`,
          detail: zh`没有 <vcpu>，libvirt 会创建 1 个 vCPU。${{ vcpupin: '绑定提到了', topology: '<topology> 包含', cells: '虚拟 NUMA 单元提到了' }[assumption.from]} ${assumption.count} 个 vCPU。`,
        };
      case 'qemu-smp': {
        const { machine, before } = assumption;
        return qemu.smp(machine, sockets(assumption), sockets(before));
      }
      case 'qemu-vcpus':
        return qemu.vcpus(assumption.count);
      case 'host-cpus':
        return {
          title: zh`CPU ${assumption.cpus} 存在`,
          detail: zh`声明了 ${assumption.declared} 个 CPU，只列出 ${assumption.listed} 个；假设编号从 0 开始连续。`,
        };
      case 'host-siblings':
        return {
          title: zh`兄弟线程编号相差 ${assumption.stride}`,
          detail: zh`列出的核心中 CPU n 与 CPU n + ${assumption.stride} 是兄弟线程；假设其余的核心也是如此。`,
        };
    }
  },
  entity: {
    host: '宿主机',
    node: (id) => zh`节点 ${id}`,
    cpu: (id) => zh`CPU ${id}`,
    core: (cpu) => zh`CPU ${cpu} 所在的核心`,
    socket: (cpu) => zh`CPU ${cpu} 所在的插槽`,
    die: (cpu) => zh`CPU ${cpu} 所在的晶粒`,
    l3: (cpu) => zh`CPU ${cpu} 所在的 L3`,
    coreType: (cpu) => zh`与 CPU ${cpu} 同类型的核心`,
    domain: (name, index) => name ?? zh`虚拟机 ${index + 1}`,
    vcpu: (id) => zh`vCPU ${id}`,
    emulator: '模拟器线程',
    iothread: (id) => zh`iothread ${id}`,
    cell: (id) => zh`虚拟 NUMA 单元 ${id}`,
    of: (thread, domain) => zh`${domain}的${thread}`,
  },
  list: (items) =>
    items.length > 6
      ? zh`${items.slice(0, 5).join('、')}等 ${items.length} 个`
      : items.length > 1
        ? zh`${items.slice(0, -1).join('、')}和${items[items.length - 1] ?? ''}`
        : (items[0] ?? ''),
  summary: {
    nothing: '还没有可画的内容。',
    hostOnly: (cpus, nodes) => zh`宿主机有 ${cpus} 个 CPU、${nodes} 个节点；还没有虚拟机。`,
    domain: (name, vcpus) => zh`${name}：${vcpus} 个 vCPU`,
    domains: (n, vcpus) => zh`${n} 台虚拟机，共 ${vcpus} 个 vCPU`,
    onHost: (cpus, nodes) => zh`宿主机 ${cpus} 个 CPU、${nodes} 个节点`,
    noHost: '宿主机未知',
    refused: 'libvirt 会拒绝',
    findings: (errors, warnings) =>
      [errors > 0 ? zh`${errors} 个错误` : '', warnings > 0 ? zh`${warnings} 个警告` : '']
        .filter((part) => part !== '')
        .join('、'),
    quiet: '没有发现问题',
  },
};
