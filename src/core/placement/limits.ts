/**
 * How much time the threads of a domain get: a weight against other domains, and caps. Nothing here says where a
 * thread runs. Measured in evidence E5 and E11; vCPUs and iothreads have a cgroup each (virDomainCgroupSetupVcpuBW),
 * all emulator threads share one, and `global_` holds for the domain's own.
 */
import { countOf } from '../cpuset/cpuset.ts';
import type { Domain } from '../domain/domain.ts';
import type { Bandwidth } from '../domain/tuning.ts';
import type { Located, Span } from '../text/source.ts';
import type { CgroupKind, PlacementChoices } from './choices.ts';

export interface DomainLimits {
  readonly weight: WeightLimit;
  /** For each vCPU by itself. */
  readonly vcpu: CapLimit;
  /** For all emulator threads together. */
  readonly emulator: CapLimit;
  /** For each iothread by itself. */
  readonly iothread: CapLimit;
  /** For all threads of the domain together. */
  readonly global: CapLimit;
  /** What the capped vCPUs may use together, in CPUs; absent while they are not capped. */
  readonly vcpusTogether?: number;
  readonly traps: readonly LimitTrap[];
}

interface WeightLimit {
  readonly shares?: Located<number>;
  /** What is written into the cgroup; absent: the kernel's default stays. */
  readonly written?: number;
  /** The default weight it competes with: 1024 in cpu.shares of v1, 100 in cpu.weight of v2. */
  readonly standard: number;
  readonly file: 'cpu.shares' | 'cpu.weight';
  /** Times the share of a domain that says nothing, when both are busy. */
  readonly ratio?: number;
}

export interface CapLimit {
  readonly period?: Located<number>;
  readonly quota?: Located<number>;
  /** quota / period, in CPUs; absent: no cap. */
  readonly cpus?: number;
}

export type LimitTrapId =
  /** The vCPUs' quota holds for each vCPU, not for the domain. */
  | 'quota-per-vcpu'
  /** The vCPUs are capped and the emulator is not. */
  | 'emulator-not-capped'
  /** A period without a quota caps nothing. */
  | 'period-alone'
  /** A negative quota means no limit; a period beside it has no effect. */
  | 'quota-unlimited'
  /** One thread cannot use more than one CPU. */
  | 'above-one-cpu'
  /** cgroup v2 takes shares as its weight, unscaled: the default is 100 there and not 1024. */
  | 'shares-unscaled';

export interface LimitTrap {
  readonly id: LimitTrapId;
  readonly of: 'shares' | 'vcpu' | 'emulator' | 'iothread' | 'global';
  readonly span: Span;
}

/** µs; the kernel's own, in force while only a quota is written. */
const defaultPeriod = 100_000;

export function readLimits(domain: Domain, choices: PlacementChoices): DomainLimits {
  const { cpuTime } = domain;
  const vcpu = capOf(cpuTime.vcpu);
  const emulator = capOf(cpuTime.emulator);
  const iothread = capOf(cpuTime.iothread);
  const global = capOf(cpuTime.global);
  const weight = weightOf(cpuTime.shares, choices.cgroup ?? 'v2');
  const online = countOf(domain.onlineVcpus);
  return {
    weight,
    vcpu,
    emulator,
    iothread,
    global,
    ...(vcpu.cpus === undefined ? {} : { vcpusTogether: Math.min(vcpu.cpus, 1) * online }),
    traps: [
      ...weightTraps(weight),
      ...capTraps('vcpu', vcpu),
      ...vcpuTraps(vcpu, emulator, online),
      ...capTraps('emulator', emulator),
      ...capTraps('iothread', iothread),
      ...capTraps('global', global),
    ],
  };
}

/** Zero is libvirt's "unset" for both. */
function capOf({ period, quota }: Bandwidth): CapLimit {
  const written: CapLimit = {
    ...(period === undefined || period.value === 0 ? {} : { period }),
    ...(quota === undefined || quota.value === 0 ? {} : { quota }),
  };
  if (written.quota === undefined || written.quota.value < 0) return written;
  return { ...written, cpus: written.quota.value / (written.period?.value ?? defaultPeriod) };
}

function weightOf(shares: Located<number> | undefined, cgroup: CgroupKind): WeightLimit {
  const v1 = cgroup === 'v1';
  const standard = v1 ? 1024 : 100;
  const file = v1 ? 'cpu.shares' : 'cpu.weight';
  if (shares === undefined) return { standard, file };
  return { shares, written: shares.value, standard, file, ratio: shares.value / standard };
}

function weightTraps({ shares, file }: WeightLimit): readonly LimitTrap[] {
  if (shares === undefined || file === 'cpu.shares') return [];
  return [{ id: 'shares-unscaled', of: 'shares', span: shares.span }];
}

function capTraps(of: LimitTrap['of'], { period, quota, cpus }: CapLimit): readonly LimitTrap[] {
  if (quota === undefined) return period === undefined ? [] : [{ id: 'period-alone', of, span: period.span }];
  if (quota.value < 0) return [{ id: 'quota-unlimited', of, span: quota.span }];
  // The emulator and the domain have many threads: more than one CPU means something there.
  const single = of === 'vcpu' || of === 'iothread';
  return single && cpus !== undefined && cpus >= 1 ? [{ id: 'above-one-cpu', of, span: quota.span }] : [];
}

function vcpuTraps(vcpu: CapLimit, emulator: CapLimit, online: number): readonly LimitTrap[] {
  const { quota, cpus } = vcpu;
  if (quota === undefined || cpus === undefined || cpus >= 1) return [];
  const each: LimitTrap = { id: 'quota-per-vcpu', of: 'vcpu', span: quota.span };
  const open: LimitTrap = { id: 'emulator-not-capped', of: 'emulator', span: quota.span };
  return [...(online > 1 ? [each] : []), ...(emulator.cpus === undefined ? [open] : [])];
}
