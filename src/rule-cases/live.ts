/** Rules about running domains that were observed, and about what-if commands. */
import { aside, host, pins, vm, type RuleCase } from './rule-case.ts';

/** A guest with settings, well placed. */
const set = vm(
  `<memory>1048576</memory><vcpu current='1'>2</vcpu><iothreads>1</iothreads><cputune><shares>512</shares><quota>50000</quota><vcpupin vcpu='0' cpuset='1'/><vcpupin vcpu='1' cpuset='5'/>${aside}<iothreadpin iothread='1' cpuset='0,4'/></cputune><numatune><memory mode='strict' nodeset='0'/></numatune>`,
);

export const liveCases: readonly RuleCase[] = [
  {
    rule: 'observed-vcpus-differ',
    severity: 'warning',
    raises: [
      'maximum      config         2\nmaximum      live           2\ncurrent      config         1\ncurrent      live           2\n',
      set,
      host,
    ],
    silent: [
      'maximum      config         2\nmaximum      live           2\ncurrent      config         1\ncurrent      live           1\n',
      set,
      host,
    ],
  },
  {
    rule: 'observed-iothreads-differ',
    severity: 'warning',
    raises: [
      ' IOThread ID   CPU Affinity\n-----------------------------\n 1             0,4\n 3             0,4\n',
      set,
      host,
    ],
    silent: [' IOThread ID   CPU Affinity\n-----------------------------\n 1             0,4\n', set, host],
  },
  {
    rule: 'observed-memory-differs',
    severity: 'warning',
    raises: ['numa_mode      : strict\nnuma_nodeset   : 1\n', set, host],
    silent: ['numa_mode      : strict\nnuma_nodeset   : 0\n', set, host],
    marks: 'numa_nodeset   : 1',
  },
  {
    rule: 'observed-limits-differ',
    severity: 'warning',
    raises: [
      'Scheduler      : posix\ncpu_shares     : 512\nvcpu_period    : 100000\nvcpu_quota     : 20000\n',
      set,
      host,
    ],
    silent: [
      'Scheduler      : posix\ncpu_shares     : 512\nvcpu_period    : 100000\nvcpu_quota     : 50000\nemulator_quota : -1\n',
      set,
      host,
    ],
  },
  {
    rule: 'live-value-unreadable',
    severity: 'note',
    raises: ['<domain><vcpu>1</vcpu></domain>', 'Cpus_allowed_list:\t0-3\nCpus_allowed_list:\tx', host],
    silent: ['<domain><vcpu>1</vcpu></domain>', 'Cpus_allowed_list:\t0-3\nCpus_allowed_list:\t1', host],
  },
  {
    rule: 'command-malformed',
    severity: 'error',
    raises: ['$ virsh setvcpus a 4 --maximum', '<domain><name>a</name><vcpu>1</vcpu></domain>', host],
    silent: [
      '$ virsh setvcpus a 4 --maximum --config',
      '<domain><name>a</name><vcpu>1</vcpu></domain>',
      host,
    ],
    marks: 'virsh setvcpus a 4 --maximum',
  },
  {
    rule: 'guest-told-twice',
    severity: 'note',
    raises: [vm(`${pins(1, '1')}${aside}</cputune>`), vm(`${pins(1, '2')}${aside}</cputune>`), host],
    silent: [vm(`${pins(1, '1')}${aside}</cputune>`), host],
    marks: vm(`${pins(1, '1')}${aside}</cputune>`),
  },
  {
    rule: 'command-not-applied',
    severity: 'note',
    raises: ['$ virsh vcpupin t $i 3', vm(`<vcpu>1</vcpu><cputune>${aside}</cputune>`), host],
    silent: [
      '$ for i in 0; do virsh vcpupin t $i 3; done',
      vm(`<vcpu>1</vcpu><cputune>${aside}</cputune>`),
      host,
    ],
    marks: 'virsh vcpupin t $i 3',
  },
  {
    rule: 'observation-unjoined',
    severity: 'note',
    raises: ['numa_mode      : strict\n'],
    silent: ['numa_mode      : strict\n', '<domain><vcpu>1</vcpu></domain>', host],
    marks: 'numa_mode      : strict',
  },
  {
    rule: 'change-refused',
    severity: 'error',
    raises: ['$ virsh vcpupin a 1 0', '<domain><name>a</name><vcpu>1</vcpu></domain>', host],
    silent: ['$ virsh vcpupin a 0 0-1', '<domain><name>a</name><vcpu>1</vcpu></domain>', host],
    marks: 'virsh vcpupin a 1 0',
  },
  {
    rule: 'change-unplaced',
    severity: 'note',
    raises: ['$ virsh vcpupin b 0 0', '<domain><name>a</name><vcpu>1</vcpu></domain>', host],
    silent: ['$ virsh vcpupin a 0 0-1', '<domain><name>a</name><vcpu>1</vcpu></domain>', host],
    marks: 'virsh vcpupin b 0 0',
  },
  {
    rule: 'change-on-only-domain',
    severity: 'note',
    raises: ['$ virsh vcpupin instance_name 0 0-1', '<domain><name>a</name><vcpu>1</vcpu></domain>', host],
    silent: ['$ virsh vcpupin a 0 0-1', '<domain><name>a</name><vcpu>1</vcpu></domain>', host],
    marks: 'virsh vcpupin instance_name 0 0-1',
  },
];
