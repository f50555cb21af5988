/** numatune: strict, preferred, interleave. Sources: seeds 001-42…47, 003-15, 20, 26; libvirt.md §3.6; evidence E4; L9. */
import type { Lesson } from '../lesson.ts';

const host = 'H4-16cpu-2node.capabilities.xml';

export const lesson = {
  id: '09-numatune',
  minutes: 30,
  scenes: {
    strict: ['L09a-strict-remote.xml', host],
    preferred: ['L09b-preferred.xml', host],
    interleave: ['L09c-interleave.xml', host],
    noNode: ['12-s001-numatune.xml', 'H2-24cpu-1node-seed001.capabilities.xml'],
    full: ['L09b-preferred.xml', 'H3-40cpu-2node-seed003.numactl.txt'],
    memnode: ['L09d-memnode.xml', host],
    live: ['L09a-strict-remote.xml', host, 'L09-change-mode.txt'],
  },
  steps: [
    {
      id: 'remote',
      scene: 'strict',
      lens: 'memory',
      excerpts: [
        {
          text: 'L09a-strict-remote.xml',
          from: '<vcpu',
          to: '</numatune>',
          mark: ["cpuset='0-3'", "nodeset='1'"],
        },
      ],
      predict: { kind: 'one', options: ['local', 'remote', 'moves'], right: 'remote' },
      veil: 'all',
      checks: [
        {
          run: 'grep Mems_allowed_list /proc/$PID/task/*/status',
        },
      ],
      claims: [
        { thread: 'd0/vcpu:0', cpus: '0-3', source: 'vcpu-cpuset' },
        { near: 'd0/vcpu:0', verdict: 'remote', distance: 21 },
        { memory: '1', mode: 'strict' },
      ],
    },
    {
      id: 'preferred',
      scene: 'preferred',
      lens: 'memory',
      excerpts: [
        { text: 'L09b-preferred.xml', from: '<numatune>', to: '</numatune>', mark: ["mode='preferred'"] },
      ],
      predict: { kind: 'one', options: ['fails', 'elsewhere', 'threads-move'], right: 'elsewhere' },
      checks: [{ run: 'numastat -p $PID' }],
      claims: [
        { memory: '0', mode: 'preferred' },
        { near: 'd0/vcpu:0', verdict: 'local', distance: 10 },
      ],
    },
    {
      id: 'interleave',
      scene: 'interleave',
      lens: 'memory',
      excerpts: [
        {
          text: 'L09c-interleave.xml',
          from: '<vcpu',
          to: '</numatune>',
          mark: ["cpuset='0-3'", "mode='interleave' nodeset='0-1'"],
        },
      ],
      predict: { kind: 'one', options: ['10', '15.5', '21'], right: '15.5' },
      veil: 'all',
      claims: [{ near: 'd0/vcpu:0', verdict: 'partly-remote', distance: 15.5 }],
    },
    {
      id: 'no-node',
      scene: 'noNode',
      excerpts: [
        { text: '12-s001-numatune.xml', from: '<numatune>', to: '</numatune>', mark: ['nodeset="1"'] },
      ],
      predict: { kind: 'one', options: ['starts', 'define', 'start'], right: 'start' },
      checks: [
        { run: 'virsh start VM', prints: 'error: unsupported configuration: NUMA node 1 is unavailable' },
      ],
      claims: [{ starts: false, says: 'NUMA node 1 is unavailable' }, { finding: 'node-not-on-host' }],
    },
    {
      id: 'room',
      scene: 'full',
      excerpts: [
        { text: 'L09b-preferred.xml', from: '<memory', mark: ['2048000'] },
        {
          text: 'H3-40cpu-2node-seed003.numactl.txt',
          from: 'node 0 size',
          to: 'node 1 free',
          mark: ['196 MB', '117 MB'],
        },
      ],
      predict: { kind: 'one', options: ['node-0', 'node-1', 'neither'], right: 'neither' },
      claims: [
        { node: 0, freeMiB: 196 },
        { node: 1, freeMiB: 117 },
      ],
    },
    {
      id: 'memnode',
      scene: 'memnode',
      lens: 'memory',
      excerpts: [
        {
          text: 'L09d-memnode.xml',
          from: '<numatune>',
          to: '</numa>',
          mark: ["<memnode cellid='1' mode='strict' nodeset='1'/>"],
        },
      ],
      predict: { kind: 'one', options: ['both', 'cell-1', 'pins'], right: 'cell-1' },
      reveals: ['d0/cell:1'],
      claims: [
        { memory: '0-1', cell: 0, mode: 'strict' },
        { memory: '1', cell: 1, mode: 'strict' },
        { near: 'd0/vcpu:2', verdict: 'local', distance: 10 },
        { near: 'd0/vcpu:0', verdict: 'partly-remote', distance: 15.5 },
      ],
    },
    {
      id: 'live',
      scene: 'live',
      excerpts: [{ text: 'L09-change-mode.txt', from: 'virsh', mark: ['--mode interleave', '--live'] }],
      predict: { kind: 'one', options: ['accepted', 'refused', 'later'], right: 'refused' },
      checks: [
        {
          run: 'virsh numatune L09a-strict-remote --mode interleave --nodeset 0-1 --live',
          prints:
            "error: Unable to change numa parameters\nerror: Requested operation is not valid: can't change numatune mode for running domain",
        },
      ],
      claims: [{ change: 0, outcome: 'refused', says: "can't change numatune mode for running domain" }],
    },
  ],
} as const satisfies Lesson;
