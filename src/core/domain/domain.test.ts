import { describe, expect, it } from 'vitest';
import { analyzeTexts, textAt, threadLines } from '../../testing/analyze-text.ts';

const domain = (inner: string, type = 'kvm'): string =>
  `<domain type='${type}'><name>t</name>${inner}</domain>`;
const refusals = (inner: string, type?: string): readonly string[] =>
  analyzeTexts([domain(inner, type)]).domains[0]?.refusals.map((refusal) => refusal.message) ?? [];

describe('what libvirt refuses, in its words and order', () => {
  it.each<[inner: string, message: string]>([
    ['<vcpu>two</vcpu>', 'XML error: maximum vcpus count must be an integer'],
    ['<vcpu>4 </vcpu>', 'XML error: maximum vcpus count must be an integer'],
    ['<vcpu>0</vcpu>', 'internal error: CPU IDs in <numa> exceed the <vcpu> count'],
    [
      `<vcpu current='5'>2</vcpu>`,
      'unsupported configuration: maximum vCPU count must not be less than current vCPU count',
    ],
    [
      `<vcpu current='-1'>2</vcpu>`,
      `XML error: Invalid value for attribute 'current' in element 'vcpu': '-1'. Expected non-negative integer value`,
    ],
    [
      `<vcpu placement='Auto'>2</vcpu>`,
      `XML error: Invalid value for attribute 'placement' in element 'vcpu': 'Auto'.`,
    ],
    [`<vcpu cpuset='1-4,^2-3'>2</vcpu>`, `invalid argument: Failed to parse bitmap '1-4,^2-3'`],
    [`<vcpu cpuset='1,^1'>2</vcpu>`, `unsupported configuration: Invalid value of 'cpuset': 1,^1`],
    [`<vcpu current='0'>2</vcpu>`, `unsupported configuration: vcpu 0 can't be offline`],
    [
      `<vcpu>2</vcpu><vcpus><vcpu id='4' enabled='yes'/></vcpus>`,
      `XML error: vcpu id '4' is out of range of maximum vcpu count`,
    ],
    [`<vcpu>1</vcpu><iothreads>x</iothreads>`, `XML error: invalid iothreads count 'x'`],
    [
      `<vcpu>1</vcpu><iothreadids><iothread id='2'/><iothread id='2'/></iothreadids>`,
      `XML error: duplicate iothread id '2' found`,
    ],
    [
      `<vcpu>2</vcpu><cputune><vcpupin cpuset='1'/></cputune>`,
      `XML error: Missing required attribute 'vcpu' in element 'vcpupin'`,
    ],
    [
      `<vcpu>2</vcpu><cputune><vcpupin vcpu='0-1' cpuset='1'/></cputune>`,
      `XML error: Invalid value for attribute 'vcpu' in element 'vcpupin': '0-1'. Expected non-negative integer value`,
    ],
    [`<vcpu>2</vcpu><cputune><vcpupin vcpu='0'/></cputune>`, 'internal error: missing cpuset for vcpupin'],
    [
      `<vcpu>2</vcpu><cputune><vcpupin vcpu='0' cpuset='1'/></cputune><cputune><vcpupin vcpu='00' cpuset='x'/></cputune>`,
      `internal error: duplicate vcpupin for vcpu '0'`,
    ],
    [
      `<vcpu>2</vcpu><cputune><emulatorpin cpuset='x'/><emulatorpin cpuset='1'/></cputune>`,
      'XML error: only one emulatorpin is supported',
    ],
    [
      `<vcpu>2</vcpu><cputune><iothreadpin iothread='1' cpuset='1'/></cputune>`,
      `unsupported configuration: Cannot find 'iothread' : 1`,
    ],
    [
      `<vcpu>2</vcpu><iothreads>1</iothreads><cputune><iothreadpin iothread='1' cpuset='1'/><iothreadpin iothread='1' cpuset='2'/></cputune>`,
      `internal error: duplicate iothreadpin for same iothread '1'`,
    ],
    [
      `<vcpu>8</vcpu><cpu><topology sockets='1' cores='4' threads='1'/></cpu>`,
      `unsupported configuration: CPU topology doesn't match maximum vcpu count`,
    ],
    [
      `<vcpu>2</vcpu><cpu><topology sockets='0' cores='4' threads='1'/></cpu>`,
      `XML error: Invalid value for attribute 'sockets' in element 'topology': Zero is not permitted`,
    ],
    [
      `<vcpu>8</vcpu><cpu><numa><cell cpus='0-3' memory='1'/><cell cpus='3-7' memory='1'/></numa></cpu>`,
      'unsupported configuration: NUMA cells 1 and 0 have overlapping vCPU ids',
    ],
    [
      `<vcpu>4</vcpu><cpu><numa><cell cpus='0-7' memory='1'/></numa></cpu>`,
      'internal error: Number of CPUs in <numa> exceeds the <vcpu> count',
    ],
    [
      `<vcpu>2</vcpu><numatune><memory mode='strict'/></numatune>`,
      `unsupported configuration: nodeset for NUMA memory tuning must be set if 'placement' is 'static'`,
    ],
    [
      `<vcpu>2</vcpu><numatune><memnode cellid='0' nodeset='0'/></numatune>`,
      `XML error: Element 'memnode' is invalid without any guest NUMA cells`,
    ],
    [
      `<vcpu placement='auto'>2</vcpu><cpu><numa><cell cpus='0-1' memory='1'/></numa></cpu><numatune><memnode cellid='0' nodeset='0'/></numatune>`,
      'unsupported configuration: Per-node binding is not compatible with automatic NUMA placement.',
    ],
    [`<vcpu>2</vcpu><numatune/><numatune/>`, 'XML error: only one numatune is supported'],
  ])('%s', (inner, message) => {
    expect(refusals(inner)[0]).toBe(message);
  });

  it('comes in the order of libvirt’s parser, the rest behind', () => {
    expect(
      refusals(`<cputune><emulatorpin/><vcpupin vcpu='0' cpuset='a'/></cputune><vcpu cpuset='b'>4</vcpu>`),
    ).toEqual([
      `invalid argument: Failed to parse bitmap 'b'`,
      `invalid argument: Failed to parse bitmap 'a'`,
      'internal error: missing cpuset for emulatorpin',
    ]);
  });

  it('differs by driver: the topology’s product is the QEMU driver’s rule', () => {
    const inner = `<vcpu>8</vcpu><cpu><topology sockets='1' cores='4' threads='1'/></cpu>`;
    expect(refusals(inner, 'qemu')).toHaveLength(1);
    expect(refusals(inner, 'test')).toEqual([]);
  });

  it('is none for what libvirt takes silently', () => {
    expect(refusals(`<vcpu placement='auto' cpuset='rubbish'>+04</vcpu>`)).toEqual([]);
    expect(
      refusals(`<vcpu>2</vcpu><cputune><vcpupin vcpu='2'/><vcpupin vcpu='2' cpuset='x'/></cputune>`),
    ).toEqual([]);
    expect(refusals(`<vcpu>2</vcpu><vcpu>nonsense</vcpu>`)).toEqual([]);
  });
});

describe('fragments', () => {
  it('join in paste order, across pastes, until a root repeats', () => {
    const texts = [`<vcpu>2</vcpu>`, `<cputune><vcpupin vcpu='0' cpuset='1'/></cputune>\n<vcpu>4</vcpu>`];
    const analysis = analyzeTexts(texts);
    expect(analysis.domains.map((one) => one.roots.map((root) => root.name))).toEqual([
      ['vcpu', 'cputune'],
      ['vcpu'],
    ]);
    expect(analysis.assumptions).toMatchObject([{ id: 'fragments-joined:0', roots: ['vcpu', 'cputune'] }]);
  });

  it('stand alone when the join is dropped', () => {
    const texts = [`<vcpu>2</vcpu><cputune><vcpupin vcpu='0' cpuset='1'/></cputune>`];
    const analysis = analyzeTexts(texts, { droppedAssumptions: ['fragments-joined:0'] });
    expect(analysis.domains).toHaveLength(2);
    expect(analysis.droppedAssumptions).toHaveLength(1);
  });

  it('may have any root: single pins, cells, a topology', () => {
    const text = `<vcpupin vcpu='0' cpuset='3'/>\n<vcpupin vcpu='1' cpuset='4'/>\n<emulatorpin cpuset='5'/>\n<topology sockets='1' cores='2' threads='1'/>`;
    expect(threadLines(analyzeTexts([text]))).toEqual([
      'vcpu:0 → 3 vcpupin',
      'vcpu:1 → 4 vcpupin',
      'emulator → 5 emulatorpin',
    ]);
  });

  it('leave whole domains alone', () => {
    const analysis = analyzeTexts([`<vcpu>2</vcpu>`, domain('<vcpu>3</vcpu>'), `<cputune/>`]);
    expect(analysis.domains.map((one) => [one.name, one.vcpus.max])).toEqual([
      [undefined, 2],
      ['t', 3],
    ]);
  });
});

describe('a missing <vcpu>', () => {
  it.each([
    [`<cputune><vcpupin vcpu='3' cpuset='0'/></cputune>`, 4, 'vcpupin'],
    [`<cpu><topology sockets='2' cores='3' threads='1'/></cpu>`, 6, 'topology'],
    [`<cpu><numa><cell cpus='0-3' memory='1'/><cell cpus='4-7' memory='1'/></numa></cpu>`, 8, 'cells'],
  ])('is inferred from %s', (inner, count, from) => {
    const analysis = analyzeTexts([domain(inner)]);
    expect(analysis.domains[0]?.vcpus).toMatchObject({ max: count, assumed: true });
    expect(analysis.assumptions).toMatchObject([{ kind: 'vcpu-count', count, from }]);
    const asLibvirt = analyzeTexts([domain(inner)], { asLibvirt: true });
    expect(asLibvirt.domains[0]?.vcpus).toMatchObject({ max: 1, assumed: false });
  });

  it('is libvirt’s 1 when nothing names more', () => {
    expect(analyzeTexts([domain('')]).domains[0]?.vcpus).toMatchObject({ max: 1, assumed: false });
  });
});

it('keeps the place of every value', () => {
  const texts = [domain(`<vcpu cpuset='0-3'>2</vcpu><cputune><vcpupin vcpu='1' cpuset='7'/></cputune>`)];
  const [found] = analyzeTexts(texts).domains;
  expect(textAt(texts, found?.vcpuCpuset?.span)).toBe('0-3');
  expect(textAt(texts, found?.vcpuPins[0]?.span)).toBe(`<vcpupin vcpu='1' cpuset='7'/>`);
});
