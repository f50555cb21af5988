/** Mixed pastes, cut into exactly the pieces that are in them, and the hostile files. */
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
  const names = listShared('samples/mixed').filter((file) => file.endsWith('.expect.json'));

  it.each(names)('%s: exactly these segments', (name) => {
    const path = `samples/mixed/${name.replace('.expect.json', '.txt')}`;
    const analysis = analyzeShared([path]);
    const lines = indexLines(readShared(path));
    const found = analysis.segments
      .filter(({ use }) => use !== 'useless')
      .map(({ reader, span }) => ({
        format: reader,
        firstLine: lineColumnAt(lines, span.from).line,
        lastLine: lineColumnAt(lines, Math.max(span.from, span.to - 1)).line,
      }));
    expect(found).toEqual((readSharedJson(`samples/mixed/${name}`) as ExpectedSegments).segments);
    expect(rulesOf(analysis)).not.toContain('rule-failed');
  });

  it('are counted', () => {
    console.info(`../shared/samples/mixed: ${names.length} pastes`);
    expect(names.length).toBeGreaterThan(5);
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
