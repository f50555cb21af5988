import { expect, it } from 'vitest';
import { analyzeTexts, threadLines } from '../../testing/analyze-text.ts';

const pinsOf = (text: string): readonly string[] =>
  threadLines(analyzeTexts([text])).filter((line) => line.includes('vcpupin'));

it.each([
  ['of a file', '/etc/libvirt/qemu/web.xml:', ''],
  ['below what holds it', '', "<cputune>\n<vcpupin vcpu='0' cpuset='1'/>\n</cputune>\n"],
])('an element found again %s is the same by its attributes’ names, not their places', (_, file, above) => {
  const found = (...elements: readonly string[]): string =>
    above + elements.map((element) => `${file}  ${element}\n`).join('');
  const first = "<vcpupin vcpu='0' cpuset='1'/>";
  // The same values at the same places, and another vCPU.
  expect(pinsOf(found('<vcpu>2</vcpu>', first, "<vcpupin cpuset='0' vcpu='1'/>"))).toEqual([
    'vcpu:0 → 1 vcpupin',
    'vcpu:1 → 0 vcpupin',
  ]);
  expect(analyzeTexts([found('<vcpu>1</vcpu>', first, "<vcpupin cpuset='1' vcpu='0'/>")]).findings).toEqual(
    analyzeTexts([found('<vcpu>1</vcpu>', first)]).findings,
  );
});

it('takes time in proportion to what a search finds', () => {
  const found = Array.from(
    { length: 10_000 },
    (_, i) => `/etc/libvirt/qemu/web.xml:  <vcpupin vcpu='${i}' cpuset='${i % 64}'/>`,
  );
  const begin = process.cpuUsage();
  analyzeTexts([found.join('\n')]);
  expect(process.cpuUsage(begin).user).toBeLessThan(3_000_000);
});
