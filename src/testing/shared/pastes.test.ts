/** Mixed pastes, cut into exactly the pieces that are in them, and the hostile files. */
import { expect, it } from 'vitest';
import { formatCpuSet, setOfIds } from '../../core/cpuset/cpuset.ts';
import { indexLines, lineColumnAt } from '../../core/text/lines.ts';
import { withinCpuMs } from '../cpu-time.ts';
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

interface Truth {
  readonly nodes: readonly {
    readonly id: number;
    readonly cpus: readonly number[];
    readonly memTotalMB: number;
  }[];
}

describeShared('mails', () => {
  const nodesOf = (path: string): readonly unknown[] | undefined =>
    analyzeShared([path]).host?.nodes.map(({ id, cpus, memoryKiB }) => [id, formatCpuSet(cpus), memoryKiB]);

  it.each(['power9-gpu-6n-mailwrapped', 'xeon-8n-160t-mailquoted-two-machines'])('%s', (name) => {
    const truth = readSharedJson(`samples/wild/${name}/truth.json`) as Truth;
    expect(nodesOf(`samples/wild/${name}/numactl.txt`)).toEqual(
      truth.nodes.map(({ id, cpus, memTotalMB }) => [id, formatCpuSet(setOfIds(cpus)), memTotalMB * 1024]),
    );
  });

  it('quoted-printable: a number cut in two is one again', () => {
    expect(nodesOf('samples/wild/power9-quoted-printable/numactl.txt')).toEqual([
      [0, '0-63', 126_801 * 1024],
    ]);
  });
});

describeShared('hostile files', () => {
  const files = listShared('samples/hostile').filter((name) => name !== 'README.txt');

  it.each(files)('%s', (name) => {
    const analysis = withinCpuMs(2000, () => analyzeShared([`samples/hostile/${name}`]));
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
