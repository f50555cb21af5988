import { expect, it } from 'vitest';
import { formatCpuSet } from '../../cpuset/cpuset.ts';
import { analyzeTexts } from '../../../testing/analyze-text.ts';

const intro =
  '# The following is the parsable format, which can be fed to other\n# programs. Each different item in every column has an unique ID\n# starting usually from zero.\n';

it.each([
  ['its header is one column', `$ lscpu -p=CPU\n${intro}# CPU\n0\n1\n2\n3\n`, []],
  [
    'the command names the columns',
    "$ lscpu -p=CPU,NODE | grep -v '#'\n0,0\n1,0\n2,1\n3,1\n",
    ['0-1', '2-3'],
  ],
  ['the command names one column', '[root@h ~]# lscpu --parse=cpu | grep -v ^#\n0\n1\n2\n3\n', []],
])('%s', (_, text, nodes) => {
  const { host, segments, findings } = analyzeTexts([text]);
  expect(segments.map(({ reader, use }) => [reader, use])).toEqual([['lscpu-p', 'read']]);
  expect(formatCpuSet(host?.cpus ?? [])).toBe('0-3');
  expect(host?.nodes.map(({ cpus }) => formatCpuSet(cpus))).toEqual(nodes);
  expect(findings).toEqual([]);
});

it('numbers alone are nobody’s', () => {
  expect(analyzeTexts(['0\n1\n2\n3\n']).host).toBeUndefined();
});
