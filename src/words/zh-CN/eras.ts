/** 年代视图的文案。简体中文。 */
import type { ErasWords } from '../en/eras.ts';
import { zh } from './spacing.ts';

export const erasWords: ErasWords = {
  title: '同一台虚拟机，四个年代',
  intro: '变的只有连线。这些元素的含义，直到 2012 年 10 月才理清。',
  close: '关闭',
  eras: '年代',
  comparedWith: '对比',
  differences: (n) => zh`有 ${n} 个线程不同`,
  none: '没有线程不同。',
  noDomain: '这里没有可以对比的虚拟机。',
  place: (cpus, source) => `${cpus} · ${source}`,
  all: '全部 CPU',
  unknown: '由 numad 决定',
  nowhere: '无处可去',
  notThere: '不存在',
  onlySource: 'CPU 相同，依据不同',
  refused: '这个年代禁止 emulatorpin 与 placement="auto" 并用；连线画的是当时的代码实际怎么做。',
  honest: '“现在”在 libvirt 9.0.0 上实测；更早的年代依据提交记录和源代码，没有实际运行。',
  back: '回到现在',
};
