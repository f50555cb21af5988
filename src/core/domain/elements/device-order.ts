/**
 * The order in which libvirt keeps devices: those of one kind together, where the first of them came, by their index; of equal
 * ones the later last (virDomainDiskInsert, virDomainControllerInsertPreAlloced). Each is put in its place as it comes.
 */
export class DeviceOrder<T> {
  readonly #groups = new Map<string | undefined, { readonly devices: T[]; readonly most: number[] }>();

  /** `index` undefined: behind all of its kind that are there, wherever later ones go. */
  insert(kind: string | undefined, index: number | undefined, device: T): void {
    const group = this.#groups.get(kind) ?? { devices: [], most: [] };
    this.#groups.set(kind, group);
    const { devices, most } = group;
    // The highest index up to each place only rises, so the first device with a higher one is soon found.
    const at = index === undefined ? devices.length : firstAbove(most, index);
    devices.splice(at, 0, device);
    most.splice(at, 0, index ?? most.at(-1) ?? -Infinity);
  }

  all(): readonly T[] {
    return [...this.#groups.values()].flatMap(({ devices }) => devices);
  }
}

function firstAbove(rising: readonly number[], value: number): number {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] ?? Infinity) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
