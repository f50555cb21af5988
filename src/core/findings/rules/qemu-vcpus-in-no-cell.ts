/** `-numa` names some vCPUs and not others: QEMU puts those into the first cell and warns. */
import { formatCpuSet, isEmpty } from '../../cpuset/cpuset.ts';
import { cellId } from '../../identity.ts';
import type { Rule } from '../rule.ts';

export const rule: Rule<'qemu-vcpus-in-no-cell'> = {
  id: 'qemu-vcpus-in-no-cell',
  severity: 'warning',
  *check({ domains }) {
    for (const { id, qemu, cells } of domains) {
      const [first] = cells;
      if (qemu === undefined || first === undefined || isEmpty(qemu.unnamedVcpus)) continue;
      yield {
        params: { vcpus: formatCpuSet(qemu.unnamedVcpus), cell: first.id },
        span: first.span,
        entities: [cellId(id, first.id)],
      };
    }
  },
};
