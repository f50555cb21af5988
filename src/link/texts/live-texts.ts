/**
 * What was seen of running guests, written anew as the tools print it: by what was read of it, so that nothing else
 * (UUIDs, other programs of `ps`, labels in other languages) comes along.
 */
import { formatCpuSet } from '../../core/cpuset/cpuset.ts';
import type { Observation, ObservedThread } from '../../core/intake/facts/observation.ts';
import { isVmThread } from '../../core/intake/thread-role.ts';

/** Observations of one piece; undefined where nothing is written of that kind. */
export function observationText(observations: readonly Observation[]): string | undefined {
  const [first] = observations;
  switch (first?.from) {
    case 'virsh-vcpuinfo':
      return asked('vcpuinfo', first, first.threads.map((thread) => vcpuBlock(thread, first)).join('\n'));
    case 'virsh-vcpupin':
      return asked('vcpupin', first, pinTable(' VCPU   CPU Affinity', first.threads));
    case 'virsh-iothreadinfo':
      return asked(
        'iothreadinfo',
        first,
        first.threads.length === 0
          ? 'No IOThreads found for the domain\n'
          : pinTable(' IOThread ID   CPU Affinity', first.threads),
      );
    case 'virsh-emulatorpin':
      return asked(
        'emulatorpin',
        first,
        `emulator: CPU Affinity\n${ruler}\n${first.threads.map((thread) => `       *: ${cpusOf(thread)}\n`).join('')}`,
      );
    case 'virsh-numatune':
      return asked(
        'numatune',
        first,
        `numa_mode      : ${first.memory?.mode ?? ''}\nnuma_nodeset   : ${formatCpuSet(first.memory?.nodes ?? [])}\n`,
      );
    case 'virsh-vcpucount':
      return asked('vcpucount', first, countRows(first));
    case 'virsh-schedinfo':
      return asked(
        'schedinfo',
        first,
        `Scheduler      : posix\n${Object.entries(first.scheduler ?? {})
          .map(([name, value]) => `${name.padEnd(15)}: ${String(value)}\n`)
          .join('')}`,
      );
    case 'virsh-dominfo':
      return domInfo(first);
    case 'virsh-list':
      return ` Id   Name   State\n${ruler}\n${observations.map(listRow).join('')}`;
    case 'proc-allowed-list':
      return first.threads.map(allowedLines).join('');
    case 'taskset':
      return `${first.pid === undefined ? '' : `# taskset -apc ${String(first.pid)}\n`}${first.threads
        .map((thread) => `pid ${String(thread.tid)}'s current affinity list: ${cpusOf(thread)}\n`)
        .join('')}`;
    case 'ps':
      return psTable(first.threads);
    case 'numastat-process':
      return numastatTable(observations);
    default:
      return undefined;
  }
}

const ruler = '-'.repeat(28);

/** The command names the domain. */
function asked(command: string, { domain, config }: Observation, output: string): string {
  const words = ['virsh', command, ...(domain === undefined ? [] : [shellWord(domain)])];
  // Of a domain that is shut off the output itself tells.
  return `# ${[...words, ...(config === true && command !== 'vcpuinfo' ? ['--config'] : [])].join(' ')}\n${output}`;
}

export function shellWord(word: string): string {
  return /^[\w.:/@%+=-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

function cpusOf({ cpus = [] }: ObservedThread): string {
  return formatCpuSet(cpus);
}

function vcpuBlock(
  { number, lastCpu, state, cpus }: ObservedThread,
  { hostCpus, state: of }: Observation,
): string {
  const isShutOff = of === 'shut off';
  return [
    `VCPU:           ${String(number)}`,
    `CPU:            ${lastCpu === undefined ? (isShutOff ? 'N/A' : '-1') : String(lastCpu)}`,
    `State:          ${state ?? 'N/A'}`,
    ...(cpus === undefined
      ? []
      : [`CPU Affinity:   ${formatCpuSet(cpus)} (out of ${String(hostCpus ?? 0)})`]),
    '',
  ].join('\n');
}

function pinTable(title: string, threads: readonly ObservedThread[]): string {
  const rows = threads.map((thread) => ` ${String(thread.number).padEnd(6)} ${cpusOf(thread)}`.trimEnd());
  return [title, ruler, ...rows, ''].join('\n');
}

function countRows({ counts = {} }: Observation): string {
  const row = (what: string, where: string, count: number | undefined): string =>
    count === undefined ? '' : `${what.padEnd(12)} ${where.padEnd(12)} ${String(count).padStart(3)}\n`;
  return (
    row('maximum', 'config', counts.maximumConfig) +
    row('maximum', 'live', counts.maximumLive) +
    row('current', 'config', counts.currentConfig) +
    row('current', 'live', counts.currentLive)
  );
}

function domInfo({ domain, domainId, state, counts, mostMemoryKiB }: Observation): string {
  const vcpus = counts?.currentLive ?? counts?.currentConfig;
  const rows = [
    ['Id', domainId === undefined ? '-' : String(domainId)],
    ['Name', domain],
    ['State', state],
    ['CPU(s)', vcpus === undefined ? undefined : String(vcpus)],
    ['Max memory', mostMemoryKiB === undefined ? undefined : `${String(mostMemoryKiB)} KiB`],
  ] as const;
  return rows
    .flatMap(([name, value]) => (value === undefined ? [] : [`${`${name}:`.padEnd(16)}${value}\n`]))
    .join('');
}

function listRow({ domain, domainId, state }: Observation): string {
  if (domain === undefined) return '';
  return ` ${(domainId === undefined ? '-' : String(domainId)).padEnd(4)} ${domain}   ${state ?? ''}\n`;
}

function allowedLines({ pid, tid, comm, cpus, mems }: ObservedThread): string {
  const folder =
    tid === undefined ? '' : pid === undefined ? String(tid) : `/proc/${String(pid)}/task/${String(tid)}`;
  const prefix = folder === '' ? '' : `${folder}/status:`;
  return [
    ...(comm === undefined ? [] : [`${prefix}Name:\t${comm}\n`]),
    ...(cpus === undefined ? [] : [`${prefix}Cpus_allowed_list:\t${formatCpuSet(cpus)}\n`]),
    ...(mems === undefined ? [] : [`${prefix}Mems_allowed_list:\t${formatCpuSet(mems)}\n`]),
  ].join('');
}

/** Of all programs of the machine only the threads of virtual machines. */
export function vmThreads(threads: readonly ObservedThread[]): readonly ObservedThread[] {
  return threads.filter(({ role, comm }) => role !== undefined || (comm !== undefined && isVmThread(comm)));
}

function psTable(all: readonly ObservedThread[]): string {
  const threads = vmThreads(all);
  const hasPid = threads.some(({ pid }) => pid !== undefined);
  const hasCpu = threads.some(({ lastCpu }) => lastCpu !== undefined);
  const cell = (value: number | undefined): string => (value === undefined ? '-' : String(value)).padStart(8);
  const header = `${hasPid ? '     PID' : ''}     TID${hasCpu ? '     PSR' : ''} COMMAND\n`;
  const rows = threads.map(
    ({ pid, tid, lastCpu, comm }) =>
      `${hasPid ? cell(pid) : ''}${cell(tid)}${hasCpu ? cell(lastCpu) : ''} ${comm ?? ''}\n`,
  );
  return header + rows.join('');
}

function numastatTable(observations: readonly Observation[]): string {
  const nodes = [
    ...new Set(observations.flatMap(({ residentMiB = {} }) => Object.keys(residentMiB).map(Number))),
  ].sort((a, b) => a - b);
  const row = ({ pid, comm, residentMiB = {} }: Observation): string =>
    `${`${String(pid)} (${comm ?? ''})`.padEnd(24)} ${nodes.map((node) => (residentMiB[node] ?? 0).toFixed(2).padStart(12)).join('')}\n`;
  return [
    'Per-node process memory usage (in MBs)\n',
    `PID                      ${nodes.map((node) => `Node ${String(node)}`.padStart(12)).join('')}\n`,
    `${'-'.repeat(24)} ${nodes.map(() => '-'.repeat(12)).join('')}\n`,
    ...observations.map(row),
  ].join('');
}
