/** The lessons before real libvirt: every domain of theirs is defined, and the lists they ask about are judged. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { formatCpuSet } from '../../core/cpuset/cpuset.ts';
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
});
