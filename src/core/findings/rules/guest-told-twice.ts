/**
 * Several texts give the XML of one guest: a report has /etc/libvirt/qemu/VM.xml and `virsh dumpxml VM`, or it was pasted
 * twice. Each is drawn, and one of them counts where guests are counted. A QEMU command line beside its XML is no such case.
 */
import type { Domain } from '../../domain/domain.ts';
import { withoutTwins } from '../../domain/same-guest.ts';
import type { Rule } from '../rule.ts';

export const rule: Rule<'guest-told-twice'> = {
  id: 'guest-told-twice',
  severity: 'note',
  *check({ domains }) {
    const named = new Map<string, Domain[]>();
    for (const domain of domains) {
      if (domain.name === undefined || domain.qemu !== undefined) continue;
      const others = named.get(domain.name);
      if (others === undefined) named.set(domain.name, [domain]);
      else others.push(domain);
    }
    const counted = new Set(withoutTwins(domains));
    for (const [name, all] of named) {
      if (all.length < 2) continue;
      const counts = all.find((domain) => counted.has(domain));
      const others = all.filter((domain) => domain !== counts);
      const [span, ...more] = others.flatMap(({ roots }) => roots[0]?.span ?? []);
      yield {
        params: { name, times: all.length, running: counts?.status !== undefined },
        ...(span === undefined ? {} : { span }),
        related: [...(counts?.roots.slice(0, 1) ?? []).map((root) => root.span), ...more],
        entities: counts === undefined ? [] : [counts.id],
      };
    }
  },
};
