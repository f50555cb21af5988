/** How slips in a domain's elements show: what libvirt refuses, drops, fills in, and what does not start. */
import type { RuleId } from '../../core/findings/finding.ts';
import type { SilenceParams } from '../../core/findings/silence-params.ts';
import { check, defined, dumped, nodes, numatune, vcpupin, type RuleCheck } from './rule-check.ts';

export type ElementRule =
  | keyof SilenceParams
  | Extract<
      RuleId,
      | 'cpuset-invalid'
      | 'vcpupin-duplicate'
      | 'vcpupin-missing-vcpu'
      | 'topology-count-mismatch'
      | 'cpuset-dead-under-auto'
      | 'libvirt-refuses'
      | 'start-fails'
      | 'era-refuses'
      | 'limit-without-effect'
      | 'cpu-not-on-host'
      | 'node-not-on-host'
      | 'vcpus-not-drawn'
    >;

const failed = 'error: Failed to define domain from VM.xml';
const validated = check(
  'virt-xml-validate VM.xml domain',
  'VM.xml:4: element vcpu: Relax-NG validity error : Invalid attribute cupset for element vcpu',
  'VM.xml fails to validate',
);

export const elementChecks: Readonly<Record<ElementRule, readonly RuleCheck[]>> = {
  'cpuset-invalid': [defined(failed, "error: invalid argument: Failed to parse bitmap '1-4,^2-3'")],
  'vcpupin-duplicate': [defined(failed, "error: internal error: duplicate vcpupin for vcpu '0'")],
  'vcpupin-missing-vcpu': [
    check(
      'journalctl -u libvirtd -u virtqemud | grep vcpupin',
      'warning : virDomainVcpuPinDefParseXML:15748 : Ignoring vcpupin for missing vcpus',
    ),
    dumped('vcpupin', "    <vcpupin vcpu='0' cpuset='1'/>"),
  ],
  'topology-count-mismatch': [
    defined(failed, "error: unsupported configuration: CPU topology doesn't match maximum vcpu count"),
  ],
  'cpuset-dead-under-auto': [dumped("'<vcpu '", "  <vcpu placement='auto'>4</vcpu>")],
  'libvirt-refuses': [defined(failed, 'error: …')],
  'start-fails': [check('virsh start VM', "error: Failed to start domain 'VM'", 'error: …')],
  'era-refuses': [check('virsh version --daemon | tail -1', 'Running against daemon: 9.0.0')],
  'limit-without-effect': [
    check('virsh schedinfo VM', 'Scheduler      : posix', 'vcpu_period    : 1000000', 'vcpu_quota     : -1'),
    check('cat /sys/fs/cgroup/machine.slice/machine-qemu*VM.scope/libvirt/vcpu0/cpu.max', 'max 1000000'),
  ],
  'cpu-not-on-host': [
    check('cat /sys/devices/system/cpu/online', '0-7'),
    check(
      'virsh start VM',
      "error: Failed to start domain 'VM'",
      "error: Unable to write to '/sys/fs/cgroup/…/vcpu0/cpuset.cpus': Numerical result out of range",
    ),
  ],
  'node-not-on-host': [
    nodes('available: 1 nodes (0)'),
    numatune('strict', '1'),
    check(
      'virsh start VM',
      "error: Failed to start domain 'VM'",
      'error: unsupported configuration: NUMA node 1 is unavailable',
    ),
  ],
  'vcpus-not-drawn': [check('virsh vcpucount VM --maximum --config', '9000')],
  'attribute-unknown': [validated, dumped("'<vcpu '", "  <vcpu placement='static'>2</vcpu>")],
  'element-unknown': [
    check(
      'virt-xml-validate VM.xml domain',
      'VM.xml:6: element vcpu_pin: Relax-NG validity error : Did not expect element vcpu_pin there',
      'VM.xml fails to validate',
    ),
    dumped('pin'),
  ],
  'element-misplaced': [
    check(
      'virt-xml-validate VM.xml domain',
      'VM.xml:6: element vcpupin: Relax-NG validity error : Element domain has extra content: vcpupin',
      'VM.xml fails to validate',
    ),
    dumped('vcpupin'),
  ],
  'element-repeated': [dumped("'<vcpu '", "  <vcpu placement='static'>2</vcpu>")],
  'resource-control-dropped': [dumped('cachetune')],
  'priority-dropped': [dumped('vcpusched', "    <vcpusched vcpus='0' scheduler='idle'/>")],
  'nodeset-dropped': [dumped("'<memory '", "    <memory mode='strict' placement='auto'/>")],
  'hugepage-nodeset-dropped': [dumped("'<page '", "      <page size='2048' unit='KiB'/>")],
  'memory-replaced': [dumped("'<memory unit'", "  <memory unit='KiB'>2048000</memory>")],
  'vcpus-added-to-cell': [
    dumped("'<cell '", "      <cell id='0' cpus='0-1,3' memory='1048576' unit='KiB'/>"),
  ],
  'iothreads-raised': [
    check(
      'virsh iothreadinfo VM',
      ' IOThread ID   CPU Affinity',
      '-----------------------------',
      ' 3             0-7',
      ' 4             0-7',
    ),
  ],
  'vcpu-current-dropped': [
    check('virsh vcpucount VM', 'maximum      config         4', 'current      config         1'),
    vcpupin(' 0      0-7'),
  ],
};
