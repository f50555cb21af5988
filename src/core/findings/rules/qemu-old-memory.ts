/** `-numa node,mem=`: machine types since 5.1 refuse it, and the name of this one does not tell its release. */
import type { Rule } from '../rule.ts';

export const rule: Rule<'qemu-old-memory'> = {
  id: 'qemu-old-memory',
  severity: 'note',
  *check({ domains }) {
    for (const { id, qemu } of domains) {
      if (qemu?.oldMemory === undefined) continue;
      yield { params: { machine: qemu.machine }, span: qemu.oldMemory, entities: [id] };
    }
  },
};
