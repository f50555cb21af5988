/** `<devices><memory>`: memory modules, the guest cell they belong to, the host nodes they come from. */
import type { Span } from '../../text/source.ts';
import { childNamed, elementsAt, type XmlElement } from '../../xml/xml.ts';
import type { SetAttribute } from '../domain.ts';
import { readInt } from '../libvirt-number.ts';
import type { MemoryDevice } from '../tuning.ts';
import { firstText, readMemoryChild, readWord, yesOrNo } from './attributes.ts';
import { readLibvirtCpuset } from '../../cpuset/libvirt-grammar.ts';
import type { RefusalList } from './refuse.ts';

const models = ['dimm', 'nvdimm', 'virtio-pmem', 'virtio-mem', 'sgx-epc'] as const;

export function readMemoryDevices(domain: XmlElement, refusals: RefusalList): readonly MemoryDevice[] {
  return elementsAt(domain, 'devices', 'memory').flatMap((element): readonly MemoryDevice[] => {
    const model = readWord(element, 'model', models, refusals, { required: true });
    if (model === undefined) return [];
    readWord(element, 'access', ['shared', 'private'], refusals);
    readWord(element, 'discard', yesOrNo, refusals);
    const source = childNamed(element, 'source');
    const hasNodes = model === 'dimm' || model === 'virtio-mem' || model === 'sgx-epc';
    if (source !== undefined && (model === 'dimm' || model === 'virtio-mem'))
      readMemoryChild(source, 'pagesize', refusals);
    const nodemask = source === undefined || !hasNodes ? undefined : readNodemask(source, refusals);
    const target = childNamed(element, 'target');
    if (target === undefined) {
      refusals.add('XML error: missing <target> element for <memory> device', element.span);
      return [];
    }
    const nodeText = firstText(target, 'node');
    const node = nodeText === undefined ? undefined : readInt(nodeText.text);
    if (nodeText !== undefined && (node === undefined || node < 0))
      refusals.add('XML error: invalid value of memory device node', nodeText.span);
    const size = readMemoryChild(target, 'size', refusals, { required: true });
    return [{ model, sizeKiB: size?.kib ?? 0, node, nodemask, span: element.span }];
  });
}

function readNodemask(source: XmlElement, refusals: RefusalList): SetAttribute | undefined {
  const found = firstText(source, 'nodemask');
  if (found === undefined) return undefined;
  const reading = readLibvirtCpuset(found.text);
  const base = { of: 'nodes', raw: found.text, span: found.span } as const;
  const nodemask = reading.ok ? { ...base, set: reading.set } : { ...base, fault: reading.fault };
  refusals.addSetFault(nodemask, 'nodemask');
  return nodemask;
}

/** What the QEMU driver's rules for memory hotplug look at; KiB. */
export interface HotplugMemory {
  readonly initialKiB: number;
  readonly mostKiB: number;
  readonly slots: number;
  readonly cells: number;
  readonly span: Span;
}

/** Each module gets a slot while addresses are assigned, before validation (qemuDomainAssignMemoryDeviceSlot). */
export function checkQemuSlots(
  devices: readonly MemoryDevice[],
  slots: number,
  span: Span,
  refusals: RefusalList,
): void {
  const modules = devices.filter(({ model }) => model === 'dimm' || model === 'nvdimm');
  if (slots > 0 && modules.length > slots)
    refusals.add('internal error: failed to find an empty memory slot', modules[slots]?.span ?? span);
}

/** qemuDomainDefValidateMemoryHotplug. */
export function checkQemuHotplug(
  devices: readonly MemoryDevice[],
  memory: HotplugMemory,
  refusals: RefusalList,
): void {
  const first = devices[0];
  if (memory.slots === 0 && memory.mostKiB === 0) {
    if (first !== undefined) {
      refusals.add(
        "unsupported configuration: cannot use/hotplug a memory device when domain 'maxMemory' is not defined",
        first.span,
      );
    }
    return;
  }
  if (memory.cells === 0) {
    refusals.add(
      'unsupported configuration: At least one numa node has to be configured when enabling memory hotplug',
      memory.span,
    );
  }
  if (devices.length > memory.slots) {
    refusals.add(
      `unsupported configuration: memory device count '${String(devices.length)}' exceeds slots count '${String(memory.slots)}'`,
      memory.span,
    );
  }
  let plugged = 0;
  for (const { model, node, sizeKiB, span } of devices) {
    plugged += sizeKiB;
    const needsNode = model === 'dimm' || model === 'nvdimm' || model === 'virtio-mem';
    if (needsNode && memory.cells > 0 && node === undefined) {
      refusals.add(
        'unsupported configuration: target NUMA node needs to be specified for memory device',
        span,
      );
    }
  }
  if (plugged > memory.mostKiB - memory.initialKiB) {
    refusals.add('unsupported configuration: memory device total size exceeds hotplug space', memory.span);
  }
}

/** virDomainMemoryDefValidate: guest cells have no gaps. */
export function checkDeviceNodes(
  devices: readonly MemoryDevice[],
  cells: number,
  refusals: RefusalList,
): void {
  for (const { node, span } of devices) {
    if (node === undefined) continue;
    if (cells === 0) {
      refusals.add("can't add memory backend as guest has no NUMA nodes configured", span);
    } else if (node >= cells) {
      refusals.add(
        `can't add memory backend for guest node '${String(node)}' as the guest has only '${String(cells)}' NUMA nodes configured`,
        span,
      );
    }
  }
}
