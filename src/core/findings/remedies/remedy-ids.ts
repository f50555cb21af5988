/** What the rules propose. Stable for ever: links and reports may name them, the words of both languages know them. */
export type RemedyId =
  /** Threads of QEMU get a free core of their own. */
  | 'pin-aside'
  /** Some vCPUs get a free core each, the others stay. */
  | 'move-vcpus'
  /** All vCPUs are pinned anew: apart, siblings together, on one node (each cell on its own). */
  | 'pin-all-apart'
  /** The same on the cores that the domain's vCPUs have already: only who sits on which changes. */
  | 'reorder-pins'
  /** All vCPUs of a domain are pinned on another node, and its memory is bound there. Offered where nothing else helps. */
  | 'move-with-memory'
  /** vCPUs without a pin are kept to the CPUs that nobody is pinned to. */
  | 'cpuset-elsewhere'
  /** Other domains leave the CPUs that somebody is pinned to. */
  | 'keep-off-pinned'
  /** Each vCPU gets one CPU of its own set, QEMU's own threads a free core. */
  | 'one-cpu-each'
  /** Sets are cut to what lies in one node, socket, die or cache. May be there twice, for two of them. */
  | 'keep-within'
  /** Sets become all of one node, socket, die or cache. May be there twice. */
  | 'whole-of-one'
  /** CPUs that are not there go out of the sets. */
  | 'drop-missing-cpus'
  /** lstopo's numbers become the kernel's. */
  | 'translate-numbers'
  | 'topology-with-threads'
  | 'topology-without-threads'
  | 'topology-socket-per-cell'
  | 'topology-for-count'
  | 'vcpus-for-topology'
  | 'memory-to-vcpus'
  | 'vcpus-to-memory'
  | 'memory-strict-local'
  | 'memory-on-more-nodes'
  | 'memory-on-host-nodes'
  | 'memnode-for-each'
  | 'bind-cells'
  | 'add-iothreads'
  | 'iothreads-as-listed'
  /** What stands there goes. */
  | 'remove'
  /** What stands there is written as it was likely meant. */
  | 'correct';
