/** Many domains on one host, for tests and the benchmark: pins of all kinds, chosen by a seed and nothing else. */
import { capabilitiesText } from '../../synthetic-hosts/host-text.ts';

export interface Crowd {
  readonly domains: number;
  /** Of each domain. */
  readonly vcpus: number;
  /** Of the host, on each of its (at most 8) nodes the same number, of two threads each. */
  readonly cores: number;
  readonly seed: number;
}

/** The host first, then the domains, all in one text. A third each: pinned one by one, to a pool, to sets of two. */
export function crowdedTexts({ domains, vcpus, cores, seed }: Crowd): readonly string[] {
  const nodes = cores >= 64 ? 8 : 2;
  const cpus = cores * 2;
  const random = mulberry(seed);
  const at = (): number => Math.floor(random() * cpus);
  const guests = Array.from({ length: domains }, (_, d) => {
    const first = at();
    const pins = Array.from({ length: vcpus }, (__, i) => {
      const cpu = d % 3 === 0 ? at() : (first + i) % cpus;
      const set = d % 3 === 2 ? `${String(cpu)},${String((cpu + cores) % cpus)}` : String(cpu);
      return `<vcpupin vcpu='${String(i)}' cpuset='${set}'/>`;
    });
    const pool = `${String(first)}-${String(Math.min(cpus - 1, first + vcpus))}`;
    const inner =
      d % 3 === 1
        ? `<vcpu cpuset='${pool}'>${String(vcpus)}</vcpu>`
        : `<vcpu>${String(vcpus)}</vcpu><cputune>${pins.join('')}<emulatorpin cpuset='${String(at())}'/></cputune>`;
    return `<domain type='kvm'><name>vm${String(d)}</name>${inner}</domain>`;
  });
  return [capabilitiesText(`node:${String(nodes)} core:${String(cores / nodes)} pu:2`), guests.join('\n')];
}

/** A small generator of numbers in 0 … 1. */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
