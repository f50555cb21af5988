import { expect, it } from 'vitest';
import { capabilitiesText } from '../../synthetic-hosts/host-text.ts';
import { analyzeTexts } from '../../testing/analyze-text.ts';
import { withinCpuMs } from '../../testing/cpu-time.ts';
import { viewDomains } from './domain-view.ts';
import { pageNeeds } from './hugepage-need.ts';
import { memoryNeeds } from './memory-need.ts';

const list = (count: number, write: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => write(i)).join('');

/** A guest of so many cells, each with huge pages and host nodes of its own. */
const manyCells = (count: number): string =>
  `<domain type='kvm'><name>a</name><vcpu>${count}</vcpu>
<memoryBacking><hugepages>${list(count, (i) => `<page size='2048' nodeset='${i}'/>`)}</hugepages></memoryBacking>
<numatune>${list(count, (i) => `<memnode cellid='${i}' mode='strict' nodeset='${[i % 61, (i * 7) % 62, (i * 13) % 63, (i >> 6) % 64].join()}'/>`)}</numatune>
<cpu><numa>${list(count, (i) => `<cell id='${i}' cpus='${i}' memory='2048'/>`)}</numa></cpu></domain>`;

it('takes a time linear in the cells of a guest, whatever nodes and pages they have', () => {
  const { domains, placements, ...rest } = analyzeTexts([
    manyCells(6000),
    capabilitiesText('node:64 core:1 pu:1'),
  ]);
  const [view] = viewDomains({ ...rest, domains, placements });
  withinCpuMs(500, () => {
    // Of another each time: of one that is known it is remembered.
    const anew = { ...view! };
    expect(memoryNeeds(anew).at(-1)).toMatchObject({ needKiB: 6000 * 2048, inHugepages: true });
    expect(pageNeeds(anew, rest.host!).length).toBeGreaterThan(1000);
  });
});

it('gives a cell the first pages that name it, else those that name none', () => {
  const needsOf = (pages: string): unknown => {
    const { domains, placements, ...rest } = analyzeTexts([
      `<domain type='kvm'><name>a</name><vcpu>4</vcpu><memoryBacking><hugepages>${pages}</hugepages></memoryBacking><cpu><numa>${list(4, (i) => `<cell id='${i}' cpus='${i}' memory='${2 ** i}' unit='GiB'/>`)}</numa></cpu></domain>`,
      capabilitiesText('node:1 core:4 pu:1'),
    ]);
    const [view] = viewDomains({ ...rest, domains, placements });
    return pageNeeds(view!, rest.host!).map(({ sizeKiB, need }) => [sizeKiB, need]);
  };
  const huge = "<page size='1' unit='GiB' nodeset='1-9,^2'/>";
  expect(needsOf(huge)).toEqual([[2 ** 20, 2 + 8]]);
  expect(needsOf(`<page size='2048'/>${huge}`)).toEqual([
    [2048, (1 + 4) * 512],
    [2 ** 20, 2 + 8],
  ]);
  expect(needsOf(`${huge}<page size='2048' nodeset='0-3'/>`)).toEqual([
    [2048, (1 + 4) * 512],
    [2 ** 20, 2 + 8],
  ]);
});
