/**
 * What runs beside vCPUs and iothreads in a QEMU process and counts as "the emulator" (libvirt.md §3.2, §3.3): the
 * main thread and every thread that it starts. libvirt sets the main thread before QEMU is executed; the others
 * inherit its CPUs and stay in the cgroup `emulator`. Names are those in `/proc/PID/task/TID/comm`, cut to 15 letters.
 */

export interface HelperThread {
  readonly id: HelperId;
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
  { id: 'monitor', comm: /^IO mon_iothread$/, source: 'evidence E2', measured: true },
  { id: 'rcu', comm: /^call_rcu$/, source: 'QEMU util/rcu.c', measured: true },
  { id: 'worker', comm: /^worker$/, source: 'QEMU util/thread-pool.c', measured: true },
  { id: 'vnc', comm: /^vnc_worker$/, source: 'QEMU ui/vnc-jobs.c', measured: false },
  { id: 'spice', comm: /^SPICE Worker$/, source: 'SPICE server/red-worker.cpp', measured: false },
  {
    id: 'migration',
    comm: /^(?:live_migration|multifdsend_|multifdrecv_|mig\/)/,
    source: 'QEMU migration/',
    measured: false,
  },
  { id: 'vhost', comm: /^vhost-\d+$/, source: 'Linux drivers/vhost/vhost.c', measured: false },
  { id: 'kvm-recovery', comm: /^kvm-nx-lpage-re/, source: 'evidence E2', measured: true },
  { id: 'kvm-pit', comm: /^kvm-pit\//, source: 'Linux arch/x86/kvm/i8254.c', measured: false },
  { id: 'main', comm: /^(?:qemu-|kvm$)/, source: 'evidence E1, E2', measured: true },
  // swtpm, virtiofsd and the like are processes of their own in the same cgroup.
  { id: 'outside', comm: /./, source: 'qemu_extdevice.c', measured: false },
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
