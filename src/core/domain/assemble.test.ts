import { describe, expect, it } from 'vitest';
import { analyzeTexts, threadLines } from '../../testing/analyze-text.ts';
import { withinCpuMs } from '../../testing/cpu-time.ts';

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

describe('fragments of several machines', () => {
  const pin = (cpus: string): string => `<vcpupin vcpu='0' cpuset='${cpus}'/>`;

  it('are each their own machine’s, though they take turns', () => {
    const text = [
      `root@kvm1:~# grep vcpu a.xml\n<vcpu>1</vcpu>`,
      `root@kvm2:~# grep vcpu a.xml\n<vcpu>1</vcpu>`,
      `root@kvm1:~# grep pin a.xml\n${pin('1')}`,
      `root@kvm2:~# grep pin a.xml\n${pin('2')}`,
    ].join('\n');
    expect(pinsOf(text)).toEqual(['d0/vcpu:0 → 1 vcpupin', 'd1/vcpu:0 → 2 vcpupin']);
  });

  it('do not make one guest together', () => {
    const text = [
      'root@kvm1:~# virsh dumpxml a | grep "<vcpu "',
      '<vcpu>1</vcpu>',
      'root@kvm2:~# virsh dumpxml a | grep vcpupin',
      pin('2'),
    ].join('\n');
    expect(analyzeTexts([text]).domains).toHaveLength(2);
    const [first = '', second = ''] = text.split(/\n(?=root@kvm2)/);
    expect(analyzeTexts([first, second]).domains).toHaveLength(2);
    // Nobody tells where the second was found.
    expect(analyzeTexts([first, second.replace('root@kvm2:~#', '$')]).domains).toHaveLength(1);
    expect(analyzeTexts([first.replace('root@kvm1:~#', '$'), second]).domains).toHaveLength(1);
  });

  it('are of one file on each', () => {
    const found = (machine: string, line: string): string => `${machine}: /etc/libvirt/qemu/a.xml:${line}`;
    const text = [
      "$ pdsh -w kvm1,kvm2 'grep vcpu /etc/libvirt/qemu/*.xml'",
      ...['kvm1', 'kvm2'].map((machine) => found(machine, '<vcpu>1</vcpu>')),
      found('kvm1', pin('1')),
      found('kvm2', pin('2')),
    ].join('\n');
    expect(pinsOf(text)).toEqual(['d0/vcpu:0 → 1 vcpupin', 'd1/vcpu:0 → 2 vcpupin']);
    expect(analyzeTexts([text]).domains.map(({ name }) => name)).toEqual(['a', 'a']);
  });

  it('quote no guest of another', () => {
    const whole = `<domain type='kvm'><name>web</name><vcpu>1</vcpu><cputune>${pin('1')}</cputune></domain>`;
    const text = (other: string) =>
      `root@kvm1:~# virsh dumpxml web\n${whole}\nroot@${other}:~# grep pin x\n${pin('1')}\n`;
    expect(analyzeTexts([text('kvm1')]).domains).toHaveLength(1);
    expect(analyzeTexts([text('kvm1.lan')]).domains).toHaveLength(1);
    expect(analyzeTexts([text('kvm2')]).domains).toHaveLength(2);
    // What stands above the prompts is nobody's.
    expect(analyzeTexts([`${pin('1')}\n${text('kvm1')}`]).domains).toHaveLength(1);
  });
});

it('takes time in proportion to what a search finds', () => {
  const found = Array.from(
    { length: 10_000 },
    (_, i) => `/etc/libvirt/qemu/web.xml:  <vcpupin vcpu='${i}' cpuset='${i % 64}'/>`,
  );
  withinCpuMs(3000, () => analyzeTexts([found.join('\n')]));
});
