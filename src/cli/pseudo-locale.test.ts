/** Reports and pictures hold no word that is not of `src/words`: they are read in the language of `testing/pseudo-locale.ts`. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { folderOfTexts, stdinOf } from '../testing/folder-of-texts.ts';
import { findUntranslated, wrapWords } from '../testing/pseudo-locale.ts';
import { findingWords } from '../words/findings.ts';
import { analyzeTexts } from '../testing/analyze-text.ts';
import { ruleCases } from '../rule-cases/cases.ts';
import { run } from './run.ts';

/** What is said, whatever the language: libvirt's own names, what a patch says of its last line, ids of rules, names of our texts. */
const everywhere = new RegExp(
  `^(?:Pinscope:|libvirt|(?:vcpu|emulator|iothread)pin|vcpu-cpuset|numatune|strict|static|auto|zz-.*|${ruleCases.map(({ rule }) => rule).join('|')})$`,
);

const guest = `<domain type='kvm'><name>zz-one</name><memory unit='MiB'>4096</memory><vcpu cpuset='0-3' current='3'>4</vcpu><iothreads>2</iothreads>
<cputune><shares>2048</shares><period>100000</period><quota>50000</quota><vcpupin vcpu='0' cpuset='1'/><vcpupin vcpu='1' cpuset='2'/><emulatorpin cpuset='1'/></cputune>
<numatune><memory mode='strict' nodeset='1'/></numatune></domain>
`;
const host = `available: 2 nodes (0-1)
node 0 cpus: 0 1 2 3
node 0 size: 1024 MB
node 0 free: 100 MB
node 1 cpus: 4 5 6 7
node 1 size: 1024 MB
node 1 free: 200 MB
node distances:
node   0   1
  0:  10  20
  1:  20  10
`;

const folder = folderOfTexts({
  'zz-one.xml': guest,
  'zz-host.txt': host,
  'zz-more.txt': 'virsh vcpupin zz-one 0 3 --live\n',
});
const undo: (() => void)[] = [];
beforeAll(() => {
  const modules = import.meta.glob<object>('../words/en/**/*.ts', { eager: true });
  for (const words of Object.values(modules))
    for (const value of Object.values(words)) undo.push(wrapWords(value));
});
afterAll(() => {
  for (const put of undo.reverse()) put();
});

async function read(...args: readonly string[]): Promise<string> {
  const files = ['zz-one.xml', 'zz-host.txt', 'zz-more.txt'].map((name) => join(folder, name));
  const { stdout } = await run([...args, ...files], stdinOf(), { version: '0', homepage: '' });
  expect(stdout).toContain('⟦');
  return stdout.replaceAll(`${folder}/`, '');
}

/** Without what is quoted: commands, XML, identifiers between backticks or in columns of a diff. */
function withoutQuotes(text: string): string {
  return text.replaceAll(
    /```[^]*?```|`[^`]*`|^\s*[-+@ ]?.*<.*$|\\ No newline at end of file|^\s*(?:virsh|numactl|cat) .*$|: lscpu .*$/gm,
    ' ',
  );
}

describe('in a language that nobody speaks', () => {
  it('the report is translated', async () => {
    expect(findUntranslated(withoutQuotes(await read('explain')), everywhere)).toEqual([]);
  });

  it.each(['text', 'markdown'])('the check as %s is translated', async (format) => {
    expect(findUntranslated(withoutQuotes(await read('check', '--format', format)), everywhere)).toEqual([]);
  });

  it('the picture is translated', async () => {
    const svg = (await read('svg')).replaceAll(/<style>[^]*?<\/style>|<metadata>[^]*?<\/metadata>/g, '');
    // Signs with a place for each letter are signs of one letter.
    const apart = svg.replaceAll(
      /(<text[^>]* x="[^" ]+ [^"]*"[^>]*>)([^<]+)/g,
      (_, tag: string, letters: string) => tag + Array.from(letters).join(' '),
    );
    const said = [...apart.matchAll(/aria-label="([^"]*)"|>([^<]+)</g)].map(
      ([, name, text]) => name ?? text ?? '',
    );
    expect(said.length).toBeGreaterThan(40);
    expect(said.flatMap((text) => findUntranslated(text, everywhere))).toEqual([]);
  });

  it('what every rule says is translated', () => {
    // The largest machines take most of the time and say nothing of their own.
    const small = ruleCases.filter(({ raises }) => raises.join('').length < 6000);
    expect(small.length).toBeGreaterThan(ruleCases.length * 0.8);
    const found = small.flatMap(({ rule, raises }) => {
      const analysis = analyzeTexts(raises);
      const words = findingWords('en');
      return analysis.findings.flatMap((finding) => {
        const { title, message } = words.finding(finding, analysis);
        return [title, message].flatMap((text) =>
          findUntranslated(text, everywhere).map((word) => `${rule}: ${word} in ${text}`),
        );
      });
    });
    expect(found).toEqual([]);
  });
});
