/** The lessons on their hosts: the sets that libvirt's C API gave (`expected-pins.txt`). */
import { expect, it } from 'vitest';
import {
  analyzeShared,
  capabilitiesOf,
  describeShared,
  isShared,
  listShared,
  readShared,
  threadLines,
} from './shared.ts';

/** A block each: `### NAME on N pCPUs`, then `vcpu0: 0-7   bytes=ff`. */
const blocks = isShared ? readShared('lessons/expected-pins.txt').split(/^### /m).slice(1) : [];

const lessons = blocks.map((block) => {
  const [title = '', ...lines] = block.trim().split('\n');
  const [, name = '', cpus = ''] = /^(\S+) on (\d+) pCPUs$/.exec(title) ?? [];
  return {
    name,
    cpus: Number(cpus),
    lines: lines.map((line) => line.replace(/ +(?:bytes=.*|\(numad\))$/, '')),
  };
});

describeShared('lessons', () => {
  it.each(lessons.map((lesson) => [lesson.name, lesson.cpus, lesson] as const))(
    '%s on %d CPUs',
    (name, cpus, { lines }) => {
      const capabilities = capabilitiesOf[cpus]!;
      for (const host of [capabilities, capabilities.replace('capabilities.xml', 'numactl.txt')]) {
        for (const asLibvirt of [false, true]) {
          const analysis = analyzeShared([`lessons/${name}.xml`, host], { asLibvirt });
          expect(analysis.domains[0]?.refusals).toEqual([]);
          expect(threadLines(analysis).map((line) => line.replace(/ \([\w-]+\)$/, ''))).toEqual(lines);
        }
      }
    },
  );

  it('are all there', () => {
    const files = listShared('lessons').filter((file) => file.endsWith('.xml'));
    console.info(`../shared/lessons: ${lessons.length} of ${files.length}, each on both texts of its host`);
    expect(lessons.map(({ name }) => `${name}.xml`).sort()).toEqual(files);
  });
});
