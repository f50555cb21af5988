/** shares 与 quota 量表的文案。简体中文；随量表一起加载。 */
import type { LimitsWords } from '../en/limits.ts';
import { zh } from './spacing.ts';
import { roundCpus } from '../round-cpus.ts';

export const limitsWords: LimitsWords = {
  title: '给多少时间，而不是在哪里运行',
  intro: 'shares、period 和 quota 决定线程能得到多少时间。无论设成多少，图中的连线都不会动。',
  close: '关闭',
  noDomain: '这里没有虚拟机。',
  cap: (cpus) => zh`最多 ${roundCpus(cpus)} 个 CPU`,
  uncapped: '不设上限',
  against: (percent) => zh`与一台默认权重的虚拟机争用时，得到 ${percent}`,
  weight: '虚拟机的权重',
};
