/**
 * Distances between NUMA nodes in hwloc's XML. 2.x: `<distances2>` with node numbers and values in runs; 1.x:
 * `<distances>` below an object, normalised by `latency_base`, in the order of the nodes (formats.md §17).
 */
import { attributeOf, childrenNamed, type XmlElement } from '../../xml/xml.ts';

/** Rows by node id. */
export type Distances = ReadonlyMap<number, Readonly<Record<number, number>>>;

const mostNodes = 1024;
/** HWLOC_DISTANCES_KIND_MEANS_LATENCY; 8 is bandwidth. */
const latencyKind = 4;

/** `nodeOrder`: the nodes as they stand in the file. Undefined when the file has no such matrix. */
export function readHwlocDistances(
  topology: XmlElement,
  nodeOrder: readonly number[],
): Distances | undefined {
  for (const element of childrenNamed(topology, 'distances2')) {
    const kind = Number(attributeOf(element, 'kind')?.value ?? '0');
    const isOfNodes = attributeOf(element, 'type')?.value === 'NUMANode';
    if (!isOfNodes || attributeOf(element, 'indexing')?.value !== 'os' || (kind & latencyKind) === 0)
      continue;
    const ids = numbersIn(childrenNamed(element, 'indexes'));
    const matrix = matrixOf(ids, numbersIn(childrenNamed(element, 'u64values')));
    if (matrix !== undefined) return matrix;
  }
  return readOld(topology, nodeOrder);
}

/** The element may stand below any object; the first whose size is that of the nodes is theirs. */
function readOld(topology: XmlElement, nodeOrder: readonly number[]): Distances | undefined {
  const open: XmlElement[] = [topology];
  for (let element = open.pop(); element !== undefined; element = open.pop()) {
    for (const distances of childrenNamed(element, 'distances')) {
      if (Number(attributeOf(distances, 'nbobjs')?.value) !== nodeOrder.length) continue;
      const base = Number(attributeOf(distances, 'latency_base')?.value ?? '1');
      const values = childrenNamed(distances, 'latency').map((latency) =>
        wholeNear(Number(attributeOf(latency, 'value')?.value) * base),
      );
      const matrix = matrixOf(nodeOrder, values);
      if (matrix !== undefined) return matrix;
    }
    open.push(...childrenNamed(element, 'object'));
  }
  return undefined;
}

/** Values are printed with six digits after the point. */
function wholeNear(value: number): number {
  const whole = Math.round(value);
  return Math.abs(value - whole) < 0.01 ? whole : Number.NaN;
}

function matrixOf(ids: readonly number[], values: readonly number[]): Distances | undefined {
  const size = ids.length;
  if (size === 0 || size > mostNodes || values.length !== size * size) return undefined;
  if (![...ids, ...values].every((value) => Number.isSafeInteger(value) && value >= 0)) return undefined;
  return new Map(
    ids.map((id, row) => [
      id,
      Object.fromEntries(
        ids.flatMap((to, column) => {
          const value = values[row * size + column] ?? 0;
          return value === 0 ? [] : [[to, value]];
        }),
      ),
    ]),
  );
}

function numbersIn(elements: readonly XmlElement[]): readonly number[] {
  return elements.flatMap(({ text }) => text.trim().split(/\s+/).filter(Boolean).map(Number));
}
