/** SMP and NUMA: nodes, distances, memory. Sources: seeds 003-12…21, L2. */
import type { Lesson } from '../lesson.ts';

const numactl = '17-s003-numactl-hardware.txt';

export const lesson = {
  id: '02-smp-numa',
  minutes: 20,
  scenes: {
    smp: ['H1-8cpu-1node.numactl.txt'],
    numa: [numactl],
    set: ['L02-cpuset.xml', numactl],
  },
  steps: [
    {
      id: 'one-node',
      scene: 'smp',
      excerpts: [
        { text: 'H1-8cpu-1node.numactl.txt', from: 'available', to: '  0:', mark: ['1 nodes (0)', '0:  10'] },
      ],
      predict: { kind: 'one', options: ['smp', 'numa', 'unknown'], right: 'smp' },
      checks: [{ run: 'numactl --hardware' }],
      claims: [{ node: 0, cpus: '0-7', distanceTo: [0, 10] }],
    },
    {
      id: 'odd-even',
      scene: 'numa',
      excerpts: [{ text: numactl, from: 'available', to: 'node 1 cpus', mark: ['node 1 cpus'] }],
      predict: { kind: 'one', options: ['node-0', 'node-1', 'both'], right: 'node-1' },
      reveals: ['pcpu:7', 'node:1'],
      checks: [{ run: 'cat /sys/devices/system/node/node1/cpulist' }],
      claims: [
        { cpu: 7, node: 1 },
        { cpu: 6, node: 0 },
      ],
    },
    {
      id: 'neighbours',
      scene: 'set',
      excerpts: [{ text: 'L02-cpuset.xml', from: '<vcpu', mark: ["cpuset='0-9'"] }],
      predict: { kind: 'one', options: ['one', 'two', 'ten'], right: 'two' },
      veil: 'all',
      reveals: ['d0/vcpu:0'],
      checks: [{ run: 'lscpu -e=CPU,NODE,SOCKET,CORE' }],
      claims: [
        { thread: 'd0/vcpu:0', cpus: '0-9', source: 'vcpu-cpuset' },
        { cpu: 8, node: 0 },
        { cpu: 9, node: 1 },
        { finding: 'set-straddles-nodes', about: ['d0/vcpu:0'] },
      ],
    },
    {
      id: 'distance',
      scene: 'numa',
      excerpts: [{ text: numactl, from: 'node distances', to: '    1:', mark: ['10  21', '21  10'] }],
      predict: { kind: 'one', options: ['time', 'relative', 'hops'], right: 'relative' },
      reveals: ['node:0', 'node:1'],
      checks: [{ run: 'cat /sys/devices/system/node/node0/distance', prints: '10 21' }],
      claims: [
        { node: 0, distanceTo: [1, 21] },
        { node: 1, distanceTo: [1, 10] },
      ],
    },
    {
      id: 'memory',
      scene: 'numa',
      excerpts: [{ text: numactl, from: 'node 0 size', to: 'node 1 free', mark: ['196 MB', '117 MB'] }],
      predict: { kind: 'one', options: ['node-0', 'node-1', 'neither', 'never'], right: 'neither' },
      checks: [{ run: "numastat -m | grep -E 'MemFree|FilePages'" }],
      claims: [
        { node: 0, freeMiB: 196 },
        { node: 1, freeMiB: 117 },
      ],
    },
    {
      id: 'not-told',
      scene: 'numa',
      predict: {
        kind: 'several',
        options: ['nodes', 'memory', 'cores', 'siblings', 'sockets', 'distances'],
        right: ['cores', 'siblings', 'sockets'],
      },
      checks: [{ run: 'virsh capabilities' }, { run: 'lscpu -e' }],
      claims: [{ cpu: 7, node: 1, siblings: '' }],
    },
  ],
} as const satisfies Lesson;
