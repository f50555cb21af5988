import { describe, expect, it } from 'vitest';
import { analyzeTexts } from '../../testing/analyze-text.ts';
import { numactlText } from '../../synthetic-hosts/host-text.ts';
import { comparePlacements } from './compare-placements.ts';
import { eraIds } from './eras.ts';
import type { EraId } from './eras.ts';
import { placeAsIn } from './place-as-in.ts';

const xml = `<domain type='kvm'><name>d</name><vcpu cpuset='1-2'>4</vcpu>
<cputune><vcpupin vcpu='0' cpuset='5'/><emulatorpin cpuset='7'/></cputune></domain>`;

const host8 = numactlText('node:1 core:4 pu:2');

describe('two placements', () => {
  const analysis = analyzeTexts([xml, host8]);
  const inEra = (era: EraId) => placeAsIn(analysis, { numad: undefined, asLibvirt: false }, era);
  const said = (from: EraId, to: EraId) =>
    comparePlacements(inEra(from), inEra(to)).map(
      ({ thread, before, after, onlySource }) =>
        `${thread} ${JSON.stringify(before?.runs)} ${before?.source} → ${JSON.stringify(after?.runs)} ${after?.source}${onlySource ? ' only source' : ''}`,
    );

  it('of one era are the same', () => {
    for (const era of eraIds) expect(said(era, era)).toEqual([]);
  });

  it('differ between eras as the change of 2012 says (scenario A)', () => {
    expect(said('before-2012', 'after-2012')).toEqual([
      'd0/vcpu:1 [[0,7]] default → [[1,2]] vcpu-cpuset',
      'd0/vcpu:2 [[0,7]] default → [[1,2]] vcpu-cpuset',
      'd0/vcpu:3 [[0,7]] default → [[1,2]] vcpu-cpuset',
    ]);
    expect(said('after-2012', 'now')).toEqual([]);
    expect(said('2011', 'now')).toEqual(['d0/emulator [[1,2]] vcpu-cpuset → [[7,7]] emulatorpin']);
  });

  it('tell threads that came and went', () => {
    const two = analyzeTexts([xml.replace('>4<', '>2<'), host8]).placements;
    const four = analyzeTexts([xml, host8]).placements;
    expect(comparePlacements(two, four).map(({ thread, before }) => [thread, before])).toEqual([
      ['d0/vcpu:2', undefined],
      ['d0/vcpu:3', undefined],
    ]);
    expect(comparePlacements(four, two).map(({ thread, after }) => [thread, after])).toEqual([
      ['d0/vcpu:2', undefined],
      ['d0/vcpu:3', undefined],
    ]);
  });

  it('tell a set that has another reason', () => {
    const pinned = analyzeTexts([
      xml.replace("<emulatorpin cpuset='7'/>", "<emulatorpin cpuset='1-2'/>"),
      host8,
    ]);
    const inherits = analyzeTexts([xml.replace("<emulatorpin cpuset='7'/>", ''), host8]);
    expect(comparePlacements(inherits.placements, pinned.placements)).toMatchObject([
      { thread: 'd0/emulator', onlySource: true },
    ]);
  });
});
