/** 修复的用语：对文本的修改，以及效果相同的命令。简体中文。 */
import type { RepairWords } from '../en/repairs.ts';
import { zh } from './spacing.ts';

export const repairWords: RepairWords = {
  noEdit: {
    'no-xml': '它所指的内容不在这里的虚拟机 XML 中，没有可以修改的地方。',
    malformed: 'XML 本身有错；先改好它，才能作这处修改。',
    copied: '这段文本复制时带上了别的标记（行号、网页标签等），修改会破坏它们。',
    command: '这里由文本中的一条 virsh 命令决定；请改动或去掉该命令。',
    conflict: '该虚拟机的另一项设置与之冲突，只改这一处不起作用。',
  },
  scope: {
    config: '下次启动时生效',
    live: '对正在运行的虚拟机生效',
    both: '两者都生效',
  },
  rest: (edit) => zh`virsh 没有命令能做完全部；其余请用：${edit}`,
  restLive: '虚拟机运行期间无法做完全部，其余在下次启动时生效。',
  standsFor: {
    untold: '文本没有给出虚拟机的名字，这里以 VM 代替。',
    number:
      'UUID 处请填该虚拟机的 UUID，文本没有给出（virsh list --all --uuid --name 可以查到）：它的名字是数字，而 virsh 会先把数字当作运行中虚拟机的 id。',
    untypable:
      'UUID 处请填该虚拟机的 UUID，文本没有给出（virsh list --all --uuid --name 可以查到）：它的名字含有无法输入的字符。',
  },
  repair: '修复',
  why: '为什么要紧',
  harmless: '什么时候无妨',
  howToCheck: '如何核实',
  muted: (reason) => (reason === '' ? '已搁置' : zh`已搁置：${reason}`),
  counts: (errors, warnings, notes, muted) =>
    [
      errors > 0 ? zh`${errors} 个错误` : '',
      warnings > 0 ? zh`${warnings} 个警告` : '',
      notes > 0 ? zh`${notes} 条提示` : '',
      muted > 0 ? zh`${muted} 条已搁置` : '',
    ]
      .filter((part) => part !== '')
      .join('，'),
  noFindings: '没有发现问题。',
  noDomain: '没有任何文本给出虚拟机',
  repairsLeftOut: (findings) => zh`另有 ${findings} 条发现（排在最后的）没有去找修复：那会耗时太长。`,
};
