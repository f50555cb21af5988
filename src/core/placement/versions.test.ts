import { describe, expect, it } from 'vitest';
import { capabilitiesText } from '../../synthetic-hosts/host-text.ts';
import { analysisOn, analyzeTexts, threadLines } from '../../testing/analyze-text.ts';
import { isInForce, placementChanges } from './versions.ts';

const host = capabilitiesText('node:2 core:2 pu:2');

describe('which change is in force', () => {
  it.each<[libvirt: string | undefined, asLibvirt: boolean, memory: boolean, crash: boolean]>([
    [undefined, false, true, false],
    [undefined, true, false, true],
    ['9.0.0', false, false, true],
    ['9.4.0', true, false, true],
    ['9.5.0', true, true, true],
    ['9.8.0', false, true, false],
    ['10.0.0', false, true, false],
    ['10.4.0', true, true, false],
    ['7.2.9', false, false, false],
  ])('libvirt %s, as libvirt %s', (libvirt, asLibvirt, memory, crash) => {
    const choice = { asLibvirt, ...(libvirt === undefined ? {} : { libvirt }) };
    expect(isInForce('memory-union', choice)).toBe(memory);
    expect(isInForce('cpuless-cell-crash', choice)).toBe(crash);
    expect(isInForce('all-not-set', choice)).toBe(false);
  });

  it('is told once for each, with a source', () => {
    expect(new Set(placementChanges.map(({ id }) => id)).size).toBe(placementChanges.length);
    for (const { source } of placementChanges) expect(source.length).toBeGreaterThan(3);
  });
});

it('leaves isolated CPUs out of "all" since 10.4.0, and never out of a set that is written', () => {
  const text = `<vcpu>2</vcpu><cputune><vcpupin vcpu='1' cpuset='6-7'/></cputune>`;
  const lines = (libvirt: string): readonly string[] =>
    threadLines(analysisOn([text, host], { libvirt }, (known) => ({ ...known, isolated: [[6, 7]] })));
  expect(lines('10.3.0')).toEqual(['vcpu:0 → 0-7 default', 'vcpu:1 → 6-7 vcpupin', 'emulator → 0-7 default']);
  expect(lines('10.4.0')).toEqual(['vcpu:0 → 0-5 default', 'vcpu:1 → 6-7 vcpupin', 'emulator → 0-5 default']);
  const analysis = analysisOn([text, host], {}, (known) => ({ ...known, isolated: [[6, 7]] }));
  expect(analysis.placements[0]?.threads[0]?.reasons.at(-1)).toMatchObject({ isolated: [[6, 7]] });
});

it('ignores emulatorpin beside auto until 1.2.12, and pins of offline vCPUs until 1.3.2', () => {
  const text = `<vcpu placement='auto' current='1'>2</vcpu><cputune><emulatorpin cpuset='4'/><vcpupin vcpu='1' cpuset='0'/></cputune>`;
  const lines = (libvirt: string): readonly string[] =>
    threadLines(analyzeTexts([text, host], { libvirt, numad: '1' })).slice(1);
  expect(lines('1.2.12')).toEqual(['vcpu:1 → 2-3,6-7 numad (offline)', 'emulator → 2-3,6-7 numad']);
  expect(lines('1.2.13')).toEqual(['vcpu:1 → 2-3,6-7 numad (offline)', 'emulator → 4 emulatorpin']);
  expect(lines('1.3.3')).toEqual(['vcpu:1 → 0 vcpupin (offline)', 'emulator → 4 emulatorpin']);
});
