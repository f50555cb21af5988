/** `<controller>`: iothreads of SCSI controllers, the guest node of PCI expanders (virDomainControllerDefParseXML). */
import type { Span } from '../../text/source.ts';
import { attributeOf, childNamed, elementsAt, type XmlElement } from '../../xml/xml.ts';
import { readInt } from '../libvirt-number.ts';
import { firstText, readIntAttribute } from './attributes.ts';
import { DeviceOrder } from './device-order.ts';
import { readUint, type RefusalList } from './refuse.ts';

export interface ControllerElement {
  readonly type: string;
  readonly model: string | undefined;
  readonly index: number;
  /** 0: none. */
  readonly iothread: number;
  /** PCI controllers alone; the guest cell. */
  readonly node: number | undefined;
  readonly span: Span;
}

type Controller = { -readonly [K in keyof ControllerElement]: ControllerElement[K] };

/** In libvirt's order: those of one type together, by index; those without an index get the lowest free one. */
export function readControllers(domain: XmlElement, refusals: RefusalList): readonly ControllerElement[] {
  const order = new DeviceOrder<Controller>();
  for (const element of elementsAt(domain, 'devices', 'controller')) {
    const controller = readController(element, refusals);
    order.insert(controller.type, controller.index < 0 ? undefined : controller.index, controller);
  }
  const controllers = order.all();
  const used = new Map<string, { readonly indexes: Set<number>; free: number }>();
  for (const { type, index } of controllers) {
    const ofType = used.get(type) ?? { indexes: new Set(), free: 0 };
    used.set(type, ofType);
    ofType.indexes.add(index);
  }
  for (const controller of controllers) {
    const ofType = used.get(controller.type);
    if (controller.index >= 0 || ofType === undefined) continue;
    while (ofType.indexes.has(ofType.free)) ofType.free++;
    controller.index = ofType.free++;
  }
  return controllers;
}

function readController(element: XmlElement, refusals: RefusalList): Controller {
  const type = attributeOf(element, 'type')?.value ?? 'ide';
  const index = readIntAttribute(element, 'index', refusals, { nonNegative: true }) ?? -1;
  const driver = childNamed(element, 'driver');
  const iothread = driver === undefined ? undefined : readUint(driver, 'iothread', refusals);
  const target = firstText(element, 'target', 'node');
  const node = target === undefined ? undefined : readInt(target.text);
  if (target !== undefined && (node === undefined || node < 0))
    refusals.add('XML error: invalid NUMA node in target', target.span);
  return {
    type,
    model: attributeOf(element, 'model')?.value,
    index,
    iothread: iothread ?? 0,
    node: type === 'pci' ? node : undefined,
    span: element.span,
  };
}

function isVirtioScsi({ model }: ControllerElement): boolean {
  return ['virtio-scsi', 'virtio-transitional', 'virtio-non-transitional'].includes(model ?? '');
}

/** After parsing: the QEMU driver's look at each (qemuDomainControllerDefPostParse), then that of all drivers. */
export function checkParsedControllers(
  controllers: readonly ControllerElement[],
  cells: number,
  machine: 'pc' | 'q35' | undefined,
  qemu: boolean,
  refusals: RefusalList,
): void {
  for (const controller of controllers) {
    const { type, model, index, node, iothread, span } = controller;
    if (qemu && type === 'pci') {
      if (model === 'pci-expander-bus' && machine === 'q35') {
        refusals.add(
          'unsupported configuration: pci-expander-bus controllers are only supported on 440fx-based machinetypes',
          span,
        );
      }
      if (model === 'pcie-expander-bus' && machine === 'pc') {
        refusals.add(
          'unsupported configuration: pcie-expander-bus controllers are not supported with this machine type',
          span,
        );
      }
      if (node !== undefined && node >= cells) {
        refusals.add(
          `XML error: ${String(model)} with index ${String(index)} is configured for a NUMA node (${String(node)}) not present in the domain's <cpu><numa> array (${String(cells)})`,
          span,
        );
      }
    }
    if (iothread !== 0 && !isVirtioScsi(controller)) {
      refusals.add("XML error: 'iothread' attribute only supported for virtio scsi controllers", span);
    }
  }
}

/** At validation, one after the other: what holds for all drivers, then the QEMU driver's rules. */
export function checkControllers(
  controllers: readonly ControllerElement[],
  iothreads: readonly number[],
  qemu: boolean,
  refusals: RefusalList,
): void {
  const known = new Set(iothreads);
  for (const controller of controllers) {
    const { type, index, node, iothread, span } = controller;
    if (type === 'pci' && node !== undefined && node >= 0 && index === 0) {
      refusals.add(
        "unsupported configuration: The PCI controller with index=0 can't be associated with a NUMA node",
        span,
      );
    }
    if (qemu && type === 'scsi' && isVirtioScsi(controller) && iothread !== 0 && !known.has(iothread)) {
      refusals.add(
        `unsupported configuration: controller iothread '${String(iothread)}' not defined in iothreadid`,
        span,
      );
    }
  }
}
