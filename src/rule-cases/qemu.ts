/** Rules about QEMU command lines and oVirt's pin strings. */
import { host, vm, type RuleCase } from './rule-case.ts';

export const qemuCases: readonly RuleCase[] = [
  {
    rule: 'qemu-refuses',
    severity: 'error',
    raises: ['qemu-system-x86_64 -smp 8,sockets=1,cores=4,threads=1', host],
    silent: ['qemu-system-x86_64 -smp 8,sockets=2,cores=4,threads=1', host],
    marks: '-smp 8,sockets=1,cores=4,threads=1',
  },
  {
    rule: 'qemu-value-unreadable',
    severity: 'warning',
    raises: ['-smp 4,sockets=2,cores=2,threads=two', host],
    silent: ['-smp 4,sockets=2,cores=2,threads=1', host],
    marks: 'two',
  },
  {
    rule: 'qemu-vcpus-in-no-cell',
    severity: 'warning',
    raises: ['-smp 4,sockets=1,cores=4 -numa node,cpus=0-2', host],
    silent: ['-smp 4,sockets=1,cores=4 -numa node,cpus=0-3', host],
    marks: '-numa node,cpus=0-2',
  },
  {
    rule: 'qemu-old-memory',
    severity: 'note',
    raises: ['-smp 2,sockets=1,cores=2 -numa node,cpus=0-1,mem=64', host],
    silent: ['-machine pc-i440fx-5.0 -smp 2,sockets=1,cores=2 -numa node,cpus=0-1,mem=64', host],
    marks: '-numa node,cpus=0-1,mem=64',
  },
  {
    rule: 'qemu-differs-from-xml',
    severity: 'warning',
    raises: ['-smp 8,sockets=1,cores=8', vm('<vcpu>4</vcpu>'), host],
    silent: ['-smp 4,sockets=1,cores=4', vm('<vcpu>4</vcpu>'), host],
    marks: '-smp 8,sockets=1,cores=8',
  },
  {
    rule: 'pin-string-unreadable',
    severity: 'warning',
    raises: ['0#1#2'],
    silent: [],
    marks: '0#1#2',
  },
];
