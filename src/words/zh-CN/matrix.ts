/** 矩阵视图的用语。简体中文。 */
import type { CellState } from '../../core/scene/build-matrix.ts';
import type { MatrixWords } from '../en/matrix.ts';
import { zh } from './spacing.ts';

export const matrix: MatrixWords = {
  grid: '线程与 CPU 的矩阵。方向键移动，Enter 键选中，Esc 键离开。',
  larger: '放大单元格',
  smaller: '缩小单元格',
  level: {
    node: '节点',
    socket: '插槽',
    die: '晶粒',
    l3: 'L3',
    core: '核心',
    cpus: 'CPU',
    threads: '线程数',
  },
  cache: (id) => `L3 ${String(id)}`,
  cell: (thread, cpu, state, setting) => {
    const said: Readonly<Record<CellState, string>> = {
      alone: zh`${thread} 只能在 ${cpu} 上运行，且独占它`,
      only: zh`${thread} 只能在 ${cpu} 上运行`,
      runs: zh`${thread} 可以在 ${cpu} 上运行`,
      lost: zh`${thread} 要求 ${cpu}，但它不可用`,
      no: zh`${thread} 不能在 ${cpu} 上运行`,
      unknown: zh`${thread} 能否在 ${cpu} 上运行，启动时由 numad 决定`,
      all: zh`${thread} 可以在宿主机的任意 CPU 上运行`,
    };
    return `${said[state]} · ${setting}`;
  },
  offline: '启动时未插入',
  ringed: '有诊断涉及此处',
  load: (cpu, threads) =>
    threads === 0
      ? zh`${cpu}：没有线程可以在此运行`
      : zh`${cpu}：${threads.toLocaleString('zh-CN')} 个线程可以在此运行`,
  open: { unknown: '启动时由 numad 决定', all: '宿主机的任意 CPU' },
};
