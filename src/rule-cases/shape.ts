/** Rules about the guest's shape on the host's: siblings, cells, sockets, types of cores. */
import { capabilitiesText } from '../synthetic-hosts/host-text.ts';
import { aside, host, large, pins, small, vm, type RuleCase } from './rule-case.ts';

const topology = (sockets: number, cores: number, threads: number): string =>
  `<topology sockets='${sockets}' cores='${cores}' threads='${threads}'/>`;
const cells = (...cpus: readonly string[]): string =>
  `<numa>${cpus.map((set) => `<cell cpus='${set}' memory='1024'/>`).join('')}</numa>`;
const memnodes = `<numatune><memnode cellid='0' mode='strict' nodeset='0'/><memnode cellid='1' mode='strict' nodeset='1'/></numatune>`;
/** Every odd CPU on node 1; siblings n, n+8. */
const evenAndOdd = capabilitiesText('node:2 core:4 pu:2 numbering:interleaved');
const bank = (id: number, cpus: string): string =>
  `<bank id='${id}' level='3' type='both' size='16' unit='MiB' cpus='${cpus}'/>`;
const twoCaches = small.replace(
  '</host>',
  `<cache>${bank(0, '0-1,4-5')}${bank(1, '2-3,6-7')}</cache></host>`,
);
const hybrid = [
  'CPU NODE SOCKET CORE ONLINE    MAXMHZ',
  ...[5000, 5000, 5000, 3800, 3800, 3800].map((clock, id) => `${id} 0 0 ${id} yes ${clock}.0000`),
].join('\n');
/** Siblings n, n+8. */
const eightCores = capabilitiesText('node:1 core:8 pu:2');
const eight = ['0-1,4-5', '0-1,4-5', '2-3,6-7', '2-3,6-7', '0-1,4-5', '0-1,4-5', '2-3,6-7', '2-3,6-7'];

export const shapeCases: readonly RuleCase[] = [
  {
    rule: 'guest-siblings-apart',
    severity: 'warning',
    raises: [vm(`${pins(2, '1', '2')}${aside}</cputune><cpu>${topology(1, 1, 2)}</cpu>`), small],
    silent: [vm(`${pins(2, '1', '5')}${aside}</cputune><cpu>${topology(1, 1, 2)}</cpu>`), small],
    marks: `<vcpupin vcpu='0' cpuset='1'/>`,
  },
  {
    rule: 'lstopo-numbers',
    severity: 'warning',
    raises: [
      vm(
        `${pins(4, '2', '3', '4', '5')}<emulatorpin cpuset='0,8'/></cputune><cpu>${topology(1, 2, 2)}</cpu>`,
      ),
      eightCores,
    ],
    silent: [
      vm(
        `${pins(4, '1', '9', '2', '10')}<emulatorpin cpuset='0,8'/></cputune><cpu>${topology(1, 2, 2)}</cpu>`,
      ),
      eightCores,
    ],
    marks: `<vcpupin vcpu='0' cpuset='2'/>`,
  },
  {
    rule: 'set-straddles-sockets',
    severity: 'note',
    raises: [vm(`<vcpu cpuset='1-2'>1</vcpu>`), capabilitiesText('node:1 socket:2 core:2 pu:1')],
    silent: [vm(`<vcpu cpuset='0-1'>1</vcpu>`), capabilitiesText('node:1 socket:2 core:2 pu:1')],
    marks: '1-2',
  },
  {
    rule: 'set-straddles-dies',
    severity: 'note',
    raises: [vm(`<vcpu cpuset='1-2'>1</vcpu>`), capabilitiesText('node:1 die:2 core:2 pu:1')],
    silent: [vm(`<vcpu cpuset='0-3'>1</vcpu>`), capabilitiesText('node:1 die:2 core:2 pu:1')],
    marks: '1-2',
  },
  {
    rule: 'set-straddles-caches',
    severity: 'note',
    raises: [vm(`<vcpu cpuset='1-2'>1</vcpu>`), twoCaches],
    silent: [vm(`<vcpu cpuset='0-1'>1</vcpu>`), twoCaches],
    marks: '1-2',
  },
  {
    rule: 'vcpus-on-several-caches',
    severity: 'note',
    raises: [vm(`${pins(2, '1', '2')}<emulatorpin cpuset='0'/></cputune>`), twoCaches],
    silent: [vm(`${pins(2, '2', '3')}<emulatorpin cpuset='0'/></cputune>`), twoCaches],
    marks: `<vcpupin vcpu='0' cpuset='1'/>`,
  },
  {
    rule: 'core-types-mixed',
    severity: 'warning',
    raises: [vm(`${pins(2, '2', '3')}<emulatorpin cpuset='1'/></cputune>`), hybrid],
    silent: [vm(`${pins(2, '2', '1')}<emulatorpin cpuset='3'/></cputune>`), hybrid],
  },
  {
    rule: 'guest-socket-across-cells',
    severity: 'warning',
    raises: [vm(`<vcpu>4</vcpu><cpu>${topology(1, 4, 1)}${cells('0-1', '2-3')}</cpu>`), small],
    silent: [vm(`<vcpu>4</vcpu><cpu>${topology(2, 2, 1)}${cells('0-1', '2-3')}</cpu>`), small],
    marks: topology(1, 4, 1),
  },
  {
    rule: 'cell-cpus-from-host',
    severity: 'warning',
    raises: [
      vm(
        `${pins(8, ...eight)}</cputune><cpu>${topology(2, 2, 2)}${cells('0-1,4-5', '2-3,6-7')}</cpu>${memnodes}`,
      ),
      host,
    ],
    silent: [
      vm(
        `${pins(8, ...eight.slice(0, 2), ...eight.slice(4, 6), ...eight.slice(2, 4), ...eight.slice(6))}</cputune><cpu>${topology(2, 2, 2)}${cells('0-3', '4-7')}</cpu>${memnodes}`,
      ),
      host,
    ],
    marks: `<cell cpus='0-1,4-5' memory='1024'/>`,
  },
  {
    rule: 'cell-on-several-nodes',
    severity: 'warning',
    raises: [
      vm(
        `${pins(4, '1', '5', '6', '7')}<emulatorpin cpuset='0,8'/></cputune><cpu>${cells('0-1', '2-3')}</cpu>`,
      ),
      large,
    ],
    silent: [
      vm(
        `${pins(4, '1', '2', '6', '7')}<emulatorpin cpuset='0,8'/></cputune><cpu>${cells('0-1', '2-3')}</cpu>`,
      ),
      large,
    ],
  },
  {
    rule: 'vcpus-on-several-nodes',
    severity: 'warning',
    raises: [vm(`${pins(2, '1', '5')}<emulatorpin cpuset='0,8'/></cputune>`), large],
    silent: [vm(`${pins(2, '1', '2')}<emulatorpin cpuset='0,8'/></cputune>`), large],
  },
  {
    rule: 'cell-order-against-host',
    severity: 'warning',
    raises: [
      vm(
        `${pins(4, '1', '2', '3', '4')}<emulatorpin cpuset='0,8'/></cputune><cpu>${cells('0-1', '2-3')}</cpu>`,
      ),
      evenAndOdd,
    ],
    silent: [
      vm(
        `${pins(4, '2', '4', '1', '3')}<emulatorpin cpuset='0,8'/></cputune><cpu>${cells('0-1', '2-3')}</cpu>`,
      ),
      evenAndOdd,
    ],
  },
];
