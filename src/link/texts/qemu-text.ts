/** A QEMU command line of what was read of one: no disks, no addresses, no passwords. */
import { formatCpuSet, type CpuSet } from '../../core/cpuset/cpuset.ts';
import type {
  QemuCell,
  QemuCpuPlace,
  QemuGuest,
  QemuLauncher,
  QemuMemory,
} from '../../core/intake/facts/qemu-guest.ts';
import { shellWord } from './live-texts.ts';

/** Undefined where there is nothing to write. */
export function qemuText(guest: QemuGuest): string | undefined {
  const { program, name, smp, cells, memories, iothreads, machine, memoryBackend, memoryMiB } = guest;
  const options: (readonly [option: string, argument: string])[] = [];
  const add = (option: string, ...parts: readonly (string | undefined)[]): void => {
    const argument = parts.filter((part) => part !== undefined).join(',');
    if (argument !== '') options.push([option, argument]);
  };
  add('name', pair('guest', name));
  add('machine', machine === undefined ? undefined : comma(machine), pair('memory-backend', memoryBackend));
  if (memoryMiB !== undefined) add('m', pair('size', sizeOf(memoryMiB * 2 ** 20)));
  if (smp !== undefined)
    add(
      'smp',
      ...Object.entries(smp).map(([key, value]) =>
        typeof value === 'number' ? pair(key, value) : undefined,
      ),
    );
  for (const memory of memories) add('object', ...memoryParts(memory));
  for (const { id } of iothreads) add('object', 'iothread', pair('id', id));
  for (const cell of cells) add('numa', ...cellParts(cell));
  for (const { cell, ...place } of guest.cellCpus)
    add('numa', 'cpu', pair('node-id', cell), ...placeParts(place));
  for (const { from, to, value } of guest.distances)
    add('numa', 'dist', pair('src', from), pair('dst', to), pair('val', value));
  for (const place of guest.pluggedCpus) add('device', 'host-x86_64-cpu', ...placeParts(place));
  for (const { model, memdev, node } of guest.memoryDevices)
    add('device', comma(model), pair('memdev', memdev), pair('node', node));
  if (program === undefined && options.length === 0) return undefined;
  const lines = [
    ...(program === undefined ? [] : [[...launcherWords(guest.launcher), program].join(' ')]),
    ...options.map(([option, argument]) => `-${option} ${shellWord(argument)}`),
  ];
  // A program is known by the option behind it.
  return `${(lines.length === 1 ? [...lines, '-nodefaults'] : lines).join(' \\\n')}\n`;
}

function pair(key: string, value: string | number | undefined): string | undefined {
  return value === undefined
    ? undefined
    : `${key}=${typeof value === 'number' ? String(value) : comma(value)}`;
}

/** A comma within a value is doubled. */
function comma(text: string): string {
  return text.replaceAll(',', ',,');
}

function sizeOf(bytes: number): string {
  return `${String(bytes)}b`;
}

function rangesOf(key: string, set: CpuSet): readonly string[] {
  return set.map((range) => `${key}=${formatCpuSet([range])}`);
}

function memoryParts({ id, sizeBytes, hostNodes, policy }: QemuMemory): readonly (string | undefined)[] {
  return [
    'memory-backend-ram',
    pair('id', id),
    sizeBytes === undefined ? undefined : pair('size', sizeOf(sizeBytes)),
    ...rangesOf('host-nodes', hostNodes ?? []),
    pair('policy', policy),
  ];
}

function cellParts({ id, cpus, memoryMiB, memdev }: QemuCell): readonly (string | undefined)[] {
  return [
    'node',
    pair('nodeid', id),
    ...rangesOf('cpus', cpus),
    memoryMiB === undefined ? undefined : pair('mem', sizeOf(memoryMiB * 2 ** 20)),
    pair('memdev', memdev),
  ];
}

function placeParts({
  socket,
  die,
  cluster,
  core,
  thread,
}: Omit<QemuCpuPlace, 'span'>): readonly (string | undefined)[] {
  return [
    pair('socket-id', socket),
    pair('die-id', die),
    pair('cluster-id', cluster),
    pair('core-id', core),
    pair('thread-id', thread),
  ];
}

const policyOptions = { bind: '-m', preferred: '-p', interleave: '-i' } as const;

function launcherWords(launcher: QemuLauncher | undefined): readonly string[] {
  if (launcher === undefined) return [];
  const { cpus, nodes, mems, memsPolicy = 'bind' } = launcher;
  const words = [
    ...(cpus === undefined ? [] : ['-C', formatCpuSet(cpus)]),
    ...(nodes === undefined ? [] : ['-N', formatCpuSet(nodes)]),
    ...(mems === undefined ? [] : [policyOptions[memsPolicy], formatCpuSet(mems)]),
  ];
  return cpus !== undefined && mems === undefined
    ? ['taskset', '-c', formatCpuSet(cpus)]
    : ['numactl', ...words];
}
