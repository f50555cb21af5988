/** One and many in English sentences. */

export const are = (ids: readonly unknown[]): string => (ids.length === 1 ? 'is' : 'are');

export const have = (ids: readonly unknown[]): string => (ids.length === 1 ? 'has' : 'have');

/** "1 vCPU", "3 vCPUs" */
export const count = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;

/** Whether a set, as libvirt prints it, has more than one member. */
export const several = (set: string): boolean => /[-,]/.test(set);

/** One CPU is a CPU. */
export const cpus = (set: string): string => `${several(set) ? 'CPUs' : 'CPU'} ${set}`;

export const nodes = (set: string): string => `${several(set) ? 'nodes' : 'node'} ${set}`;

/** The first letter of a sentence; names like vCPU 0 and iothread 1 keep theirs. */
export function capital(text: string): string {
  return /^(?:v?CPU|iothread \d)/.test(text) ? text : text.replace(/^./, (first) => first.toUpperCase());
}

/** One digit behind the point is enough to compare. */
export function tenth(value: number): string {
  return String(Math.round(value * 10) / 10);
}
