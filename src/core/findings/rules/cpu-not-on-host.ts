/**
 * A setting names CPUs that this host does not have. Beyond the host's last CPU the start fails; a number
 * within its range may be an offline CPU, which is dropped or refused by cgroup version (libvirt.md §0.2).
 */
import { differenceOf, formatCpuSet, isEmpty, lastId } from '../../cpuset/cpuset.ts';
import type { Rule } from '../rule.ts';
import { groupBySet, spansOf } from '../threads.ts';

export const rule: Rule<'cpu-not-on-host'> = {
  id: 'cpu-not-on-host',
  severity: 'error',
  *check({ host, placements }) {
    if (host === undefined) return;
    for (const placement of placements) {
      for (const threads of groupBySet(placement.threads)) {
        const thread = threads[0];
        if (thread === undefined || typeof thread.asked === 'string') continue;
        if (thread.source === 'default' || thread.source === 'numad') continue;
        const missing = differenceOf(thread.asked, host.cpus);
        if (isEmpty(missing)) continue;
        const beyond = (lastId(missing) ?? 0) > (lastId(host.cpus) ?? 0);
        const nothingLeft = isEmpty(thread.runs ?? []);
        const spans = spansOf(threads);
        yield {
          params: {
            source: thread.source,
            threads: threads.map((one) => one.thread),
            missing: formatCpuSet(missing),
            host: formatCpuSet(host.cpus),
            left: formatCpuSet(thread.runs ?? []),
            beyond,
          },
          severity: beyond || nothingLeft ? 'error' : 'warning',
          ...(spans[0] === undefined ? {} : { span: spans[0] }),
          related: spans.slice(1),
          entities: threads.map((one) => one.thread),
        };
      }
    }
  },
};
