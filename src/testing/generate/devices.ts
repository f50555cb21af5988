/** `<devices>`: those that an iothread serves or that stand beside a guest cell. */
import fc from 'fast-check';
import { few, maybe, mostly, type Care } from './care.ts';
import { memoryModule } from './memory.ts';
import { numberText } from './values.ts';
import { node, type XmlNode } from './xml-node.ts';

function disk(care: Care, letter: string, iothreads: number): fc.Arbitrary<XmlNode> {
  return fc
    .record({
      bus: mostly(care, fc.constant('virtio'), fc.constantFrom('ide', 'sata', 'scsi', 'usb')),
      iothread: maybe(
        80,
        mostly(
          care,
          numberText(care, fc.integer({ min: 1, max: Math.max(iothreads, 1) })),
          numberText('careless', fc.nat(iothreads + 2)),
        ),
      ),
    })
    .map(({ bus, iothread }) => {
      const prefix = bus === 'virtio' ? 'vd' : bus === 'ide' ? 'hd' : 'sd';
      return node('disk', { type: 'file', device: 'disk' }, [
        node('driver', { name: 'qemu', type: 'raw', iothread }),
        node('source', { file: `/var/tmp/${letter}.img` }),
        node('target', { dev: `${prefix}${letter}`, bus }),
      ]);
    });
}

function scsiController(care: Care, index: number, iothreads: number): fc.Arbitrary<XmlNode> {
  return fc
    .record({
      model: mostly(care, fc.constant('virtio-scsi'), fc.constantFrom('lsilogic', undefined)),
      index: maybe(70, fc.constant(String(index))),
      iothread: maybe(
        70,
        mostly(
          care,
          numberText(care, fc.integer({ min: 1, max: Math.max(iothreads, 1) })),
          numberText('careless', fc.nat(iothreads + 2)),
        ),
      ),
    })
    .map(({ iothread, ...attributes }) =>
      node('controller', { type: 'scsi', ...attributes }, [node('driver', { iothread })]),
    );
}

/** `model`: that of the machine; the other is refused by the QEMU driver alone. */
function expander(care: Care, index: number, model: string): fc.Arbitrary<XmlNode> {
  const other = model === 'pci-expander-bus' ? 'pcie-expander-bus' : 'pci-expander-bus';
  return fc
    .record({
      model: mostly(care, fc.constant(model), fc.constant(other)),
      cell: maybe(
        80,
        mostly(care, numberText(care, fc.constantFrom(0, 0, 1)), fc.constantFrom('5', '-1', 'x', ' 0', '2')),
      ),
      index: mostly(care, fc.constant(String(index)), fc.constantFrom('x', '-1')),
    })
    .map(({ model: kind, index: at, cell }) =>
      node('controller', { type: 'pci', model: kind, index: at }, [
        node(
          'target',
          { busNr: String(250 - index * 20) },
          cell === undefined ? [] : [node('node', {}, cell)],
        ),
      ]),
    );
}

/** The root bus has a node of its own only where somebody did not know better. */
const rootWithNode = (model: string): fc.Arbitrary<XmlNode> =>
  fc.constant(
    node('controller', { type: 'pci', model, index: '0' }, [node('target', {}, [node('node', {}, '0')])]),
  );

export interface Board {
  readonly root: 'pci-root' | 'pcie-root';
  readonly expander: 'pci-expander-bus' | 'pcie-expander-bus';
}

export function devicesElement(
  care: Care,
  iothreads: number,
  board: Board,
  first: readonly XmlNode[],
): fc.Arbitrary<XmlNode> {
  return fc
    .tuple(
      maybe(40, disk(care, 'b', iothreads)),
      maybe(25, disk(care, 'a', iothreads)),
      maybe(30, scsiController(care, 1, iothreads)),
      maybe(20, scsiController(care, 0, iothreads)),
      maybe(25, expander(care, 1, board.expander)),
      maybe(10, expander(care, 2, board.expander)),
      maybe(care === 'careless' ? 5 : 1, rootWithNode(board.root)),
      maybe(30, few(memoryModule(care), 2)),
    )
    .map((all) => node('devices', {}, [...first, ...all.flat().filter((one) => one !== undefined)]));
}
