/** What is said of running domains that were observed, and of what-if commands. English. */
import type { RuleParams } from '../../core/findings/finding.ts';
import type { AppliedChange, ChangedValue } from '../../core/change/applied-change.ts';
import { formatCpuSet } from '../../core/cpuset/cpuset.ts';
import type { JoinedObservation } from '../../core/live/joined-observation.ts';
import { count } from './grammar.ts';

export interface LiveWords {
  /** "vCPU 0 → CPU 24 (was 0-3)"; `thread` is the name of the thread that it is about. */
  readonly change: (change: AppliedChange, thread: string | undefined) => string;
  /** What became of it. */
  readonly outcome: (change: AppliedChange) => string;
  /** What a text says of a thread or a domain, without its name; `agrees`: with the settings. */
  readonly observation: (observation: JoinedObservation, agrees: 'same' | 'differs' | undefined) => string;
  /** A thread of which nothing tells what it is for. */
  readonly unknownThread: (tid: number | undefined, comm: string | undefined) => string;
}

const cpus = (set: string): string =>
  set === '' ? 'no CPU' : /[-,]/.test(set) ? `CPUs ${set}` : `CPU ${set}`;

function value(changed: ChangedValue | undefined): string {
  if (changed === undefined) return '?';
  if (changed.count !== undefined) return String(changed.count);
  if (changed.nodes !== undefined) {
    const nodes =
      changed.nodes === 'all'
        ? 'any node'
        : changed.nodes === 'unknown'
          ? 'numad decides'
          : `nodes ${formatCpuSet(changed.nodes)}`;
    return changed.mode === undefined ? nodes : `${changed.mode}, ${nodes}`;
  }
  if (changed.cpus === 'all') return 'all CPUs';
  return changed.cpus === 'unknown' || changed.cpus === undefined
    ? 'numad decides'
    : formatCpuSet(changed.cpus);
}

function subject({ kind, number, maximum }: AppliedChange, thread: string | undefined): string {
  switch (kind) {
    case 'vcpupin':
      return thread ?? `vCPU ${number ?? ''}`;
    case 'iothreadpin':
      return thread ?? `iothread ${number ?? ''}`;
    case 'emulatorpin':
      return thread ?? 'Emulator';
    case 'setvcpus':
      return maximum === true ? 'Most vCPUs' : 'vCPUs plugged in';
    case 'numatune':
      return 'Memory';
  }
}

/** Also what the rule about such a command says. */
export const unplaced: Readonly<Record<RuleParams['change-unplaced']['why'], (named: string) => string>> = {
  'no-domain': () => 'No domain is loaded. Paste the output of “virsh dumpxml VM” to see what it would do.',
  'name-unknown': (named) => `No domain called “${named}” is loaded.`,
  'several-domains': (named) =>
    named === ''
      ? 'Several domains are loaded, and the text names none of them.'
      : `Several domains are loaded, and “${named}” does not tell which is meant.`,
  'other-machine': () => 'The domain that it could be about stands with another machine than the command.',
};

export const live: LiveWords = {
  change: (change, thread) =>
    change.outcome === 'unplaced'
      ? change.named === ''
        ? subject(change, thread)
        : `${change.kind} for ${change.named}`
      : `${subject(change, thread)}${change.after === undefined ? '' : ` → ${value(change.after)}`} (was ${value(change.before)})`,
  outcome: (change) => {
    switch (change.outcome) {
      case 'applied':
        return change.byOnlyDomain === true
          ? `Shown as if it had been typed. “${change.named}” is taken to be the only domain.`
          : 'Shown as if it had been typed.';
      case 'dropped':
        return 'Left out.';
      case 'refused':
        return `libvirt refuses it: “${change.message ?? ''}”.`;
      case 'unplaced':
        return unplaced[change.why ?? 'no-domain'](change.named);
    }
  },
  observation: (
    {
      kind,
      config,
      observed,
      cpus: here,
      everywhere,
      lastCpu,
      mems,
      state,
      memory,
      counts,
      scheduler,
      mostMemoryKiB,
      residentMiB,
    },
    agrees,
  ) => {
    const parts: string[] = [];
    if (observed !== undefined) {
      const set = formatCpuSet(here ?? observed);
      const where = everywhere === true ? `every CPU of the host, ${set}` : cpus(set);
      const what =
        kind === 'setting' ? (config ? `set for the next start: ${where}` : `set: ${where}`) : where;
      parts.push(
        agrees === undefined ? what : `${what}, ${agrees === 'same' ? 'as set here' : 'not as set here'}`,
      );
    }
    if (lastCpu !== undefined) parts.push(`last ran on CPU ${lastCpu}`);
    if (mems !== undefined) parts.push(`memory allowed from node ${formatCpuSet(mems)}`);
    if (memory !== undefined)
      parts.push(
        `memory ${memory.mode ?? ''}, ${memory.nodes === undefined ? 'any node' : `node ${formatCpuSet(memory.nodes)}`}`,
      );
    if (counts?.currentLive !== undefined) parts.push(`${count(counts.currentLive, 'vCPU')} at work`);
    if (counts?.maximumLive !== undefined) parts.push(`${counts.maximumLive} at most`);
    const next = [
      ...(counts?.currentConfig === undefined ? [] : [count(counts.currentConfig, 'vCPU')]),
      ...(counts?.maximumConfig === undefined ? [] : [`at most ${counts.maximumConfig}`]),
    ];
    if (next.length > 0) parts.push(`for the next start: ${next.join(', ')}`);
    if (scheduler !== undefined)
      parts.push(
        `weights and limits, which do not tell where it runs: ${Object.entries(scheduler)
          .map(([name, amount]) => `${name} ${amount}`)
          .join(', ')}`,
      );
    if (mostMemoryKiB !== undefined) parts.push(`${mostMemoryKiB} KiB of memory at most`);
    if (residentMiB !== undefined)
      parts.push(
        `memory: ${Object.entries(residentMiB)
          .map(([node, mib]) => `${mib} MiB on node ${node}`)
          .join(', ')}`,
      );
    if (state !== undefined) parts.push(state);
    return parts.length === 0 ? 'nothing that is compared here' : parts.join('; ');
  },
  unknownThread: (tid, comm) =>
    `${tid === undefined ? 'A thread' : `Thread ${tid}`}${comm === undefined ? '' : ` (${comm})`}`,
};
