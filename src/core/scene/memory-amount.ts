/** An amount of memory in the unit that suits it: three digits at most, no `.0`. The same in every language. */
export interface MemoryAmount {
  readonly size: string;
  /** In the unit of the size. */
  readonly free: string | undefined;
  readonly unit: string;
}

const units = [
  ['TiB', 2 ** 30],
  ['GiB', 2 ** 20],
  ['MiB', 2 ** 10],
] as const;

export function memoryAmount(sizeKiB: number, freeKiB: number | undefined): MemoryAmount {
  const [unit, one] = units.find(([, least]) => sizeKiB >= least) ?? ['KiB', 1];
  const digits = (kib: number): string => {
    const value = kib / one;
    return value >= 100 ? value.toFixed(0) : value.toFixed(1).replace(/\.0$/, '');
  };
  return { size: digits(sizeKiB), free: freeKiB === undefined ? undefined : digits(freeKiB), unit };
}
