/** 运行时的用语：启动、内存、限额、年代、版本、模拟器线程。简体中文。 */
import type { RunTimeWords } from '../en/run-time.ts';
import { facts, nodeList } from './facts.ts';
import { zh } from './spacing.ts';
import { qemu } from './qemu.ts';
import { roundCpus } from '../round-cpus.ts';

const capped = {
  vcpu: '每个 vCPU',
  emulator: '模拟器的所有线程合计',
  iothread: '每个 iothread',
  global: '虚拟机的所有线程合计',
} as const;

const yesNo = (yes: string, no: string): Readonly<Record<string, string>> => ({ true: yes, false: no });

export const runTime: RunTimeWords = {
  ...facts,
  cgroup: { v2: 'cgroup v2', v1: 'cgroup v1', none: '没有 cpuset 控制器' },
  doubt: {
    'no-host': '宿主机未知。',
    'host-assumed': '宿主机的部分 CPU 是假设的。',
    numad: '启动时会询问 numad：它可能没有安装，回答也未知。',
    session: '会话模式下 libvirt 没有 cgroup，也没有特权；文本没有写明是否为会话模式。',
    realtime: '有些内核不允许 cgroup 中的线程使用实时调度；会话模式一律不允许。',
    'old-release': '没有人试过那个旧版本的 libvirt 能否启动它。',
  },
  memorySource: {
    numad: 'numad',
    memnode: 'memnode',
    numatune: 'numatune memory',
    'host-nodes': qemu.hostNodes,
    launcher: qemu.source,
    default: '默认',
  },
  memoryReason: ({ source, state, mode, askedForThreads, answeredBy }, nodes) => {
    const asks = zh`${mode ?? ''}，${nodeList(nodes ?? 'unknown')}`;
    switch (state) {
      case 'applied':
        return source === 'default'
          ? '没有设置限定它：任何节点'
          : answeredBy === 'domstatus'
            ? `${asks}（见 <domstatus>）`
            : asks;
      case 'beaten':
        return source === 'default' ? '仅当上面都没有设置时才用' : zh`${asks}：被上面的设置覆盖`;
      case 'ignored':
        return '不会被读取';
      case 'absent':
        if (source !== 'numad') return '';
        return askedForThreads === true ? '只为线程询问 numad' : 'placement 为 static：不询问 numad';
    }
  },
  locality: {
    local: '本地内存',
    'partly-remote': '部分为远端内存',
    remote: '远端内存',
    unknown: '不知道它的内存在哪里',
  },
  distance: (distance) => zh`预期距离 ${distance}`,
  trap: {
    'quota-per-vcpu': 'quota 对每个 vCPU 分别生效，而不是对整台虚拟机。',
    'emulator-not-capped': 'vCPU 的 quota 不限制模拟器线程；那要用 emulator_quota。',
    'period-alone': '只有 period 而没有 quota 就没有上限。',
    'quota-unlimited': 'quota 为负数表示不限制。',
    'above-one-cpu': '一个线程最多只能用一个 CPU：这个上限不起作用。',
    'shares-unscaled':
      'cgroup v2 把这个数值直接当作权重，而它的通常值是 100，不是 1024：同样的文本在那里更重。',
  },
  weight: ({ shares, standard, file, ratio }) =>
    shares === undefined
      ? zh`权重：通常值（${file} ${standard}）。`
      : zh`权重 ${shares.value}（${file}）：CPU 不够时，得到的是普通虚拟机的 ${roundCpus(ratio ?? 1)} 倍。`,
  cap: (of, cpus) =>
    cpus === undefined
      ? zh`${capped[of]}可用的时间不受限制。`
      : zh`${capped[of]}最多可用 ${roundCpus(cpus)} 个 CPU 的时间。`,
  era: { '2011': '2011 年', 'before-2012': '2012 年改动之前', 'after-2012': '2012 年改动之后', now: '现在' },
  eraFactTitle: {
    placementKnown: 'placement=“auto”与 numad',
    emulatorpinKnown: 'emulatorpin',
    iothreadsKnown: 'iothread',
    vcpupin: '哪些 vcpupin 有效',
    offlinePin: '尚未插入的 vCPU 的绑定',
    unpinnedVcpu: '没有绑定的 vCPU',
    numadReaches: 'numad 的回答对谁有效',
    emulatorpinUnderAuto: 'placement=“auto”时的 emulatorpin',
  },
  eraFact: {
    placementKnown: yesNo('已有', '还没有'),
    emulatorpinKnown: yesNo('已有', '还没有'),
    iothreadsKnown: yesNo('已有', '还没有：由模拟器做它们的工作'),
    vcpupin: { 'by-id': '每一个，按 vCPU 编号', 'by-index': '只有列表位置与 vCPU 编号相同的' },
    offlinePin: { kept: '等到插入时生效', ignored: '被丢弃' },
    unpinnedVcpu: {
      process: '在进程被绑定的 CPU 上运行：继承',
      anywhere: '可在任何 CPU 上运行，不管 cpuset 写什么',
      cpuset: '在 cpuset 上运行：继承',
    },
    numadReaches: { nobody: '最终对谁都无效', everybody: '所有没有绑定的线程' },
    emulatorpinUnderAuto: { unknown: '两者都还没有', wins: '有效', refused: '被拒绝' },
  },
  change: {
    'domain-cgroup-narrow': '整台虚拟机被限定在 cpuset 或 numad 的 CPU 上；超出它的绑定无法启动。',
    'emulatorpin-under-auto': 'placement=“auto”时 emulatorpin 与 iothreadpin 同样有效。',
    'offline-pins-kept': '保留尚未插入的 vCPU 的绑定。',
    'all-set-on-every-thread': '没有任何设置的线程被明确地放到所有在线 CPU 上。',
    'all-not-in-cgroup': '“全部”不再写入 cgroup。',
    'all-may-fail': '“全部”设置失败不再妨碍启动。',
    'restrictive-mode': '`<numatune>` 有了 restrictive 模式。',
    'cpuless-cell-crash': '没有 CPU 的单元排在某个 vCPU 的单元之前，会使守护进程在启动时崩溃。',
    'memory-union-at-start': '可以把单元的内存绑定到 `<memory nodeset>` 之外。',
    'memory-union': 'strict 的内存让每个线程得到 `<memory>` 与所有 memnode 的并集。',
    'isolated-left-out': '没有任何设置的线程避开被隔离的 CPU。',
    'all-not-set': '没有任何设置的线程保持继承来的 CPU，除非有 CPU 被隔离。',
  },
  helper: {
    main: 'QEMU 的主线程：事件循环、没有 iothread 的设备、VNC',
    rcu: '回收不再有线程使用的内存（RCU）',
    monitor: '与 libvirt 通信（monitor）',
    worker: '处理会阻塞的磁盘 I/O，每个进行中的请求一个线程',
    vnc: '为 VNC 压缩画面',
    spice: '为 SPICE 绘制画面',
    migration: '发送或接收虚拟机的内存',
    vhost: '在内核中搬运网络数据包；显示在 QEMU 的线程旁边',
    'kvm-recovery': '收回被拆开的大页；显示为 QEMU 线程的内核线程',
    'kvm-pit': '虚拟机的间隔定时器；内核线程',
    outside: '辅助进程，例如 swtpm 或 virtiofsd，在同一个 cgroup 中',
  },
};
