/** Rules about the pasted texts: what is not read, not XML, not in agreement. */
import { numactlText } from '../synthetic-hosts/host-text.ts';
import { aside, host, pins, small, vm, type RuleCase } from './rule-case.ts';

export const textCases: readonly RuleCase[] = [
  {
    rule: 'xml-malformed',
    severity: 'error',
    raises: [`<domain><vcpu>1</domain>`, host],
    silent: [`<domain><vcpu>1</vcpu></domain>`, host],
  },
  {
    rule: 'xml-limit',
    severity: 'warning',
    raises: [`<!DOCTYPE domain><domain><vcpu>1</vcpu></domain>`, host],
    silent: [`<domain><vcpu>1</vcpu></domain>`, host],
  },
  {
    rule: 'host-value-unreadable',
    severity: 'warning',
    raises: ['available: 1 nodes (0)\nnode 0 cpus: 0 x'],
    silent: ['available: 1 nodes (0)\nnode 0 cpus: 0 1'],
    marks: 'node 0 cpus: 0 x',
  },
  {
    rule: 'xml-elided',
    severity: 'note',
    raises: [vm(`${pins(1, '1')}\n...\n${aside}</cputune>`), host],
    silent: [vm(`${pins(1, '1')}${aside}</cputune>`), host],
    marks: '<cputune>',
  },
  {
    rule: 'host-cpus-elided',
    severity: 'note',
    raises: [`<cells num='1'><cell id='0'><cpus num='2'><cpu id='0' siblings='0,1'/></cpus></cell></cells>`],
    silent: [`<cells num='1'><cell id='0'><cpus num='1'><cpu id='0' siblings='0'/></cpus></cell></cells>`],
    marks: `<cpus num='2'>`,
  },
  {
    rule: 'host-nodes-missing',
    severity: 'note',
    raises: ['available: 2 nodes (0-1)\nnode 0 cpus: 0 1\nnode 0 size: 5 MB'],
    silent: ['available: 1 nodes (0)\nnode 0 cpus: 0 1\nnode 0 size: 5 MB'],
    marks: 'available: 2 nodes (0-1)',
  },
  {
    rule: 'host-sources-disagree',
    severity: 'warning',
    raises: [host, numactlText('node:2 core:2 pu:2').replace('16384 MB', '999 MB')],
    silent: [host, numactlText('node:2 core:2 pu:2')],
  },
  {
    rule: 'guest-of-other-machine',
    severity: 'warning',
    raises: [`${small}\n${vm(`${pins(1, '1')}${aside}</cputune>`)}`, host],
    silent: [small, `${host}\n${vm(`${pins(1, '1')}${aside}</cputune>`)}`],
    choices: { machine: 1 },
    marks: vm(`${pins(1, '1')}${aside}</cputune>`),
  },
  {
    rule: 'columns-assumed',
    severity: 'note',
    raises: ['0,0,0,0,,0,0,0,0\n1,1,0,0,,1,1,1,0'],
    silent: ['# CPU,Core,Socket,Node,,L1d,L1i,L2,L3\n0,0,0,0,,0,0,0,0\n1,1,0,0,,1,1,1,0'],
    marks: '0,0,0,0,,0,0,0,0',
  },
  {
    rule: 'output-translated',
    severity: 'note',
    raises: ['Suoritin:   x86_64\nTavujärjestys:   Little Endian\nSuorittimia:   2\nKäytössä:   0,1'],
    silent: ['Architecture:   x86_64\nByte Order:   Little Endian\nCPU(s):   2\nOn-line CPU(s) list:   0,1'],
    marks: 'Suoritin:   x86_64',
  },
  {
    rule: 'json-malformed',
    severity: 'warning',
    raises: ['{"cpus": [{"cpu": 0, "node": 0, "socket": 0, "core": 0}, {"cpu": 1'],
    silent: ['{"cpus": [{"cpu": 0, "node": -, "socket": 0, "core": 0}]}'],
  },
  {
    rule: 'package-cpus-missing',
    severity: 'note',
    raises: [
      'processor : 0\nvendor_id : GenuineIntel\nphysical id : 0\nsiblings : 2\ncore id : 0\ncpu cores : 1',
    ],
    silent: [
      'processor : 0\nvendor_id : GenuineIntel\nphysical id : 0\nsiblings : 1\ncore id : 0\ncpu cores : 1',
    ],
  },
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
    raises: [`<vcpu>1</vcpu>${' '.repeat(50_000_000)}`, host],
    silent: [`<vcpu>1</vcpu>${' '.repeat(100_000)}`, host],
  },
  {
    rule: 'text-repaired',
    severity: 'note',
    raises: ['available: 1 nodes (0)\nnode 0 cpus\uff1a 0 1'],
    silent: ['available: 1 nodes (0)\nnode\u00a00\u00a0cpus: 0 1'],
    marks: '\uff1a',
  },
];
