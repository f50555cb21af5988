/**
 * What runs beside vCPUs and iothreads in a QEMU process and counts as "the emulator" (libvirt.md §3.2, §3.3): the
 * main thread and every thread that it starts. libvirt sets the main thread before QEMU is executed; the others
 * inherit its CPUs and stay in the cgroup `emulator`. Names are those in `/proc/PID/task/TID/comm`, cut to 15 letters.
 */

export interface HelperThread {
  readonly id: HelperId;
  /** As a reader meets it in `ps -L` or `top -H`; PID and N stand for numbers. */
  readonly name: string;
  /** What its name looks like. */
  readonly comm: RegExp;
  readonly source: string;
  /** False: read in the source of QEMU or the kernel and not measured. */
  readonly measured: boolean;
}

export type HelperId =
  | 'main'
  | 'rcu'
  | 'monitor'
  | 'worker'
  | 'vnc'
  | 'spice'
  | 'migration'
  | 'vhost'
  | 'kvm-recovery'
  | 'kvm-pit'
  | 'outside';

/** The first that fits; QEMU names its RCU thread only when asked to, else it bears the program's name. */
export const emulatorGroup: readonly HelperThread[] = [
  {
    id: 'monitor',
    name: 'IO mon_iothread',
    comm: /^IO mon_iothread$/,
    source: 'evidence E2',
    measured: true,
  },
  { id: 'rcu', name: 'call_rcu', comm: /^call_rcu$/, source: 'QEMU util/rcu.c', measured: true },
  { id: 'worker', name: 'worker', comm: /^worker$/, source: 'QEMU util/thread-pool.c', measured: true },
  { id: 'vnc', name: 'vnc_worker', comm: /^vnc_worker$/, source: 'QEMU ui/vnc-jobs.c', measured: false },
  {
    id: 'spice',
    name: 'SPICE Worker',
    comm: /^SPICE Worker$/,
    source: 'SPICE server/red-worker.cpp',
    measured: false,
  },
  {
    id: 'migration',
    name: 'live_migration',
    comm: /^(?:live_migration|multifdsend_|multifdrecv_|mig\/)/,
    source: 'QEMU migration/',
    measured: false,
  },
  {
    id: 'vhost',
    name: 'vhost-PID',
    comm: /^vhost-\d+$/,
    source: 'Linux drivers/vhost/vhost.c',
    measured: false,
  },
  {
    id: 'kvm-recovery',
    name: 'kvm-nx-lpage-re',
    comm: /^kvm-nx-lpage-re/,
    source: 'evidence E2',
    measured: true,
  },
  {
    id: 'kvm-pit',
    name: 'kvm-pit/PID',
    comm: /^kvm-pit\//,
    source: 'Linux arch/x86/kvm/i8254.c',
    measured: false,
  },
  { id: 'main', name: 'qemu-system-…', comm: /^(?:qemu-|kvm$)/, source: 'evidence E1, E2', measured: true },
  // swtpm, virtiofsd and the like are processes of their own in the same cgroup.
  { id: 'outside', name: 'swtpm, virtiofsd', comm: /./, source: 'qemu_extdevice.c', measured: false },
];

/** Which thread of the model a thread of the process is. */
export type ThreadName =
  | { readonly kind: 'vcpu' | 'iothread'; readonly number: number }
  | { readonly kind: 'emulator'; readonly helper: HelperId };

/** From the name in `comm`: `CPU 3/KVM`, `IO iothread2`; all others are the emulator's. */
export function readThreadName(comm: string): ThreadName {
  const found = /^(?:CPU (\d+)\/(?:KVM|TCG)|IO iothread(\d+))$/.exec(comm);
  if (found?.[1] !== undefined) return { kind: 'vcpu', number: Number(found[1]) };
  if (found?.[2] !== undefined) return { kind: 'iothread', number: Number(found[2]) };
  return {
    kind: 'emulator',
    helper: emulatorGroup.find((helper) => helper.comm.test(comm))?.id ?? 'outside',
  };
}
