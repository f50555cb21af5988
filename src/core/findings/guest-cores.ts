/** The guest's cores on the host's: which vCPUs the guest takes for threads of one core, and where they are held. */
import { emptySet, firstId, idsOf, isSubset, onlyId, setOfIds, type CpuSet } from '../cpuset/cpuset.ts';
import { coresOfHost } from '../host/cores-of-host.ts';
import type { Host } from '../host/host.ts';
import type { ThreadPlacement } from '../placement/placement.ts';
import { vcpusPer, type DomainView } from './domain-view.ts';
import { heldTo, onlyCpuOf } from './threads.ts';
import { osNumbers } from './logical-numbers.ts';

/** The vCPUs of each guest core that run, those cores alone that have several. */
function guestCoresOf({ domain, vcpus }: DomainView): readonly (readonly ThreadPlacement[])[] {
  const per = vcpusPer(domain, 'core');
  if (per < 2) return [];
  const cores = new Map<number, ThreadPlacement[]>();
  for (const vcpu of vcpus) {
    const core = Math.floor((vcpu.number ?? 0) / per);
    const there = cores.get(core);
    if (there === undefined) cores.set(core, [vcpu]);
    else there.push(vcpu);
  }
  return [...cores.values()].filter((core) => core.length > 1);
}

/** The host core that holds all of a thread's CPUs; undefined: none does, or nobody tells. */
export function coreHolding(host: Host, cpus: CpuSet | undefined): CpuSet | undefined {
  const core = cpus === undefined ? undefined : coresOfHost(host)(firstId(cpus) ?? -1);
  return core !== undefined && cpus !== undefined && isSubset(cpus, core) ? core : undefined;
}

/** Guest cores whose threads are held to different host cores. */
export function splitCores(host: Host, view: DomainView): readonly (readonly ThreadPlacement[])[] {
  return guestCoresOf(view).filter((core) => {
    const homes = core.map((vcpu) => coreHolding(host, heldTo(vcpu)));
    return !homes.includes(undefined) && new Set(homes).size > 1;
  });
}

/**
 * Every vCPU is pinned to one CPU, no guest core is on a host core, and all of them would be if the numbers were lstopo's
 * logical ones: somebody took L# for the CPU's number.
 */
export function looksLikeLogicalSiblings(host: Host, view: DomainView): boolean {
  const cores = guestCoresOf(view);
  if (cores.length === 0 || splitCores(host, view).length < cores.length) return false;
  if (areWholeCores(host, view)) return false;
  const numbers = osNumbers(host);
  const coreOf = coresOfHost(host);
  return cores.every((core) => {
    const meant = core.map((vcpu) => numbers[onlyCpuOf(vcpu) ?? -1]);
    const home = coreOf(meant[0] ?? -1);
    return (
      home !== undefined &&
      new Set(meant).size === core.length &&
      meant.every((cpu) => cpu !== undefined && [...idsOf(home)].includes(cpu))
    );
  });
}

/** As the kernel numbers them the pins take up host cores whole: the numbers are right, and only their order is not. */
function areWholeCores(host: Host, { vcpus }: DomainView): boolean {
  const coreOf = coresOfHost(host);
  const cpus = setOfIds(vcpus.flatMap((vcpu) => onlyCpuOf(vcpu) ?? []));
  return [...idsOf(cpus)].every((cpu) => isSubset(coreOf(cpu) ?? emptySet, cpus));
}

/** Whether some of these CPUs, or their siblings, are assumed to exist. */
export function areAssumed(host: Host, threads: readonly ThreadPlacement[]): boolean {
  const first = new Set(threads.map((thread) => firstId(heldTo(thread) ?? [])));
  return host.cpuTable.some(({ id, assumed }) => assumed && first.has(id));
}

/** All on one and the same CPU: that is another finding. */
export function areOnOneCpu(threads: readonly ThreadPlacement[]): boolean {
  const cpus = new Set(threads.map((thread) => onlyId(heldTo(thread) ?? [])));
  return cpus.size === 1 && !cpus.has(undefined);
}
