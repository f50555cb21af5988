/** Guest NUMA on host NUMA. Sources: seeds 001-10…19, 003-22…25; libvirt.md §4.4; L8. */
import type { Lesson } from '../lesson.ts';

const host = 'H4-16cpu-2node.capabilities.xml';
const oddEven = 'H3-40cpu-2node-seed003.capabilities.xml';

export const lesson = {
  id: '08-guest-numa',
  minutes: 30,
  scenes: {
    aligned: ['L08a-aligned.xml', host],
    oneToOne: ['L08b-one-to-one.xml', host],
    elsewhere: ['L08b-one-to-one.xml', oddEven],
    mended: ['L08c-odd-even.xml', oddEven],
    oneSocket: ['05-s001-guest-numa.xml', 'H1-8cpu-1node.capabilities.xml'],
    partial: ['L08d-partial-cells.xml', host],
  },
  steps: [
    {
      id: 'cell',
      scene: 'aligned',
      excerpts: [
        { text: 'L08a-aligned.xml', from: '<numa>', to: '</numa>', mark: ["cpus='0-3'", "cpus='4-7'"] },
      ],
      predict: { kind: 'one', options: ['cell-0', 'cell-1', 'cpu-5'], right: 'cell-1' },
      reveals: ['d0/cell:1'],
      checks: [{ run: 'numactl --hardware', where: 'guest' }],
      claims: [
        { cell: 0, vcpus: '0-3' },
        { cell: 1, vcpus: '4-7' },
      ],
    },
    {
      id: 'aligned',
      scene: 'aligned',
      lens: 'memory',
      excerpts: [
        {
          text: 'L08a-aligned.xml',
          from: '<numatune>',
          to: '</numatune>',
          mark: ["cellid='0' mode='strict' nodeset='0'", "cellid='1' mode='strict' nodeset='1'"],
        },
      ],
      predict: { kind: 'one', options: ['aligned', 'half', 'crossed'], right: 'aligned' },
      veil: 'all',
      checks: [{ run: 'numastat -p $PID' }],
      claims: [
        { near: 'd0/vcpu:0', verdict: 'local', distance: 10 },
        { near: 'd0/vcpu:7', verdict: 'local', distance: 10 },
        { memory: '0', cell: 0, mode: 'strict' },
        { memory: '1', cell: 1, mode: 'strict' },
      ],
    },
    {
      id: 'one-to-one',
      scene: 'oneToOne',
      lens: 'memory',
      excerpts: [{ text: 'L08b-one-to-one.xml', from: "vcpu='0'", to: "vcpu='7'" }],
      predict: { kind: 'threads', of: { farFromMemory: true } },
      veil: 'all',
      claims: [
        { near: 'd0/vcpu:3', verdict: 'local', distance: 10 },
        { near: 'd0/vcpu:4', verdict: 'local', distance: 10 },
      ],
    },
    {
      id: 'elsewhere',
      scene: 'elsewhere',
      lens: 'memory',
      excerpts: [{ text: 'L08b-one-to-one.xml', from: "vcpu='0'", to: "vcpu='7'" }],
      predict: {
        kind: 'threads',
        of: { farFromMemory: true },
        slips: [
          { id: 'none', answer: '' },
          { id: 'odd', answer: 'd0/vcpu:1,d0/vcpu:3,d0/vcpu:5,d0/vcpu:7' },
        ],
      },
      veil: 'all',
      claims: [
        { near: 'd0/vcpu:0', verdict: 'local' },
        { near: 'd0/vcpu:1', verdict: 'remote', distance: 21 },
        { near: 'd0/vcpu:3', verdict: 'remote' },
        { near: 'd0/vcpu:4', verdict: 'remote' },
        { near: 'd0/vcpu:6', verdict: 'remote' },
        { near: 'd0/vcpu:7', verdict: 'local' },
      ],
    },
    {
      id: 'mend',
      scene: 'elsewhere',
      lens: 'memory',
      excerpts: [
        { text: 'L08b-one-to-one.xml', from: '<numa>', to: '</numa>', mark: ["cpus='0-3'", "cpus='4-7'"] },
      ],
      predict: { kind: 'one', options: ['even', 'odd', 'halves'], right: 'even' },
      claims: [{ near: 'd0/vcpu:1', verdict: 'remote' }],
    },
    {
      id: 'mended',
      scene: 'mended',
      lens: 'memory',
      excerpts: [
        {
          text: 'L08c-odd-even.xml',
          from: '<numa>',
          to: '</numa>',
          mark: ["cpus='0,2,4,6'", "cpus='1,3,5,7'"],
        },
      ],
      predict: { kind: 'threads', of: { farFromMemory: true } },
      veil: 'all',
      claims: [
        { near: 'd0/vcpu:1', verdict: 'local', distance: 10 },
        { near: 'd0/vcpu:4', verdict: 'local', distance: 10 },
        { cell: 0, vcpus: '0,2,4,6' },
      ],
    },
    {
      id: 'one-socket',
      scene: 'oneSocket',
      excerpts: [
        { text: '05-s001-guest-numa.xml', from: '<topology', to: '</numa>', mark: ["sockets='1' cores='8'"] },
      ],
      predict: { kind: 'one', options: ['socket', 'ids', 'unit'], right: 'socket' },
      claims: [
        { cell: 0, vcpus: '0-3' },
        { cell: 1, vcpus: '4-7' },
      ],
    },
    {
      id: 'partial',
      scene: 'partial',
      excerpts: [
        { text: 'L08d-partial-cells.xml', from: '<vcpu', to: '</numa>', mark: ['8</vcpu>', "cpus='0-3'"] },
      ],
      predict: { kind: 'one', options: ['cell-0', 'nowhere', 'refused'], right: 'cell-0' },
      checks: [
        {
          run: 'virsh dumpxml --inactive L08d-partial-cells | grep "<cell"',
          prints: "      <cell id='0' cpus='0-7' memory='2048000' unit='KiB'/>",
        },
      ],
      claims: [{ cell: 0, vcpus: '0-7' }, { finding: 'vcpus-added-to-cell' }],
    },
  ],
} as const satisfies Lesson;
