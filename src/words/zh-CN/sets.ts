/** 说明一组 CPU 由什么组成。简体中文。 */
import { countOf, formatCpuSet } from '../../core/cpuset/cpuset.ts';
import type { CpuSet } from '../../core/cpuset/cpuset.ts';
import type { SetPart } from '../../core/host/describe-set.ts';
import { shorten } from '../en/sets.ts';
import type { SetWords } from '../en/sets.ts';
import { zh } from './spacing.ts';

const count = (n: number): string => n.toLocaleString('zh-CN');
const written = (set: CpuSet): string => shorten(formatCpuSet(set));

/** 只有这一部分时，CPU 编号已在等号之前。 */
function part({ node, cpus, wholeCores }: SetPart, isOnly: boolean): string {
  const cores = wholeCores === undefined ? '' : zh`${count(wholeCores)} 个完整的核心`;
  if (!isOnly) return zh`CPU ${written(cpus)}`;
  if (node === undefined) return cores;
  return cores === '' ? zh`位于节点 ${node}` : zh`节点 ${node} 的 ${cores}`;
}

export const sets: SetWords = {
  explain: (set, { count: n, isAll, wholeNodes, rest, offline, absent }) => {
    if (n === 0) return '无 CPU';
    const parts = [
      ...(isAll ? ['宿主机的全部 CPU'] : []),
      ...(wholeNodes.length > 0 ? [zh`节点 ${written(wholeNodes)} 的全部 CPU`] : []),
      ...(rest.length > 1 && wholeNodes.length === 0
        ? rest.map(({ node, cpus }) =>
            node === undefined ? zh`CPU ${written(cpus)}` : zh`节点 ${node} 上 ${count(countOf(cpus))} 个`,
          )
        : rest.map((one) => part(one, rest.length === 1 && wholeNodes.length === 0))),
    ].filter((text) => text !== '');
    const outside = [
      ...(offline.length > 0 ? [zh`CPU ${written(offline)} 离线`] : []),
      ...(absent.length > 0 ? [zh`这台宿主机上没有 CPU ${written(absent)}`] : []),
    ];
    const said = [...(parts.length > 0 ? [parts.join('、')] : []), ...outside].join('；');
    return zh`${written(set)} = ${count(n)} 个 CPU${said === '' ? '' : `：${said}`}`;
  },
};
