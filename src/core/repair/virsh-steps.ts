/** One step of a remedy as virsh commands (virsh 9.0.0: virsh-domain.c, and what libvirt's QEMU driver makes of them). */
import type { CpuSet } from '../cpuset/cpuset.ts';
import {
  countOf,
  differenceOf,
  formatCpuSet,
  idsOf,
  isSubset,
  lastId,
  overlaps,
  rangeSet,
  setOfIds,
} from '../cpuset/cpuset.ts';
import type { Domain } from '../domain/domain.ts';
import { topologyProduct } from '../domain/elements/cpu.ts';
import type { RemedyStep } from '../findings/remedy.ts';
import { emulatorId, iothreadId, readGuestId, vcpuId, type EntityId } from '../identity.ts';
import type { CgroupKind } from '../placement/choices.ts';
import { pinOf } from './goals.ts';

export interface CommandSubject {
  /** As it is, which is what libvirt has. */
  readonly domain: Domain;
  readonly uuid: string | undefined;
  readonly steps: readonly RemedyStep[];
  readonly cgroup: CgroupKind;
  /** As it would be; undefined: its text cannot be edited. */
  readonly after: Domain | undefined;
}

/** One command, and which of the two configurations it can change. */
export interface Command {
  readonly verb: string;
  /** Behind the domain. */
  readonly words: readonly string[];
  readonly config: boolean;
  readonly live: boolean;
}

export interface StepCommands {
  readonly commands: readonly Command[];
  /** All of the step is done by them. */
  readonly config: boolean;
  readonly live: boolean;
}

const nothing: StepCommands = { commands: [], config: false, live: false };

export function commandsOf(step: RemedyStep, subject: CommandSubject): StepCommands {
  const made = writeStep(step, subject);
  // Without a cgroup `emulatorpin --live` moves the main thread alone.
  const movesAll = subject.cgroup !== 'none' || made.commands.every(({ verb }) => verb !== 'emulatorpin');
  return { ...made, live: made.live && movesAll };
}

function writeStep(step: RemedyStep, { domain, after, steps }: CommandSubject): StepCommands {
  switch (step.kind) {
    case 'pin':
      return pin(domain, step.thread, step.cpus);
    case 'unpin':
      return after === undefined ? nothing : unpin(domain, after, step.thread);
    case 'vcpu-cpuset':
      return confineAll(domain, step.cpus, steps);
    case 'vcpu-count':
      return after === undefined ? nothing : setVcpus(domain, after);
    case 'memory':
      return setMemory(domain, step.mode, step.nodes);
    case 'iothread-count':
      return after === undefined ? nothing : setIothreads(domain, after);
    case 'memnode':
    case 'topology':
    case 'remove':
    case 'replace':
      return nothing;
  }
}

/** virshParseCPUList has room for 1,024 CPUs. */
const highestInCpulist = 1023;

/** `cpus` undefined: all of the host. */
function pin(domain: Domain, thread: EntityId, cpus: CpuSet | undefined): StepCommands {
  const id = readGuestId(thread);
  if (id === undefined || (lastId(cpus ?? []) ?? 0) > highestInCpulist) return nothing;
  const cpulist = cpus === undefined ? 'r' : formatCpuSet(cpus);
  // A running domain keeps the pin of a vCPU that is not plugged in until it is (qemuDomainPinVcpuLive, qemuProcessSetupVcpu).
  const command = (verb: string, ...words: readonly string[]): StepCommands => ({
    commands: [{ verb, words, config: true, live: true }],
    config: true,
    live: true,
  });
  switch (id.kind) {
    case 'vcpu':
      return command('vcpupin', String(id.number), cpulist);
    case 'iothread':
      return command('iothreadpin', String(id.number), cpulist);
    case 'emulator': {
      const made = command('emulatorpin', cpulist);
      return { ...made, live: reachesHelpers(domain, cpus) };
    }
    case 'domain':
    case 'cell':
      return nothing;
  }
}

/**
 * `emulatorpin --live` sets the affinity of QEMU's main thread, and only the cgroup of its other threads. These keep
 * what their old affinity has in common with the new set; nothing in common, and the kernel gives them all of it.
 */
function reachesHelpers(domain: Domain, cpus: CpuSet | undefined): boolean {
  const pinned = domain.emulatorPins[0]?.cpuset?.set;
  if (pinned === undefined && domain.vcpuPlacement.effective === 'auto') return false;
  const old = pinned ?? domain.vcpuCpuset?.set;
  if (old === undefined) return true;
  return cpus !== undefined && (isSubset(cpus, old) || !overlaps(cpus, old));
}

const onlyLive = ({ commands, live }: StepCommands): StepCommands => ({
  commands: commands.map((one) => ({ ...one, config: false })).filter((one) => one.live),
  config: false,
  live,
});

/** virsh cannot take a pin away; a thread that runs can be pinned to what it would inherit. */
function unpin(domain: Domain, after: Domain, thread: EntityId): StepCommands {
  if (after.vcpuPlacement.effective === 'auto') return nothing;
  return onlyLive(pin(domain, thread, after.vcpuCpuset?.set));
}

/** More commands than anybody pastes into a shell. */
const mostCommands = 300;

/** `<vcpu cpuset>` has no command; threads without a pin can be pinned to it, each by itself. */
function confineAll(domain: Domain, cpus: CpuSet | undefined, steps: readonly RemedyStep[]): StepCommands {
  const steered = new Set(
    steps.flatMap((one) => (one.kind === 'pin' || one.kind === 'unpin' ? one.thread : [])),
  );
  if (cpus === undefined && domain.vcpuPlacement.effective === 'auto') return nothing;
  // Those that are not plugged in too: they would get what the running domain has in mind for them.
  const vcpus = domain.vcpus.max;
  if (vcpus === 0 || vcpus + domain.iothreads.length >= mostCommands) return nothing;
  const threads = [
    ...[...idsOf(rangeSet(0, vcpus - 1))].map((vcpu) => vcpuId(domain.id, vcpu)),
    emulatorId(domain.id),
    ...domain.iothreads.map((iothread) => iothreadId(domain.id, iothread)),
  ].filter((thread) => pinOf(domain, thread) === undefined && !steered.has(thread));
  const all = threads.map((thread) => onlyLive(pin(domain, thread, cpus)));
  return {
    commands: all.flatMap(({ commands }) => commands),
    config: false,
    live: all.every(({ live }) => live),
  };
}

function setVcpus(domain: Domain, after: Domain): StepCommands {
  const max = after.vcpus.max;
  const isOtherMax = max !== domain.vcpus.max;
  // qemuDomainSetVcpusMax wants the topology to hold as many already.
  if (isOtherMax && domain.topology !== undefined && topologyProduct(domain.topology) !== max) return nothing;
  const set = (count: number, live: boolean, ...options: readonly string[]): Command => ({
    verb: 'setvcpus',
    words: [String(count), ...options],
    config: true,
    live,
  });
  const kept = Math.min(domain.vcpus.current, max);
  const commands = [
    ...(isOtherMax ? [set(max, false, '--maximum')] : []),
    ...(after.vcpus.current === kept ? [] : [set(after.vcpus.current, !isOtherMax)]),
  ];
  return { commands, config: true, live: !isOtherMax };
}

function setMemory(domain: Domain, mode: string, nodes: CpuSet): StepCommands {
  const nodeset = ['--nodeset', formatCpuSet(nodes)];
  const config: Command = {
    verb: 'numatune',
    words: ['--mode', mode, ...nodeset],
    config: true,
    live: false,
  };
  // A running domain keeps its mode, and its nodes move only where they are restrictive or not set at all; then nodes
  // alone are strict ones, and strict in words is refused (`findLiveMemoryFault` in core/change says by which source).
  const { memory } = domain;
  const live = memory === undefined || (memory.mode === 'restrictive' && mode === 'restrictive');
  const words = memory !== undefined || mode === 'strict' ? nodeset : ['--mode', mode, ...nodeset];
  const running: Command = { verb: 'numatune', words, config: false, live: true };
  return { commands: live ? [config, running] : [config], config: true, live };
}

function setIothreads(domain: Domain, after: Domain): StepCommands {
  const [before, then] = [setOfIds(domain.iothreads), setOfIds(after.iothreads)];
  const command = (verb: string, id: number): Command => ({
    verb,
    words: [String(id)],
    config: true,
    live: true,
  });
  const added = differenceOf(then, before);
  const gone = differenceOf(before, then);
  if (countOf(added) + countOf(gone) > mostCommands) return nothing;
  return {
    commands: [
      ...[...idsOf(added)].map((id) => command('iothreadadd', id)),
      ...[...idsOf(gone)].map((id) => command('iothreaddel', id)),
    ],
    config: true,
    live: true,
  };
}
