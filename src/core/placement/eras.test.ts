import { describe, expect, it } from 'vitest';
import { analyzeTexts, ruleIds, textAt, threadLines } from '../../testing/analyze-text.ts';
import { capabilitiesText } from '../../synthetic-hosts/host-text.ts';
import { eraFactNames, eraIds, eras, type EraId } from './eras.ts';

const host = capabilitiesText('node:2 core:2 pu:2'); // node 0: 0-1,4-5; node 1: 2-3,6-7

/** The knobs of a row: A placement auto, C cpuset, E emulatorpin, V vcpupin of vCPU 0. */
function domain(knobs: string): string {
  const vcpu = `<vcpu placement='${knobs.includes('A') ? 'auto' : 'static'}'${knobs.includes('C') ? " cpuset='1'" : ''}>2</vcpu>`;
  const pins = `${knobs.includes('V') ? "<vcpupin vcpu='0' cpuset='0'/>" : ''}${knobs.includes('E') ? "<emulatorpin cpuset='4'/>" : ''}`;
  return `<domain type='kvm'>${vcpu}<cputune>${pins}</cputune></domain>`;
}

const sets: Readonly<Record<string, string>> = { all: '0-7', V: '0', C: '1', E: '4', N: '2-3,6-7' };

/**
 * seeds.md §3.1, row by row: emulator and vCPU before, after and now. A vCPU column with V speaks of vCPU 0; the
 * other vCPU of the row is that of the row without V. ∅: refused.
 */
const table: readonly (readonly [string, ...(readonly string[])])[] = [
  // knobs, before: emulator, vCPU; after: emulator, vCPU; now: emulator, vCPU
  ['', 'all', 'all', 'all', 'all', 'all', 'all'],
  ['V', 'all', 'V', 'all', 'V', 'all', 'V'],
  ['E', 'E', 'all', 'E', 'all', 'E', 'all'],
  ['EV', 'E', 'V', 'E', 'V', 'E', 'V'],
  ['C', 'C', 'all', 'C', 'C', 'C', 'C'],
  ['CV', 'C', 'V', 'C', 'V', 'C', 'V'],
  ['CE', 'E', 'all', 'E', 'C', 'E', 'C'],
  ['CEV', 'E', 'V', 'E', 'V', 'E', 'V'],
  ['A', 'all', 'all', 'N', 'N', 'N', 'N'],
  ['AV', 'all', 'V', 'N', 'V', 'N', 'V'],
  ['AE', 'E', 'all', '∅', '∅', 'E', 'N'],
  ['AEV', 'E', 'V', '∅', '∅', 'E', 'V'],
  ['AC', 'all', 'all', 'N', 'N', 'N', 'N'],
  ['ACV', 'all', 'V', 'N', 'V', 'N', 'V'],
  ['ACE', 'E', 'all', '∅', '∅', 'E', 'N'],
  ['ACEV', 'E', 'V', '∅', '∅', 'E', 'V'],
];

function cellOf(knobs: string, era: EraId): readonly [string | undefined, string | undefined] {
  const analysis = analyzeTexts([domain(knobs), host], { era, numad: '1' });
  if (analysis.placements[0]?.era.refused !== undefined) return ['∅', '∅'];
  const at = (name: string): string | undefined =>
    threadLines(analysis)
      .find((line) => line.startsWith(name))
      ?.split(' ')[2];
  return [at('emulator'), at('vcpu:0')];
}

describe('the sixteen rows of the table, era by era', () => {
  it.each(table)('%s', (knobs, ...cells) => {
    const expected = (column: number): readonly (string | undefined)[] =>
      cells.slice(column, column + 2).map((cell) => sets[cell] ?? cell);
    expect(cellOf(knobs, 'before-2012')).toEqual(expected(0));
    expect(cellOf(knobs, 'after-2012')).toEqual(expected(2));
    expect(cellOf(knobs, 'now')).toEqual(expected(4));
  });

  it('marks what the sources only let one infer, and only there', () => {
    const inferred = (knobs: string, era: EraId): readonly string[] =>
      analyzeTexts([domain(knobs), host], { era, numad: '1' }).placements[0]!.threads.flatMap((thread) =>
        thread.inferred === true ? [thread.thread.replace('d0/', '')] : [],
      );
    expect(inferred('AV', 'before-2012')).toEqual(['vcpu:1', 'emulator']);
    expect(inferred('A', 'after-2012')).toEqual(['vcpu:0', 'vcpu:1', 'emulator']);
    expect(inferred('CEV', 'before-2012')).toEqual([]);
    expect(inferred('ACEV', 'now')).toEqual([]);
  });

  it('explains the refusal of 2012, which its code did not carry out', () => {
    const text = domain('AE');
    const analysis = analyzeTexts([text, host], { era: 'after-2012' });
    const refused = analysis.placements[0]?.era.refused;
    expect(refused).toMatchObject({ kind: 'emulatorpin-beside-auto', certain: false });
    expect(textAt([text], refused?.span)).toBe("<emulatorpin cpuset='4'/>");
    expect(ruleIds(analysis)).toContain('error era-refuses');
    expect(analysis.domains[0]?.refusals).toEqual([]);
  });
});

describe('2011', () => {
  const in2011 = (text: string): readonly string[] =>
    threadLines(analyzeTexts([text, host], { era: '2011' }));

  it('binds the process, whose threads inherit', () => {
    expect(in2011(domain('CV'))).toEqual([
      'vcpu:0 → 0 vcpupin',
      'vcpu:1 → 1 vcpu-cpuset',
      'emulator → 1 vcpu-cpuset',
    ]);
  });

  it('knows neither placement nor emulatorpin', () => {
    expect(in2011(domain('ACE'))).toEqual([
      'vcpu:0 → 1 vcpu-cpuset',
      'vcpu:1 → 1 vcpu-cpuset',
      'emulator → 1 vcpu-cpuset',
    ]);
  });

  it('compares the place in the list with the number of the vCPU, and skips the others', () => {
    const lone = `<vcpu cpuset='5'>4</vcpu><cputune><vcpupin vcpu='2' cpuset='0'/></cputune>`;
    expect(in2011(lone)[2]).toBe('vcpu:2 → 5 vcpu-cpuset');
    const swapped = `<vcpu>3</vcpu><cputune><vcpupin vcpu='1' cpuset='1'/><vcpupin vcpu='0' cpuset='0'/><vcpupin vcpu='2' cpuset='2'/></cputune>`;
    expect(in2011(swapped).slice(0, 3)).toEqual([
      'vcpu:0 → 0-7 default',
      'vcpu:1 → 0-7 default',
      'vcpu:2 → 2 vcpupin',
    ]);
    const [first] = analyzeTexts([lone, host], { era: '2011' }).placements[0]!.threads[2]!.reasons;
    expect(first).toMatchObject({ source: 'vcpupin', state: 'ignored', why: 'index-mismatch', raw: '0' });
  });
});

it('hot-plugs into cpuset since 2012, and anywhere before (R6)', () => {
  const text = `<vcpu cpuset='1' current='1'>3</vcpu><cputune><vcpupin vcpu='2' cpuset='0'/></cputune>`;
  const offline = (era: EraId): readonly string[] =>
    threadLines(analyzeTexts([text, host], { era })).slice(1, 3);
  expect(offline('before-2012')[0]).toBe('vcpu:1 → 0-7 default (offline)');
  expect(offline('after-2012')).toEqual([
    'vcpu:1 → 1 vcpu-cpuset (offline)',
    'vcpu:2 → 1 vcpu-cpuset (offline)',
  ]);
  expect(offline('now')).toEqual(['vcpu:1 → 1 vcpu-cpuset (offline)', 'vcpu:2 → 0 vcpupin (offline)']);
});

it('lets the emulator do the work of iothreads while there are none', () => {
  const text = `<vcpu>1</vcpu><iothreads>1</iothreads><cputune><emulatorpin cpuset='7'/><iothreadpin iothread='1' cpuset='6'/></cputune>`;
  const iothread = (era: EraId): string | undefined => threadLines(analyzeTexts([text, host], { era }))[2];
  expect(iothread('2011')).toBe('iothread:1 → 0-7 default');
  expect(iothread('before-2012')).toBe('iothread:1 → 7 emulatorpin');
  expect(iothread('now')).toBe('iothread:1 → 6 iothreadpin');
});

it('does not say whether an old libvirt starts a domain', () => {
  const { start, starts } = analyzeTexts([domain('V'), host], { era: '2011' }).placements[0]!;
  expect(starts).toBe('unknown');
  expect(start.doubts).toEqual([{ kind: 'old-release' }]);
});

it('has a source for every fact', () => {
  for (const id of eraIds) {
    expect(eras[id].id).toBe(id);
    for (const name of eraFactNames) expect(eras[id][name].source.length, `${id} ${name}`).toBeGreaterThan(8);
  }
});
