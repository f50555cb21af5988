/**
 * `<memnode>` for a guest cell that does not exist: libvirt refuses the domain. Where there are no cells at all, all of its
 * `<memnode>` elements are one finding.
 */
import { propose } from '../remedies/pinning.ts';
import type { Rule } from '../rule.ts';

export const rule: Rule<'memnode-without-cell'> = {
  id: 'memnode-without-cell',
  severity: 'error',
  *check({ domains }) {
    for (const { id, refusals, cells } of domains) {
      const own = refusals.filter((refusal) => refusal.rule === 'memnode-without-cell');
      const [first] = own;
      if (first === undefined) continue;
      if (cells.length === 0) {
        // The first is met twice: as one of several that are not allowed, and as one for a cell that is not there.
        const others = own.slice(1).flatMap(({ span }) => (span.from === first.span.from ? [] : [span]));
        yield {
          params: { cells: 0, libvirt: first.message },
          span: first.span,
          related: others,
          entities: [id],
        };
        continue;
      }
      for (const { message, span } of own) {
        yield {
          params: { cells: cells.length, libvirt: message },
          span,
          related: cells.map((cell) => cell.span),
          entities: [id],
        };
      }
    }
  },
  remedies: ({ params: { cells }, entities: [domain], span, related }) => {
    if (domain === undefined || span === undefined) return [];
    const spans = cells === 0 ? [span, ...related] : [span];
    return propose(
      'remove',
      spans.map((each) => ({ kind: 'remove', domain, span: each })),
    );
  },
};
