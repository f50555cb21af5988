/** 50 MB in one paste, or a share of it: what is read, what is not, and that it is said; CPU times are printed. */
import { expect, it } from 'vitest';
import type { JudgedAnalysis } from '../../core/analysis.ts';
import { capabilitiesText, numactlText } from '../../synthetic-hosts/host-text.ts';
import { domain, expectSound, fill, mostSeconds, read, rulesOf, timed } from './support.ts';

const logLine = 'Nov 21 12:00:00 host kernel: something happened: 42 <b> times, in module [x]\n';
const numactl = `${numactlText('node:8 core:64 pu:2')}\n`;

export type FiftyCase = readonly [
  name: string,
  make: (length: number) => string,
  check: (analysis: JudgedAnalysis) => void,
];

const isSaid = (analysis: JudgedAnalysis): void => expect(rulesOf(analysis)).toContain('text-too-long');

export const aLog: FiftyCase = [
  'a log between a host and a domain',
  (length) => {
    const ends = [`$ numactl -H\n${numactl}\n$ dmesg\n`, `\n$ virsh dumpxml a\n${domain('<vcpu>4</vcpu>')}`];
    return ends.join(fill(logLine, length - ends.join('').length));
  },
  (analysis) => {
    expect(analysis.host?.cpuTable).toHaveLength(1024);
    expect(analysis.domains).toHaveLength(1);
  },
];

export const allOfThem: readonly FiftyCase[] = [
  [
    'capabilities of 8,192 CPUs',
    (length) => fill(`${capabilitiesText('node:16 core:256 pu:2')}\n`, length),
    (analysis) => expect(analysis.host?.cpuTable).toHaveLength(8192),
  ],
  [
    'numactl, quoted, CR LF',
    (length) => fill(numactl.replace(/^/gm, '> ').replace(/\n/g, '\r\n'), length),
    (analysis) => expect(analysis.host?.nodes).toHaveLength(8),
  ],
  [
    'one domain of 50 MB',
    (length) => domain(`<!-- ${fill('x', length - 200)} -->`),
    (analysis) => expect(rulesOf(analysis)).toContain('xml-limit'),
  ],
  ['25,000 domains', () => domain(`<vcpu>2</vcpu><!-- ${fill('x', 1900)} -->`).repeat(25_000), isSaid],
  [
    '16 million lines',
    (length) => fill('ab\n', length),
    (analysis) => expect(rulesOf(analysis)).toContain('text-unrecognised'),
  ],
  ['12 million tags', (length) => fill('<b>\n', length), isSaid],
  ['8 million colours', (length) => fill('\x1b[1ma\x1b[m', length), isSaid],
  [
    '40 million full-width digits',
    (length) => fill('１２３，\n', length),
    (analysis) => expect(rulesOf(analysis)).toContain('text-unrecognised'),
  ],
  ['50 MB and one line', (length) => `${fill(numactl, length)}\n${domain('<vcpu>4</vcpu>')}`, isSaid],
];

export function checkFifty(cases: readonly FiftyCase[], length = 50_000_000): void {
  // The limit of noise at 20 MB, in proportion.
  const most = 2 + (mostSeconds * length) / 20_000_000;
  it.each(cases)(
    '%s',
    (name, make, check) => {
      const text = make(length);
      const { result: analysis, seconds } = timed(most, () => read(text));
      console.info(
        `${length / 1e6} MB: ${name}: ${seconds.toFixed(1)} s, ${analysis.segments.length} segments`,
      );
      expectSound(analysis);
      check(analysis);
      expect(seconds).toBeLessThan(most);
    },
    180_000,
  );
}
