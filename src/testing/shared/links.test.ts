/**
 * Model links of real machines: every text about one of them restores the same findings, and the links of every machine
 * with every lesson's domain stay short.
 */
import { afterAll, expect, it } from 'vitest';
import { defaultChoices } from '../../core/analysis.ts';
import { encodeModelLink } from '../../link/link.ts';
import { modelTexts } from '../../link/texts/model-texts.ts';
import { look, modelOf } from '../links/round-trip.ts';
import { describeShared, hasShared, listShared, readShared } from './shared.ts';
import { foldersWith, nameOf } from './truth.ts';

const lessons = listShared('lessons').filter((name) => name.endsWith('.xml'));
/** One that speaks of CPUs and nodes. */
const lesson = 'lessons/L09a-strict-remote.xml';

const formats = ['capabilities.xml', 'numactl.txt', 'lscpu-e.txt', 'hwloc.xml'];

describeShared('model links of real machines', () => {
  const folders = foldersWith('capabilities.xml');

  it.each(folders)(
    '%s',
    (folder) => {
      for (const format of formats.filter((name) => hasShared(`${folder}/${name}`))) {
        const texts = [`${folder}/${format}`, lesson].map((path) => ({ name: path, text: readShared(path) }));
        const given = look(texts);
        const opened = look(modelTexts(given.model) ?? []);
        expect(opened.bytes, format).toEqual(given.bytes);
        // What is said of the text itself, or of a text that does not come along, is not said again.
        if (given.left.length === 0 && !/unreadable|package-cpus|nothing-to-read/.test(given.judged))
          expect(opened.judged, format).toEqual(given.judged);
      }
    },
    60_000,
  );

  const lengths: number[] = [];
  it('every machine with every lesson', () => {
    const keep = (path: string) => modelOf([{ name: path, text: readShared(path) }]);
    const domains = lessons.map((name) => keep(`lessons/${name}`).domains);
    for (const folder of folders) {
      const { hosts } = keep(`${folder}/capabilities.xml`);
      for (const one of domains)
        lengths.push(
          encodeModelLink({ hosts, domains: one, choices: defaultChoices, pieces: [] }, { hiddenSources: [] })
            .length,
        );
    }
    lengths.sort((a, b) => a - b);
    expect(lengths.length).toBe(folders.length * lessons.length);
    expect(lengths.at(-1)).toBeLessThan(500);
    expect(lengths[lengths.length >> 1]).toBeLessThan(200);
  }, 60_000);

  afterAll(() => {
    const at = (share: number): string => String(lengths[Math.floor(share * (lengths.length - 1))] ?? '?');
    console.log(
      `model links of ${String(folders.length)} machines × ${String(lessons.length)} lessons (${nameOf(folders[0] ?? '')} …): ` +
        `least ${at(0)}, half ${at(0.5)}, nine in ten ${at(0.9)}, most ${at(1)} characters`,
    );
  });
});
