/** Mixed pastes (issue C completes them: figures only, and no throw) and the hostile files. */
import { expect, it } from 'vitest';
import { indexLines, lineColumnAt } from '../../core/text/lines.ts';
import { analyzeShared, describeShared, listShared, readShared, readSharedJson, rulesOf } from './shared.ts';

interface ExpectedSegments {
  readonly segments: readonly {
    readonly format: string;
    readonly firstLine: number;
    readonly lastLine: number;
  }[];
}

describeShared('mixed pastes', () => {
  it('are cut without a throw; how many segments are found is printed', () => {
    const found: string[] = [];
    const lost: string[] = [];
    for (const name of listShared('samples/mixed').filter((file) => file.endsWith('.expect.json'))) {
      const path = `samples/mixed/${name.replace('.expect.json', '.txt')}`;
      const analysis = analyzeShared([path]);
      const lines = indexLines(readShared(path));
      const ours = analysis.segments.map(({ reader, span }) => ({
        reader,
        firstLine: lineColumnAt(lines, span.from).line,
        lastLine: lineColumnAt(lines, Math.max(span.from, span.to - 1)).line,
      }));
      for (const want of (readSharedJson(`samples/mixed/${name}`) as ExpectedSegments).segments) {
        if (want.format !== 'numactl-hardware' && want.format !== 'virsh-capabilities') continue;
        const hit = ours.some(
          (one) =>
            one.reader === want.format && one.firstLine === want.firstLine && one.lastLine === want.lastLine,
        );
        const near = ours.filter((one) => one.reader === want.format);
        (hit ? found : lost).push(
          `${name.slice(0, 2)} ${want.format} ${want.firstLine}-${want.lastLine}` +
            (hit
              ? ''
              : ` (ours: ${near.map((one) => `${one.firstLine}-${one.lastLine}`).join(' ') || 'none'})`),
        );
      }
      expect(rulesOf(analysis)).not.toContain('rule-failed');
    }
    console.info(
      [
        `../shared/samples/mixed: ${found.length} of ${found.length + lost.length} segments with the right lines`,
        ...lost.map((one) => `  not yet: ${one}`),
      ].join('\n'),
    );
    expect(found.length + lost.length).toBeGreaterThan(0);
  });
});

describeShared('hostile files', () => {
  const files = listShared('samples/hostile').filter((name) => name !== 'README.txt');

  it.each(files)('%s', (name) => {
    const begin = process.cpuUsage();
    const analysis = analyzeShared([`samples/hostile/${name}`]);
    const { user } = process.cpuUsage(begin);
    expect(user / 1e6).toBeLessThan(2);
    expect(rulesOf(analysis)).not.toContain('rule-failed');
    expect(structuredClone(analysis)).toEqual(analysis);
    // Something is found, or something is said.
    const isEmpty = readShared(`samples/hostile/${name}`).trim() === '';
    const answer = analysis.findings.length + analysis.domains.length + (analysis.host === undefined ? 0 : 1);
    if (!isEmpty) expect(answer).toBeGreaterThan(0);
    if (analysis.host !== undefined) expect(analysis.host.cpuTable.length).toBeLessThan(70_000);
  });

  it('are counted', () => {
    console.info(`../shared/samples/hostile: ${files.length} files`);
    expect(files.length).toBeGreaterThan(20);
  });
});
