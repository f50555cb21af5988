/**
 * What a thread of QEMU is for, by the name that the kernel keeps of it (formats.md §14). QEMU names its threads
 * only with `debug-threads=on`, which libvirt sets; without it all have the process's name.
 */
import type { ObservedThread } from './facts/observation.ts';

type Role = Pick<ObservedThread, 'role' | 'number'>;

/** `pid` and `tid` where they are known: a process's first thread is the emulator. */
export function roleOfThread(comm: string | undefined, pid?: number, tid?: number): Role {
  const name = comm?.trim() ?? '';
  const vcpu = /^CPU (\d{1,5})\/(?:KVM|TCG)/.exec(name);
  if (vcpu !== null) return { role: 'vcpu', number: Number(vcpu[1]) };
  const iothread = /^IO iothread(\d{1,5})$/.exec(name);
  if (iothread !== null) return { role: 'iothread', number: Number(iothread[1]) };
  if (name === 'IO mon_iothread' || isHelper(name)) return { role: 'helper' };
  // An iothread of another name (`IO io1`): its number is not told.
  if (/^IO \S/.test(name)) return { role: 'iothread' };
  return pid !== undefined && pid === tid && (name === '' || isVmProcess(name)) ? { role: 'emulator' } : {};
}

/** QEMU's own helpers, and the kernel's for a virtual machine, which carry its process number. */
function isHelper(name: string): boolean {
  return /^(?:worker|call_rcu|vnc_worker|SPICE Worker|pool-.*|vhost-\d+|kvm-[\w-]+\/\d+|kvm-nx-lpage-re.*)$/.test(
    name,
  );
}

/** The first thread of a virtual machine: `qemu-system-x86`, `qemu-kvm`, Proxmox' `kvm`. */
export function isVmProcess(comm: string): boolean {
  return /^(?:qemu|kvm$)/.test(comm);
}

/** A name that only a virtual machine's process or its threads have. */
export function isVmThread(comm: string): boolean {
  return isVmProcess(comm) || /^(?:CPU \d+\/(?:KVM|TCG)|IO \S|vhost-\d|SPICE Worker|vnc_worker)/.test(comm);
}
