/** 验证的文案：真实宿主机上应当看到什么。简体中文。 */
import type { VerifyWords } from '../en/verify.ts';
import { zh } from './spacing.ts';

export const verifyWords: VerifyWords = {
  title: '在真实的宿主机上核对',
  intro: '这些命令只读取，不修改。如果宿主机确实照文本行事，每条命令应当输出旁边的值。',
  close: '关闭',
  noDomain: '这里没有可以核对的 libvirt 虚拟机。',
  domain: (name) => zh`虚拟机 ${name}`,
  asks: {
    vcpupin: '每个 vCPU，不论是否插入',
    emulatorpin: '模拟器',
    iothreadinfo: 'iothread',
    numatune: '内存',
    threads: '哪个线程是谁',
    cpus: '内核允许每个线程使用的 CPU',
    mems: '每个线程可以从哪些节点取得内存',
  },
  expected: '应当是',
  unknown: 'numad 的回答',
  all: '全部 CPU',
  whoIsWho: '输出各线程的名字。',
  copyScript: '全部复制为脚本',
  copied: '已复制。请在宿主机上运行，再把输出粘贴到下面。',
  notCopied: '浏览器不允许在此复制：请选中命令自行复制。',
  pasteLabel: '脚本的输出',
  pasteNote: '粘贴在这里，或页面上的任意位置。',
  compare: '对比',
  result: '观察到的结果',
  agree: (n) => zh`${n} 项与配置一致`,
  differ: (n) => zh`${n} 项不一致`,
  same: '与配置一致',
  differs: '不一致',
  observedNothing: '还没有观察结果。',
};
