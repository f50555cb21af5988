/** The machine that the tests run on, as Linux tells it in /sys and /proc. */
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { countOf, idsOf, type CpuSet } from '../../core/cpuset/cpuset.ts';
import { readKernelList } from '../../core/cpuset/kernel-list.ts';
import type { CgroupKind } from '../../core/placement/choices.ts';

const nodeFolder = '/sys/devices/system/node';

export function onlineCpus(): CpuSet {
  return kernelList('/sys/devices/system/cpu/online');
}

function kernelList(file: string): CpuSet {
  const reading = readKernelList(readFileSync(file, 'utf8').trim());
  if (!reading.ok) throw new Error(`${file} holds no list`);
  return reading.set;
}

/** As `numactl --hardware` would print it, which need not be installed. */
export function numactlOfThisMachine(): string {
  const nodes = existsSync(nodeFolder)
    ? readdirSync(nodeFolder).flatMap((name) => (/^node\d+$/.test(name) ? [Number(name.slice(4))] : []))
    : [];
  const ids = nodes.sort((a, b) => a - b);
  const cpusOf = (node: number): CpuSet =>
    ids.length === 0 ? onlineCpus() : kernelList(join(nodeFolder, `node${node}`, 'cpulist'));
  return [
    `available: ${Math.max(1, ids.length)} nodes (${ids.length === 0 ? '0' : ids.join(',')})`,
    ...(ids.length === 0 ? [0] : ids).flatMap((node) => [
      `node ${node} cpus: ${[...idsOf(cpusOf(node))].join(' ')}`,
      `node ${node} size: 1000 MB`,
    ]),
    '',
  ].join('\n');
}

/** Only a privileged driver uses cgroups. */
export function cgroupOfThisMachine(): CgroupKind {
  if (process.getuid?.() !== 0) return 'none';
  if (/^\d+:(?:[^:]*,)?cpuset(?:,[^:]*)?:/m.test(readFileSync('/proc/self/cgroup', 'utf8'))) return 'v1';
  const controllers = '/sys/fs/cgroup/cgroup.controllers';
  const v2 = existsSync(controllers) && readFileSync(controllers, 'utf8').split(/\s/).includes('cpuset');
  return v2 ? 'v2' : 'none';
}

export function hasCpus(count: number): boolean {
  return countOf(onlineCpus()) >= count;
}

/** Where libvirt was built to look for numad: it does not search PATH. */
const numad = '/usr/bin/numad';
const mark = '# made by the tests of Pinscope';

/**
 * A numad that always gives the same answer, where there is none and we may write one. Returns what takes it away
 * again, or undefined where that is not possible.
 */
export function fakeNumad(answer: string): (() => void) | undefined {
  const left = existsSync(numad) && readFileSync(numad, 'latin1').includes(mark);
  if (process.getuid?.() !== 0 || (existsSync(numad) && !left)) return undefined;
  writeFileSync(numad, `#!/bin/sh\n${mark}\necho '${answer}'\n`, { mode: 0o755 });
  return () => rmSync(numad, { force: true });
}
