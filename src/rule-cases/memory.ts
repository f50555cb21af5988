/** Rules about memory on nodes, limits, and what was observed. */
import { numactlText } from '../synthetic-hosts/host-text.ts';
import { host, inHugepages, pins, small, tenPages, vm, type RuleCase } from './rule-case.ts';

const near = `<vcpu cpuset='0-1'>1</vcpu>`;
const memory = (gib: number): string => `<memory unit='GiB'>${gib}</memory>`;
const tune = (mode: string, nodeset: string): string =>
  `<numatune><memory mode='${mode}' nodeset='${nodeset}'/></numatune>`;
const cells = `<cpu><numa><cell cpus='0-1' memory='1024'/><cell cpus='2-3' memory='1024'/></numa></cpu>`;
const memnode = (cell: number): string => `<memnode cellid='${cell}' mode='strict' nodeset='${cell}'/>`;

export const memoryCases: readonly RuleCase[] = [
  {
    rule: 'memory-remote',
    severity: 'warning',
    raises: [vm(near + tune('preferred', '1')), host],
    silent: [vm(near + tune('preferred', '0')), host],
    marks: `<memory mode='preferred' nodeset='1'/>`,
  },
  {
    rule: 'memory-strict-remote',
    severity: 'warning',
    raises: [vm(near + tune('strict', '1')), host],
    silent: [vm(near + tune('strict', '0-1')), host],
    marks: `<memory mode='strict' nodeset='1'/>`,
  },
  {
    rule: 'memory-bound-cpus-free',
    severity: 'warning',
    raises: [vm(`<vcpu>1</vcpu>${tune('strict', '1')}`), host],
    silent: [vm(`<vcpu>1</vcpu>${tune('strict', '0-1')}`), host],
    marks: `<memory mode='strict' nodeset='1'/>`,
  },
  {
    rule: 'interleave-with-local-cpus',
    severity: 'warning',
    raises: [vm(near + tune('interleave', '0-1')), host],
    silent: [vm(near + tune('interleave', '0')), host],
    marks: `<memory mode='interleave' nodeset='0-1'/>`,
  },
  {
    rule: 'memory-exceeds-node',
    severity: 'warning',
    raises: [vm(memory(20) + near + tune('strict', '0')), host],
    silent: [vm(memory(16) + near + tune('strict', '0')), host],
    marks: `<memory mode='strict' nodeset='0'/>`,
  },
  {
    rule: 'memory-exceeds-free',
    severity: 'note',
    raises: [vm(memory(10) + near + tune('strict', '0')), host, numactlText('node:2 core:2 pu:2')],
    silent: [vm(memory(8) + near + tune('strict', '0')), host, numactlText('node:2 core:2 pu:2')],
    marks: `<memory mode='strict' nodeset='0'/>`,
  },
  {
    rule: 'hugepages-do-not-fit',
    severity: 'error',
    raises: [inHugepages(22), tenPages],
    silent: [inHugepages(20), tenPages],
    marks: `<page size='2048'/>`,
  },
  {
    rule: 'cell-without-memnode',
    severity: 'warning',
    raises: [
      vm(`${pins(4, '0-1', '0-1', '2-3', '2-3')}</cputune>${cells}<numatune>${memnode(0)}</numatune>`),
      host,
    ],
    silent: [
      vm(
        `${pins(4, '0-1', '0-1', '2-3', '2-3')}</cputune>${cells}<numatune>${memnode(0)}${memnode(1)}</numatune>`,
      ),
      host,
    ],
    marks: `<cell cpus='2-3' memory='1024'/>`,
  },
  {
    rule: 'memnode-without-cell',
    severity: 'error',
    raises: [vm(`${near}<numatune>${memnode(0)}${memnode(1)}</numatune>`), host],
    silent: [
      vm(`${near}<cpu><numa><cell cpus='0' memory='1024'/></numa></cpu><numatune>${memnode(0)}</numatune>`),
      host,
    ],
    marks: memnode(0),
  },
  {
    rule: 'guest-numa-unbound',
    severity: 'note',
    raises: [vm(`<vcpu>4</vcpu>${cells}`), host],
    silent: [vm(`<vcpu>4</vcpu>${cells}`), small],
    marks: `<cell cpus='0-1' memory='1024'/>`,
  },
  {
    rule: 'auto-beside-pins',
    severity: 'warning',
    raises: [vm(`${near}<numatune><memory placement='auto'/></numatune>`), host],
    silent: [vm(`${near}<numatune><memory placement='auto'/></numatune>`), small],
  },
  {
    rule: 'iothreadpin-missing-iothread',
    severity: 'error',
    raises: [vm(`<vcpu>1</vcpu><cputune><iothreadpin iothread='1' cpuset='1'/></cputune>`), host],
    silent: [
      vm(`<vcpu>1</vcpu><iothreads>1</iothreads><cputune><iothreadpin iothread='1' cpuset='1'/></cputune>`),
      host,
    ],
    marks: `<iothreadpin iothread='1' cpuset='1'/>`,
  },
  {
    rule: 'quota-contradictory',
    severity: 'warning',
    raises: [
      vm(`<vcpu>1</vcpu><cputune><quota>50000</quota><global_quota>20000</global_quota></cputune>`),
      host,
    ],
    silent: [
      vm(`<vcpu>1</vcpu><cputune><quota>50000</quota><global_quota>80000</global_quota></cputune>`),
      host,
    ],
    marks: '<quota>50000</quota>',
  },
  {
    rule: 'observed-differs',
    severity: 'warning',
    raises: [' VCPU   CPU Affinity\n----------------------\n 0      1\n', vm(near), host],
    silent: [' VCPU   CPU Affinity\n----------------------\n 0      0-1\n', vm(near), host],
    marks: ' 0      1',
  },
  {
    rule: 'host-unknown',
    severity: 'note',
    raises: [vm(near)],
    silent: [vm(near), host],
  },
];
