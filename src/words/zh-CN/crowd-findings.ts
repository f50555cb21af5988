/** 线程之间互相妨碍时的用语。简体中文。 */
import type { CrowdParams } from '../../core/findings/crowd-params.ts';
import type { EntityId } from '../../core/identity.ts';
import type { FindingWords, Naming } from '../en/findings.ts';
import { amount } from './memory-findings.ts';
import { zh } from './spacing.ts';

const assumedSiblings = (assumed: boolean): string => (assumed ? '（同核关系为假设）' : '');

const domainsShown = 6;

/** 一台宿主机上可能有几百台虚拟机，只列出前几台的名字。 */
const domainList = (ids: readonly EntityId[], name: Naming): string => {
  const names = name.list(ids.slice(0, domainsShown).map(name.entity));
  return ids.length > domainsShown ? zh`${names}等${ids.length}台虚拟机` : names;
};
const ratio = (value: number): string => String(Math.round(value * 10) / 10);

const apartShown = 8;

export const crowdFindings: Pick<FindingWords, keyof CrowdParams> = {
  'vcpus-share-pcpu': {
    title: ({ threads, cpus, count }) =>
      count === 1
        ? zh`${threads.length}个 vCPU 共用 CPU ${cpus}`
        : zh`${threads.length}个 vCPU 共用${count}个 CPU`,
    message: ({ threads, cpus, count }, name) =>
      count === 1
        ? zh`${name.threads(threads)}都只能在 CPU ${cpus}上运行，只能轮流执行。`
        : zh`${name.threads(threads)}各自只有一个 CPU 可用，而且彼此重复：CPU ${cpus}中的每一个都有两个或更多 vCPU 轮流执行。`,
  },
  'emulator-on-vcpu-pcpu': {
    title: ({ threads, cpu }, name) =>
      zh`${name.threads(threads.slice(0, 1))}与${name.threads(threads.slice(1))}共用 CPU ${cpu}`,
    message: ({ threads, cpu }, name) =>
      zh`${name.threads(threads)}都只能在 CPU ${cpu}上运行：QEMU 自己干活时，虚拟机就会停顿。`,
  },
  'iothread-on-vcpu-pcpu': {
    title: ({ iothreads, vcpus, cpus }, name) =>
      zh`${name.threads(iothreads)}与${name.threads(vcpus)}共用 CPU ${cpus}`,
    message: ({ iothreads, vcpus, cpus }, name) =>
      zh`${name.threads(iothreads)}只能在 CPU ${cpus}上运行，而那正是${name.threads(vcpus)}唯一的 CPU：磁盘 I/O 与虚拟机只能轮流执行。`,
  },
  'emulator-on-vcpu-sibling': {
    title: ({ vcpus }, name) => zh`模拟器线程与${name.threads(vcpus)}同在一个物理核心`,
    message: ({ vcpus, cpus, vcpuCpus, assumed }, name) =>
      zh`模拟器线程被限定在 CPU ${cpus}，它与绑定${name.threads(vcpus)}的 CPU ${vcpuCpus}是兄弟线程${assumedSiblings(assumed)}：编号不同，核心却是同一个。QEMU 干活时，vCPU 大约只能得到半个核心。`,
  },
  'iothread-on-vcpu-sibling': {
    title: ({ iothreads, vcpus }, name) =>
      zh`${name.threads(iothreads)}与${name.threads(vcpus)}同在一个物理核心`,
    message: ({ iothreads, vcpus, cpus, vcpuCpus, assumed }, name) =>
      zh`${name.threads(iothreads)}被限定在 CPU ${cpus}，与绑定${name.threads(vcpus)}的 CPU ${vcpuCpus}是兄弟线程${assumedSiblings(assumed)}：虽然没有共用 CPU 编号，磁盘 I/O 仍会拖慢虚拟机。`,
  },
  'vcpus-outnumber-cpus': {
    title: ({ threads, count }) => zh`${threads.length}个 vCPU 挤在${count}个 CPU 上`,
    message: ({ threads, cpus, count, anywhere, emulator }, name) =>
      zh`${name.threads(threads)} ${anywhere ? '没有限制，但宿主机一共只有' : '一共只能用'} CPU ${cpus}：${threads.length}比${count}，即${ratio(threads.length / count)} : 1。全部忙碌时，任何时刻都有${threads.length - count}个在等待，调度器也无能为力。${emulator ? '模拟器线程同样没有别的 CPU。' : ''}`,
  },
  'pins-overlap': {
    title: ({ threads }) => zh`${threads.length}个 vCPU 的绑定互相重叠`,
    message: ({ threads, cpus, apart }, name) =>
      zh`${name.threads(threads)}绑定到不同的集合，而这些集合都含有 CPU ${cpus}：两个 vCPU 可能挤到同一个 CPU 上，而别的 CPU 却空闲着。其实每个都能分到自己的 CPU：${apart
        .slice(0, apartShown)
        .map(({ thread, cpu }) => zh`${name.threads([thread])} → ${cpu}`)
        .join('，')}${apart.length > apartShown ? '……' : ''}。`,
  },
  'vcpus-may-wander': {
    title: ({ owners }, name) => zh`别的 vCPU 可能跑到${name.threads(owners)}的 CPU 上`,
    message: ({ threads, owners, cpus, siblings, anywhere }, name) =>
      zh`${name.threads(threads)}没有绑定，可以在${anywhere ? zh`任何 CPU 上运行，包括 CPU ${cpus}` : zh`CPU ${cpus} 上运行`}，而那里绑定着${name.threads(owners)}${siblings === '' ? '' : zh`；还可以在与之同核的 CPU ${siblings} 上运行`}。绑定只能把线程关在里面，不能把别人挡在外面。`,
  },
  'emulator-may-wander': {
    title: ({ threads, owners }, name) =>
      zh`${name.threads(threads)}可能跑到${name.threads(owners)}的 CPU 上`,
    message: ({ threads, owners, cpus, why }, name) => {
      const who = name.threads(threads);
      const there = zh`CPU ${cpus}（${name.threads(owners)}唯一的 CPU）`;
      switch (why) {
        case 'anywhere':
          return zh`${who}没有绑定，可以在任何 CPU 上运行，包括${there}。`;
        case 'inherited':
          return zh`vCPU 的绑定覆盖了 <vcpu cpuset>，而${who}没有自己的绑定，仍然沿用它：可以在${there}上运行。`;
        case 'nowhere-else':
          return zh`${who}被限定在${there}：没有一个 CPU 不属于某个 vCPU。`;
        case 'pinned':
          return zh`${who}的绑定也包含${there}。`;
      }
    },
  },
  'realtime-shares-cpu': {
    title: ({ vcpus, why }, name) =>
      why === 'unpinned'
        ? zh`${name.threads(vcpus)}是实时线程，却没有绑定`
        : zh`${name.threads(vcpus)}是实时线程，却没有独占 CPU`,
    message: ({ vcpus, others, cpus, why }, name) =>
      why === 'unpinned'
        ? zh`${name.threads(vcpus)}按 fifo 或 rr 调度，又可以在任何 CPU 上运行：它在哪个 CPU 上运行，那里的普通线程就都得停下，无论是 QEMU 还是宿主机自己的服务。`
        : zh`${name.threads(vcpus)}按 fifo 或 rr 在 CPU ${cpus}上运行${others.length === 0 ? '，而且有几个在同一个 CPU 上' : zh`，而那也是${name.threads(others)}唯一的 CPU`}：实时级别较低的一方，只有在另一方睡眠时才能运行。`,
  },
  'realtime-on-emulator-cpu': {
    title: ({ vcpus }, name) => zh`实时的${name.threads(vcpus)}占着模拟器线程的 CPU`,
    message: ({ vcpus, cpus }, name) =>
      zh`${name.threads(vcpus)}按 fifo 或 rr 在 CPU ${cpus}上运行，而模拟器线程没有别的 CPU。虚拟机如果不睡眠地等待 QEMU，就会永远等下去：两者互相锁死。`,
  },
  'cpu-zero-taken': {
    title: ({ thread }, name) => zh`${name.threads([thread])}占用了 CPU 0`,
    message: ({ thread }, name) =>
      zh`${name.threads([thread])}绑定在 CPU 0 上，那里有无法移走的中断和内核工作，因此比在别处更常受到打扰。`,
  },
  'isolated-not-balanced': {
    title: ({ isolated }) => zh`隔离的 CPU ${isolated}之间没有负载均衡`,
    message: ({ threads, cpus, isolated }, name) =>
      zh`${name.threads(threads)}可以在多个 CPU（${cpus}）上运行，${isolated === cpus ? '它们全部' : zh`其中 CPU ${isolated}`}是隔离的（isolcpus=）。调度器不会在隔离的 CPU 之间移动线程：线程最初放在哪里就一直留在哪里，常常全都挤在同一个 CPU 上。`,
  },
  'hotplug-vcpu-unpinned': {
    title: ({ threads }, name) => zh`${name.threads(threads)}插入后没有绑定`,
    message: ({ threads, pinned }, name) =>
      zh`${name.threads(pinned)}${pinned.length > 1 ? '都' : ''}有绑定，而尚未插入的${name.threads(threads)}没有。一旦插入，它可以在任何 CPU 上运行，包括其他 vCPU 绑定的 CPU。`,
  },
  'domains-share-cpu': {
    title: ({ domains, cpus, count }) =>
      count === 1
        ? zh`CPU ${cpus}同时独占地分给了${domains.length}台虚拟机`
        : zh`${domains.length}台虚拟机分到了相同的${count}个 CPU`,
    message: ({ domains, cpus, count, first, cpu }, name) =>
      zh`${domainList(domains, name)}都有线程只能在 CPU ${cpus}上运行：${count === 1 ? '' : zh`例如在 CPU ${cpu}上有`}${name.threads(first)}。它们只能轮流执行，而单看任何一份 XML 都看不出来。`,
  },
  'domains-share-core': {
    title: ({ domains, cores }) => zh`${domains.length}台虚拟机共用${cores}个物理核心`,
    message: ({ domains, cpus, cores, first, assumed }, name) =>
      zh`${domainList(domains, name)}的 vCPU 绑定在兄弟线程（CPU ${cpus}）上${assumedSiblings(assumed)}：${cores === 1 ? '' : '例如其中第一个核心上有'}${name.threads(first)}。它们共用执行单元和缓存，既影响速度，也可能泄露信息。`,
  },
  'domains-may-wander': {
    title: ({ owners }, name) => zh`其他虚拟机也能在${domainList(owners, name)}绑定的 CPU 上运行`,
    message: ({ owners, visitors, cpus, vcpus, room, crowded }, name) =>
      zh`${domainList(visitors, name)}的${vcpus}个 vCPU 也可以在 CPU ${cpus}上运行，而那里逐个绑定了${domainList(owners, name)}的 vCPU。绑定只管住自己的线程，不会挡住别人。${room === 0 ? '它们没有别的 CPU 可用' : zh`除此之外，它们有${room}个不归任何 vCPU 独用的 CPU`}，${crowded ? '按各自的集合来算并不够：全部忙碌时，其中一些只能与被绑定的 vCPU 轮流执行' : '调度器可以让它们避开，但没有什么保证它会避开'}。`,
  },
  'domains-share-pool': {
    title: ({ held, free }) => zh`${held.length + free.length}台虚拟机可以使用相同的 CPU`,
    message: ({ held, free, cpus, count, vcpus }, name) =>
      zh`${domainList(held, name)}各自限定的集合里都有 CPU ${cpus}${free.length === 0 ? '' : zh`，而${domainList(free, name)}没有任何限定，也可以在那里运行`}：可以在这${count}个 CPU 上运行的 vCPU 共有${vcpus}个。`,
  },
  'domains-exceed-memory': {
    title: ({ domains, pageKiB }) =>
      zh`${domains.length}台虚拟机合起来要的${pageKiB === undefined ? '内存' : '大页'}超过总量`,
    message: ({ domains, nodes, pageKiB, needKiB, haveKiB }, name) => {
      const where = nodes === undefined ? '整台宿主机' : zh`节点${nodes} `;
      return pageKiB === undefined
        ? zh`${domainList(domains, name)}合起来要${where}的 ${amount(needKiB)} 内存，那里只有 ${amount(haveKiB)}；单独一台都放得下。如果全部用满，宿主机就得换出内存，或者结束进程。`
        : zh`${domainList(domains, name)}合起来要 ${amount(needKiB)} 的大页（每页 ${amount(pageKiB)}），而${where}的大页池只有 ${amount(haveKiB)}。单独一台都放得下，全部却放不下：QEMU 在启动虚拟机之前就映射全部大页，最后启动的会失败：“Cannot allocate memory”。`;
    },
  },
  'host-overcommitted': {
    title: ({ vcpus, cpus, nodes }) =>
      vcpus > cpus ? zh`${cpus}个 CPU 上有${vcpus}个 vCPU` : zh`有${nodes.length}个节点的 vCPU 多于 CPU`,
    message: ({ vcpus, cpus, nodes }) =>
      zh`所有虚拟机共有${vcpus}个 vCPU，宿主机有${cpus}个 CPU（${ratio(vcpus / cpus)} : 1）${nodes.length === 0 ? '' : `；其中被限定在${nodes.map((node) => zh`节点${node.node}的有${node.vcpus}个，那里只有${node.cpus}个 CPU（${ratio(node.vcpus / node.cpus)} : 1）`).join('，')}`}。`,
  },
};
