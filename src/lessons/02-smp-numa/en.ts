import type { LessonTextOf } from '../lesson-text.ts';
import type { lesson } from './lesson.ts';

export const text: LessonTextOf<typeof lesson> = {
  title: 'SMP and NUMA',
  goal: 'Read nodes, distances and memory from `numactl`, and never trust that neighbouring numbers are neighbours.',
  steps: {
    'one-node': {
      title: 'One node',
      say: 'This is what `numactl --hardware` says on a small host, and the picture of it: 8 CPUs in one frame.',
      ask: 'What kind of machine is it, as far as memory goes?',
      options: {
        smp: 'All CPUs share all memory alike (SMP)',
        numa: 'Each CPU has memory of its own (NUMA)',
        unknown: 'It does not say',
      },
      replies: { unknown: 'It does: one node, and a single distance.' },
      answer: 'Like an **SMP** machine: one node, one distance, 10.',
      why: 'In [[smp|SMP]] every CPU reaches every byte by the same way, which is simple and becomes crowded. [[numa|NUMA]] gives each group of CPUs memory of its own, a [[node]]. With only one node there is nothing to choose, and 10 is by definition the distance to oneself.',
      checks: ['On your own machine: how many nodes?'],
      notes: 'Ask who has a machine with more than one socket. Those are the ones for the next step.',
    },
    'odd-even': {
      title: 'Two nodes, and odd numbers',
      say: 'A server with 40 CPUs in two nodes. Read the list of CPUs before you look for a pattern.',
      ask: 'On which node is CPU 7?',
      options: { 'node-0': 'Node 0', 'node-1': 'Node 1', both: 'On both' },
      replies: {
        'node-0': '0–19 on the first node would be nice. This firmware numbers the sockets in turns.',
      },
      answer: 'On **node 1**, with all odd numbers.',
      why: 'The even numbers are on node 0, the odd ones on node 1. The firmware decides how CPUs are numbered; other machines count the first node to its end before they begin the second. The picture sorts CPUs by place and writes the kernel’s numbers into them.',
      checks: ['The CPUs of node 1, from the kernel.'],
      notes:
        'Let somebody read the list aloud: 0 2 4 6 … The sentence over the picture says how the host numbers its CPUs.',
    },
    neighbours: {
      title: 'Neighbours by number',
      say: "Somebody wants to keep a guest together and writes `cpuset='0-9'`: ten CPUs in a row.",
      ask: 'On how many nodes do these ten CPUs lie?',
      options: { one: 'On one', two: 'On two', ten: 'On ten' },
      replies: { one: 'That would hold on a host that counts node by node. This one does not.' },
      answer: 'On **two**, five and five.',
      why: 'Numbers in a row alternate between the nodes here. Whichever node the guest’s memory lies on, it is far away for half of these CPUs. Pinscope warns of it: the set straddles nodes.',
      checks: ['Which node, socket and core each CPU belongs to.'],
      notes:
        'Reveal, then point at the lines: they go to both frames. Ask for a set of ten on one node: 0,2,4,…,18.',
    },
    distance: {
      title: 'How far is far?',
      say: 'The small table: from node 0 to itself 10, to node 1 it is 21.',
      ask: 'What does 21 say?',
      options: {
        time: 'An access takes 21 nanoseconds',
        relative: 'An access costs about 2.1 times a local one, by the firmware’s estimate',
        hops: 'There are 21 switches in between',
      },
      answer: 'A **relative cost**: 2.1 times the local one.',
      why: 'The [[distance]] comes from a table in the firmware, in which 10 means local. It is no measurement and has no unit. It is good for comparing nodes of the same host, and for nothing else.',
      checks: ['Node 0’s row of the table.'],
      notes:
        'If someone asks for real numbers: they must be measured, for example with Intel’s `mlc` or `lmbench`.',
    },
    memory: {
      title: 'Room on a node',
      say: 'The bars show memory: 196 MB free on node 0, 117 MB on node 1. A guest wants 500 MiB, all from one node.',
      ask: 'On which node are 500 MiB free right now?',
      options: {
        'node-0': 'On node 0',
        'node-1': 'On node 1',
        neither: 'On neither, as it stands',
        never: 'On neither, so it can never start',
      },
      replies: { never: '“Free” leaves out memory that the kernel uses as a cache and can give back.' },
      answer: 'On **neither**, as it stands.',
      why: 'Both nodes have 32 GB, nearly all in use. *Free* does not count the page cache, which the kernel gives up when somebody needs memory. So this is a reason to look closer, and not an error.',
      checks: ['How much of the used memory is cache (`FilePages`).'],
      notes: 'Pinscope does not raise an error for this, on purpose. Ask the class why that is right.',
    },
    'not-told': {
      title: 'What numactl cannot know',
      say: 'In this picture the CPUs stand loosely in their nodes. In lesson 1 they stood in pairs.',
      ask: 'What does `numactl --hardware` not tell?',
      options: {
        nodes: 'Which CPUs are in which node',
        memory: 'How much memory each node has',
        cores: 'Which CPUs are one core',
        siblings: 'Which CPUs are sibling threads',
        sockets: 'Which CPUs are in which socket',
        distances: 'How far the nodes are from one another',
      },
      answer: 'Nothing of **cores, sibling threads and sockets**.',
      why: '`numactl` speaks of nodes and memory. Whether CPU 0 and CPU 20 are two threads of one core must come from `virsh capabilities` or `lscpu -e`. Until then Pinscope draws no cores rather than guessing.',
      checks: ['Nodes, sockets, cores and siblings, as libvirt sees them.', 'The same in a table.'],
      notes: 'Leads over to lesson 3.',
    },
  },
};
