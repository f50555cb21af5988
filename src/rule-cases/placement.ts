/** Rules about a domain on a host: where threads meet, what does not start, what has no effect. */
import { numactlText } from '../synthetic-hosts/host-text.ts';
import { aside, host, pins, small, vm, type RuleCase } from './rule-case.ts';

export const placementCases: readonly RuleCase[] = [
  {
    rule: 'cpu-not-on-host',
    severity: 'error',
    raises: [vm(`<vcpu cpuset='0-1,8'>2</vcpu>`), host],
    silent: [vm(`<vcpu cpuset='0-1'>2</vcpu>`), host],
    marks: '0-1,8',
  },
  {
    rule: 'node-not-on-host',
    severity: 'error',
    raises: [vm(`<vcpu>2</vcpu><numatune><memory nodeset='0,2'/></numatune>`), host],
    silent: [vm(`<vcpu>2</vcpu><numatune><memory nodeset='0,1'/></numatune>`), host],
  },
  {
    rule: 'start-fails',
    severity: 'error',
    raises: [
      vm(`${pins(2, '1', '2')}${aside}<vcpusched vcpus='1' scheduler='fifo' priority='100'/></cputune>`),
      small,
    ],
    silent: [
      vm(`${pins(2, '1', '2')}${aside}<vcpusched vcpus='1' scheduler='fifo' priority='99'/></cputune>`),
      small,
    ],
    marks: `<vcpusched vcpus='1' scheduler='fifo' priority='100'/>`,
  },
  {
    rule: 'era-refuses',
    severity: 'error',
    raises: [vm(`<vcpu placement='auto'>2</vcpu><cputune><emulatorpin cpuset='0'/></cputune>`), host],
    silent: [vm(`<vcpu>2</vcpu><cputune><emulatorpin cpuset='0'/></cputune>`), host],
    choices: { era: 'after-2012' },
    marks: `<emulatorpin cpuset='0'/>`,
  },
  {
    rule: 'limit-without-effect',
    severity: 'note',
    raises: [vm(`<vcpu>2</vcpu><cputune><quota>200000</quota></cputune>`), host],
    silent: [vm(`<vcpu>2</vcpu><cputune><period>50000</period><quota>25000</quota></cputune>`), host],
    marks: '<quota>200000</quota>',
  },
  {
    rule: 'vcpus-share-pcpu',
    severity: 'warning',
    raises: [vm(`${pins(3, '3', '3', '2')}${aside}</cputune>`), small],
    silent: [vm(`${pins(3, '3', '2', '1')}${aside}</cputune>`), small],
  },
  {
    rule: 'emulator-on-vcpu-pcpu',
    severity: 'warning',
    raises: [vm(`${pins(1, '3')}<emulatorpin cpuset='3'/></cputune>`), host],
    silent: [vm(`${pins(1, '3')}<emulatorpin cpuset='2'/></cputune>`), host],
    marks: `<emulatorpin cpuset='3'/>`,
  },
  {
    rule: 'iothread-on-vcpu-pcpu',
    severity: 'warning',
    raises: [
      vm(`<iothreads>1</iothreads>${pins(1, '3')}<iothreadpin iothread='1' cpuset='3'/>${aside}</cputune>`),
      host,
    ],
    silent: [
      vm(`<iothreads>1</iothreads>${pins(1, '3')}<iothreadpin iothread='1' cpuset='2'/>${aside}</cputune>`),
      host,
    ],
  },
  {
    rule: 'guest-cores-on-host-siblings',
    severity: 'warning',
    raises: [vm(`${pins(2, '1', '5')}${aside}</cputune>`), host],
    silent: [
      vm(`${pins(2, '1', '5')}${aside}</cputune><cpu><topology sockets='1' cores='1' threads='2'/></cpu>`),
      host,
    ],
  },
  {
    rule: 'set-straddles-nodes',
    severity: 'warning',
    raises: [vm(`<vcpu cpuset='1-2'>2</vcpu>`), host],
    silent: [vm(`<vcpu cpuset='0-1'>2</vcpu>`), host],
    marks: '1-2',
  },
  {
    rule: 'vcpus-not-drawn',
    severity: 'warning',
    raises: [vm(`<vcpu>9000</vcpu>`), numactlText('node:1 core:9000 pu:1')],
    silent: [vm(`<vcpu>8192</vcpu>`), numactlText('node:1 core:9000 pu:1')],
  },
];
