/** Texts that are large, and small ones that ask for something large: time and memory stay bounded. */
import { expect, it } from 'vitest';
import type { JudgedAnalysis } from '../../core/analysis.ts';
import { formatCpuSet } from '../../core/cpuset/cpuset.ts';
import { capabilitiesText } from '../../synthetic-hosts/host-text.ts';
import { domain, expectSound, fill, mostSeconds, read, rulesOf, timed } from './support.ts';

type LargeCase = readonly [name: string, make: () => string, check: (analysis: JudgedAnalysis) => void];

const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);

/** `many`: how many elements of a kind; half of it where each is heavy. */
const largeCases = (many: number): readonly LargeCase[] => [
  [
    'very many vcpupins',
    () =>
      domain(
        `<vcpu>${many / 2}</vcpu><cputune>${upTo(many / 2)
          .map((i) => `<vcpupin vcpu='${i}' cpuset='${i % 64}'/>`)
          .join('\n')}</cputune>`,
      ),
    (analysis) => expect(analysis.domains[0]?.vcpuPins.length).toBe(many / 2),
  ],
  [
    'very many vcpupins of one vCPU',
    () => domain(`<vcpu>4</vcpu><cputune>${"<vcpupin vcpu='0' cpuset='1'/>\n".repeat(many / 2)}</cputune>`),
    (analysis) =>
      expect(analysis.domains[0]?.refusals[0]?.message).toBe(
        "internal error: duplicate vcpupin for vcpu '0'",
      ),
  ],
  [
    'very many scattered cpusets',
    () =>
      domain(
        `<vcpu>8192</vcpu><cputune>${upTo(many / 2)
          .map((i) => `<vcpupin vcpu='${i}' cpuset='${fill('0,2,4,6,8,10,12,14,', 400)}'/>`)
          .join('\n')}</cputune>`,
      ),
    (analysis) => expect(analysis.domains).toHaveLength(1),
  ],
  [
    'very many domains in one paste',
    () =>
      upTo(many / 2)
        .map((i) => domain(`<vcpu cpuset='0-3'>2</vcpu>`, `vm${i}`))
        .join(''),
    (analysis) => expect(analysis.domains).toHaveLength(many / 2),
  ],
  [
    'very many fragments',
    () =>
      upTo(many)
        .map((i) => `<vcpu>${(i % 4) + 1}</vcpu>\n`)
        .join(''),
    (analysis) => expect(analysis.domains).toHaveLength(many),
  ],
  [
    '200 domains of 8,192 vCPUs',
    () =>
      upTo(200)
        .map((i) => domain('<vcpu>8192</vcpu>', `vm${i}`))
        .join(''),
    (analysis) => {
      expect(analysis.domains).toHaveLength(200);
      const threads = analysis.placements.reduce((sum, placement) => sum + placement.threads.length, 0);
      expect(threads, 'threads placed in all, some 570 bytes each').toBeLessThan(200_000);
      expect(rulesOf(analysis)).toContain('vcpus-not-drawn');
    },
  ],
  [
    'very many joined fragments',
    () =>
      upTo(many)
        .map((i) => `<vcpupin vcpu='${i}' cpuset='1'/>\n`)
        .join(''),
    (analysis) => expect(analysis.domains).toHaveLength(1),
  ],
  [
    'very many cells',
    () =>
      domain(
        `<vcpu>20000</vcpu><cpu><numa>${upTo(many)
          .map((i) => `<cell id='${i}' cpus='${i % 16_000}' memory='1'/>`)
          .join('')}</numa></cpu>`,
      ),
    (analysis) => expect(analysis.domains[0]?.cells).toHaveLength(many),
  ],
  [
    'five times as many empty cells',
    () => domain(`<cpu><numa>${"<cell memory='1'/>".repeat(5 * many)}</numa></cpu>`),
    (analysis) => expect(analysis.domains[0]?.cells).toHaveLength(5 * many),
  ],
  [
    'very many memnodes and iothreads',
    () =>
      domain(
        `<iothreads>${many}</iothreads><iothreadids>${upTo(many)
          .map((i) => `<iothread id='${i + 1}'/>`)
          .join('')}</iothreadids>` +
          `<cputune>${upTo(many)
            .map((i) => `<iothreadpin iothread='${i + 1}' cpuset='1'/>`)
            .join('')}</cputune>` +
          `<numatune>${upTo(many)
            .map((i) => `<memnode cellid='${i}' nodeset='0'/>`)
            .join('')}</numatune>`,
      ),
    (analysis) => expect(analysis.domains).toHaveLength(1),
  ],
  [
    '5,000 levels',
    () => domain('<a>'.repeat(5000) + '</a>'.repeat(5000)),
    (analysis) => expect(rulesOf(analysis)).toContain('xml-limit'),
  ],
  [
    '100,000 levels',
    () => '<domain>'.repeat(100_000),
    (analysis) => expect(analysis.findings.length).toBeGreaterThan(0),
  ],
  [
    'a host of 8,192 CPUs with 512 vCPUs',
    () => capabilitiesText('node:16 core:256 pu:2') + domain('<vcpu>512</vcpu>'),
    (analysis) => expect(analysis.placements[0]?.threads).toHaveLength(513),
  ],
  [
    '999,999,999 vCPUs',
    () => domain("<vcpu current='999999999'>999999999</vcpu>"),
    (analysis) => {
      expect(analysis.domains[0]?.vcpus.max).toBe(999_999_999);
      expect(rulesOf(analysis)).toContain('vcpus-not-drawn');
    },
  ],
  [
    '−1 vCPUs',
    () => domain('<vcpu>-1</vcpu>'),
    (analysis) => {
      expect(analysis.domains[0]?.vcpus.max).toBe(4_294_967_295);
      expect(rulesOf(analysis)).toContain('vcpus-not-drawn');
    },
  ],
  [
    '4,294,967,295 iothreads',
    () => domain('<vcpu>1</vcpu><iothreads>4294967295</iothreads>'),
    (analysis) => expect(analysis.domains[0]?.iothreads.length).toBeLessThan(100_000),
  ],
  [
    'a set of 4,294,967,296 CPUs',
    () => domain("<vcpu cpuset='0-4294967295'>4</vcpu>"),
    (analysis) => {
      expect(rulesOf(analysis)).toContain('cpuset-invalid');
      expect(analysis.domains[0]?.refusals[0]?.message).toBe(
        "invalid argument: Failed to parse bitmap '0-4294967295'",
      );
    },
  ],
  [
    'all 16,384 CPUs for 1,000 vCPUs',
    () =>
      domain(
        `<vcpu cpuset='0-16383'>1000</vcpu><cputune>${upTo(1000)
          .map((i) => `<vcpupin vcpu='${i}' cpuset='0-16383'/>`)
          .join('')}</cputune>`,
      ),
    (analysis) => expect(formatCpuSet(analysis.domains[0]?.vcpuCpuset?.set ?? [])).toBe('0-16383'),
  ],
  [
    'a cell of 4,294,967,295 CPUs',
    () =>
      "<capabilities><host><topology><cells num='1'><cell id='0'><cpus num='4294967295'><cpu id='0' socket_id='0' core_id='0' siblings='0-4294967295'/></cpus></cell></cells></topology></host></capabilities>",
    (analysis) => expect(analysis.host?.cpuTable.length ?? 0).toBeLessThan(100_000),
  ],
  [
    'node 4294967295',
    () => 'available: 1 nodes (4294967295)\nnode 4294967295 cpus: 4294967295\nnode 4294967295 size: 1 MB\n',
    (analysis) => expect(rulesOf(analysis)).toContain('host-value-unreadable'),
  ],
  [
    'an entity bomb',
    () => {
      const entities = Array.from({ length: 20 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`);
      return `<!DOCTYPE domain [<!ENTITY e0 "ha">${entities.join('')}]>\n${domain('<vcpu>&e20;</vcpu>')}`;
    },
    (analysis) => expect(rulesOf(analysis)).toContain('xml-limit'),
  ],
  [
    'an external entity',
    () => `<!DOCTYPE domain [<!ENTITY e SYSTEM "file:///etc/passwd">]>\n${domain('<vcpu>4</vcpu>', '&e;')}`,
    (analysis) => {
      expect(rulesOf(analysis)).toContain('xml-limit');
      expect(JSON.stringify(analysis)).not.toContain('root:');
    },
  ],
];

/** CPU times are printed. */
export function checkLarge(many: number): void {
  it.each(largeCases(many))(
    '%s',
    (name, make, check) => {
      const text = make();
      const { result: analysis, seconds } = timed(mostSeconds, () => read(text));
      console.info(`large: ${name}: ${seconds.toFixed(1)} s`);
      expectSound(analysis);
      check(analysis);
      expect(seconds).toBeLessThan(mostSeconds);
    },
    60_000,
  );
}
