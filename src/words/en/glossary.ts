/** The terms of the lessons, each in a sentence or two. English; the Chinese mirror gives each its pair. */
export interface TermWords {
  readonly term: string;
  readonly says: string;
}

export const glossary = {
  host: { term: 'host', says: 'The physical machine on which VMs run.' },
  guest: { term: 'guest', says: 'What runs inside a virtual machine; also the virtual machine itself.' },
  vcpu: {
    term: 'vCPU',
    says: 'A CPU as the guest sees it. On the host it is a thread of the QEMU process, `CPU n/KVM`.',
  },
  thread: {
    term: 'thread',
    says: 'What the kernel puts on a CPU. Threads of one process share its memory; each has a thread id and a mask of its own.',
  },
  emulator: {
    term: 'emulator threads',
    says: 'All threads of QEMU that are neither a vCPU nor a configured iothread: main loop, monitor, display, migration, helpers.',
  },
  iothread: {
    term: 'iothread',
    says: 'A thread of QEMU that does disk I/O and nothing else; `<iothreads>` makes them, `<iothreadpin>` pins them.',
  },
  affinity: {
    term: 'affinity',
    says: 'The set of CPUs on which a thread may run. It says where, never how much or how soon.',
  },
  pinning: {
    term: 'pinning',
    says: 'Making the set of a thread smaller than “every CPU”. It does not keep other threads away.',
  },
  cpuset: {
    term: 'cpuset',
    says: 'A list of CPUs such as `0-3,^2`, read from left to right. On `<vcpu>` it is the default of every thread without a pin.',
  },
  mask: {
    term: 'mask, bitmap',
    says: 'A set of CPUs as a row of bits: 1 may run, 0 may not. `0x1a` is CPUs 1, 3 and 4.',
  },
  inheritance: {
    term: 'inheritance',
    says: 'A thread without a pin takes the cpuset of `<vcpu>`; in the kernel, a new thread takes the mask of the one that made it.',
  },
  override: {
    term: 'override',
    says: 'Of several settings for a thread one decides, and the others have no effect for it. Sets are never intersected.',
  },
  scheduler: {
    term: 'scheduler',
    says: 'The part of a kernel that decides which thread runs next on which CPU. The host and the guest each have one; neither knows the other.',
  },
  socket: { term: 'socket', says: 'The place of one processor package on the board; it holds cores.' },
  core: {
    term: 'core',
    says: 'A complete set of execution units. With SMT it offers two (or more) hardware threads.',
  },
  'hyper-thread': {
    term: 'hardware thread',
    says: 'What the kernel counts as a CPU. Two of one core share its execution units.',
  },
  sibling: {
    term: 'sibling thread',
    says: 'The other hardware thread of the same core. `thread_siblings_list` names both.',
  },
  smp: {
    term: 'SMP',
    says: 'Symmetric multiprocessing: all CPUs share all memory by the same way.',
  },
  numa: {
    term: 'NUMA',
    says: 'Non-uniform memory access: each node has memory of its own; that of other nodes takes longer to reach.',
  },
  node: {
    term: 'NUMA node',
    says: 'A group of CPUs with the memory next to them. libvirt calls it cell, too.',
  },
  cell: {
    term: 'guest cell',
    says: 'A NUMA node that the guest sees. Its `cpus` are vCPU numbers.',
  },
  distance: {
    term: 'distance',
    says: 'The relative cost of reaching another node’s memory, from a table in the firmware; 10 is local.',
  },
  'remote-memory': {
    term: 'remote memory',
    says: 'Memory of another node than the one the thread runs on. The opposite is local memory.',
  },
  numad: {
    term: 'numad',
    says: 'A program that advises nodes. libvirt asks it at every start when placement is `auto`.',
  },
  'vm-exit': {
    term: 'VM-Exit',
    says: 'The CPU leaves the guest because of something it may not do by itself; VM-Entry is the way back. Most exits are handled in the kernel.',
  },
  hotplug: {
    term: 'hot-plug',
    says: 'Adding a vCPU to a running guest (`virsh setvcpus --live`), or taking one away.',
  },
  cgroup: {
    term: 'cgroup',
    says: 'A group of threads to which the kernel applies limits: cpuset says where, cpu says how much. libvirt makes one for each vCPU.',
  },
  shares: {
    term: 'shares (weight)',
    says: 'How much of a contested CPU a VM gets beside others. It matters only when CPUs are short.',
  },
  quota: {
    term: 'quota and period',
    says: 'A cap: so many microseconds of CPU time in each period, for each vCPU.',
  },
  overcommit: {
    term: 'over-commitment',
    says: 'More threads that want to run than CPUs they may use; they take turns.',
  },
  isolated: {
    term: 'isolated CPU',
    says: 'Taken away from the scheduler at boot (`isolcpus=`). Threads get there only by pinning, and are not balanced there.',
  },
} as const satisfies Readonly<Record<string, TermWords>>;

export type TermId = keyof typeof glossary;
export type GlossaryWords = Readonly<Record<TermId, TermWords>>;
