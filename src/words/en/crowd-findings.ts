/** What is said of threads that are in each other's way. English. */
import type { EntityId } from '../../core/identity.ts';
import type { CrowdParams } from '../../core/findings/crowd-params.ts';
import type { FindingWords, Naming } from './findings.ts';
import { amount } from './memory-findings.ts';
import { are, capital, count, cpus, have, nodes as nodesOf, several, tenth } from './grammar.ts';

const assumedSiblings = (assumed: boolean): string => (assumed ? ' (by assumed siblings)' : '');

const domainsShown = 6;

/** The first of them by name; a host may have hundreds. */
const domainList = (ids: readonly EntityId[], name: Naming): string => {
  const names = ids.slice(0, domainsShown).map(name.entity);
  const more = ids.length - names.length;
  return name.list(more === 0 ? names : [...names, count(more, 'other')]);
};

const apartShown = 8;

export const crowdFindings: Pick<FindingWords, keyof CrowdParams> = {
  'vcpus-share-pcpu': {
    title: ({ threads, cpus: set, count: n }) =>
      n === 1 ? `${threads.length} vCPUs share CPU ${set}` : `${threads.length} vCPUs share ${n} CPUs`,
    message: ({ threads, cpus: set, count: n }, name) =>
      n === 1
        ? `${name.threads(threads)} are ${threads.length === 2 ? 'both' : 'all'} confined to CPU ${set}: they take turns.`
        : `${name.threads(threads)} are confined to one CPU each, and to the same ones: on each of ${cpus(set)} two or more of them take turns.`,
  },
  'emulator-on-vcpu-pcpu': {
    title: ({ cpu, threads }, name) =>
      `${capital(name.threads(threads.slice(0, 1)))} shares CPU ${cpu} with ${name.threads(threads.slice(1))}`,
    message: ({ threads, cpu }, name) =>
      `${capital(name.threads(threads))} are ${threads.length === 2 ? 'both' : 'all'} confined to CPU ${cpu}: the guest stalls while QEMU does its own work there.`,
  },
  'iothread-on-vcpu-pcpu': {
    title: ({ iothreads, vcpus, cpus: set }, name) =>
      `${capital(name.threads(iothreads))} and ${name.threads(vcpus)} share ${cpus(set)}`,
    message: ({ iothreads, vcpus, cpus: set }, name) =>
      `${capital(name.threads(iothreads))} ${are(iothreads)} confined to ${cpus(set)}, the only CPU${several(set) ? 's' : ''} of ${name.threads(vcpus)}: disk I/O and the guest take turns.`,
  },
  'emulator-on-vcpu-sibling': {
    title: ({ vcpus }, name) =>
      `The emulator sits on the ${vcpus.length === 1 ? 'core' : 'cores'} of ${name.threads(vcpus)}`,
    message: ({ vcpus, cpus: set, vcpuCpus, assumed }, name) =>
      `The emulator is held to ${cpus(set)}, sibling ${several(set) ? 'threads' : 'thread'} of ${cpus(vcpuCpus)}, where ${name.threads(vcpus)} ${are(vcpus)} pinned${assumedSiblings(assumed)}: another CPU number, the same core. While QEMU works the vCPU gets about half of it.`,
  },
  'iothread-on-vcpu-sibling': {
    title: ({ iothreads, vcpus }, name) =>
      `${capital(name.threads(iothreads))} ${iothreads.length === 1 ? 'sits' : 'sit'} on the ${vcpus.length === 1 ? 'core' : 'cores'} of ${name.threads(vcpus)}`,
    message: ({ iothreads, vcpus, cpus: set, vcpuCpus, assumed }, name) =>
      `${capital(name.threads(iothreads))} ${are(iothreads)} held to ${cpus(set)}, ${several(set) ? 'siblings' : 'a sibling'} of ${cpus(vcpuCpus)}, where ${name.threads(vcpus)} ${are(vcpus)} pinned${assumedSiblings(assumed)}: disk I/O slows the guest down although they share no CPU number.`,
  },
  'vcpus-outnumber-cpus': {
    title: ({ threads, count: n }) => `${threads.length} vCPUs on ${count(n, 'CPU')}`,
    message: ({ threads, cpus: set, count: n, anywhere, emulator }, name) =>
      `${name.threads(threads)} ${anywhere ? 'may run anywhere, and the host has no more than' : 'may run on no other CPUs than'} ${set}: ${threads.length} on ${n}, ${tenth(threads.length / n)} to 1. When all are busy, ${threads.length - n} of them ${threads.length - n === 1 ? 'waits' : 'wait'} at any moment, whatever the scheduler does.${emulator ? ' The emulator has no other CPUs either.' : ''}`,
  },
  'pins-overlap': {
    title: ({ threads }) => `The pins of ${threads.length} vCPUs overlap`,
    message: ({ threads, cpus: set, apart }, name) =>
      `${name.threads(threads)} are pinned to different sets that share ${cpus(set)}, so two of them may meet there while another CPU idles. Each could have a CPU of its own: ${apart
        .slice(0, apartShown)
        .map(({ thread, cpu }) => `${name.threads([thread])} → ${cpu}`)
        .join(', ')}${apart.length > apartShown ? ', …' : ''}.`,
  },
  'vcpus-may-wander': {
    title: ({ owners }, name) => `Others may run where ${name.threads(owners)} ${are(owners)} pinned`,
    message: ({ threads, owners, cpus: set, siblings, anywhere }, name) =>
      `${name.threads(threads)} ${have(threads)} no pin and may run ${anywhere ? 'anywhere, also' : 'also'} on ${cpus(set)}, where ${name.threads(owners)} ${are(owners)} pinned${siblings === '' ? '' : `, and on ${cpus(siblings)}, ${several(siblings) ? 'other threads of these cores' : 'the other thread of that core'}`}. A pin keeps its thread in; it keeps nobody out.`,
  },
  'emulator-may-wander': {
    title: ({ threads, owners }, name) =>
      `${capital(name.threads(threads))} may run on the CPUs of ${name.threads(owners)}`,
    message: ({ threads, owners, cpus: set, why }, name) => {
      const who = capital(name.threads(threads));
      const there = `${cpus(set)}, the only ${several(set) ? 'CPUs' : 'CPU'} of ${name.threads(owners)}`;
      switch (why) {
        case 'anywhere':
          return `${who} ${have(threads)} no pin and may run anywhere, also on ${there}.`;
        case 'inherited':
          return `${who} ${have(threads)} no pin of ${threads.length === 1 ? 'its' : 'their'} own and still ${threads.length === 1 ? 'follows' : 'follow'} <vcpu cpuset>, which the vCPUs’ pins replace: ${threads.length === 1 ? 'it' : 'they'} may run on ${there}.`;
        case 'nowhere-else':
          return `${who} ${are(threads)} held to ${there}: ${threads.length === 1 ? 'it has' : 'they have'} no CPU without a vCPU.`;
        case 'pinned':
          return `The pin of ${name.threads(threads)} takes in ${there}, too.`;
      }
    },
  },
  'realtime-shares-cpu': {
    title: ({ vcpus, why }, name) =>
      why === 'unpinned'
        ? `${name.threads(vcpus)} ${are(vcpus)} real-time and not pinned`
        : `${name.threads(vcpus)} ${are(vcpus)} real-time and not alone`,
    message: ({ vcpus, others, cpus: set, why }, name) =>
      why === 'unpinned'
        ? `${name.threads(vcpus)} ${are(vcpus)} scheduled as fifo or rr and may run on any CPU: wherever ${vcpus.length === 1 ? 'it runs' : 'they run'}, nothing of the usual kind does, neither QEMU nor the host’s own services.`
        : `${name.threads(vcpus)} ${are(vcpus)} scheduled as fifo or rr on ${cpus(set)}${others.length === 0 ? ', several on one CPU' : `, the only CPU${several(set) ? 's' : ''} of ${name.threads(others)} as well`}: whoever has the lower priority runs only while the other sleeps.`,
  },
  'realtime-on-emulator-cpu': {
    title: ({ vcpus }, name) => `${name.threads(vcpus)}, real-time, on the emulator’s CPU`,
    message: ({ vcpus, cpus: set }, name) =>
      `${name.threads(vcpus)} ${are(vcpus)} scheduled as fifo or rr on ${cpus(set)}, and the emulator may run nowhere else. A guest that waits for QEMU without sleeping waits for ever: the two lock each other out.`,
  },
  'cpu-zero-taken': {
    title: ({ thread }, name) => `${name.threads([thread])} has CPU 0`,
    message: ({ thread }, name) =>
      `${name.threads([thread])} is pinned to CPU 0, where interrupts and kernel work land that cannot be moved away: it is disturbed there more than elsewhere.`,
  },
  'isolated-not-balanced': {
    title: ({ isolated }) => `No balancing on isolated ${cpus(isolated)}`,
    message: ({ threads, cpus: set, isolated }, name) =>
      `${name.threads(threads)} may run on several CPUs (${set}), ${isolated === set ? 'all of them' : `of which ${isolated} ${several(isolated) ? 'are' : 'is'}`} isolated (isolcpus=). The scheduler moves no thread between isolated CPUs: each stays where it was put first, often all on the same one.`,
  },
  'hotplug-vcpu-unpinned': {
    title: ({ threads }, name) => `${name.threads(threads)} will have no pin`,
    message: ({ threads, pinned }, name) =>
      `${name.threads(pinned)} ${have(pinned)} pins; ${name.threads(threads)}, not plugged in yet, ${have(threads)} none. Once plugged in ${threads.length === 1 ? 'it may' : 'they may'} run anywhere, also on the CPUs of the others.`,
  },
  'domains-share-cpu': {
    title: ({ domains, cpus: set, count: n }) =>
      `${domains.length} domains were each given ${n === 1 ? `CPU ${set} alone` : `the same ${n} CPUs`}`,
    message: ({ domains, cpus: set, count: n, first, cpu }, name) =>
      `Each of ${domainList(domains, name)} has threads held to ${cpus(set)} alone: ${n === 1 ? '' : `on CPU ${cpu}, for one, `}${name.threads(first)}. They take turns, and no domain’s XML tells.`,
  },
  'domains-share-core': {
    title: ({ domains, cores }) => `${domains.length} domains share ${count(cores, 'core')}`,
    message: ({ domains, cpus: set, cores, first, assumed }, name) =>
      `vCPUs of ${domainList(domains, name)} are pinned to sibling threads (CPUs ${set})${assumedSiblings(assumed)}: ${cores === 1 ? '' : 'on the first of these cores, '}${name.threads(first)}. They share execution units and caches, in speed and in what can be spied out.`,
  },
  'domains-may-wander': {
    title: ({ owners }, name) =>
      `Other domains may run where ${domainList(owners, name)} ${are(owners)} pinned`,
    message: ({ owners, visitors, cpus: set, vcpus, room, crowded }, name) => {
      const who = `${count(vcpus, 'vCPU')} of ${domainList(visitors, name)}`;
      const besides =
        room === 0
          ? 'have no other CPUs'
          : `have ${count(room, 'other CPU')} that ${room === 1 ? 'is' : 'are'} no vCPU’s only one`;
      return `${who} may also run on ${cpus(set)}, where vCPUs of ${domainList(owners, name)} are pinned one by one: a pin keeps its thread in; it keeps nobody out. They ${besides}, ${crowded ? 'which for their sets are too few: when all are busy some of them take turns with the pinned ones' : 'so the scheduler can keep them apart; nothing makes it'}.`;
    },
  },
  'domains-share-pool': {
    title: ({ held, free }) => `${held.length + free.length} domains may use the same CPUs`,
    message: ({ held, free, cpus: set, count: n, vcpus }, name) =>
      `${domainList(held, name)} ${are(held)} held to sets with ${n === 1 ? 'CPU' : 'CPUs'} ${set} in them${free.length === 0 ? '' : `, and ${domainList(free, name)} may run there because nothing holds ${free.length === 1 ? 'it' : 'them'} anywhere`}: ${count(vcpus, 'vCPU')} may run on ${n === 1 ? 'this CPU' : `these ${n} CPUs`}.`,
  },
  'domains-exceed-memory': {
    title: ({ domains, pageKiB }) =>
      `${domains.length} domains want more ${pageKiB === undefined ? 'memory' : 'huge pages'} than there ${pageKiB === undefined ? 'is' : 'are'}`,
    message: ({ domains, nodes, pageKiB, needKiB, haveKiB }, name) => {
      const where = nodes === undefined ? 'of the whole host' : `of ${nodesOf(nodes)}`;
      return pageKiB === undefined
        ? `${domainList(domains, name)} together want ${amount(needKiB)} ${where}, which ${nodes !== undefined && several(nodes) ? 'have' : 'has'} ${amount(haveKiB)}; each of them would fit. When all of them use what they were given the host swaps, or ends processes.`
        : `${domainList(domains, name)} together want ${amount(needKiB)} in huge pages of ${amount(pageKiB)}; the pool ${where} has ${amount(haveKiB)}. Each of them fits, not all of them do: QEMU maps its pages before the guest starts, and the last one fails with “Cannot allocate memory”.`;
    },
  },
  'host-overcommitted': {
    title: ({ vcpus, cpus: n, nodes }) =>
      vcpus > n
        ? `${vcpus} vCPUs on ${count(n, 'CPU')}`
        : `More vCPUs than CPUs on ${nodes.length === 1 ? 'a node' : `${nodes.length} nodes`}`,
    message: ({ vcpus, cpus: n, nodes }) =>
      `All domains together have ${count(vcpus, 'vCPU')} for ${count(n, 'CPU')} (${tenth(vcpus / n)} to 1)${nodes.length === 0 ? '' : `; held to ${nodes.map((node) => `node ${node.node}: ${node.vcpus} for ${node.cpus} (${tenth(node.vcpus / node.cpus)} to 1)`).join(', ')}`}.`,
  },
};
