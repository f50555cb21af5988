import type { LessonTextOf } from '../lesson-text.ts';
import type { lesson } from './lesson.ts';

export const text: LessonTextOf<typeof lesson> = {
  title: 'numatune: strict, preferred, interleave',
  goal: 'Put the memory where the threads are, and know what each mode does when a node is full.',
  steps: {
    remote: {
      title: 'Threads here, memory there',
      say: 'All threads on `0-3`, which is node 0. Memory strictly from node 1.',
      ask: 'Is the memory near or far?',
      options: {
        local: 'Near: libvirt sees to it',
        remote: 'Far, all of it',
        moves: 'The threads move to node 1',
      },
      replies: { moves: '`<numatune>` never moves a thread. It speaks of memory only.' },
      answer: '**Far**, all of it: distance 21.',
      why: 'CPUs and memory are two separate decisions, and nothing checks that they agree. `strict` means: from these nodes or not at all.',
      checks: ['Which nodes the threads may take memory from.'],
      notes: '“Mems_allowed” is where memory may come from, not where it is. That is `numastat -p`.',
    },
    preferred: {
      title: 'preferred',
      say: "Now `mode='preferred'` and node 0, where the threads are.",
      ask: 'Node 0 fills up while the guest runs. What happens?',
      options: {
        fails: 'The guest gets no more memory',
        elsewhere: 'Further memory comes from other nodes',
        'threads-move': 'The threads move after it',
      },
      replies: { fails: 'That is strict. Preferred is a wish.' },
      answer: 'Further memory comes **from other nodes**.',
      why: '`preferred` asks for node 0 first and takes what there is. `strict` does not: when its nodes are full, memory is reclaimed or the guest is killed. (This step is from the manual; we have not filled a node to see it.)',
      checks: ['After a while: how much has spilled over?'],
      notes: 'Ask which one they would choose for a database, and which for a desktop.',
    },
    interleave: {
      title: 'interleave',
      say: 'Pages are dealt out in turns: one to node 0, one to node 1. The threads stay on node 0.',
      ask: 'What is the average distance to the memory?',
      options: { '10': '10', '15.5': '15.5', '21': '21' },
      answer: '**15.5**: half of it at 10, half at 21.',
      why: '(10 + 21) / 2. Nobody is happy and nobody is miserable. It is worth it when threads run on all nodes anyway, or when one node’s memory bandwidth is too little.',
      notes: 'Average of distances, not of times; but good enough to compare.',
    },
    'no-node': {
      title: 'A node that is not there',
      say: 'The tutorial binds memory to node 1. The host on the same page has only node 0.',
      ask: 'Where does it fail?',
      options: {
        starts: 'Nowhere: it falls back to node 0',
        define: 'At `virsh define`',
        start: 'At `virsh start`',
      },
      replies: {
        define: '`define` does not look at the host’s nodes. The XML may be meant for another host.',
      },
      answer: 'At **start**: “NUMA node 1 is unavailable”.',
      why: 'libvirt accepts the XML and checks the nodes when the guest starts. Clearly the two excerpts on that page come from two machines.',
      checks: ['The message to recognise.'],
      notes: 'The page calls this section memtune. That is another element; this is numatune.',
    },
    room: {
      title: 'Is there room?',
      say: 'This guest has 2,048,000 KiB, that is 2000 MiB. The host’s nodes have 196 and 117 MB free.',
      ask: 'On which node would 2000 MiB fit as it stands?',
      options: { 'node-0': 'Node 0', 'node-1': 'Node 1', neither: 'Neither' },
      answer: '**Neither**, as it stands.',
      why: 'With `preferred` the guest starts all the same: the kernel first makes room by giving up its cache, then takes from the other node. With `strict` it depends on how much cache can be given up. Look before you bind.',
      notes: 'Compare with the other host of this lesson: 12000 MB free on each node.',
    },
    memnode: {
      title: 'One cell at a time',
      say: 'Two guest cells. `<memory>` allows both nodes; one `<memnode>` speaks of cell 1.',
      ask: 'Whose memory does the memnode bind?',
      options: {
        both: 'That of both cells',
        'cell-1': 'That of cell 1 alone',
        pins: 'That of the vCPUs pinned to node 1',
      },
      answer: 'That of **cell 1 alone**: node 1.',
      why: '`memnode` overrides `<memory>` for one guest cell. Cell 0 may still take from both nodes, so its vCPUs are partly far away. memnode needs guest cells, and does not go together with automatic placement.',
      notes: 'For a fully aligned guest write one memnode for each cell, as in lesson 8.',
    },
    live: {
      title: 'Change it while it runs?',
      say: 'The guest is running, and somebody types a command.',
      ask: 'What does libvirt answer?',
      options: {
        accepted: 'It changes the mode',
        refused: 'It refuses',
        later: 'It changes it at the next start',
      },
      answer: 'It **refuses**: the mode of a running domain cannot change.',
      why: 'The nodeset can be changed live, the mode cannot: QEMU has already bound its memory. With `--config` it would hold from the next start. Many texts say “virsh numatune changes it dynamically”; this is the footnote.',
      checks: ['The message to recognise.'],
      notes:
        'And changing the nodeset does not move pages by itself in every case. Check with `numastat -p`.',
    },
  },
};
