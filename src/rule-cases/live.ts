/** Rules about running domains that were observed, and about what-if commands. */
import { host, type RuleCase } from './rule-case.ts';

export const liveCases: readonly RuleCase[] = [
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
    rule: 'command-not-applied',
    severity: 'note',
    raises: ['$ virsh vcpupin a $i 3', '<domain><name>a</name><vcpu>1</vcpu></domain>', host],
    silent: [
      '$ for i in 0; do virsh vcpupin a $i 3; done',
      '<domain><name>a</name><vcpu>1</vcpu></domain>',
      host,
    ],
    marks: 'virsh vcpupin a $i 3',
  },
  {
    rule: 'observation-unjoined',
    severity: 'note',
    raises: ['numa_mode      : strict\nnuma_nodeset   : 0\n'],
    silent: ['numa_mode      : strict\nnuma_nodeset   : 0\n', '<domain><vcpu>1</vcpu></domain>', host],
    marks: 'numa_mode      : strict\nnuma_nodeset   : 0',
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
