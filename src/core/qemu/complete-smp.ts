/**
 * `-smp` as QEMU completes it (machine_parse_smp_config, hw/core/machine-smp.c; checked against QEMU 7.2): what is
 * left out is filled with 1, then cores (machine types since 6.2) or sockets (older ones) take what remains, then
 * threads. A zero counts as left out.
 */
import type { QemuSmp } from '../intake/facts/qemu-guest.ts';

export type SmpOrder = 'cores-first' | 'sockets-first';

export interface CompleteSmp {
  readonly cpus: number;
  readonly maxcpus: number;
  /** With drawers and books of s390. */
  readonly sockets: number;
  readonly dies: number;
  /** With modules. */
  readonly clusters: number;
  readonly cores: number;
  readonly threads: number;
  /** QEMU's own sentence when it refuses the topology. */
  readonly refusal?: string;
}

export function completeSmp(
  smp: Omit<QemuSmp, 'span'>,
  order: SmpOrder,
  program: string | undefined,
): CompleteSmp {
  const given = (count: number | undefined): number => count ?? 0;
  const or1 = (count: number): number => (count > 0 ? count : 1);
  const outer = or1(given(smp.drawers)) * or1(given(smp.books));
  const dies = or1(given(smp.dies));
  const clusters = or1(given(smp.clusters));
  const modules = or1(given(smp.modules));
  const fixed = outer * dies * clusters * modules;
  let sockets = given(smp.sockets);
  let cores = given(smp.cores);
  let threads = given(smp.threads);
  let maxcpus = given(smp.maxcpus);
  let cpus = given(smp.cpus);

  if (cpus === 0 && maxcpus === 0) {
    sockets = or1(sockets);
    cores = or1(cores);
    threads = or1(threads);
  } else {
    maxcpus = maxcpus > 0 ? maxcpus : cpus;
    if (order === 'sockets-first' ? sockets === 0 : sockets === 0 && cores > 0) {
      cores = or1(cores);
      threads = or1(threads);
      sockets = Math.floor(maxcpus / (fixed * cores * threads));
    } else if (cores === 0) {
      sockets = or1(sockets);
      threads = or1(threads);
      cores = Math.floor(maxcpus / (fixed * sockets * threads));
    }
    if (threads === 0) threads = Math.floor(maxcpus / (fixed * sockets * cores));
  }
  const total = fixed * sockets * cores * threads;
  maxcpus = maxcpus > 0 ? maxcpus : total;
  cpus = cpus > 0 ? cpus : maxcpus;
  const hierarchy = describe({ ...smp, sockets, dies, clusters, modules, cores, threads }, program);
  const refusal =
    total !== maxcpus
      ? `Invalid CPU topology: product of the hierarchy must match maxcpus: ${hierarchy} != maxcpus (${String(maxcpus)})`
      : maxcpus < cpus
        ? `Invalid CPU topology: maxcpus must be equal to or greater than smp: ${hierarchy} == maxcpus (${String(maxcpus)}) < smp_cpus (${String(cpus)})`
        : undefined;
  return {
    cpus: Math.min(cpus, maxcpus),
    maxcpus,
    sockets: sockets * outer,
    dies,
    clusters: clusters * modules,
    cores,
    threads,
    ...(refusal === undefined ? {} : { refusal }),
  };
}

/** As in QEMU's sentence: with the levels that the machine has. */
function describe(smp: Omit<QemuSmp, 'span'>, program: string | undefined): string {
  const isArm = /-(?:arm|aarch64)$/.test(program ?? '');
  const isS390 = program?.endsWith('-s390x') === true;
  const isPc =
    program === undefined || !program.startsWith('qemu-system-') || /-(?:x86_64|i386)$/.test(program);
  const levels: readonly (readonly [string, number | undefined, boolean])[] = [
    ['drawers', smp.drawers ?? 1, isS390 && smp.drawers !== undefined],
    ['books', smp.books ?? 1, isS390 && smp.books !== undefined],
    ['sockets', smp.sockets, true],
    ['dies', smp.dies, isPc],
    ['clusters', smp.clusters, isArm],
    ['modules', smp.modules, isPc && (smp.modules ?? 1) > 1],
    ['cores', smp.cores, true],
    ['threads', smp.threads, true],
  ];
  return levels.flatMap(([name, count, shown]) => (shown ? [`${name} (${String(count)})`] : [])).join(' * ');
}
