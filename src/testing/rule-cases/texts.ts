/** Rules about the pasted texts: what is not read, not XML, not in agreement. */
import { numactlText } from '../host-text.ts';
import { host, type RuleCase } from './rule-case.ts';

export const textCases: readonly RuleCase[] = [
  {
    rule: 'xml-malformed',
    severity: 'error',
    raises: [`<domain><vcpu>1</domain>`],
    silent: [`<domain><vcpu>1</vcpu></domain>`],
  },
  {
    rule: 'xml-limit',
    severity: 'warning',
    raises: [`<!DOCTYPE domain><domain><vcpu>1</vcpu></domain>`],
    silent: [`<domain><vcpu>1</vcpu></domain>`],
  },
  {
    rule: 'host-value-unreadable',
    severity: 'warning',
    raises: ['available: 1 nodes (0)\nnode 0 cpus: 0 x'],
    silent: ['available: 1 nodes (0)\nnode 0 cpus: 0 1'],
    marks: 'node 0 cpus: 0 x',
  },
  {
    rule: 'host-cpus-elided',
    severity: 'note',
    raises: [`<cells num='1'><cell id='0'><cpus num='2'><cpu id='0' siblings='0,1'/></cpus></cell></cells>`],
    silent: [`<cells num='1'><cell id='0'><cpus num='1'><cpu id='0' siblings='0'/></cpus></cell></cells>`],
    marks: `<cpus num='2'>`,
  },
  {
    rule: 'host-sources-disagree',
    severity: 'warning',
    raises: [host, numactlText('node:2 core:2 pu:2').replace('16384 MB', '999 MB')],
    silent: [host, numactlText('node:2 core:2 pu:2')],
  },
  { rule: 'kind-not-read', severity: 'note', raises: ['-smp 4,sockets=4'], silent: [] },
  {
    rule: 'nothing-to-read',
    severity: 'note',
    raises: ['$ numactl --hardware'],
    silent: [`$ numactl --hardware\n${numactlText('node:1 core:1 pu:1')}`],
  },
  { rule: 'text-unrecognised', severity: 'note', raises: ['hello'], silent: ['  \n'] },
  {
    rule: 'text-too-long',
    severity: 'warning',
    raises: [`<vcpu>1</vcpu>${' '.repeat(10_000_000)}`],
    silent: [`<vcpu>1</vcpu>${' '.repeat(100_000)}`],
  },
];
