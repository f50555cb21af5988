/** Rules about threads that are in each other's way, within a domain and across several. */
import { aside, inHugepages, pins, small, tenPages, vm, type RuleCase } from './rule-case.ts';

const named = (name: string, domain: string): string => domain.replace('>t<', `>${name}<`);
const other = (inner: string): string => named('u', vm(inner));
const isolated = (cpus: string): string => `BOOT_IMAGE=/vmlinuz ro isolcpus=${cpus}\n`;
const fifo = `<vcpusched vcpus='0' scheduler='fifo' priority='1'/>`;

export const crowdCases: readonly RuleCase[] = [
  {
    rule: 'vcpus-outnumber-cpus',
    severity: 'warning',
    raises: [vm(`<vcpu cpuset='1-2'>3</vcpu>`), small],
    silent: [vm(`<vcpu cpuset='1-2'>2</vcpu>`), small],
    marks: '1-2',
  },
  {
    rule: 'pins-overlap',
    severity: 'warning',
    raises: [vm(`${pins(2, '1-2', '2-3')}${aside}</cputune>`), small],
    silent: [vm(`${pins(2, '1-2', '1-2')}${aside}</cputune>`), small],
    marks: `<vcpupin vcpu='0' cpuset='1-2'/>`,
  },
  {
    rule: 'vcpus-may-wander',
    severity: 'warning',
    raises: [vm(`${pins(2, '1')}${aside}</cputune>`), small],
    silent: [vm(`${pins(2, '1', '2')}${aside}</cputune>`), small],
    marks: `<vcpupin vcpu='0' cpuset='1'/>`,
  },
  {
    rule: 'emulator-may-wander',
    severity: 'note',
    raises: [vm(`${pins(1, '1')}</cputune>`), small],
    silent: [vm(`${pins(1, '1')}${aside}</cputune>`), small],
  },
  {
    rule: 'emulator-on-vcpu-sibling',
    severity: 'warning',
    raises: [vm(`${pins(1, '1')}<emulatorpin cpuset='5'/></cputune>`), small],
    silent: [vm(`${pins(1, '1')}<emulatorpin cpuset='5-6'/></cputune>`), small],
    marks: `<emulatorpin cpuset='5'/>`,
  },
  {
    rule: 'iothread-on-vcpu-sibling',
    severity: 'warning',
    raises: [
      vm(`<iothreads>1</iothreads>${pins(1, '1')}${aside}<iothreadpin iothread='1' cpuset='5'/></cputune>`),
      small,
    ],
    silent: [
      vm(`<iothreads>1</iothreads>${pins(1, '1')}${aside}<iothreadpin iothread='1' cpuset='6'/></cputune>`),
      small,
    ],
    marks: `<iothreadpin iothread='1' cpuset='5'/>`,
  },
  {
    rule: 'realtime-shares-cpu',
    severity: 'warning',
    raises: [vm(`${pins(2, '1', '1')}${aside}${fifo}</cputune>`), small],
    silent: [vm(`${pins(2, '1', '2')}${aside}${fifo}</cputune>`), small],
  },
  {
    rule: 'realtime-on-emulator-cpu',
    severity: 'warning',
    raises: [vm(`${pins(1, '1')}<emulatorpin cpuset='1'/>${fifo}</cputune>`), small],
    silent: [vm(`${pins(1, '1')}${aside}${fifo}</cputune>`), small],
    marks: `<emulatorpin cpuset='1'/>`,
  },
  {
    rule: 'cpu-zero-taken',
    severity: 'note',
    raises: [vm(`${pins(1, '0')}<emulatorpin cpuset='1'/></cputune>`), small],
    silent: [vm(`${pins(1, '1')}<emulatorpin cpuset='0'/></cputune>`), small],
    marks: `<vcpupin vcpu='0' cpuset='0'/>`,
  },
  {
    rule: 'isolated-not-balanced',
    severity: 'warning',
    raises: [vm(`<vcpu cpuset='2-3'>2</vcpu>`), small, isolated('3')],
    silent: [vm(`<vcpu cpuset='1-2'>2</vcpu>`), small, isolated('3')],
    marks: '2-3',
  },
  {
    rule: 'hotplug-vcpu-unpinned',
    severity: 'warning',
    raises: [
      vm(`<vcpu current='1'>2</vcpu><cputune><vcpupin vcpu='0' cpuset='1'/>${aside}</cputune>`),
      small,
    ],
    silent: [
      vm(
        `<vcpu current='1'>2</vcpu><cputune><vcpupin vcpu='0' cpuset='1'/><vcpupin vcpu='1' cpuset='2'/>${aside}</cputune>`,
      ),
      small,
    ],
    marks: `<vcpu current='1'>2</vcpu>`,
  },
  {
    rule: 'domains-share-cpu',
    severity: 'warning',
    raises: [vm(`${pins(1, '1')}${aside}</cputune>`), other(`${pins(1, '1')}${aside}</cputune>`), small],
    silent: [vm(`${pins(1, '1')}${aside}</cputune>`), other(`${pins(1, '2')}${aside}</cputune>`), small],
    marks: `<vcpupin vcpu='0' cpuset='1'/>`,
  },
  {
    rule: 'domains-share-core',
    severity: 'warning',
    raises: [vm(`${pins(1, '1')}${aside}</cputune>`), other(`${pins(1, '5')}${aside}</cputune>`), small],
    silent: [vm(`${pins(1, '1')}${aside}</cputune>`), other(`${pins(1, '6')}${aside}</cputune>`), small],
  },
  {
    rule: 'domains-may-wander',
    severity: 'note',
    raises: [vm(`${pins(1, '1')}${aside}</cputune>`), other(`<vcpu>2</vcpu>`), small],
    silent: [vm(`${pins(1, '1')}${aside}</cputune>`), other(`<vcpu cpuset='2-3'>2</vcpu>`), small],
    marks: `<vcpupin vcpu='0' cpuset='1'/>`,
  },
  {
    rule: 'domains-share-pool',
    severity: 'note',
    raises: [vm(`<vcpu cpuset='1-2'>1</vcpu>`), other(`<vcpu>1</vcpu>`), small],
    silent: [vm(`<vcpu cpuset='1-2'>1</vcpu>`), other(`<vcpu cpuset='5-6'>1</vcpu>`), small],
  },
  {
    rule: 'domains-exceed-memory',
    severity: 'warning',
    raises: [inHugepages(12), named('u', inHugepages(10)), tenPages],
    silent: [inHugepages(12), named('u', inHugepages(8)), tenPages],
    marks: `<page size='2048'/>`,
  },
  {
    rule: 'host-overcommitted',
    severity: 'note',
    raises: [vm(`<vcpu>5</vcpu>`), other(`<vcpu>4</vcpu>`), small],
    silent: [vm(`<vcpu>4</vcpu>`), other(`<vcpu>4</vcpu>`), small],
  },
];
