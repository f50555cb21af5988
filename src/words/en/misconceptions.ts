/**
 * What is said and written of pinning, and what is so. English. `source` is where the correction can be looked up: a manual, a source
 * file, or “measured” for what was seen on libvirt 9.0.0, QEMU 7.2 and Linux 6.18.
 */
export interface Misconception {
  readonly said: string;
  readonly correct: string;
}

export const misconceptions = {
  priority: {
    said: 'Affinity raises a thread’s priority.',
    correct: 'It says on which CPUs the thread may run. Nice value, policy and priority stay as they are.',
  },
  unix: {
    said: 'sched_setaffinity is a UNIX function.',
    correct: 'It belongs to Linux; it is in no UNIX standard.',
  },
  'map-sizes': {
    said: 'hostcpus, cpumaplen and maxcpu fetch the host’s maximum performance.',
    correct: 'They are an upper bound of the CPUs, the bytes of the bitmap, and the limit of a loop.',
  },
  maplen: {
    said: 'VIR_CPU_MAPLEN: what does this mean?',
    correct: '⌈n / 8⌉: the bytes that n bits need. 8 CPUs take 1 byte, 24 take 3, 40 take 5.',
  },
  einval: {
    said: 'Setting fails with EINVAL when the mask is too small.',
    correct:
      'On today’s kernels it means that no usable CPU is in the mask. Too small matters when *getting* it.',
  },
  'every-pin': {
    said: 'In 2011 every vcpupin was applied.',
    correct:
      'The loop compared the place in the list with the vCPU’s number; pins out of order were skipped. Mended soon after.',
  },
  overflow: {
    said: 'The loop over the mask was safe.',
    correct: 'A pin beyond the map’s bytes wrote behind it.',
  },
  'where-or-how-much': {
    said: 'shares, period and quota decide where a VM runs.',
    correct:
      'They decide how much. shares is a weight for the whole VM when CPUs are short; quota caps each vCPU. None moves a thread.',
  },
  'shares-fixed': {
    said: '2048 shares always mean twice the usual weight.',
    correct: 'On cgroup v1 the usual weight is 1024; on v2 it is 100, and the number is written as it is.',
  },
  'process-or-thread': {
    said: 'A guest’s core is a process or a thread.',
    correct: 'With KVM it is a thread, one of several of the one QEMU process.',
  },
  'smp-product': {
    said: '-smp 8,sockets=1,cores=4,threads=1',
    correct: 'The product must be the number of CPUs: cores=8. QEMU refuses to start otherwise.',
  },
  'numa-set-membind': {
    said: 'Memory affinity is numa_set_membind.',
    correct:
      'That is strict mode. The others use other calls; for guest cells QEMU is told the nodes and the policy.',
  },
  memtune: {
    said: 'memtune binds memory to nodes.',
    correct: 'numatune does. memtune sets limits of size.',
  },
  'auto-forbids': {
    said: 'placement="auto" forbids emulatorpin.',
    correct: 'From about 2012 to 2016. Today it is accepted and honoured.',
  },
  'no-flag': {
    said: 'If egrep -c prints 0, there is no KVM.',
    correct:
      'It counts lines with the flag. Other architectures and nested machines print 0 and run KVM all the same.',
  },
  'virsh-numatune': {
    said: 'virsh numatune sets the guest’s NUMA topology.',
    correct: 'It sets where on the host the memory may come from. The guest’s topology is <cpu><numa>.',
  },
  'hard-affinity': {
    said: 'Linux has had hard affinity since 2.0.',
    correct: 'Since 2.5.8.',
  },
  'call-name': {
    said: 'sched_set_affinity() of the kernel’s API',
    correct: 'sched_setaffinity and sched_getaffinity, which are system calls.',
  },
  'to-children': {
    said: 'Setting the mask reaches the threads that are there already.',
    correct:
      'It is inherited when a thread is made. Those that exist keep theirs, so libvirt pins each by itself.',
  },
  'all-direct': {
    said: 'Every instruction of a vCPU runs directly on the CPU.',
    correct: 'Except those that cause a VM-Exit.',
  },
  cupset: {
    said: '<vcpu cupset="0-3">',
    correct: 'cpuset. libvirt ignores unknown attributes without a word, and the guest runs anywhere.',
  },
  'qemu-assigns': {
    said: 'QEMU gives vCPUs to physical CPUs.',
    correct: 'The host’s scheduler does, within each thread’s mask.',
  },
  tss: {
    said: 'Linux saves registers in the TSS, as the VMCS does.',
    correct: 'A metaphor. Linux switches tasks in software.',
  },
  'exits-wait': {
    said: 'Most exits wait for I/O in QEMU.',
    correct: 'Most are handled inside KVM and never reach QEMU.',
  },
  compat: {
    said: 'compat_ioctl is for the past.',
    correct: 'It is called by 32-bit programs on a 64-bit kernel.',
  },
  'page-size': {
    said: 'The shared area of a vCPU is one page.',
    correct: 'Several: 12288 bytes were seen.',
  },
  msrs: {
    said: 'The VM-entry controls save and restore MSRs.',
    correct: 'On entry they are only loaded; saving is a matter of the exit controls.',
  },
  'reset-pin': {
    said: 'vcpupin … r removes a pin.',
    correct: 'It stores a pin to all CPUs, which overrides the cpuset.',
  },
  trimmed: {
    said: 'A partly wrong cpuset is cut to what the host has.',
    correct: 'With the cpuset cgroup the start fails.',
  },
  adjacent: {
    said: 'CPUs with neighbouring numbers share a node, or a core.',
    correct: 'The firmware numbers them. Odd and even may be two nodes; n and n + 12 one core.',
  },
  exclusive: {
    said: 'A pinned CPU belongs to its vCPU.',
    correct: 'A pin keeps nobody else away. Threads without a pin may run there too.',
  },
  intersection: {
    said: 'A pin is cut to the cpuset of <vcpu>.',
    correct: 'It replaces it, even when the two have nothing in common.',
  },
} as const satisfies Readonly<Record<string, Misconception>>;

export type MisconceptionId = keyof typeof misconceptions;
export type MisconceptionWords = Readonly<Record<MisconceptionId, Misconception>>;

/** The same in every language. */
export const misconceptionSources: Readonly<Record<MisconceptionId, string>> = {
  priority: 'sched_setaffinity(2) · measured',
  unix: 'sched_setaffinity(2), STANDARDS',
  'map-sizes': 'libvirt 0.9, qemu_process.c',
  maplen: 'libvirt 0.9, internal.h · measured',
  einval: 'sched_setaffinity(2), NOTES · measured',
  'every-pin': 'libvirt 0.9.0–0.9.4, qemuProcessSetVcpuAffinites',
  overflow: 'measured (AddressSanitizer)',
  'where-or-how-much': 'formatdomain, CPU Tuning · kernel, sched-bwc · measured',
  'shares-fixed': 'libvirt, vircgroupv2.c · measured',
  'process-or-thread': 'measured (strace)',
  'smp-product': 'QEMU 7.2 · measured',
  'numa-set-membind': 'libvirt, virnuma.c · measured',
  memtune: 'formatdomain, NUMA Node Tuning',
  'auto-forbids': 'tp-libvirt 274, 775 · measured',
  'no-flag': 'virt-host-validate(1) · measured',
  'virsh-numatune': 'virsh(1), numatune',
  'hard-affinity': 'sched_setaffinity(2), HISTORY',
  'call-name': 'sched_setaffinity(2)',
  'to-children': 'sched_setaffinity(2), NOTES · measured',
  'all-direct': 'kernel, virt/kvm/api',
  cupset: 'measured',
  'qemu-assigns': 'kernel, sched',
  tss: 'Intel SDM, vol. 3',
  'exits-wait': 'kernel, virt/kvm/api, KVM_RUN',
  compat: 'kernel, fs: compat_ioctl',
  'page-size': 'measured (strace)',
  msrs: 'Intel SDM, vol. 3, VM-Entry Controls',
  'reset-pin': 'virsh(1), vcpupin · measured',
  trimmed: 'measured',
  adjacent: 'ACPI SRAT · numactl(8)',
  exclusive: 'sched_setaffinity(2)',
  intersection: 'libvirt, qemuProcessSetupPid · measured',
};
