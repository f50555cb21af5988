import { expect, it } from 'vitest';
import { formatCpuSet } from '../../cpuset/cpuset.ts';
import { analyzeTexts } from '../../../testing/analyze-text.ts';

const cpus = [0, 1, 2, 3, 4, 5, 6, 7];
const at = (file: string, value: (id: number) => string): string =>
  cpus.map((id) => `/sys/devices/system/cpu/cpu${id}/topology/${file}:${value(id)}`).join('\n');

it('masks: siblings, sockets and nodes, as in older kernels and scripts', () => {
  const { host } = analyzeTexts([
    at('core_siblings', (id) => (id < 4 ? '00000000,0000000f' : '00000000,000000f0')),
    at('thread_siblings', (id) => (3 << (id & ~1)).toString(16)),
    '/sys/devices/system/node/node0/cpumap:0f\n/sys/devices/system/node/node1/cpumap:f0',
  ]);
  expect(host?.cpuTable.map(({ node, socket }) => [node, socket])).toEqual(
    cpus.map((id) => [id < 4 ? 0 : 1, id < 4 ? 0 : 1]),
  );
  expect(host?.cpuTable.map(({ siblings }) => formatCpuSet(siblings ?? []))).toEqual(
    cpus.map((id) => (id % 2 === 0 ? `${id}-${id + 1}` : `${id - 1}-${id}`)),
  );
});

it('sockets by the list of their CPUs, where their numbers are not asked for', () => {
  const { host } = analyzeTexts([at('package_cpus_list', (id) => (id < 4 ? '0-3' : '4-7'))]);
  expect(host?.cpuTable.map(({ socket }) => socket)).toEqual([0, 0, 0, 0, 1, 1, 1, 1]);
});

it('one file after the other: parts of one machine, and not machines of their own', () => {
  const { host, machines, findings } = analyzeTexts([
    [
      'root@h:~# cat /sys/devices/system/node/node0/cpulist',
      '0-3',
      'root@h:~# cat /sys/devices/system/node/node1/cpulist',
      '4-7',
      'root@h:~# cat /sys/devices/system/cpu/cpu5/topology/thread_siblings_list',
      '4-5',
      'root@h:~# cat /sys/devices/system/cpu/online',
      '0-7',
    ].join('\n'),
  ]);
  expect(machines).toHaveLength(1);
  expect(findings).toEqual([]);
  expect(host?.nodes.map((node) => formatCpuSet(node.cpus))).toEqual(['0-3', '4-7']);
  expect(formatCpuSet(host?.cpuTable[4]?.siblings ?? [])).toBe('4-5');
});

it.each([
  ['isolcpus=2-N nohz_full=all', '2-7', '0-7'],
  ['isolcpus=nohz,domain,managed_irq,4-N nohz_full=4-n', '4-7', '4-7'],
  ['isolcpus=0-N:1/2', '0,2,4,6', undefined],
])('%s: N is the last CPU that the host has', (words, isolated, full) => {
  const { host, findings } = analyzeTexts([
    'available: 1 nodes (0)\nnode 0 cpus: 0 1 2 3 4 5 6 7\nnode 0 size: 100 MB\nnode 0 free: 10 MB',
    `BOOT_IMAGE=/vmlinuz ro ${words}`,
  ]);
  expect(findings).toEqual([]);
  expect(formatCpuSet(host?.isolated ?? [])).toBe(isolated);
  if (full !== undefined) expect(formatCpuSet(host?.nohzFull ?? [])).toBe(full);
});

it('a lone N is no number that the text tells', () => {
  const { findings } = analyzeTexts(['BOOT_IMAGE=/vmlinuz ro isolcpus=N']);
  expect(findings.map(({ rule }) => rule)).toEqual(['host-value-unreadable']);
});
