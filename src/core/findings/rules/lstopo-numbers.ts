/**
 * The pins look like lstopo's logical numbers (L#): taken as such every guest core would be on one host core, or every guest
 * cell on one node; as the kernel's numbers, which libvirt wants, none is.
 */
import { viewDomains } from '../domain-view.ts';
import { looksLikeLogicalSiblings } from '../guest-cores.ts';
import { looksLikeLogicalNodes } from '../guest-cells.ts';
import { osNumbers } from '../logical-numbers.ts';
import { pinAllApart, propose } from '../remedies/pinning.ts';
import { rangeSet } from '../../cpuset/cpuset.ts';
import type { Rule } from '../rule.ts';
import { idsOfThreads, onlyCpuOf, placesOf } from '../threads.ts';

export const rule: Rule<'lstopo-numbers'> = {
  id: 'lstopo-numbers',
  severity: 'warning',
  *check(input) {
    const { host } = input;
    if (host === undefined) return;
    for (const view of viewDomains(input)) {
      const by = looksLikeLogicalSiblings(host, view)
        ? 'siblings'
        : looksLikeLogicalNodes(host, view)
          ? 'nodes'
          : undefined;
      if (by === undefined) continue;
      const numbers = osNumbers(host);
      const threads = view.vcpus.filter((vcpu) => onlyCpuOf(vcpu) !== undefined);
      yield {
        params: {
          threads: idsOfThreads(threads),
          by,
          pins: threads.flatMap((thread) => {
            const written = onlyCpuOf(thread);
            const meant = written === undefined ? undefined : numbers[written];
            return written === undefined || meant === undefined
              ? []
              : [{ thread: thread.thread, written, meant }];
          }),
        },
        ...placesOf(threads),
        entities: idsOfThreads(threads),
      };
    }
  },
  remedies: ({ params: { pins } }, input) => {
    const taken = pins.map(
      ({ thread, meant }) => ({ kind: 'pin', thread, cpus: rangeSet(meant, meant) }) as const,
    );
    return [
      ...propose('translate-numbers', taken),
      ...pinAllApart(
        input,
        pins.map(({ thread }) => thread),
      ),
    ];
  },
};
