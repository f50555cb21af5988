/** Words for what happens at run time: start, memory, limits, eras, releases, the emulator's threads. English. */
import type { CgroupKind } from '../../core/placement/choices.ts';
import type { HelperId } from '../../core/placement/emulator-group.ts';
import type { EraFactName, EraId } from '../../core/placement/eras.ts';
import type { DomainLimits, LimitTrapId } from '../../core/placement/limits.ts';
import type { VcpuLocality } from '../../core/placement/locality.ts';
import type { MemoryReason, MemorySource } from '../../core/placement/placement.ts';
import type { StartDoubt } from '../../core/placement/start-report.ts';
import type { PlacementChangeId } from '../../core/placement/versions.ts';
import { facts, nodeList, worthOf, type FactWords } from './facts.ts';
import { qemu } from './qemu.ts';
import { roundCpus } from '../round-cpus.ts';

export interface RunTimeWords extends FactWords {
  readonly cgroup: Readonly<Record<CgroupKind, string>>;
  readonly doubt: Readonly<Record<StartDoubt['kind'], string>>;
  readonly memorySource: Readonly<Record<MemorySource, string>>;
  /** One step of the chain for a cell's memory; `nodes` is formatted. */
  readonly memoryReason: (reason: MemoryReason, nodes: string | undefined) => string;
  readonly locality: Readonly<Record<VcpuLocality['verdict'], string>>;
  readonly distance: (distance: string) => string;
  readonly trap: Readonly<Record<LimitTrapId, string>>;
  /** The weight and the caps in one sentence each. */
  readonly weight: (limits: DomainLimits['weight']) => string;
  readonly cap: (of: 'vcpu' | 'emulator' | 'iothread' | 'global', cpus: number | undefined) => string;
  readonly era: Readonly<Record<EraId, string>>;
  readonly eraFact: Readonly<Record<EraFactName, Readonly<Record<string, string>>>>;
  readonly eraFactTitle: Readonly<Record<EraFactName, string>>;
  readonly change: Readonly<Record<PlacementChangeId, string>>;
  readonly helper: Readonly<Record<HelperId, string>>;
}

const capped = {
  vcpu: 'Each vCPU',
  emulator: 'The emulator’s threads together',
  iothread: 'Each iothread',
  global: 'All threads of the domain together',
} as const;

const yesNo = (yes: string, no: string): Readonly<Record<string, string>> => ({ true: yes, false: no });

export const runTime: RunTimeWords = {
  ...facts,
  cgroup: { v2: 'cgroup v2', v1: 'cgroup v1', none: 'no cpuset controller' },
  doubt: {
    'no-host': 'The host is not known.',
    'host-assumed': 'Some CPUs of the host are assumed.',
    numad: 'numad is asked at start: it may be missing, and its answer is not known.',
    session:
      'In session mode libvirt has neither cgroups nor privileges, and no text tells whether it is used.',
    realtime: 'Some kernels allow no real-time scheduler inside a cgroup; session mode allows none at all.',
    'old-release': 'Whether that old libvirt starts it was never tried.',
  },
  memorySource: {
    numad: 'numad',
    memnode: 'memnode',
    numatune: 'numatune memory',
    'host-nodes': qemu.hostNodes,
    launcher: qemu.source,
    default: 'default',
  },
  memoryReason: ({ source, state, mode, askedForThreads, answeredBy }, nodes) => {
    const asks = `${mode ?? ''} on ${nodeList(nodes ?? 'unknown')}`;
    switch (state) {
      case 'applied':
        return source === 'default'
          ? 'nothing binds it: any node'
          : answeredBy === 'domstatus'
            ? `${asks}, as <domstatus> notes`
            : asks;
      case 'beaten':
        return source === 'default'
          ? 'only if nothing above speaks'
          : `${asks}: replaced by the setting above`;
      case 'ignored':
        return 'not looked at';
      case 'absent':
        if (source !== 'numad') return '';
        return askedForThreads === true
          ? 'numad is asked, but for the threads alone'
          : 'placement is static: numad is not asked';
    }
  },
  locality: {
    local: 'local memory',
    'partly-remote': 'partly remote memory',
    remote: 'remote memory',
    unknown: 'it is not known where its memory is',
  },
  distance: (distance) => `expected distance ${distance}`,
  trap: {
    'quota-per-vcpu': 'The quota holds for each vCPU by itself, not for the domain.',
    'emulator-not-capped': 'The vCPUs’ quota does not cap the emulator’s threads; that takes emulator_quota.',
    'period-alone': 'A period without a quota caps nothing.',
    'quota-unlimited': 'A negative quota means no limit.',
    'above-one-cpu': 'One thread never uses more than one CPU: this cap has no effect.',
    'shares-unscaled':
      'cgroup v2 takes the number as its weight, where 100 is usual and not 1024: the same text weighs more there.',
  },
  weight: ({ shares, standard, file, ratio }) =>
    shares === undefined
      ? `Weight: the usual one (${file} ${standard}).`
      : `Weight ${shares.value} (${file}): when CPUs are short, ${roundCpus(ratio ?? 1)} times what a usual domain gets.`,
  cap: (of, cpus) =>
    cpus === undefined
      ? `${capped[of]} may use all the time there is.`
      : `${capped[of]} may use ${worthOf(cpus)}.`,
  era: {
    '2011': '2011',
    'before-2012': 'before the change of 2012',
    'after-2012': 'after the change of 2012',
    now: 'now',
  },
  eraFactTitle: {
    placementKnown: 'placement=“auto” and numad',
    emulatorpinKnown: 'emulatorpin',
    iothreadsKnown: 'iothreads',
    vcpupin: 'Which vcpupin counts',
    offlinePin: 'The pin of a vCPU that is not plugged in',
    unpinnedVcpu: 'A vCPU without a pin',
    numadReaches: 'Whom numad’s answer reaches',
    emulatorpinUnderAuto: 'emulatorpin beside placement=“auto”',
  },
  eraFact: {
    placementKnown: yesNo('known', 'not known yet'),
    emulatorpinKnown: yesNo('known', 'not known yet'),
    iothreadsKnown: yesNo('known', 'not known yet: the emulator does their work'),
    vcpupin: {
      'by-id': 'each, by its vCPU',
      'by-index': 'only those whose place in the list is the number of their vCPU',
    },
    offlinePin: { kept: 'waits until it is plugged in', ignored: 'is dropped' },
    unpinnedVcpu: {
      process: 'runs where the process is bound: it inherits',
      anywhere: 'runs on every CPU, whatever cpuset says',
      cpuset: 'runs in cpuset: it inherits',
    },
    numadReaches: { nobody: 'nobody in the end', everybody: 'all threads without a pin' },
    emulatorpinUnderAuto: { unknown: 'neither is known', wins: 'counts', refused: 'is refused' },
  },
  change: {
    'domain-cgroup-narrow':
      'The whole domain is confined to cpuset or numad’s CPUs; a pin outside cannot start.',
    'emulatorpin-under-auto': 'emulatorpin and iothreadpin count with placement=“auto” too.',
    'offline-pins-kept': 'The pins of vCPUs that are not plugged in are kept.',
    'all-set-on-every-thread': 'Threads without any setting are put on all online CPUs explicitly.',
    'all-not-in-cgroup': '“All” is not written into the cgroup any more.',
    'all-may-fail': 'That “all” cannot be set is no reason not to start.',
    'restrictive-mode': '`<numatune>` knows the mode restrictive.',
    'cpuless-cell-crash': 'A guest cell without CPUs before the cell of a vCPU ends the daemon at start.',
    'memory-union-at-start': 'Memory of cells outside `<memory nodeset>` can be bound.',
    'memory-union': 'Strict memory gives every thread the union of `<memory>` and all memnodes.',
    'isolated-left-out': 'Threads without any setting keep off isolated CPUs.',
    'all-not-set': 'Threads without any setting keep what they inherit, unless some CPU is isolated.',
  },
  helper: {
    main: 'QEMU’s main thread: its event loop, devices without an iothread, VNC',
    rcu: 'tidies up memory that no thread looks at any more (RCU)',
    monitor: 'talks to libvirt (the monitor)',
    worker: 'does disk I/O that would block, one thread for each request in flight',
    vnc: 'compresses the screen for VNC',
    spice: 'draws the screen for SPICE',
    migration: 'sends or receives the guest’s memory',
    vhost: 'moves network packets inside the kernel; shown beside QEMU’s threads',
    'kvm-recovery': 'takes back split huge pages; a kernel thread shown as one of QEMU’s',
    'kvm-pit': 'the guest’s interval timer; a kernel thread',
    outside: 'a helper process such as swtpm or virtiofsd, in the same cgroup',
  },
};
