/** 50 MB in one paste: what is read, what is not, and that it is said; CPU times are printed. */
import { expect, it } from 'vitest';
import type { JudgedAnalysis } from '../../core/analysis.ts';
import { capabilitiesText, numactlText } from '../host-text.ts';
import { domain, expectSound, fill, mostSeconds, read, rulesOf, timed } from './support.ts';

const length = 50_000_000;
const logLine = 'Nov 21 12:00:00 host kernel: something happened: 42 <b> times, in module [x]\n';
const numactl = `${numactlText('node:8 core:64 pu:2')}\n`;

export type FiftyCase = readonly [
  name: string,
  make: () => string,
  check: (analysis: JudgedAnalysis) => void,
];

const isSaid = (analysis: JudgedAnalysis): void => expect(rulesOf(analysis)).toContain('text-too-long');

export const aLog: FiftyCase = [
  'a log between a host and a domain',
  () => {
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
    () => fill(`${capabilitiesText('node:16 core:256 pu:2')}\n`, length),
    (analysis) => expect(analysis.host?.cpuTable).toHaveLength(8192),
  ],
  [
    'numactl, quoted, CR LF',
    () => fill(numactl.replace(/^/gm, '> ').replace(/\n/g, '\r\n'), length),
    (analysis) => expect(analysis.host?.nodes).toHaveLength(8),
  ],
  [
    'one domain of 50 MB',
    () => domain(`<!-- ${fill('x', length - 200)} -->`),
    (analysis) => expect(rulesOf(analysis)).toContain('xml-limit'),
  ],
  ['25,000 domains', () => domain(`<vcpu>2</vcpu><!-- ${fill('x', 1900)} -->`).repeat(25_000), isSaid],
  [
    '16 million lines',
    () => fill('ab\n', length),
    (analysis) => expect(rulesOf(analysis)).toContain('text-unrecognised'),
  ],
  ['12 million tags', () => fill('<b>\n', length), isSaid],
  ['8 million colours', () => fill('\x1b[1ma\x1b[m', length), isSaid],
  [
    '40 million full-width digits',
    () => fill('１２３，\n', length),
    (analysis) => expect(rulesOf(analysis)).toContain('text-unrecognised'),
  ],
  ['50 MB and one line', () => `${fill(numactl, length)}\n${domain('<vcpu>4</vcpu>')}`, isSaid],
];

/** The limit of noise at 20 MB, in proportion. */
const most = 2 + (mostSeconds * length) / 20_000_000;

export function checkFifty(cases: readonly FiftyCase[]): void {
  it.each(cases)(
    '%s',
    (name, make, check) => {
      const text = make();
      const { result: analysis, seconds } = timed(() => read(text));
      console.info(`50 MB: ${name}: ${seconds.toFixed(1)} s, ${analysis.segments.length} segments`);
      expectSound(analysis);
      check(analysis);
      expect(seconds).toBeLessThan(most);
    },
    180_000,
  );
}
