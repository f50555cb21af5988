import { describe, expect, it } from 'vitest';
import { analyzeTexts } from '../testing/analyze-text.ts';
import { analysisWords } from './analysis.ts';
import { findingWords } from './findings.ts';

const en = analysisWords('en');
const zh = analysisWords('zh-CN');

describe('assumptions', () => {
  it('name each root once, and how often it stands there', () => {
    const { assumptions } = analyzeTexts([
      `<vcpu>2</vcpu>\n<vcpupin vcpu='0' cpuset='0'/>\n<vcpupin vcpu='1' cpuset='1'/>`,
    ]);
    const joined = assumptions.find(({ kind }) => kind === 'fragments-joined');
    if (joined === undefined) throw new Error('not joined');
    expect(en.assumption(joined).detail).toMatch(/^<vcpu>, <vcpupin> ×2 are read/);
    expect(zh.assumption(joined).detail).toContain('<vcpu>、<vcpupin> ×2 ');
  });

  it('agree in number', () => {
    const one = { id: '', kind: 'host-cpus', declared: 2, listed: 1, cpus: '1', spans: [] } as const;
    expect(en.assumption(one).title).toBe('CPU 1 exists');
    expect(en.assumption({ ...one, cpus: '1-3' }).title).toBe('CPUs 1-3 exist');
    const pins = { id: '', kind: 'vcpu-count', domain: 'd0', count: 4, from: 'vcpupin', spans: [] } as const;
    expect(en.assumption(pins).detail).toContain('The pins name 4 vCPUs.');
  });
});

describe('a QEMU command line beside the XML', () => {
  const differ = (xml: string, line: string): readonly string[] => {
    const analysis = analyzeTexts([`<domain><name>db</name>${xml}</domain>`, `qemu-kvm -name db ${line}`]);
    const finding = analysis.findings.find(({ rule }) => rule === 'qemu-differs-from-xml');
    if (finding === undefined) throw new Error('no difference');
    return (['en', 'zh-CN'] as const).map(
      (language) => findingWords(language).finding(finding, analysis).message,
    );
  };

  it.each([
    [
      '<vcpu>4</vcpu>',
      '-smp 8',
      'The XML gives db 4 vCPUs, its QEMU command line gives it 8.',
      'XML 给 db 4 个 vCPU，',
    ],
    [
      '<vcpu>1</vcpu><iothreads>2</iothreads>',
      '-smp 1',
      'By the XML db has iothreads 1-2, by its QEMU command line none.',
      '按 XML，db 有 iothread 1-2；',
    ],
  ])('%s and %s: says of whom, and what each gives', (xml, line, english, chinese) => {
    const [en = '', zh = ''] = differ(xml, line);
    expect(en.startsWith(english)).toBe(true);
    expect(zh.startsWith(chinese)).toBe(true);
  });
});

describe('a set that libvirt cannot use', () => {
  const said = (text: string): string => {
    const analysis = analyzeTexts([`<domain>${text}</domain>`]);
    const finding = analysis.findings.find(({ rule }) => rule === 'cpuset-invalid');
    return finding === undefined ? '' : findingWords('en').finding(finding, analysis).message;
  };

  it('says what its numbers are', () => {
    expect(said(`<vcpu cpuset='x'>1</vcpu>`)).toContain('a CPU number is expected');
    expect(said(`<vcpu>1</vcpu><numatune><memory nodeset='x'/></numatune>`)).toContain('a node number');
    expect(said(`<vcpu>1</vcpu><cputune><vcpusched vcpus='x' scheduler='idle'/></cputune>`)).toContain(
      'a vCPU number',
    );
  });
});

describe('numad', () => {
  it('is not said to be left alone when it is asked for memory', () => {
    const { placements } = analyzeTexts([
      `<domain><vcpu cpuset='1'>1</vcpu><numatune><memory placement='auto'/></numatune></domain>`,
    ]);
    const reason = placements[0]?.threads[0]?.reasons.find(({ source }) => source === 'numad');
    if (reason === undefined) throw new Error('no numad');
    expect(en.reason(reason).detail).toContain('for memory alone');
    expect(zh.reason(reason).detail).toContain('只为内存');
  });
});

describe('a domain without a name', () => {
  it('has one name in the sentences and in the picture', () => {
    const analysis = analyzeTexts(['<vcpu>1</vcpu>']);
    for (const words of [en, zh]) {
      expect(words.scene.guest(undefined, 0)).toBe(words.entity('d0', analysis));
    }
  });
});

describe('a thread', () => {
  it('has one name in the picture and in the sentences, also where it begins one', () => {
    const pins = `<cputune><vcpupin vcpu='0' cpuset='0'/><iothreadpin iothread='1' cpuset='0'/></cputune>`;
    const analysis = analyzeTexts([`<domain><vcpu>1</vcpu><iothreads>1</iothreads>${pins}</domain>`]);
    const shared = analysis.findings.find(({ rule }) => rule === 'iothread-on-vcpu-pcpu');
    if (shared === undefined) throw new Error('no finding');
    for (const words of [en, zh]) {
      const names = [words.scene.vcpu(0), words.scene.iothread(1)];
      expect(names).toEqual([words.entity('d0/vcpu:0', analysis), words.entity('d0/iothread:1', analysis)]);
    }
    expect(zh.scene.emulator).toBe(zh.entity('d0/emulator', analysis));
    expect(findingWords('en').finding(shared, analysis).title).toBe('iothread 1 and vCPU 0 share CPU 0');
  });
});

describe('the sentence over the picture', () => {
  it('is no longer for a name of 500 characters: what is said of the guest stays in sight', () => {
    const pair = '\u{1F984}';
    for (const words of [en, zh]) {
      const said = words.summary(analyzeTexts([`<domain><name>${pair.repeat(250)}</name></domain>`]), []);
      expect(said.length).toBeLessThan(220);
      expect(said).toContain(`${pair}…`);
      expect(words.summary(analyzeTexts(['<domain><name>web-1</name></domain>']), [])).toContain('web-1');
    }
  });

  it('is the same before the rules have judged, without their verdict', () => {
    const analysis = analyzeTexts([`<vcpu cpuset='0,x'>1</vcpu>`]);
    for (const words of [en, zh]) {
      const before = words.summary(analysis, undefined);
      expect(words.summary(analysis, analysis.findings).startsWith(before.slice(0, -1))).toBe(true);
      expect(words.summary(analysis, []).startsWith(before.slice(0, -1))).toBe(true);
      expect(before).not.toBe(words.summary(analysis, []));
    }
  });
});
