/** The guest has NUMA cells, and nothing says where their vCPUs run or where their memory is: the guest's map is invented. */
import { bindCells, viewOf } from '../remedies/shaping.ts';
import type { Rule } from '../rule.ts';
import { viewDomains } from '../domain-view.ts';

export const rule: Rule<'guest-numa-unbound'> = {
  id: 'guest-numa-unbound',
  severity: 'note',
  *check(input) {
    if (input.host !== undefined && input.host.nodes.length < 2) return;
    for (const { domain, placement, vcpus } of viewDomains(input)) {
      const isHeld = vcpus.some(({ source }) => source !== 'default');
      // A QEMU command line holds no pins, whether or not libvirt sets some.
      if (
        domain.qemu !== undefined ||
        domain.cells.length < 2 ||
        isHeld ||
        placement.memory.some(({ source }) => source !== 'default')
      )
        continue;
      const [span, ...related] = domain.cells.map((cell) => cell.span);
      yield {
        params: { cells: domain.cells.length },
        ...(span === undefined ? {} : { span }),
        related,
        entities: [domain.id],
      };
    }
  },
  remedies: ({ entities }, input) => {
    const view = viewOf(input, entities[0] ?? '');
    return view === undefined ? [] : bindCells(input, view);
  },
};
