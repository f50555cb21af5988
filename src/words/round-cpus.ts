/**
 * How many CPUs' worth of time, or how many times the usual weight: two digits behind the point are enough to compare, but a
 * small part keeps the first two that say something (a quota of 500 in 100,000 is 0.005, not 0.01).
 */
export function roundCpus(value: number): string {
  return String(Math.abs(value) < 0.1 ? Number(value.toPrecision(2)) : Math.round(value * 100) / 100);
}
