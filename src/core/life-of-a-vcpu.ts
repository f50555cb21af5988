/**
 * The life of a vCPU's thread, from QEMU's `main` to its end, in nineteen steps: who acts, through which file, by which call.
 * The names are those of QEMU 2.x to 4.x that the lecture reads (`calls`), with today's beside them where they changed. The order
 * of the calls was seen by strace on QEMU 7.2 (evidence E8); libvirt's part is qemuProcessSetupPid; VMCS and VMLAUNCH are
 * Intel's, seen in the source alone.
 */

/** Top to bottom; libvirt acts from outside. */
export const lifeLanes = ['libvirt', 'main', 'vcpu', 'kvm', 'cpu'] as const;
export type LifeLane = (typeof lifeLanes)[number];

/** Each is made by a call on the one before. */
export const lifeFiles = ['dev-kvm', 'kvm-vm', 'kvm-vcpu', 'kvm-run'] as const;
export type LifeFile = (typeof lifeFiles)[number];

export interface LifeStep {
  /** 1 to 19. */
  readonly number: number;
  readonly lane: LifeLane;
  readonly calls: readonly string[];
  /** What a call of the lecture is called today. */
  readonly today?: Readonly<Record<string, string>>;
  /** The file that comes to be. */
  readonly makes?: LifeFile;
  /** The call on a file. */
  readonly ioctl?: string;
  /** Where it goes on; absent: the next one, or, at the end, nowhere. */
  readonly then?: readonly number[];
}

export const lastLifeStep = 19;
/** libvirt pins the thread. */
export const pinningLifeStep = 12;

export const lifeSteps: readonly LifeStep[] = [
  {
    number: 1,
    lane: 'main',
    calls: ['main', 'configure_accelerator', 'accel_find', 'accel_init_machine'],
    today: { configure_accelerator: 'configure_accelerators' },
  },
  { number: 2, lane: 'main', calls: ['kvm_init'], makes: 'dev-kvm', ioctl: 'KVM_GET_API_VERSION' },
  { number: 3, lane: 'main', calls: ['kvm_init'], makes: 'kvm-vm', ioctl: 'KVM_CREATE_VM' },
  {
    number: 4,
    lane: 'main',
    calls: ['kvm_recommended_vcpus', 'kvm_max_vcpus'],
    ioctl: 'KVM_CHECK_EXTENSION',
  },
  {
    number: 5,
    lane: 'main',
    calls: ['machine_run_board_init', 'numa_complete_configuration', 'pc_init1', 'pc_cpus_init'],
    today: { pc_cpus_init: 'x86_cpus_init' },
  },
  { number: 6, lane: 'main', calls: ['pc_new_cpu', 'object_new'], today: { pc_new_cpu: 'x86_cpu_new' } },
  {
    number: 7,
    lane: 'main',
    calls: ['x86_cpu_realizefn', 'qemu_init_vcpu', 'qemu_kvm_start_vcpu', 'qemu_thread_create'],
    today: { qemu_kvm_start_vcpu: 'kvm_start_vcpu_thread' },
    ioctl: 'clone',
  },
  {
    number: 8,
    lane: 'vcpu',
    calls: ['qemu_kvm_cpu_thread_fn', 'qemu_get_thread_id'],
    today: { qemu_kvm_cpu_thread_fn: 'kvm_vcpu_thread_fn' },
  },
  {
    number: 9,
    lane: 'vcpu',
    calls: ['kvm_init_vcpu', 'kvm_get_vcpu'],
    makes: 'kvm-vcpu',
    ioctl: 'KVM_CREATE_VCPU',
  },
  { number: 10, lane: 'kvm', calls: ['kvm_vm_ioctl_create_vcpu', 'kvm_arch_vcpu_create', 'vmx_create_vcpu'] },
  {
    number: 11,
    lane: 'vcpu',
    calls: ['kvm_init_vcpu', 'mmap'],
    makes: 'kvm-run',
    ioctl: 'KVM_GET_VCPU_MMAP_SIZE',
  },
  {
    number: 12,
    lane: 'libvirt',
    calls: ['qemuProcessSetupVcpu', 'virProcessSetAffinity'],
    ioctl: 'sched_setaffinity',
  },
  { number: 13, lane: 'vcpu', calls: ['kvm_cpu_exec'], ioctl: 'KVM_RUN' },
  { number: 14, lane: 'kvm', calls: ['kvm_arch_vcpu_ioctl_run', 'vcpu_run', 'vcpu_enter_guest'] },
  { number: 15, lane: 'cpu', calls: ['vmx_vcpu_run', 'VMLAUNCH', 'VMRESUME'] },
  { number: 16, lane: 'cpu', calls: ['VM-Exit', 'vmcs_read32'] },
  { number: 17, lane: 'kvm', calls: ['handle_exit', 'vcpu_block', 'cond_resched'], then: [14, 18] },
  {
    number: 18,
    lane: 'vcpu',
    calls: ['kvm_cpu_exec', 'kvm_handle_io', 'qemu_wait_io_event'],
    then: [13, 19],
  },
  {
    number: 19,
    lane: 'vcpu',
    calls: ['qemu_kvm_destroy_vcpu'],
    today: { qemu_kvm_destroy_vcpu: 'kvm_destroy_vcpu' },
    then: [],
  },
];
