/**
 * numad chooses the nodes of the memory (or of the vCPUs) when the domain starts, and knows nothing of pins: what was pinned by
 * hand may be far from what numad chose.
 */
import { viewDomains } from '../domain-view.ts';
import { viewsOfThreads } from '../remedies/pinning.ts';
import { memoryToVcpus } from '../remedies/shaping.ts';
import type { Rule } from '../rule.ts';
import { idsOfThreads, placesOf } from '../threads.ts';

export const rule: Rule<'auto-beside-pins'> = {
  id: 'auto-beside-pins',
  severity: 'warning',
  *check(input) {
    if (input.host !== undefined && input.host.nodes.length < 2) return;
    for (const { domain, placement, vcpus, emulators } of viewDomains(input)) {
      const auto = placement.memory.find(({ source }) => source === 'numad');
      const pinned = vcpus.filter(({ source }) => source === 'vcpupin' || source === 'vcpu-cpuset');
      const held = emulators.filter(({ source }) => source === 'emulatorpin');
      const byHand = auto !== undefined && pinned.length > 0 ? pinned : [];
      const threads = byHand.length > 0 ? byHand : domain.vcpuPlacement.effective === 'auto' ? held : [];
      if (threads.length === 0) continue;
      const { span, related } = placesOf(threads);
      const [by, ...others] = [domain.vcpuPlacement.by ?? auto?.span, span, ...related].filter(
        (place) => place !== undefined,
      );
      yield {
        params: { what: byHand.length > 0 ? 'vcpus' : 'emulator', threads: idsOfThreads(threads) },
        severity: byHand.length > 0 ? 'warning' : 'note',
        ...(by === undefined ? {} : { span: by }),
        related: others,
        entities: idsOfThreads(threads),
      };
    }
  },
  remedies: ({ params: { what, threads } }, input) => {
    const [view] = viewsOfThreads(input, threads);
    return view === undefined || what !== 'vcpus' ? [] : memoryToVcpus(input, view, 'memory-to-vcpus');
  },
};
