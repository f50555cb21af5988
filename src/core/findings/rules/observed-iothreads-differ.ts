/** virsh iothreadinfo lists other iothreads than the XML: it lists all that there are. */
import { formatCpuSet, setOfIds } from '../../cpuset/cpuset.ts';
import { compareObserved } from '../compare-observed.ts';
import type { Rule } from '../rule.ts';

export const rule: Rule<'observed-iothreads-differ'> = {
  id: 'observed-iothreads-differ',
  severity: 'warning',
  *check(input) {
    yield* compareObserved<'iothreads'>(input, ({ rows, first, domain, isWhole }) => {
      if (first.reader !== 'virsh-iothreadinfo') return [];
      if (!isWhole && domain.iothreads.length === 0) return [];
      const ids = rows.flatMap(({ number }) => number ?? []);
      const own = new Set(domain.iothreads);
      return [
        {
          what: 'iothreads',
          next: first.config,
          expected: formatCpuSet(setOfIds(domain.iothreads)),
          observed: formatCpuSet(setOfIds(ids)),
          written: domain.iothreadsSpan,
          seen: rows.flatMap(({ number, span }) => (number === undefined || own.has(number) ? [] : [span])),
        },
      ];
    });
  },
};
