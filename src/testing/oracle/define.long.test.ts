/**
 * The full figures: 15,000 domains of the test driver, 5,000 of QEMU's, and how often each row of libvirt.md §4 was
 * met. PINSCOPE_ORACLE=3000 asks for that many of the test driver and a third of QEMU's, and for rows in proportion.
 */
import { expect, it } from 'vitest';
import type { Comparison } from './compare-generated.ts';
import { countRows, countUnreachable, describeRows, fullCount, least, withoutRow } from './count-rows.ts';
import { countsOf, describeCounts } from './figures.ts';
import { compareWithDriver } from './with-libvirt.ts';

const seed = Number(process.env['PINSCOPE_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const count = Number(process.env['PINSCOPE_ORACLE'] ?? 15_000);
const ofQemu = Math.floor(count / 3);

const done: Comparison[] = [];
compareWithDriver('test', count, seed, (comparison) => done.push(comparison));
compareWithDriver('qemu', ofQemu, seed, (comparison) => done.push(comparison));

it('meet every row of libvirt.md §4', ({ skip }) => {
  skip(done.length < 2, 'one of the drivers was not asked');
  const refused = done.flatMap((comparison) => comparison.refused);
  const counts = countRows(
    refused,
    done.flatMap(({ silences }) => silences),
  );
  const enough = Math.floor((least * (count + ofQemu)) / fullCount);
  console.info(describeRows(counts));
  console.info(`in no row:\n${describeCounts(countsOf(withoutRow(refused))).join('\n')}`);
  const rare = counts.filter(({ hits }) => hits < enough).map(({ row, hits }) => `${hits} × ${row}`);
  expect(countUnreachable(refused).filter(({ hits }) => hits > 0)).toEqual([]);
  expect(rare, `rows met fewer than ${enough} times`).toEqual([]);
});
