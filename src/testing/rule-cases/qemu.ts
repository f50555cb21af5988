/** Rules about QEMU command lines and oVirt's pin strings. */
import { vm, type RuleCase } from './rule-case.ts';

export const qemuCases: readonly RuleCase[] = [
  {
    rule: 'qemu-refuses',
    severity: 'error',
    raises: ['qemu-system-x86_64 -smp 8,sockets=1,cores=4,threads=1'],
    silent: ['qemu-system-x86_64 -smp 8,sockets=2,cores=4,threads=1'],
    marks: '-smp 8,sockets=1,cores=4,threads=1',
  },
  {
    rule: 'qemu-value-unreadable',
    severity: 'warning',
    raises: ['-smp 4,sockets=2,cores=2,threads=two'],
    silent: ['-smp 4,sockets=2,cores=2,threads=1'],
    marks: 'two',
  },
  {
    rule: 'qemu-vcpus-in-no-cell',
    severity: 'warning',
    raises: ['-smp 4,sockets=1,cores=4 -numa node,cpus=0-1 -numa node,cpus=2'],
    silent: ['-smp 4,sockets=1,cores=4 -numa node,cpus=0-1 -numa node,cpus=2-3'],
    marks: '-numa node,cpus=0-1',
  },
  {
    rule: 'qemu-old-memory',
    severity: 'note',
    raises: ['-smp 2,sockets=1,cores=2 -numa node,cpus=0-1,mem=64'],
    silent: ['-machine pc-i440fx-5.0 -smp 2,sockets=1,cores=2 -numa node,cpus=0-1,mem=64'],
    marks: '-numa node,cpus=0-1,mem=64',
  },
  {
    rule: 'qemu-differs-from-xml',
    severity: 'warning',
    raises: ['-smp 8,sockets=1,cores=8', vm('<vcpu>4</vcpu>')],
    silent: ['-smp 4,sockets=1,cores=4', vm('<vcpu>4</vcpu>')],
    marks: '-smp 8,sockets=1,cores=8',
  },
  {
    rule: 'pin-string-unreadable',
    severity: 'warning',
    raises: ['0#0_1'],
    silent: ['0#0_1#3'],
    marks: '1',
  },
];
