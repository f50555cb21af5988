/** The lessons before real libvirt: every domain of theirs is defined, and the lists they ask about are judged. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { countOf, formatCpuSet } from '../../core/cpuset/cpuset.ts';
import { analyze } from '../../core/analyze.ts';
import { catalog } from '../../lessons/catalog.ts';
import { lessonSource } from '../../lessons/lesson-sources.ts';
import type { Claim, Lesson } from '../../lessons/lesson.ts';
import { asLibvirt, differences, libvirtAnswer, ourAnswer } from './compare.ts';
import { hasQemuDriver, Libvirt } from './libvirt.ts';
import { describeWithLibvirt } from './with-libvirt.ts';

const lessons: readonly Lesson[] = await Promise.all(catalog.map((entry) => entry.load()));

interface Taught {
  readonly key: string;
  readonly name: string;
  readonly xml: string;
  readonly host: string;
}

/** Whole domains; fragments are joined by us, which libvirt does not do. */
const domains = [
  ...new Map(
    lessons.flatMap(({ scenes }) =>
      Object.values(scenes).flatMap((keys) => {
        const host = keys.find((key) => /capabilities|numactl/.test(key));
        return keys.flatMap((key): readonly (readonly [string, Taught])[] => {
          const { text } = lessonSource(key);
          const name = /<name>([^<]*)<\/name>/.exec(text)?.[1];
          if (!text.startsWith('<domain') || name === undefined || host === undefined) return [];
          return [[`${key} on ${host}`, { key, name, xml: text, host: lessonSource(host).text }]];
        });
      }),
    ),
  ).values(),
];

describeWithLibvirt('lessons before libvirt', (version) => {
  let libvirt: Libvirt;
  beforeAll(() => {
    libvirt = new Libvirt(hasQemuDriver() ? 'qemu' : 'test');
  });
  afterAll(() => libvirt.close());

  it(`every domain is what we make of it (libvirt ${version})`, async () => {
    expect(domains.length).toBeGreaterThan(25);
    const verdicts = await libvirt.defineAll(domains.map(({ name, xml }) => ({ name, xml })));
    const wrong = domains.flatMap(({ key, xml, host }, i) => {
      const { host: known } = analyze([{ id: 'host', name: 'host', text: host }], asLibvirt);
      const theirs = libvirtAnswer(verdicts[i]!, formatCpuSet(known?.online ?? []));
      const lines = differences(ourAnswer(xml, host), theirs);
      return lines.length === 0 ? [] : [key, ...lines];
    });
    expect(wrong).toEqual([]);
  });

  it('every list of CPUs that is asked about is taken or refused as the lesson says', async () => {
    const claims = lessons
      .flatMap(({ steps }) => steps.flatMap((step): readonly Claim[] => step.claims))
      .filter((claim) => 'is' in claim);
    expect(claims.length).toBeGreaterThan(7);
    const verdicts = await libvirt.defineAll(
      claims.map(({ cpuset }, i) => ({
        name: `list-${i}`,
        xml: `<domain type='kvm'><name>list-${i}</name><memory>65536</memory><vcpu cpuset='${cpuset}'>1</vcpu><os><type arch='x86_64'>hvm</type></os></domain>`,
      })),
    );
    const said = verdicts.map((verdict) =>
      verdict.accepted ? (verdict.defined.vcpu.cpuset ?? '') : 'refused',
    );
    expect(said).toEqual(claims.map(({ is }) => is));
  });

  it('every command about a domain at rest prints what the lesson shows', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pinscope-lessons-'));
    const dump = async (name: string, xml: string): Promise<readonly string[]> => {
      const verdict = await libvirt.define({ name, xml });
      return verdict.accepted ? verdict.dump.split('\n') : [verdict.error];
    };
    try {
      const shown = lessons.flatMap(({ id, scenes, steps }) =>
        steps.flatMap(({ id: step, scene, checks = [] }) => {
          const texts = (scenes[scene] ?? []).map((key) => lessonSource(key));
          return checks.flatMap(({ run, prints }) => {
            const { command = '', name = '', pattern } = atRest.exec(run)?.groups ?? {};
            if (command === '' || prints === undefined || !isAtRest(texts, command)) return [];
            const xml = texts.find(({ text }) => text.includes(`<name>${name}</name>`))?.text ?? '';
            return [{ at: `${id} ${step}`, xml, command, name, pattern, prints }];
          });
        }),
      );
      expect(shown.length).toBeGreaterThan(7);
      for (const { at, xml, command, name, pattern, prints } of shown) {
        // What QEMU's driver fills in, the test driver does not.
        const isDump = command.startsWith('dumpxml');
        if (isDump && !hasQemuDriver()) continue;
        const said = isDump ? await dump(name, xml) : askTestDriver(folder, xml, `${command} ${name}`);
        const lines = said.filter((line) => pattern === undefined || line.includes(pattern));
        expect(lines.join('\n'), at).toBe(prints);
      }
      // Lesson 11 asks for a CPU that a host of 24 has not.
      const all = lessons.flatMap(({ steps }) => steps.flatMap(({ checks = [] }) => checks));
      const refusal = all.find(({ run }) => run === 'virsh vcpupin VM 0 24')?.prints;
      const xml = `<domain type='test'><name>VM</name><memory>1</memory><vcpu>2</vcpu><os><type>hvm</type></os></domain>`;
      expect(askTestDriver(folder, xml, 'vcpupin VM 0 24')).toEqual([
        refusal?.replace('maxcpu 24', 'maxcpu 8'),
      ]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

/** What virsh answers for a domain that is defined and does not run, whoever's driver it is. */
const atRest =
  /^virsh (?<command>vcpupin|emulatorpin|iothreadinfo|dumpxml --inactive) (?<name>[\w-]+)(?: \| grep "(?<pattern>[^"]+)")?$/;

/** Changed by a what-if command it is not at rest; and whatever the test driver is told, it knows of eight CPUs. */
function isAtRest(texts: readonly { readonly text: string }[], command: string): boolean {
  if (texts.some(({ text }) => /^virsh /m.test(text))) return false;
  const { host } = analyze(
    texts.map(({ text }, i) => ({ id: String(i), name: '', text })),
    asLibvirt,
  );
  return command.startsWith('dumpxml') || countOf(host?.cpus ?? []) <= 8;
}

/** Of a domain that it has just defined; the lines without those of `define`. */
function askTestDriver(folder: string, xml: string, command: string): readonly string[] {
  const [node, domain] = [join(folder, 'node.xml'), join(folder, 'domain.xml')];
  writeFileSync(domain, xml);
  writeFileSync(
    node,
    `<node><cpu><mhz>2000</mhz><model>lesson</model><active>8</active><nodes>1</nodes><sockets>1</sockets>` +
      `<cores>8</cores><threads>1</threads></cpu><memory>16777216</memory></node>`,
  );
  const { stdout, stderr } = spawnSync('virsh', ['-c', `test://${node}`, `define ${domain}; ${command}`], {
    encoding: 'utf8',
  });
  return `${stdout}\n${stderr}`
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('Domain '));
}
