/**
 * Nothing that can be pasted makes the core throw, hang or lose what stood before the fault. CPU times are printed;
 * the limits are wide and there to catch what is not linear.
 */
import { expect, it } from 'vitest';
import type { JudgedAnalysis } from '../../core/analysis.ts';
import type { ReaderId } from '../../core/intake/reading.ts';
import { domain, expectSound, fill, mostSeconds, randomText, read, timed } from './support.ts';

const bytes = Array.from({ length: 256 }, (_, i) => String.fromCharCode(i)).join('');

/** As many whole pieces as there is room for: no line at the end is another kind of text. */
const whole = (piece: string, length: number): string => piece.repeat(Math.floor(length / piece.length));

/** What the text is read as, to its last line: every reader that claims a part of it. */
type Claims = readonly ReaderId[] | 'anything';

const noise: readonly (readonly [name: string, make: (length: number) => string, claims: Claims])[] = [
  ['random bytes', (n) => randomText(bytes, n), 'anything'],
  ['random printable lines', (n) => randomText(`${bytes.slice(32, 127)}\n`, n), 'anything'],
  ['random XML characters', (n) => randomText('<>/="\' abc&;!-[]?\n', n), 'anything'],
  ['random brackets', (n) => randomText('<>', n), ['unrecognised']],
  ['<', (n) => fill('<', n), ['unrecognised']],
  ['<b> on lines', (n) => whole('<b>\n', n), ['other-xml']],
  ['<domain> on lines', (n) => whole('<domain>\n', n), ['libvirt-domain']],
  ['<domain> in one line', (n) => fill('<domain>', n), ['libvirt-domain']],
  ['<vcpu> on lines', (n) => whole('<vcpu>\n', n), ['libvirt-domain']],
  ["<vcpu id='0'/> on lines", (n) => fill("<vcpu id='0'/>\n", n), ['libvirt-domain']],
  ['</domain> on lines', (n) => whole('</domain>\n', n), ['unrecognised']],
  ['one line of letters', (n) => fill('x', n), ['unrecognised']],
  ['one line of blanks', (n) => fill(' ', n), []],
  ['blank lines', (n) => whole('\n', n), []],
  ['carriage returns', (n) => fill('\r', n), []],
  ['2 M quotes in a tag', (n) => `<domain a=${fill('"', n / 10)}`, ['libvirt-domain']],
  ['quotes and <', (n) => fill('<a b="', n), ['other-xml']],
  ['<!-- unclosed', (n) => fill('<!-- ', n), ['unrecognised']],
  ['<![CDATA[', (n) => fill('<![CDATA[', n), ['unrecognised']],
  ['<!DOCTYPE [', (n) => whole('<!DOCTYPE a [\n', n), ['unrecognised']],
  ['<?', (n) => fill('<?xml ', n), ['unrecognised']],
  ['&', (n) => domain(fill('&', n)), ['libvirt-domain']],
  ['&lt;', (n) => fill('&lt;domain&gt;', n), ['libvirt-domain']],
  ['$ virsh', (n) => whole('$ virsh dumpxml vm\n', n), ['bare-command']],
  ['prompts', (n) => whole('[root@host ~]# \n', n), []],
  ['available: 2 nodes (', (n) => whole('available: 2 nodes (0-1)\n', n), ['numactl-hardware']],
  ['node cpus', (n) => whole('node 0 cpus: 0 1 2 3\n', n), ['numactl-hardware']],
  ['one long node line', (n) => `available: 1 nodes (0)\nnode 0 cpus:${fill(' 1', n)}`, ['numactl-hardware']],
  [
    'many nodes',
    (n) => Array.from({ length: n / 50 }, (_, i) => `node ${i} cpus: ${i}\n`).join(''),
    ['numactl-hardware'],
  ],
  [
    'distance rows',
    (n) => `node distances:\nnode ${fill('1 ', n / 10)}\n${whole('  0: 10 10\n', n)}`,
    ['numactl-hardware'],
  ],
  ['qemu options', (n) => fill('-smp 4 ', n), ['qemu-command-line']],
  ['VCPU: lines', (n) => whole('VCPU: 0\n', n), ['virsh-vcpuinfo']],
  ['rows of lscpu -e', (n) => `CPU NODE SOCKET CORE\n${whole('0 0 0 0\n', n)}`, ['lscpu-e']],
  ['one long row of lscpu -e', (n) => `CPU NODE SOCKET CORE\n${fill('0 ', n * 0.45)}`, ['lscpu-e']],
  ['one long header of lscpu -e', (n) => fill('CPU NODE ', n * 0.45), ['unrecognised']],
  ['rows of lscpu -p', (n) => whole('0,0,0,0\n', n), ['lscpu-p']],
  ['one long header of lscpu -p', (n) => `# CPU${fill(',Core', n * 0.45)}`, ['unrecognised']],
  ['lscpu -J', (n) => `{"cpus":[${fill('{"cpu":0,"node":-},', n)}`, ['lscpu-json']],
  ['depth in lscpu -J', (n) => `{"lscpu":${fill('[', n * 0.45)}`, ['lscpu-json']],
  ['labels of lscpu', (n) => `Architecture: x86_64\nCPU(s): 4\n${whole('Model name: x\n', n)}`, ['lscpu']],
  ['a list of lscpu', (n) => `NUMA node0 CPU(s):   0\n${whole('                     ,1\n', n)}`, ['lscpu']],
  [
    'records of cpuinfo',
    (n) => whole('processor : 0\nvendor_id : a\nphysical id : 0\n\n', n),
    ['proc-cpuinfo'],
  ],
  ['blank lines between words', (n) => `a${fill('\n', n / 2)}b${fill(' \n', n / 2)}c`, ['unrecognised']],
  ['dots', (n) => fill('.', n), ['unrecognised']],
  ['{', (n) => fill('{', n), ['unrecognised']],
  [
    'one long attribute',
    (n) => domain(`<vcpu cpuset='${fill('1,', n * 0.45)}'>4</vcpu>`),
    ['libvirt-domain'],
  ],
  ['one long name', (n) => `<${fill('a', n * 0.45)}/>`, ['other-xml']],
  ['full width digits', (n) => fill('１', n), ['unrecognised']],
  ['lone surrogates', (n) => fill('\ud800', n), ['unrecognised']],
];

/**
 * Reads every kind of noise at growing lengths, so that what is not linear is found before it takes hours. CPU times
 * are printed; the limit is wide, for slow machines: what is not linear takes minutes.
 */
export function checkNoise(lengths: readonly number[]): void {
  it.each(noise)(
    '%s',
    (name, make, claims) => {
      for (const length of lengths) {
        const text = make(length);
        // 20,000 domains, each read, placed and judged, take most of the first seconds.
        const most = 8 + (mostSeconds * length) / 20_000_000;
        const { result: analysis, seconds } = timed(most, () => read(text));
        if (length === lengths.at(-1)) {
          const { segments, domains } = analysis;
          console.info(
            `noise: ${name}: ${seconds.toFixed(1)} s, ${segments.length} segments, ${domains.length} domains`,
          );
        }
        expectSound(analysis);
        if (claims !== 'anything')
          expect(claimsOf(analysis), `readers of ${length} characters`).toEqual(claims);
        expectAllTold(analysis);
        expect(seconds, `seconds for ${length} characters`).toBeLessThan(most);
      }
    },
    120_000,
  );
}

/** What is beyond the limits of a text is a piece of its own at its end. */
function claimsOf({ segments, findings }: JudgedAnalysis): readonly ReaderId[] {
  const isTooLong = findings.some(({ rule }) => rule === 'text-too-long');
  return [...new Set((isTooLong ? segments.slice(0, -1) : segments).map(({ reader }) => reader))];
}

/** Nothing is passed over in silence: each piece that is not read has a finding, but for those beyond the most shown. */
function expectAllTold({ segments, findings }: JudgedAnalysis): void {
  const told = new Set(findings.map(({ span }) => span?.from));
  const untold = segments.filter(({ use, span }) => use === 'useless' && !told.has(span.from));
  if (findings.length < 500) expect(untold).toEqual([]);
}
