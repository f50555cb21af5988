/** `<distances>` of guest cells (virDomainNumaDefNodeDistanceParseXML): what one cell says of another holds both ways. */
import { childNamed, childrenNamed, type XmlElement } from '../../xml/xml.ts';
import type { CellDistance } from '../tuning.ts';
import { readUint, type RefusalList } from './refuse.ts';

const local = 10;
const unreachable = 255;

/** libvirt prints its unsigned numbers here with %d. */
const signed = (value: number): string => String(value | 0);

export class DistanceTable {
  readonly #cells: number;
  /** Cell to cell to distance; a cell is there once it, or another cell, speaks of it. */
  readonly #rows = new Map<number, Map<number, number>>();

  constructor(cells: number) {
    this.#cells = cells;
  }

  read(element: XmlElement, cell: number, refusals: RefusalList): void {
    const distances = childNamed(element, 'distances');
    if (distances === undefined) return;
    const siblings = childrenNamed(distances, 'sibling');
    if (siblings.length === 0)
      refusals.add('XML error: NUMA distances defined without siblings', distances.span);
    for (const sibling of siblings) this.#readSibling(sibling, cell, refusals);
  }

  /** In order of the other cell's id; empty when nothing is said. */
  of(cell: number): readonly CellDistance[] {
    return [...(this.#rows.get(cell) ?? [])]
      .map(([to, value]) => ({ to, value }))
      .sort((a, b) => a.to - b.to);
  }

  #readSibling(sibling: XmlElement, cell: number, refusals: RefusalList): void {
    const id = readUint(sibling, 'id', refusals, { required: true });
    if (id === undefined) return;
    if (id >= this.#cells) {
      refusals.add(
        `XML error: 'sibling_id ${signed(id)}' does not refer to a valid cell within NUMA 'cell id ${String(cell)}'`,
        sibling.span,
      );
      return;
    }
    const value = readUint(sibling, 'value', refusals, { required: true });
    if (value === undefined) return;
    if (value < local || value > unreachable || (id === cell) !== (value === local)) {
      refusals.add(
        `XML error: 'value ${signed(value)}' is invalid for 'sibling id ${String(id)}' under NUMA 'cell id ${String(cell)}'`,
        sibling.span,
      );
      return;
    }
    this.#row(cell).set(id, value);
    const back = this.#row(id);
    if (!back.has(cell)) back.set(cell, value);
  }

  #row(cell: number): Map<number, number> {
    let row = this.#rows.get(cell);
    if (row === undefined) this.#rows.set(cell, (row = new Map([[cell, local]])));
    return row;
  }
}
