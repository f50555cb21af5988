/**
 * virsh schedinfo has another weight, period or quota than `<cputune>`. Of a running domain it reads the cgroup, where everything
 * has a value: 1024 (v1) or 100 (v2) is the weight of who asks for none, 100000 the kernel's period, and a quota below 1 or
 * beyond its range is no limit (qemuGetSchedulerParametersFlags; measured on 9.0.0).
 */
import type { Located } from '../../text/source.ts';
import { compareObserved } from '../compare-observed.ts';
import type { LimitName } from '../observed-params.ts';
import type { Rule } from '../rule.ts';

const owners = ['vcpu', 'emulator', 'global', 'iothread'] as const;
const highestQuota = 17_592_186_044_415;

export const rule: Rule<'observed-limits-differ'> = {
  id: 'observed-limits-differ',
  severity: 'warning',
  *check(input) {
    yield* compareObserved<LimitName>(input, ({ first, domain: { cpuTime, iothreads }, isWhole }) => {
      const { scheduler, config: next, places } = first;
      if (scheduler === undefined) return [];
      const compare = (
        what: LimitName,
        written: Located<number> | undefined,
        tell: (value: number) => string,
      ) => {
        const seen = scheduler[what];
        return {
          what,
          next,
          expected: written !== undefined ? tell(written.value) : isWhole ? '' : undefined,
          observed: seen === undefined ? undefined : tell(seen),
          written: written?.span,
          seen: [places?.[what]],
        };
      };
      const { shares } = cpuTime;
      // A running domain without iothreads answers with what holds for all of it (qemuGetIOThreadsBWLive).
      const told = owners.filter((owner) => next || owner !== 'iothread' || iothreads.length > 0);
      return [
        compare('cpu_shares', shares, (value) => tellShares(value, shares?.value)),
        ...told.flatMap((owner) => [
          compare(`${owner}_period`, cpuTime[owner].period, tellPeriod),
          compare(`${owner}_quota`, cpuTime[owner].quota, tellQuota),
        ]),
      ];
    });
  },
};

/** The kernel keeps a weight within its range: 2 to 262144 under v1, 1 to 10000 under v2. */
function tellShares(value: number, written: number | undefined): string {
  if (written === undefined) return value === 0 || value === 100 || value === 1024 ? '' : String(value);
  const kept = [Math.min(Math.max(written, 2), 262_144), Math.min(Math.max(written, 1), 10_000)];
  return String(kept.includes(value) ? written : value);
}

function tellPeriod(value: number): string {
  return value === 0 || value === 100_000 ? '' : String(value);
}

function tellQuota(value: number): string {
  return value <= 0 || value >= highestQuota ? '' : String(value);
}
