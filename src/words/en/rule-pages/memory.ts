/** The pages of the rules about memory, limits and what was observed. English. */
import type { MemoryParams } from '../../../core/findings/memory-params.ts';
import type { RulePage } from './rule-page.ts';

export const memoryPages: Readonly<Record<keyof MemoryParams, RulePage>> = {
  'memory-remote': {
    name: 'Memory preferred far from its vCPUs',
    why: 'preferred and interleave put pages on the nodes named as long as these have room, wherever the threads run. Every access that misses the caches then crosses the link between nodes: about twice the latency, and less bandwidth.',
    fine: 'The node is full anyway and another one was chosen on purpose, or it holds memory without CPUs (a tier of slower memory).',
    check: 'vcpupin names CPUs of one node, numatune another; numastat shows where the pages are.',
  },
  'memory-strict-remote': {
    name: 'Memory bound far from its vCPUs',
    why: 'strict (and restrictive) allow these nodes alone, so no page can ever come to be local, not even when the node of the vCPUs is empty. It is mostly a slip: numatune moves memory, never threads.',
    fine: 'The nodes bound to have no CPUs, such as persistent or CXL memory, and that is wanted.',
    check: 'Mode strict with a node on which none of the pinned CPUs is; all pages of the process are there.',
  },
  'memory-bound-cpus-free': {
    name: 'Memory bound, vCPUs free',
    why: '<numatune> binds memory and nothing else: libvirt computes the CPUs of threads without looking at it. Bound to one node while the vCPUs may run on all, part of the time everything is remote, and the scheduler cannot move the pages after them.',
    fine: 'The host keeps such a guest on the node by other means (a cgroup partition, numad).',
    check: 'Mems_allowed_list names fewer nodes than the CPUs of vcpupin are on.',
  },
  'interleave-with-local-cpus': {
    name: 'Interleaved memory, vCPUs on one node',
    why: 'Interleaving deals pages out over the nodes in turn: even bandwidth for threads that are everywhere. For vCPUs that are held to one node it makes a fixed part of all accesses remote, though local memory may be free.',
    fine: 'The guest needs the memory bandwidth of several nodes more than it minds the distance, or its memory does not fit on one.',
    check:
      'Mode interleave over more nodes than the pins are on; numastat shows about equal amounts on each.',
  },
  'memory-exceeds-node': {
    name: 'More memory than the node has',
    why: 'The domain starts, because memory is only taken when it is touched. With strict the kernel may take it from these nodes alone: when they are full it swaps or ends a process, mostly the guest, with other nodes still empty. Huge pages are the exception: all of them are taken at once, so the start fails, which is an error.',
    fine: 'The guest never uses what it was given (ballooning, over-commit), or mode preferred lets the rest go elsewhere.',
    check:
      'Compare the size of the node with the memory of the guest; the kernel’s log tells of processes that were ended.',
  },
  'memory-exceeds-free': {
    name: 'More memory than is free now',
    why: 'It fits by size, but not into what was free when the text was made. Caches of files are given back when memory is wanted, so it often fits all the same; where other guests hold it, it does not.',
    fine: 'What is used is mostly cache of files, or it is this very guest that uses it.',
    check: 'Free beside size; FilePages and Inactive(file) tell how much of the difference is cache.',
  },
  'hugepages-do-not-fit': {
    name: 'Not enough huge pages',
    why: 'Huge pages come from a pool that the host sets aside, per node and per size. libvirt has QEMU map all of them before the guest runs; if the pool (of the nodes bound to) has too few the start fails.',
    fine: 'The pool may grow on demand (nr_overcommit_hugepages), or it is filled just before the start by a script. The count is that of the pool; pages that other guests hold are not subtracted.',
    check:
      'freepages shows the pages of each node; compare with the guest’s memory divided by the size of a page.',
  },
  'cell-without-memnode': {
    name: 'A guest cell without its <memnode>',
    why: 'The cells that have a <memnode> keep their memory; the others fall back to <memory>, or to nothing. The guest believes that each cell is local, and for one of them chance decides.',
    fine: '<memory> names one node for all that have no <memnode>: then it is no chance (and not raised).',
    check:
      'dumpxml lists fewer <memnode> than cells; the memory object of that cell in QEMU’s arguments has no host-nodes.',
  },
  'memnode-without-cell': {
    name: 'A <memnode> for a cell that does not exist',
    why: 'cellid= counts the guest’s cells from 0, not the host’s nodes. libvirt refuses the domain, so nothing of the file takes effect.',
    fine: 'Never: it cannot be defined.',
    check: 'define names the fault.',
  },
  'guest-numa-unbound': {
    name: 'Guest cells that stand for nothing',
    why: 'The guest sees nodes and distances and arranges itself by them, while the host runs its vCPUs and places its pages wherever there is room. What the guest takes for local is local by chance, and changes.',
    fine: 'It is a test of NUMA inside a guest, or the host has one node (then it is not raised).',
    check: 'numactl in the guest shows nodes; numastat on the host shows pages where they happened to fall.',
  },
  'auto-beside-pins': {
    name: 'Pins by hand, the rest by numad',
    why: 'numad is asked once at start for nodes with room for so many vCPUs and so much memory; it does not hear of pins. It may answer with the node that the pins avoid, and the memory is bound there, strict if nothing else is said.',
    fine: 'The host has one node, or the pinned threads (the emulator, mostly) touch little memory.',
    check:
      'numatune of the running domain shows the nodes numad chose: compare them with the nodes of the pinned CPUs.',
  },
  'iothreadpin-missing-iothread': {
    name: 'A pin for an iothread that does not exist',
    why: 'Unlike a pin for a vCPU too many, which is dropped, libvirt refuses the domain for it. Mostly <iothreads> was forgotten: tutorials show the pin and not the count. Disks use an iothread only if their driver names it.',
    fine: 'Never: it cannot be defined.',
    check: 'define names the number of the iothread.',
  },
  'quota-contradictory': {
    name: 'Limits that contradict each other',
    why: 'A limit for each thread above the limit for the whole domain is never reached, so one of the two is not what was meant. And quotas hold for the usual scheduler: a vCPU scheduled as fifo or rr is not limited by them at all.',
    fine: 'The smaller limit alone was meant, and the other is left over.',
    check:
      'quota divided by period is the number of CPUs: compare vcpu_, emulator_, iothread_ with global_. chrt tells which threads are real-time.',
  },
  'observed-differs': {
    name: 'Threads that are not where the settings say',
    why: 'What was pasted of the running domain and what its XML says are different: pins changed with --live, an XML edited after the start, another domain of the same name, or a cgroup that allows less. Whoever reads only one of them is misled.',
    fine: 'The texts are of different times, and the newer one is right.',
    check:
      'The two dumps (running and for the next start) differ in the pins; Cpus_allowed_list is what the kernel enforces.',
  },
  'host-unknown': {
    name: 'No host is known',
    why: 'Which CPUs exist, which share a core, which node they are on, how much memory that has: about half of the rules need it. They say nothing rather than guess.',
    fine: 'Only the domain’s own consistency is of interest.',
    check: 'Paste the output of any of these; virsh capabilities tells most at once.',
  },
};
