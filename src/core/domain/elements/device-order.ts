/**
 * The order in which libvirt keeps devices: those of one kind together, where the first of them came, by their index; of equal
 * ones the later last (virDomainDiskInsert, virDomainControllerInsertPreAlloced, which put each in its place as it comes).
 */
export class DeviceOrder<T> {
  readonly #groups = new Map<string | undefined, Group<T>>();

  /** `index` undefined: behind all of its kind that are there, wherever later ones go. */
  insert(kind: string | undefined, index: number | undefined, device: T): void {
    const group = this.#groups.get(kind) ?? { placed: [], most: Number.MIN_SAFE_INTEGER };
    this.#groups.set(kind, group);
    // A later one goes before it where its index is below one that stands before it: below the highest.
    const place = index ?? group.most;
    group.most = Math.max(group.most, place);
    group.placed.push({ device, place });
  }

  all(): readonly T[] {
    return [...this.#groups.values()].flatMap(({ placed }) =>
      placed.toSorted((a, b) => a.place - b.place).map(({ device }) => device),
    );
  }
}

interface Group<T> {
  readonly placed: { readonly device: T; readonly place: number }[];
  /** The highest place so far. */
  most: number;
}
