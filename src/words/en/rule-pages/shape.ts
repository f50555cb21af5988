/** The pages of the rules about the guest's shape on the host's. English. */
import type { ShapeParams } from '../../../core/findings/shape-params.ts';
import type { RulePage } from './rule-page.ts';

export const shapePages: Readonly<Record<keyof ShapeParams, RulePage>> = {
  'guest-cores-on-host-siblings': {
    name: 'Guest cores on one host core',
    why: 'The guest’s scheduler spreads work over cores first. If two of its cores are the two threads of one host core it spreads work onto what is shared and cannot know better. Either tell it (threads= in <topology>), or give each guest core a host core.',
    fine: 'The guest is never busy on both, or licences are counted by cores and the shape is wanted.',
    check:
      'thread_siblings_list of one vCPU’s CPU holds the other’s, and lscpu in the guest says one thread per core.',
  },
  'guest-siblings-apart': {
    name: 'Guest siblings on different host cores',
    why: 'With threads= in <topology> the guest believes that a pair shares a core: it keeps one of the two idle while whole cores are free, and puts threads that share data there. On different host cores it does both in vain.',
    fine: 'The guest is always busy on all vCPUs, or the pair is shown to it for a licence only. On hosts without siblings there is no better place.',
    check:
      'lscpu in the guest says two threads per core, and thread_siblings_list of one vCPU’s CPU does not hold the other’s.',
  },
  'lstopo-numbers': {
    name: 'Pins that look like lstopo’s logical numbers',
    why: 'lstopo numbers CPUs twice: L# counts them in the order of the boxes it draws, P# is the kernel’s number. libvirt, taskset and /proc want P#. On hosts that number 0,N/2 or odd and even, the two differ for nearly every CPU, and pins copied from L# fall on other cores than the picture shows.',
    fine: 'The pins were chosen by P# and only happen to look like it.',
    check: 'Compare the two numbers of each line; thread_siblings_list speaks in the kernel’s.',
  },
  'set-straddles-nodes': {
    name: 'A set that spans NUMA nodes',
    why: 'A thread’s memory is on the node where it was first touched (or where <numatune> puts it). When the scheduler moves the thread to the other node every access that misses the caches goes over the link between sockets, at about twice the distance.',
    fine: 'The guest needs more CPUs than a node has (then guest cells help it to know), or its working set fits the caches.',
    check: 'The set holds CPUs of both nodes; PSR changes between them from one look to the next.',
  },
  'set-straddles-sockets': {
    name: 'A set that spans sockets of one node',
    why: 'Even where memory is equally near, moving to another socket leaves all caches behind, and two vCPUs that share data talk over the link between sockets.',
    fine: 'The vCPUs have little to do with each other.',
    check: 'The column SOCKET differs for the CPUs of the set.',
  },
  'set-straddles-dies': {
    name: 'A set that spans dies of one socket',
    why: 'Dies of a package have caches of their own; a move from one to the other starts cold, and data shared between them takes the longer way.',
    fine: 'The set takes the whole socket on purpose, or the vCPUs share little.',
    check: 'die_id differs for the CPUs of the set.',
  },
  'set-straddles-caches': {
    name: 'A set that spans L3 caches',
    why: 'On processors with several L3 caches (one for each core complex) a thread that moves to another cache starts cold, and vCPUs that share data do so through memory instead of their cache. For games, databases and packets that is the difference that is measured most.',
    fine: 'The guest is larger than a cache’s cores, or its vCPUs have little in common.',
    check: 'shared_cpu_list of one CPU of the set does not hold the others.',
  },
  'vcpus-on-several-caches': {
    name: 'vCPUs on several L3 caches',
    why: 'On processors with several L3 caches (one for each core complex) vCPUs on different ones hand data to each other through memory, several times slower than within a cache, and the guest takes them for neighbours. Where all fit into one it is better to keep them there; games show it most.',
    fine: 'The load needs more cache or memory bandwidth than one complex has and its threads have little in common, or the other cores are taken.',
    check: 'shared_cpu_list of one vCPU’s CPU does not hold that of another.',
  },
  'core-types-mixed': {
    name: 'Performance and efficiency cores in one guest socket',
    why: 'A guest cannot see types of cores: it takes its vCPUs to be equally fast, hands them equal work, and at every barrier the fast ones wait for the slow. Time measured on one vCPU says nothing about another.',
    fine: 'The vCPUs do different things (one for the system, the others for the load), bound in the guest accordingly.',
    check:
      'The pins name CPUs of both lists; cpu_core holds the performance cores and cpu_atom the efficiency cores.',
  },
  'guest-socket-across-cells': {
    name: 'A guest socket in several guest cells',
    why: 'Firmware tables that put one socket into several nodes are unusual, and kernels check them: Linux warns about a topology that makes no sense and may build its scheduling domains by sockets instead of nodes; Windows counts processor groups by it. sockets= equal to the number of cells says what is meant and is believed.',
    fine: 'The guest is meant to look like a host with sub-NUMA clusters, and its kernel is known to take it.',
    check: 'In the guest Socket(s) is smaller than NUMA node(s).',
  },
  'cell-cpus-from-host': {
    name: 'Guest cells written with the host’s CPU numbers',
    why: '<cell cpus> are vCPU numbers. A guest counts threads, cores and sockets one after the other whatever the host does: with the host’s list 0-3,8-11 its first socket ends up in both cells, and siblings may be told apart. The pins are the place for host numbers.',
    fine: 'The topology has one vCPU in each socket, so that nothing can be cut.',
    check:
      'The list of <cell cpus> is that of a host node; thread_siblings_list in the guest shows how the guest counts.',
  },
  'cell-on-several-nodes': {
    name: 'A guest cell on several host nodes',
    why: 'The guest places memory and threads by its cells: what it takes for local is remote for those vCPUs of the cell that run on the other host node. A wrong map is worse than none, because the guest acts on it.',
    fine: 'The nodes are equally near (a distance of 10 or 11), or the guest ignores NUMA.',
    check: 'vCPUs of one cell are pinned to CPUs of different nodes.',
  },
  'cell-order-against-host': {
    name: 'Pins in order on a host that numbers nodes in turn',
    why: 'On such hosts neighbouring numbers are on different nodes: even numbers on node 0 and odd ones on node 1, or 0-3 and 8-11 together. vCPU n on CPU n looks tidy and spreads every guest cell over all nodes.',
    fine: 'The guest has nothing that depends on nearness.',
    check: 'Compare the numbers of the pins with the lists of the nodes.',
  },
  'vcpus-on-several-nodes': {
    name: 'vCPUs on several nodes, unknown to the guest',
    why: 'Without guest cells the guest takes all memory to be equally near and moves threads freely between its vCPUs, each time perhaps to the other node. Pin to one node, or show the guest the nodes as cells.',
    fine: 'The guest wants the memory bandwidth of both nodes and its threads stay where they are; or it is larger than a node and its system knows no NUMA.',
    check: 'The pins name CPUs of different nodes; the memory of the process is spread over both.',
  },
};
