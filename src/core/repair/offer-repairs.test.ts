import { expect, it } from 'vitest';
import { numactlText } from '../../synthetic-hosts/host-text.ts';
import { analyzeTexts, sourcesOf } from '../../testing/analyze-text.ts';
import { findingWords } from '../../words/findings.ts';
import { defaultChoices } from '../analysis.ts';
import type { RuleId } from '../findings/finding.ts';
import { allReaders } from '../intake/readers.ts';
import { RepairShop } from './make-repairs.ts';
import { offerRepairs } from './offer-repairs.ts';

function titlesFor(rule: RuleId, texts: readonly string[]): readonly string[] {
  const [sources, choices, analysis] = [sourcesOf(texts), defaultChoices, analyzeTexts(texts)];
  const shop = new RepairShop({ sources, choices, readers: allReaders, changes: analysis.changes });
  const finding = analysis.findings.find((one) => one.rule === rule);
  return offerRepairs(finding!, { sources, choices, analysis, shop }).map(({ remedy }) =>
    findingWords('en').remedy(remedy, analysis),
  );
}

it('does not offer what libvirt would take and the guest would not start with', () => {
  const guest = (cputune: string): string =>
    `<domain type='kvm'><name>a</name><vcpu>5</vcpu>${cputune}<cpu><topology sockets='1' cores='1' threads='1'/></cpu></domain>`;
  const host = numactlText('node:1 core:8 pu:1');
  expect(titlesFor('topology-count-mismatch', [guest(''), host])).toContain(
    "A topology for that many vCPUs: sockets='1' cores='5' threads='1'",
  );
  // Nobody had said so before, as a domain that is refused is not asked whether it starts.
  expect(
    titlesFor('topology-count-mismatch', [guest('<cputune><shares>0</shares></cputune>'), host]),
  ).toEqual([]);
});

it('says of isolated sets which thread gets what', () => {
  const texts = (pins: string): readonly string[] => [
    `<domain type='kvm'><name>a</name><vcpu>2</vcpu><cputune>${pins}</cputune></domain>`,
    numactlText('node:1 core:8 pu:1'),
    '$ cat /proc/cmdline\nBOOT_IMAGE=/vmlinuz root=/dev/sda1 isolcpus=2-5 quiet\n',
  ];
  const vcpus = "<vcpupin vcpu='0' cpuset='2-3'/><vcpupin vcpu='1' cpuset='2-3'/>";
  const emulator = "<emulatorpin cpuset='4-5'/>";
  expect(titlesFor('isolated-not-balanced', texts(vcpus))[0]).toBe(
    'One CPU of its set for each vCPU: vCPU 0 → 2, vCPU 1 → 3',
  );
  expect(titlesFor('isolated-not-balanced', texts(vcpus + emulator))[0]).toBe(
    'One CPU of its set for each vCPU: vCPU 0 → 2, vCPU 1 → 3; the emulator to CPU 1, which nobody has',
  );
  expect(titlesFor('isolated-not-balanced', texts(emulator))[0]).toBe(
    'Pin the emulator to CPU 1, which nobody has',
  );
});
