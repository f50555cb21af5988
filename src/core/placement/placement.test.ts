import { describe, expect, it } from 'vitest';
import { analyzeTexts, textAt, threadLines } from '../../testing/analyze-text.ts';
import { capabilitiesText } from '../../synthetic-hosts/host-text.ts';
import { formatCpuSet } from '../cpuset/cpuset.ts';

const host = capabilitiesText('node:2 core:2 pu:2'); // node 0: 0-1,4-5; node 1: 2-3,6-7

interface Knobs {
  readonly auto?: boolean;
  readonly cpuset?: boolean;
  readonly emulatorpin?: boolean;
  readonly vcpupin?: boolean;
}

function domain({ auto, cpuset, emulatorpin, vcpupin }: Knobs): string {
  return `<domain type='kvm'><name>t</name>
    <vcpu placement='${auto === true ? 'auto' : 'static'}'${cpuset === true ? ` cpuset='1'` : ''}>2</vcpu>
    <cputune>${vcpupin === true ? `<vcpupin vcpu='0' cpuset='0'/>` : ''}${emulatorpin === true ? `<emulatorpin cpuset='4'/>` : ''}</cputune></domain>`;
}

/** The sixteen rows of libvirt.md §0.1 and evidence.md E1: emulator, pinned vCPU 0, vCPU 1. */
const rows: readonly (readonly [Knobs, emulator: string, vcpu0: string, vcpu1: string])[] = [
  [{}, '0-7 default', '0-7 default', '0-7 default'],
  [{ vcpupin: true }, '0-7 default', '0 vcpupin', '0-7 default'],
  [{ emulatorpin: true }, '4 emulatorpin', '0-7 default', '0-7 default'],
  [{ emulatorpin: true, vcpupin: true }, '4 emulatorpin', '0 vcpupin', '0-7 default'],
  [{ cpuset: true }, '1 vcpu-cpuset', '1 vcpu-cpuset', '1 vcpu-cpuset'],
  [{ cpuset: true, vcpupin: true }, '1 vcpu-cpuset', '0 vcpupin', '1 vcpu-cpuset'],
  [{ cpuset: true, emulatorpin: true }, '4 emulatorpin', '1 vcpu-cpuset', '1 vcpu-cpuset'],
  [{ cpuset: true, emulatorpin: true, vcpupin: true }, '4 emulatorpin', '0 vcpupin', '1 vcpu-cpuset'],
  [{ auto: true }, 'N numad', 'N numad', 'N numad'],
  [{ auto: true, vcpupin: true }, 'N numad', '0 vcpupin', 'N numad'],
  [{ auto: true, emulatorpin: true }, '4 emulatorpin', 'N numad', 'N numad'],
  [{ auto: true, emulatorpin: true, vcpupin: true }, '4 emulatorpin', '0 vcpupin', 'N numad'],
  [{ auto: true, cpuset: true }, 'N numad', 'N numad', 'N numad'],
  [{ auto: true, cpuset: true, vcpupin: true }, 'N numad', '0 vcpupin', 'N numad'],
  [{ auto: true, cpuset: true, emulatorpin: true }, '4 emulatorpin', 'N numad', 'N numad'],
  [{ auto: true, cpuset: true, emulatorpin: true, vcpupin: true }, '4 emulatorpin', '0 vcpupin', 'N numad'],
];

describe('which setting wins', () => {
  it.each(rows)('%o', (knobs, emulator, vcpu0, vcpu1) => {
    const expected = (numad: string): readonly string[] =>
      [`vcpu:0 → ${vcpu0}`, `vcpu:1 → ${vcpu1}`, `emulator → ${emulator}`].map((line) =>
        line.replace('N', numad),
      );
    expect(threadLines(analyzeTexts([domain(knobs), host]))).toEqual(expected('unknown'));
    expect(threadLines(analyzeTexts([domain(knobs), host], { numad: '1' }))).toEqual(expected('2-3,6-7'));
  });

  it('replaces and never intersects: disjoint pins are fine', () => {
    const text = `<vcpu cpuset='0-1'>1</vcpu><cputune><vcpupin vcpu='0' cpuset='6'/></cputune>`;
    expect(threadLines(analyzeTexts([text, host]))[0]).toBe('vcpu:0 → 6 vcpupin');
  });

  it('asks for "all" when no host is known', () => {
    expect(threadLines(analyzeTexts([domain({})]))).toEqual([
      'vcpu:0 → all default',
      'vcpu:1 → all default',
      'emulator → all default',
    ]);
  });

  it('leaves an unreadable numad answer unknown', () => {
    expect(threadLines(analyzeTexts([domain({ auto: true }), host], { numad: '0;1' }))[0]).toBe(
      'vcpu:0 → unknown numad',
    );
  });
});

it('tells the whole chain, with the line of each step', () => {
  const text = `<vcpu cpuset='0-3,^3'>2</vcpu><cputune><vcpupin vcpu='0' cpuset='7'/></cputune>`;
  const { placements } = analyzeTexts([text, host]);
  const chain = (i: number): readonly string[] =>
    placements[0]?.threads[i]?.reasons.map(
      (reason) =>
        `${reason.source} ${reason.state} ${formatCpuSet(reason.cpus ?? [])} ${reason.span === undefined ? '' : textAt([text], reason.span)}`,
    ) ?? [];
  expect(chain(0)).toEqual([
    `vcpupin applied 7 <vcpupin vcpu='0' cpuset='7'/>`,
    'numad absent  ',
    'vcpu-cpuset beaten 0-2 0-3,^3',
    'default beaten 0-7 ',
  ]);
  expect(chain(1)).toEqual([
    'vcpupin absent  ',
    'numad absent  ',
    'vcpu-cpuset applied 0-2 0-3,^3',
    'default beaten 0-7 ',
  ]);
  expect(chain(2)[0]).toBe('emulatorpin absent  ');
});

it('keeps the pin of a vCPU that is not plugged in, and lets it inherit', () => {
  const text = `<vcpu cpuset='1' current='1'>4</vcpu><iothreads>2</iothreads>
    <cputune><vcpupin vcpu='2' cpuset='0'/><iothreadpin iothread='2' cpuset='0'/></cputune>`;
  expect(threadLines(analyzeTexts([text, host]))).toEqual([
    'vcpu:0 → 1 vcpu-cpuset',
    'vcpu:1 → 1 vcpu-cpuset (offline)',
    'vcpu:2 → 0 vcpupin (offline)',
    'vcpu:3 → 1 vcpu-cpuset (offline)',
    'emulator → 1 vcpu-cpuset',
    'iothread:1 → 1 vcpu-cpuset',
    'iothread:2 → 0 iothreadpin',
  ]);
});

/** libvirt.md §0.3: how `<vcpu placement>` and `<numatune><memory placement>` change each other. */
describe('effective placement', () => {
  it.each<[vcpu: string, pins: string, memory: string, vcpuAuto: boolean, mode: string]>([
    [`placement='auto'`, '', '', true, 'strict unknown numad'],
    [`placement='auto'`, '', '<memory/>', true, 'undefined all default'],
    [`placement='auto'`, '', `<memory mode='preferred'/>`, true, 'preferred unknown numad'],
    [`placement='auto'`, '', `<memory nodeset='0'/>`, true, 'strict 0 numatune'],
    [`placement='auto'`, '', `<memory placement='auto' nodeset='0'/>`, true, 'strict unknown numad'],
    [`placement='static'`, '', `<memory placement='auto'/>`, true, 'strict unknown numad'],
    [`placement='static' cpuset='1'`, '', `<memory placement='auto'/>`, false, 'strict unknown numad'],
    ['', `<vcpupin vcpu='0' cpuset='1'/>`, `<memory placement='auto'/>`, false, 'strict unknown numad'],
    ['', `<vcpupin vcpu='9' cpuset='1'/>`, `<memory placement='auto'/>`, true, 'strict unknown numad'],
    ['', `<emulatorpin cpuset='1'/>`, `<memory placement='auto'/>`, false, 'strict unknown numad'],
    ['', '', `<memory mode='interleave' nodeset='0-1'/>`, false, 'interleave 0-1 numatune'],
    ['', '', '', false, 'undefined all default'],
  ])('<vcpu %s> with %s and %s', (vcpu, pins, memory, vcpuAuto, mode) => {
    const text = `<vcpu ${vcpu}>2</vcpu><cputune>${pins}</cputune>${memory === '' ? '' : `<numatune>${memory}</numatune>`}`;
    const { domains, placements } = analyzeTexts([text, host]);
    expect(domains[0]?.refusals).toEqual([]);
    expect(domains[0]?.vcpuPlacement.effective).toBe(vcpuAuto ? 'auto' : 'static');
    const row = placements[0]?.memory[0];
    const nodes = row === undefined || typeof row.nodes === 'string' ? row?.nodes : formatCpuSet(row.nodes);
    expect(`${String(row?.mode)} ${String(nodes)} ${String(row?.source)}`).toBe(mode);
  });
});

it('gives memory a row for each guest cell: its memnode, else the domain’s nodeset', () => {
  const text = `<vcpu>4</vcpu><cpu><numa><cell cpus='0-1' memory='1'/><cell cpus='2' memory='1'/></numa></cpu>
    <numatune><memory mode='strict' nodeset='0-1'/><memnode cellid='1' mode='preferred' nodeset='1'/></numatune>`;
  const { placements, domains } = analyzeTexts([text, host]);
  expect(placements[0]?.memory).toMatchObject([
    { cell: 0, mode: 'strict', nodes: [[0, 1]], source: 'numatune' },
    { cell: 1, mode: 'preferred', nodes: [[1, 1]], source: 'memnode' },
  ]);
  // The QEMU driver puts vCPU 3, which no cell names, into cell 0.
  expect(domains[0]?.cells.map((cell) => formatCpuSet(cell.cpus))).toEqual(['0-1,3', '2']);
});

it('does not try to place millions of vCPUs', () => {
  const { placements, findings } = analyzeTexts([`<vcpu>999999999</vcpu>`]);
  expect(placements[0]?.threads).toHaveLength(8193);
  expect(findings.map((finding) => finding.rule)).toEqual(['vcpus-not-drawn', 'host-unknown']);
});
