/** 关于观察到的运行状态与试改命令的用语。简体中文。 */
import type { AppliedChange, ChangedValue } from '../../core/change/applied-change.ts';
import { formatCpuSet } from '../../core/cpuset/cpuset.ts';
import type { RuleParams } from '../../core/findings/finding.ts';
import type { LiveWords } from '../en/live.ts';
import { zh } from './spacing.ts';

function value(changed: ChangedValue | undefined): string {
  if (changed === undefined) return '？';
  if (changed.count !== undefined) return String(changed.count);
  if (changed.nodes !== undefined) {
    const nodes =
      changed.nodes === 'all'
        ? '任何节点'
        : changed.nodes === 'unknown'
          ? '由 numad 决定'
          : zh`节点 ${formatCpuSet(changed.nodes)}`;
    return changed.mode === undefined ? nodes : zh`${changed.mode}，${nodes}`;
  }
  if (changed.cpus === 'all') return '所有 CPU';
  return changed.cpus === 'unknown' || changed.cpus === undefined
    ? '由 numad 决定'
    : formatCpuSet(changed.cpus);
}

function subject({ kind, number, maximum }: AppliedChange, thread: string | undefined): string {
  switch (kind) {
    case 'vcpupin':
      return thread ?? zh`vCPU ${number ?? ''}`;
    case 'iothreadpin':
      return thread ?? zh`iothread ${number ?? ''}`;
    case 'emulatorpin':
      return thread ?? '模拟器线程';
    case 'setvcpus':
      return maximum === true ? 'vCPU 上限' : '已插入的 vCPU';
    case 'numatune':
      return '内存';
  }
}

/** 规则也用这些句子。 */
export const unplaced: Readonly<Record<RuleParams['change-unplaced']['why'], (named: string) => string>> = {
  'no-domain': () => '还没有载入虚拟机。请粘贴“virsh dumpxml 虚拟机名”的输出，以查看它的效果。',
  'name-unknown': (named) => zh`没有载入名为“${named}”的虚拟机。`,
  'several-domains': (named) =>
    named === ''
      ? '载入了多台虚拟机，文本没有写明是哪一台。'
      : zh`载入了多台虚拟机，“${named}”没有说明是哪一台。`,
  'other-machine': () => '它可能针对的虚拟机与这条命令不属于同一台机器。',
};

export const live: LiveWords = {
  change: (change, thread) =>
    change.outcome === 'unplaced'
      ? change.named === ''
        ? subject(change, thread)
        : zh`${change.named} 的 ${change.kind}`
      : zh`${subject(change, thread)}${change.after === undefined ? '' : ` → ${value(change.after)}`}（原为 ${value(change.before)}）`,
  outcome: (change) => {
    switch (change.outcome) {
      case 'applied':
        return change.byOnlyDomain === true
          ? zh`按已执行显示。“${change.named}”视为唯一的那台虚拟机。`
          : '按已执行显示。';
      case 'dropped':
        return '未采用。';
      case 'refused':
        return zh`libvirt 会拒绝：“${change.message ?? ''}”。`;
      case 'unplaced':
        return unplaced[change.why ?? 'no-domain'](change.named);
    }
  },
  observation: (
    {
      kind,
      config,
      observed,
      cpus: here,
      everywhere,
      lastCpu,
      mems,
      state,
      memory,
      counts,
      scheduler,
      mostMemoryKiB,
      residentMiB,
    },
    agrees,
  ) => {
    const parts: string[] = [];
    if (observed !== undefined) {
      const set = formatCpuSet(here ?? observed);
      const where =
        set === '' ? '没有 CPU' : everywhere === true ? zh`宿主机的所有 CPU，即 ${set}` : zh`CPU ${set}`;
      const what = kind === 'setting' ? (config ? zh`下次启动的设置：${where}` : zh`设置：${where}`) : where;
      parts.push(
        agrees === undefined
          ? what
          : zh`${what}，${agrees === 'same' ? '与此处的设置一致' : '与此处的设置不同'}`,
      );
    }
    if (lastCpu !== undefined) parts.push(zh`最近在 CPU ${lastCpu} 上运行`);
    if (mems !== undefined) parts.push(zh`允许从节点 ${formatCpuSet(mems)} 分配内存`);
    if (memory !== undefined)
      parts.push(
        zh`内存 ${memory.mode ?? ''}，${memory.nodes === undefined ? '任何节点' : zh`节点 ${formatCpuSet(memory.nodes)}`}`,
      );
    if (counts?.currentLive !== undefined) parts.push(zh`${counts.currentLive} 个 vCPU 在工作`);
    if (counts?.maximumLive !== undefined) parts.push(zh`上限 ${counts.maximumLive} 个`);
    const next = [
      ...(counts?.currentConfig === undefined ? [] : [zh`${counts.currentConfig} 个 vCPU`]),
      ...(counts?.maximumConfig === undefined ? [] : [zh`上限 ${counts.maximumConfig} 个`]),
    ];
    if (next.length > 0) parts.push(zh`下次启动：${next.join('，')}`);
    if (scheduler !== undefined)
      parts.push(
        zh`权重与上限，不决定在哪里运行：${Object.entries(scheduler)
          .map(([name, amount]) => zh`${name} ${amount}`)
          .join('、')}`,
      );
    if (mostMemoryKiB !== undefined) parts.push(zh`内存最多 ${mostMemoryKiB} KiB`);
    if (residentMiB !== undefined)
      parts.push(
        zh`内存：${Object.entries(residentMiB)
          .map(([node, mib]) => zh`节点 ${node} 上 ${mib} MiB`)
          .join('、')}`,
      );
    if (state !== undefined) parts.push(states.get(state) ?? state);
    return parts.length === 0 ? '没有可供比较的内容' : parts.join('；');
  },
  unknownThread: (tid, comm) =>
    `${tid === undefined ? '某个线程' : zh`线程 ${tid}`}${comm === undefined ? '' : `（${comm}）`}`,
};

/** virsh's names of a domain's state (virshDomainStateTypeToString). */
const states: ReadonlyMap<string, string> = new Map([
  ['no state', '状态不明'],
  ['running', '运行中'],
  ['idle', '空闲'],
  ['paused', '已暂停'],
  ['in shutdown', '正在关机'],
  ['shut off', '已关机'],
  ['crashed', '已崩溃'],
  ['pmsuspended', '已由电源管理挂起'],
]);
