/**
 * Nothing that can be pasted makes the core throw, hang or lose what stood before the fault. CPU times are printed;
 * the limits are wide and there to catch what is not linear.
 */
import { expect, it } from 'vitest';
import { domain, expectSound, fill, mostSeconds, randomText, read, timed } from './support.ts';

const bytes = Array.from({ length: 256 }, (_, i) => String.fromCharCode(i)).join('');

const noise: readonly (readonly [string, (length: number) => string])[] = [
  ['random bytes', (n) => randomText(bytes, n)],
  ['random printable lines', (n) => randomText(`${bytes.slice(32, 127)}\n`, n)],
  ['random XML characters', (n) => randomText('<>/="\' abc&;!-[]?\n', n)],
  ['random brackets', (n) => randomText('<>', n)],
  ['<', (n) => fill('<', n)],
  ['<b> on lines', (n) => fill('<b>\n', n)],
  ['<domain> on lines', (n) => fill('<domain>\n', n)],
  ['<domain> in one line', (n) => fill('<domain>', n)],
  ['<vcpu> on lines', (n) => fill('<vcpu>\n', n)],
  ["<vcpu id='0'/> on lines", (n) => fill("<vcpu id='0'/>\n", n)],
  ['</domain> on lines', (n) => fill('</domain>\n', n)],
  ['one line of letters', (n) => fill('x', n)],
  ['one line of blanks', (n) => fill(' ', n)],
  ['blank lines', (n) => fill('\n', n)],
  ['carriage returns', (n) => fill('\r', n)],
  ['2 M quotes in a tag', (n) => `<domain a=${fill('"', n / 10)}`],
  ['quotes and <', (n) => fill('<a b="', n)],
  ['<!-- unclosed', (n) => fill('<!-- ', n)],
  ['<![CDATA[', (n) => fill('<![CDATA[', n)],
  ['<!DOCTYPE [', (n) => fill('<!DOCTYPE a [\n', n)],
  ['<?', (n) => fill('<?xml ', n)],
  ['&', (n) => domain(fill('&', n))],
  ['&lt;', (n) => fill('&lt;domain&gt;', n)],
  ['$ virsh', (n) => fill('$ virsh dumpxml vm\n', n)],
  ['prompts', (n) => fill('[root@host ~]# \n', n)],
  ['available: 2 nodes (', (n) => fill('available: 2 nodes (0-1)\n', n)],
  ['node cpus', (n) => fill('node 0 cpus: 0 1 2 3\n', n)],
  ['one long node line', (n) => `available: 1 nodes (0)\nnode 0 cpus:${fill(' 1', n)}`],
  ['many nodes', (n) => Array.from({ length: n / 50 }, (_, i) => `node ${i} cpus: ${i}\n`).join('')],
  ['distance rows', (n) => `node distances:\nnode ${fill('1 ', n / 10)}\n${fill('  0: 10 10\n', n)}`],
  ['qemu options', (n) => fill('-smp 4 ', n)],
  ['VCPU: lines', (n) => fill('VCPU: 0\n', n)],
  ['rows of lscpu -e', (n) => `CPU NODE SOCKET CORE\n${fill('0 0 0 0\n', n)}`],
  ['one long row of lscpu -e', (n) => `CPU NODE SOCKET CORE\n${fill('0 ', n * 0.45)}`],
  ['one long header of lscpu -e', (n) => fill('CPU NODE ', n * 0.45)],
  ['rows of lscpu -p', (n) => fill('0,0,0,0\n', n)],
  ['one long header of lscpu -p', (n) => `# CPU${fill(',Core', n * 0.45)}`],
  ['lscpu -J', (n) => `{"cpus":[${fill('{"cpu":0,"node":-},', n)}`],
  ['depth in lscpu -J', (n) => `{"lscpu":${fill('[', n * 0.45)}`],
  ['labels of lscpu', (n) => `Architecture: x86_64\nCPU(s): 4\n${fill('Model name: x\n', n)}`],
  ['a list of lscpu', (n) => `NUMA node0 CPU(s):   0\n${fill('                     ,1\n', n)}`],
  ['records of cpuinfo', (n) => fill('processor : 0\nvendor_id : a\nphysical id : 0\n\n', n)],
  ['blank lines between words', (n) => `a${fill('\n', n / 2)}b${fill(' \n', n / 2)}c`],
  ['dots', (n) => fill('.', n)],
  ['{', (n) => fill('{', n)],
  ['one long attribute', (n) => domain(`<vcpu cpuset='${fill('1,', n * 0.45)}'>4</vcpu>`)],
  ['one long name', (n) => `<${fill('a', n * 0.45)}/>`],
  ['full width digits', (n) => fill('１', n)],
  ['lone surrogates', (n) => fill('\ud800', n)],
];

/**
 * Reads every kind of noise at growing lengths, so that what is not linear is found before it takes hours. CPU times
 * are printed; the limit is wide, for slow machines: what is not linear takes minutes.
 */
export function checkNoise(lengths: readonly number[]): void {
  it.each(noise)(
    '%s',
    (name, make) => {
      for (const length of lengths) {
        const text = make(length);
        const { result: analysis, seconds } = timed(() => read(text));
        if (length === lengths.at(-1)) {
          const { segments, domains } = analysis;
          console.info(
            `noise: ${name}: ${seconds.toFixed(1)} s, ${segments.length} segments, ${domains.length} domains`,
          );
        }
        expectSound(analysis);
        if (text.length > 10_000_000) expect(analysis.findings.length).toBeGreaterThan(0);
        const most = 2 + (mostSeconds * length) / 20_000_000;
        expect(seconds, `seconds for ${length} characters`).toBeLessThan(most);
      }
    },
    120_000,
  );
}
