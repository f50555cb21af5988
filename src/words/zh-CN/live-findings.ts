/** 规则关于运行状态与试改命令的用语。简体中文。 */
import type { RuleParams } from '../../core/findings/finding.ts';
import type { FindingWords } from '../en/findings.ts';
import type { LiveRule } from '../en/live-findings.ts';
import { unplaced } from './live.ts';
import { zh } from './spacing.ts';

const notApplied: Readonly<Record<RuleParams['command-not-applied']['why'], string>> = {
  variable:
    '没有执行：变量里是什么，只有运行它的 shell 才知道。直接写出数字的循环（{0..3}、“0 1 2”、seq 0 3）会在这里展开；请把数字写出来。',
  condition:
    '没有执行：它受条件（if、while 或 && 前面的命令）控制，只有在那台机器上才能判断。请写出实际会运行的命令。',
  fallback: '没有执行：它在 || 之后，只有前面的命令失败时才会运行。如果实际会失败，请把它单独写成一行。',
  'too-many':
    '没有执行，或没有执行完每一轮：循环全部展开后，这段文本的命令超出了这里能处理的数量。请缩短循环，或删去不相关的命令。',
  'no-name': '什么也不改变：缺少虚拟机名，virsh 会把第一个数字当作名字。请在它前面写上虚拟机名。',
};

const unjoined: Readonly<
  Record<RuleParams['observation-unjoined']['why'], (named: string | undefined) => string>
> = {
  'no-domain': () => '还没有可供对照的虚拟机。请一并粘贴“virsh dumpxml 虚拟机名”的输出。',
  'name-unknown': (named) => zh`它说的是“${named ?? ''}”，该虚拟机没有载入。`,
  'several-domains': () => '载入了多台虚拟机，无法判断它说的是哪一台。请连同写有虚拟机名的命令行一起粘贴。',
  'several-processes': () =>
    '文本提到多个进程，而只载入了一台虚拟机，无法判断哪个进程是它的。可用“virsh dominfo 虚拟机名”与“ps -eLo pid,tid,psr,args”查明。',
  'no-vm': () => '其中没有已知属于虚拟机的线程。',
  'other-machine': () => '它可能说的那台虚拟机属于另一台机器。',
};

export const liveFindings: Pick<FindingWords, LiveRule> = {
  'live-value-unreadable': {
    title: () => '运行状态中有无法读取的值',
    message: ({ what, text }) =>
      text === '' ? zh`缺少“${what}”的值，已略过。` : zh`“${text}”不是“${what}”的有效值，已略过。`,
  },
  'command-malformed': {
    title: () => 'virsh 不会接受这条命令',
    message: ({ command, libvirt }) => zh`“${command}”：virsh 会报告“${libvirt}”。什么也没有改变。`,
  },
  'command-not-applied': {
    title: () => '没有执行的试改命令',
    message: ({ command, why }) => zh`“${command}”${notApplied[why]}`,
  },
  'guest-told-twice': {
    title: ({ name, times }) => zh`“${name}”出现了 ${times} 次`,
    message: ({ name, times, running }) =>
      zh`有 ${times} 份文本给出了“${name}”的 XML。计算虚拟机共用的 CPU、对照命令的输出和改动时，以${running ? '运行中的那份' : '最后一份'}为准；其余的照样画在旁边。`,
  },
  'observation-unjoined': {
    title: ({ reader }, name) => zh`没有归到任何虚拟机：${name.kind(reader)}`,
    message: ({ why, named }) => unjoined[why](named),
  },
  'change-refused': {
    title: ({ kind }) => zh`libvirt 会拒绝这条 ${kind}`,
    message: ({ libvirt }) => zh`virsh 会报告“${libvirt}”。这条命令什么也不改变，这里也一样。`,
  },
  'change-unplaced': {
    title: ({ kind }) => zh`试改命令 ${kind} 没有对应的虚拟机`,
    message: ({ why, named }) => unplaced[why](named),
  },
  'change-on-only-domain': {
    title: ({ named }) =>
      named === '' ? '这些绑定视为唯一那台虚拟机的' : zh`“${named}”视为唯一的那台虚拟机`,
    message: ({ named, domain }, name) =>
      named === ''
        ? zh`绑定字符串没有写虚拟机名，这里把它用于唯一的虚拟机 ${name.entity(domain)}。`
        : zh`试改命令写的是“${named}”，这里把它用于唯一的虚拟机 ${name.entity(domain)}。`,
  },
};
