/** Settings that are only checked when the domain starts: shares, the order of vCPUs, priorities. */
import { hasId, intersectionOf, isEmpty } from '../cpuset/cpuset.ts';
import type { CpuTime, Scheduler } from '../domain/tuning.ts';
import { emulatorId } from '../identity.ts';
import type { CgroupKind } from './choices.ts';
import type { StartDoubt, StartInput, StartProblem } from './start-report.ts';

/** virCgroupSetCpuShares; v2 takes the number as its weight, whose range is 1 to 10000. */
export function findSharesProblems({ domain }: StartInput, cgroup: CgroupKind): readonly StartProblem[] {
  const shares = domain.cpuTime.shares;
  if (shares === undefined) return [];
  const problem = { threads: [], span: shares.span };
  if (shares.value < 2 || shares.value > 262_144) {
    const message = `invalid argument: shares '${String(shares.value)}' must be in range [2, 262144]`;
    return [{ ...problem, kind: 'shares-out-of-range', message }];
  }
  if (cgroup !== 'v2' || shares.value <= 10_000) return [];
  const message = "Unable to write to '/sys/fs/cgroup/…/cpu.weight': Numerical result out of range";
  return [{ ...problem, kind: 'shares-above-weight', message }];
}

/** An unprivileged libvirt has no cgroups to set shares, periods and quotas in, and says so before it starts anything. */
export function sessionDoubts({ domain }: StartInput, cgroup: CgroupKind): readonly StartDoubt[] {
  if (cgroup !== 'none' || !needsCpuController(domain.cpuTime)) return [];
  const message = 'unsupported configuration: CPU tuning is not available in session mode';
  return [{ kind: 'session', message }];
}

/** A period or quota of 0 is as good as none; shares count as soon as they are written. */
function needsCpuController({ shares, vcpu, global, emulator, iothread }: CpuTime): boolean {
  const isSet = [vcpu, global, emulator, iothread].some(
    ({ period, quota }) => (period?.value ?? 0) !== 0 || (quota?.value ?? 0) !== 0,
  );
  return shares !== undefined || isSet;
}

/** qemuProcessValidateHotpluggableVcpus, which runs when some vCPU is plugged in at boot. */
export function findOrderProblems({ domain }: StartInput): readonly StartProblem[] {
  const { hotpluggableVcpus, onlineVcpus } = domain;
  if (isEmpty(intersectionOf(hotpluggableVcpus, onlineVcpus))) return [];
  const seen = new Set<number>();
  for (const { vcpu, order, span } of domain.vcpuOrders) {
    if (!hasId(onlineVcpus, vcpu)) continue;
    if (seen.has(order)) {
      const message = `unsupported configuration: duplicate vcpu order '${String(order)}'`;
      return [{ kind: 'vcpu-order-duplicate', message, threads: [], span }];
    }
    seen.add(order);
  }
  return [];
}

/** virProcessSetScheduler; only fifo and rr have a priority. */
export function priorityFault({ policy, priority }: Scheduler): string | undefined {
  if ((policy !== 'fifo' && policy !== 'rr') || priority === undefined) return undefined;
  if (priority >= 1 && priority <= 99) return undefined;
  return `unsupported configuration: Scheduler priority ${String(priority)} out of range [1, 99]`;
}

/** The emulator's scheduler is the last thing that is set. */
export function findEmulatorschedProblems({ domain }: StartInput): readonly StartProblem[] {
  const setting = domain.schedulers.emulator;
  const message = setting === undefined ? undefined : priorityFault(setting);
  if (setting === undefined || message === undefined) return [];
  return [
    {
      kind: 'priority-out-of-range',
      message,
      threads: [emulatorId(domain.id)],
      span: setting.span,
    },
  ];
}
