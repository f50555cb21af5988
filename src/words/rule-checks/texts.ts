/** How faults of pasted texts are told on the machine that they come from. */
import type { RuleId } from '../../core/findings/finding.ts';
import { check, type RuleCheck } from './rule-check.ts';
import type { ElementRule } from './elements.ts';
import type { CrowdParams } from '../../core/findings/crowd-params.ts';
import type { MemoryParams } from '../../core/findings/memory-params.ts';
import type { ObservedParams } from '../../core/findings/observed-params.ts';
import type { ShapeParams } from '../../core/findings/shape-params.ts';

/** All that the other groups do not have. */
export type TextRule = Exclude<
  RuleId,
  ElementRule | keyof CrowdParams | keyof MemoryParams | keyof ObservedParams | keyof ShapeParams
>;

const wellFormed = check(
  'xmllint --noout VM.xml',
  'VM.xml:3: parser error : Opening and ending tag mismatch: vcpu line 3 and domain',
);
const capabilities = check('virsh capabilities | grep -c "<cpu id"', '24');
const lscpu = check(
  'LC_ALL=C lscpu -e',
  'CPU NODE SOCKET CORE L1d:L1i:L2:L3 ONLINE',
  '  0    0      0    0 0:0:0:0          yes',
);
const live = check(
  'virsh vcpuinfo VM',
  'VCPU:           0',
  'CPU:            3',
  'State:          running',
  'CPU time:       812.4s',
  'CPU Affinity:   ---y----',
);
const names = check('virsh list --all --name', 'web', 'db');
const arguments_ = check(
  'tr "\\0" " " < /proc/$(cat /run/libvirt/qemu/VM.pid)/cmdline',
  '/usr/bin/qemu-system-x86_64 -name guest=VM -smp 8,sockets=1,cores=8,threads=1 …',
);
const nothing: readonly RuleCheck[] = [];

export const textChecks: Readonly<Record<TextRule, readonly RuleCheck[]>> = {
  'xml-malformed': [wellFormed],
  'xml-limit': [wellFormed, check('wc -c VM.xml', '10812331 VM.xml')],
  'host-value-unreadable': [lscpu],
  'xml-elided': [check('virsh dumpxml VM', "<domain type='kvm'>", '  …', '</domain>')],
  'host-cpus-elided': [capabilities],
  'host-nodes-missing': [
    check(
      'numactl --hardware',
      'available: 2 nodes (0-1)',
      'node 0 cpus: 0 1 2 3',
      'node 0 size: 16384 MB',
      'node 1 cpus: 4 5 6 7',
    ),
  ],
  'host-sources-disagree': [
    check('hostname; date; nproc --all', 'host1', 'Tue Nov 25 10:12:01 UTC 2025', '24'),
    lscpu,
  ],
  'guest-of-other-machine': [
    check(
      'hostname; virsh list --all',
      'host1',
      ' Id   Name   State',
      '-----------------------',
      ' 3    web    running',
    ),
  ],
  'columns-assumed': [
    check(
      'lscpu -p',
      '# The following is the parsable format, …',
      '# CPU,Core,Socket,Node,,L1d,L1i,L2,L3',
      '0,0,0,0,,0,0,0,0',
    ),
  ],
  'output-translated': [lscpu],
  'json-malformed': [check('lscpu -J | python3 -m json.tool > /dev/null && echo whole', 'whole')],
  'package-cpus-missing': [check('grep -c ^processor /proc/cpuinfo', '16')],
  'nothing-to-read': [
    capabilities,
    check('virsh dumpxml VM', "<domain type='kvm' id='3'>", '  <name>VM</name>', '  …'),
  ],
  'text-unrecognised': nothing,
  'text-repaired': [check('grep -nP "[^\\x00-\\x7F]" VM.xml', "4:  <vcpu cpuset='1-4，^2'>4</vcpu>")],
  'text-too-long': [check('wc -m VM.xml', '50812331 VM.xml')],
  'live-value-unreadable': [live],
  'observation-unjoined': [names, live],
  'command-malformed': [
    check(
      'virsh help vcpupin | head -6',
      '  NAME',
      '    vcpupin - control or query domain vcpu affinity',
      '',
      '  SYNOPSIS',
      '    vcpupin <domain> [--vcpu <number>] [--cpulist <string>] [--config] [--live] [--current]',
    ),
  ],
  'command-not-applied': [
    check(
      'for i in 0 1; do echo virsh vcpupin VM $i $((i+4)); done',
      'virsh vcpupin VM 0 4',
      'virsh vcpupin VM 1 5',
    ),
  ],
  'guest-told-twice': [names],
  'change-refused': [check('virsh vcpupin VM 0 24', "error: CPU 24 in cpulist '24' exceed the maxcpu 24")],
  'change-unplaced': [names],
  'change-on-only-domain': [names],
  'qemu-refuses': [arguments_],
  'qemu-value-unreadable': [arguments_],
  'qemu-vcpus-in-no-cell': [
    arguments_,
    check(
      'journalctl -u libvirtd -u virtqemud | grep "not present in any NUMA nodes"',
      'warning: CPU(s) not present in any NUMA nodes: CPU 3',
    ),
  ],
  'qemu-old-memory': [
    check(
      'qemu-system-x86_64 -machine help | grep default',
      'pc                   Standard PC (i440FX + PIIX, 1996) (alias of pc-i440fx-7.2)',
      'pc-i440fx-7.2        Standard PC (i440FX + PIIX, 1996) (default)',
    ),
  ],
  'qemu-differs-from-xml': [
    arguments_,
    check("virsh dumpxml VM | grep '<vcpu '", "  <vcpu placement='static'>8</vcpu>"),
  ],
  'pin-string-unreadable': [check('echo "0#0_1#3" | tr _ "\\n"', '0#0', '1#3')],
  'rule-failed': nothing,
};
