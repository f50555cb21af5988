/** Threads are seen elsewhere than the settings say: the text is not what runs, or something moved them since. */
import { listDrifts, type Drift } from '../list-drifts.ts';
import type { Rule } from '../rule.ts';

/** More than anybody reads; `count` tells how many there are. */
const shown = 16;

export const rule: Rule<'observed-differs'> = {
  id: 'observed-differs',
  severity: 'warning',
  *check(input) {
    const byDomain = new Map<string, Drift[]>();
    for (const drift of listDrifts(input)) {
      const key = `${drift.domain} ${String(drift.next)}`;
      const there = byDomain.get(key);
      if (there === undefined) byDomain.set(key, [drift]);
      else there.push(drift);
    }
    for (const drifts of byDomain.values()) {
      const [span, ...related] = drifts.map((drift) => drift.span);
      const threads = [...new Set(drifts.map(({ thread }) => thread))];
      // Two outputs that say the same of a thread are one thing to tell.
      const told = new Map(
        drifts.map((drift) => [[drift.thread, drift.what, drift.expected, drift.observed].join(' '), drift]),
      );
      yield {
        params: {
          count: threads.length,
          next: drifts[0]?.next === true,
          drifts: [...told.values()]
            .slice(0, shown)
            .map(({ thread, what, expected, observed }) => ({ thread, what, expected, observed })),
        },
        ...(span === undefined ? {} : { span }),
        related: related.slice(0, shown),
        entities: threads,
      };
    }
  },
};
