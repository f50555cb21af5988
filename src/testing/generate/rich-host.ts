/** Texts about a host of which the rules ask much: caches, huge pages, free memory, isolated CPUs, kinds of core. */
import fc from 'fast-check';
import { capabilitiesText, numactlText } from '../../synthetic-hosts/host-text.ts';
import { anyHost } from './any-host.ts';

export const richHost: fc.Arbitrary<readonly string[]> = fc
  .record({
    notation: anyHost,
    cacheOf: fc.constantFrom(0, 0, 1, 2, 4),
    pages: fc.option(fc.nat(2000), { nil: undefined }),
    isolated: fc.option(fc.tuple(fc.nat(12), fc.nat(6)), { nil: undefined }),
    isTold: fc.boolean(),
    siblings: fc.boolean(),
    efficient: fc.option(fc.nat(8), { nil: undefined }),
  })
  .map(({ notation, cacheOf, pages, isolated, isTold, siblings, efficient }) => {
    let text = capabilitiesText(notation);
    const ids = [...text.matchAll(/<cpu id='(\d+)'/g)].map(([, id]) => Number(id)).sort((a, b) => a - b);
    if (!siblings) text = text.replace(/ siblings='[^']*'/g, '');
    if (pages !== undefined)
      text = text.replaceAll(
        '<distances>',
        `<pages unit='KiB' size='2048'>${String(pages)}</pages><distances>`,
      );
    if (cacheOf > 0) {
      const banks = ids
        .filter((_, i) => i % cacheOf === 0)
        .map((first, i) => {
          const last = ids[Math.min(ids.length - 1, (i + 1) * cacheOf - 1)] ?? first;
          return `<bank id='${String(i)}' level='3' type='both' size='16' unit='MiB' cpus='${String(first)}-${String(last)}'/>`;
        });
      text = text.replace('</host>', `<cache>${banks.join('')}</cache></host>`);
    }
    const clocks = ids.map(
      (id) => `${String(id)} yes ${efficient !== undefined && id >= efficient ? 3800 : 5000}.0000`,
    );
    return [
      text,
      ...(isTold ? [numactlText(notation)] : []),
      ...(isolated === undefined
        ? []
        : [`BOOT_IMAGE=/vmlinuz isolcpus=${String(isolated[0])}-${String(isolated[0] + isolated[1])}`]),
      ...(efficient === undefined ? [] : [['CPU ONLINE    MAXMHZ', ...clocks].join('\n')]),
    ];
  });
