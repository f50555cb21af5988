import { describe, expect, it } from 'vitest';
import { analyzeTexts, ruleIds, threadLines } from '../../testing/analyze-text.ts';
import { withinCpuMs } from '../../testing/cpu-time.ts';
import { filePrefixBefore } from './file-prefix.ts';

const domainsOf = (text: string): readonly (string | undefined)[] =>
  analyzeTexts([text]).domains.map(({ name }) => name);

describe('what grep puts before a line', () => {
  it.each([
    ['vm1.xml:  ', 'vm1.xml'],
    ['vm1.xml:12:    ', 'vm1.xml'],
    ['./a/vm1.xml-13-', './a/vm1.xml'],
    ['/etc/libvirt/qemu/web-1.xml:', '/etc/libvirt/qemu/web-1.xml'],
    ['dumps/web:4:', 'dumps/web'],
    ['12:  ', undefined],
    ['12-', undefined],
  ])('%s', (prefix, file) => {
    const text = `x\n${prefix}<vcpu/>`;
    expect(filePrefixBefore(text, text.indexOf('<'))).toEqual(
      file === undefined ? { from: 2 } : { from: 2, file },
    );
  });

  it.each(['', '   ', 'Before: ', 'see vm1.xml: ', 'x', '# ', 'http://h/a b:'])('is not “%s”', (prefix) => {
    const text = `x\n${prefix}<vcpu/>`;
    expect(filePrefixBefore(text, text.indexOf('<'))).toBeUndefined();
  });
});

it('is looked for near the element, however long its line is', () => {
  const text = `${' '.repeat(64)}<vcpu/>`.repeat(40_000);
  withinCpuMs(1000, () => {
    for (let at = 64; at < text.length; at += 71) filePrefixBefore(text, at);
  });
  const far = `a.xml:${' '.repeat(994)}`;
  expect(filePrefixBefore(`${far}<vcpu/>`, far.length)).toEqual({ from: 0, file: 'a.xml' });
  expect(filePrefixBefore(` ${far}<vcpu/>`, far.length + 1)).toBeUndefined();
  expect(filePrefixBefore('\n<vcpu/>', 1)).toBeUndefined();
  expect(filePrefixBefore('<vcpu/>', 0)).toBeUndefined();
});

describe('grep over several files', () => {
  const found = `$ grep vcpupin *.xml
vm1.xml:    <vcpupin vcpu='0' cpuset='0'/>
vm1.xml:    <vcpupin vcpu='1' cpuset='1'/>
vm2.xml:    <vcpupin vcpu='0' cpuset='2'/>
vm2.xml:    <vcpupin vcpu='1' cpuset='3'/>
`;

  it('gives a domain for each, called after it', () => {
    const analysis = analyzeTexts([found]);
    expect(analysis.segments.every(({ reader }) => reader === 'libvirt-domain')).toBe(true);
    expect(domainsOf(found)).toEqual(['vm1', 'vm2']);
    expect(threadLines(analysis).filter((line) => line.endsWith('vcpupin'))).toEqual([
      'd0/vcpu:0 → 0 vcpupin',
      'd0/vcpu:1 → 1 vcpupin',
      'd1/vcpu:0 → 2 vcpupin',
      'd1/vcpu:1 → 3 vcpupin',
    ]);
    expect(ruleIds(analysis).filter((one) => !one.startsWith('note'))).toEqual([]);
    expect(analysis.assumptions.filter(({ kind }) => kind === 'fragments-joined')).toMatchObject([
      { file: 'vm1.xml', domain: 'd0' },
      { file: 'vm2.xml', domain: 'd1' },
    ]);
  });

  it('adds up over searches, and a line found twice is one', () => {
    const again = `${found}$ grep -n 'vcpu' *.xml
vm1.xml:4:  <vcpu>2</vcpu>
vm1.xml:7:    <vcpupin vcpu='0' cpuset='0'/>
vm2.xml:4:  <vcpu>2</vcpu>
`;
    const { domains } = analyzeTexts([again]);
    expect(domains.map(({ name, vcpus, refusals }) => [name, vcpus.max, vcpus.assumed, refusals])).toEqual([
      ['vm1', 2, false, []],
      ['vm2', 2, false, []],
    ]);
  });

  it('keeps a real duplicate', () => {
    const text = "a.xml:<vcpupin vcpu='0' cpuset='0'/>\na.xml:<vcpupin vcpu='0' cpuset='1'/>";
    expect(ruleIds(analyzeTexts([text]))).toContain('error vcpupin-duplicate');
  });

  it('reads the lines around', () => {
    const text = `/etc/libvirt/qemu/web.xml:5:  <cputune>
/etc/libvirt/qemu/web.xml-6-    <vcpupin vcpu='0' cpuset='4'/>
/etc/libvirt/qemu/web.xml-7-  </cputune>
--
/etc/libvirt/qemu/db.xml:5:  <cputune>
/etc/libvirt/qemu/db.xml-6-    <vcpupin vcpu='0' cpuset='5'/>
/etc/libvirt/qemu/db.xml-7-  </cputune>`;
    expect(domainsOf(text)).toEqual(['web', 'db']);
  });

  it('of one file is that one’s, numbered or not, and unnamed', () => {
    const text = `$ grep -n pin vm.xml\n12:    <vcpupin vcpu='0' cpuset='0'/>\n20:    <emulatorpin cpuset='2'/>\n`;
    const { segments, domains } = analyzeTexts([text]);
    expect(segments.map(({ reader }) => reader)).toEqual(['libvirt-domain', 'libvirt-domain']);
    expect(domains.map(({ name }) => name)).toEqual([undefined]);
  });

  it('finds again what a whole element holds', () => {
    const text = `$ virsh dumpxml web | xmllint --xpath '//cputune' -
<cputune>
  <vcpupin vcpu="0" cpuset="2"/>
</cputune>
$ virsh dumpxml web | grep vcpu
  <vcpu>1</vcpu>
    <vcpupin vcpu='0' cpuset='2'/>
`;
    expect(ruleIds(analyzeTexts([text])).filter((one) => !one.startsWith('note'))).toEqual([]);
    expect(ruleIds(analyzeTexts([text.replace(/cpuset='2'/, "cpuset='3'")]))).toContain(
      'error vcpupin-duplicate',
    );
  });

  it('is not joined where that is not to be assumed', () => {
    const dropped = analyzeTexts([found], { asLibvirt: true });
    expect(dropped.domains.map(({ name }) => name)).toEqual([undefined, undefined, undefined, undefined]);
  });
});
