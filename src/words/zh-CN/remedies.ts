/** 每种修复按钮上的用语。简体中文。 */
import { formatCpuSet } from '../../core/cpuset/cpuset.ts';
import type { Remedy } from '../../core/findings/remedy.ts';
import type { Naming } from '../en/findings.ts';
import { splitPins, stepsOf, tellPins, type RemedyWords } from '../en/remedies.ts';
import { zh } from './spacing.ts';

const pinned = (remedy: Remedy, name: Naming): string =>
  tellPins(remedy, name, (thread, set) => zh`${thread} → ${set}`)
    .replaceAll(', ', '，')
    .replace('，…', '……');

const freeCore = ({ coresUnknown }: Remedy, set: string): string =>
  coresUnknown === true ? zh`空闲的 CPU ${set}` : zh`空闲核心 CPU ${set}`;

const cpusetOf = (remedy: Remedy): string => {
  const [step] = stepsOf(remedy, 'vcpu-cpuset');
  return step?.cpus === undefined ? '' : formatCpuSet(step.cpus);
};

const setsOf = (remedy: Remedy, name: Naming): string => {
  const inherited = cpusetOf(remedy);
  const pins = pinned(remedy, name);
  return [inherited === '' ? '' : zh`<vcpu cpuset> → ${inherited}`, pins]
    .filter((part) => part !== '')
    .join('，');
};

const nodesOf = (remedy: Remedy): string => {
  const sets = [...stepsOf(remedy, 'memory'), ...stepsOf(remedy, 'memnode')].map(({ nodes }) =>
    formatCpuSet(nodes),
  );
  return zh`节点 ${[...new Set(sets)].join('、')}`;
};

const shapeOf = (remedy: Remedy): string => {
  const [step] = stepsOf(remedy, 'topology');
  return step === undefined
    ? ''
    : `sockets='${step.sockets}' cores='${step.cores}' threads='${step.threads}'`;
};

const countOf = (remedy: Remedy): number =>
  stepsOf(remedy, 'iothread-count')[0]?.count ?? stepsOf(remedy, 'vcpu-count')[0]?.max ?? 0;

export const remedies: RemedyWords = {
  'pin-aside': (remedy, name) => {
    const pins = stepsOf(remedy, 'pin');
    return zh`把${name.threads(pins.map(({ thread }) => thread))}绑定到${freeCore(remedy, formatCpuSet(pins[0]?.cpus ?? []))}`;
  },
  'move-vcpus': (remedy, name) =>
    zh`各移到一个空闲${remedy.coresUnknown === true ? ' CPU' : '核心'}：${pinned(remedy, name)}`,
  'pin-all-apart': (remedy, name) =>
    remedy.coresUnknown === true
      ? zh`重新绑定，每个 vCPU 对应一个空闲的 CPU：${pinned(remedy, name)}`
      : zh`重新绑定，每个虚拟核心对应一个空闲的物理核心：${pinned(remedy, name)}`,
  'reorder-pins': (remedy, name) =>
    zh`在原有的${remedy.coresUnknown === true ? ' CPU ' : '核心'}上调整绑定顺序：${pinned(remedy, name)}`,
  'move-with-memory': (remedy, name) => zh`连同内存移到${nodesOf(remedy)}：${pinned(remedy, name)}`,
  'cpuset-elsewhere': (remedy) => zh`把没有绑定的线程限定在 CPU ${cpusetOf(remedy)}（<vcpu cpuset>）`,
  'keep-off-pinned': (remedy, name) => {
    const sets = stepsOf(remedy, 'vcpu-cpuset').map(
      ({ domain, cpus }) => zh`${name.entity(domain)} → ${formatCpuSet(cpus ?? [])}`,
    );
    const pins = pinned(remedy, name);
    const all = pins === '' ? sets : [...sets, pins];
    return zh`让其他虚拟机避开被绑定的 CPU：${all.slice(0, 4).join('，')}${all.length > 4 ? '……' : ''}`;
  },
  'one-cpu-each': (remedy, name) => {
    const { vcpus, others, core } = splitPins(remedy);
    const aside = others.length === 0 ? '' : zh`；${name.threads(others)}移到${freeCore(remedy, core)}`;
    return zh`每个 vCPU 各取自己集合中的一个 CPU：${pinned(vcpus, name)}${aside}`;
  },
  'keep-within': (remedy, name) => zh`把集合收窄到一侧：${setsOf(remedy, name)}`,
  'whole-of-one': (remedy, name) => zh`改为一侧的全部 CPU：${setsOf(remedy, name)}`,
  'drop-missing-cpus': (remedy, name) => zh`去掉不存在的 CPU：${setsOf(remedy, name)}`,
  'translate-numbers': (remedy, name) => zh`改写为内核编号：${pinned(remedy, name)}`,
  'topology-with-threads': (remedy) => zh`让虚拟机知道哪些 vCPU 同核：${shapeOf(remedy)}`,
  'topology-without-threads': (remedy) => zh`让虚拟机知道每个 vCPU 都是独立核心：${shapeOf(remedy)}`,
  'topology-socket-per-cell': (remedy) => zh`每个单元一个插槽：${shapeOf(remedy)}`,
  'topology-for-count': (remedy) => zh`按 vCPU 数量改写拓扑：${shapeOf(remedy)}`,
  'vcpus-for-topology': (remedy) => zh`按拓扑改写 vCPU 数量：${countOf(remedy)}`,
  'memory-to-vcpus': (remedy) => zh`把内存移到 vCPU 所在的${nodesOf(remedy)}`,
  'vcpus-to-memory': (remedy) =>
    cpusetOf(remedy) === ''
      ? '把各单元的 vCPU 限定在其内存所在节点的 CPU 上'
      : zh`把 vCPU 限定在内存所在节点的 CPU ${cpusetOf(remedy)}（<vcpu cpuset>）`,
  'memory-strict-local': (remedy) => zh`改为 mode='strict'，限定在${nodesOf(remedy)}`,
  'memory-on-more-nodes': (remedy) => zh`允许使用${nodesOf(remedy)}`,
  'memory-on-host-nodes': (remedy) => zh`限定在${nodesOf(remedy)}`,
  'memnode-for-each': (remedy) => zh`补上缺少的 <memnode>：${nodesOf(remedy)}`,
  'bind-cells': (remedy) => zh`把各单元的 vCPU 与内存分别限定在${nodesOf(remedy)}`,
  'add-iothreads': (remedy) => zh`添加 <iothreads>${countOf(remedy)}</iothreads>`,
  'iothreads-as-listed': (remedy) => zh`改写为 <iothreads>${countOf(remedy)}</iothreads>`,
  remove: () => '删去',
  correct: (remedy) => zh`改写为“${stepsOf(remedy, 'replace')[0]?.text ?? ''}”`,
};
