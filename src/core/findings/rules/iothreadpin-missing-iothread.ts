/** `<iothreadpin>` for an iothread that does not exist, mostly because `<iothreads>` was forgotten: libvirt refuses it. */
import { formatCpuSet, setOfIds } from '../../cpuset/cpuset.ts';
import { propose } from '../remedies/pinning.ts';
import { removeAt } from '../remedies/wording.ts';
import type { Rule } from '../rule.ts';

export const rule: Rule<'iothreadpin-missing-iothread'> = {
  id: 'iothreadpin-missing-iothread',
  severity: 'error',
  *check({ domains }) {
    for (const { id, refusals, iothreads, iothreadPins } of domains) {
      for (const { rule: own, message, span } of refusals) {
        if (own !== 'iothreadpin-missing-iothread') continue;
        const pin = iothreadPins.find(
          (one) => one.span.from === span.from && one.span.source === span.source,
        );
        yield {
          params: {
            iothread: pin?.iothread,
            iothreads: formatCpuSet(setOfIds(iothreads)),
            libvirt: message,
          },
          span,
          entities: [id],
        };
      }
    }
  },
  remedies: ({ params: { iothread, iothreads }, entities, span }) => {
    const [domain] = entities;
    // Those that exist already may have any ids; none is the usual case, and then they count from 1.
    const isPlain = iothreads === '' || /^1(?:-\d+)?$/.test(iothreads);
    return [
      ...(domain === undefined || iothread === undefined || iothread > 64 || !isPlain
        ? []
        : propose('add-iothreads', [{ kind: 'iothread-count', domain, count: iothread }])),
      ...removeAt(domain, span),
    ];
  },
};
