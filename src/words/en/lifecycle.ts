/** Words of the thread's life: nineteen steps from `main` to the end. English. */
import type { LifeFile, LifeLane } from '../../core/life-of-a-vcpu.ts';

export interface LifecycleWords {
  readonly title: string;
  readonly intro: string;
  readonly lanes: Readonly<Record<LifeLane, (vcpu: number) => string>>;
  readonly files: Readonly<Record<LifeFile, (vcpu: number) => string>>;
  readonly filesLabel: string;
  /** By number, from 1. */
  readonly steps: readonly { readonly name: string; readonly says: (vcpu: number) => string }[];
  readonly stepsLabel: string;
  readonly step: (n: number, name: string) => string;
  readonly whichVcpu: string;
  readonly vcpu: (n: number, cpus: string) => string;
  readonly noVcpu: string;
  readonly pinned: (cpus: string, source: string) => string;
  readonly unknownSet: string;
  readonly calls: string;
  readonly today: (name: string) => string;
  readonly oldNames: string;
  readonly call: string;
  readonly ways: string;
  readonly way: Readonly<Record<'handled' | 'to-qemu' | 'moved' | 'again' | 'unplug', string>>;
  readonly rounds: (n: number) => string;
  readonly onCpu: (cpu: number) => string;
  readonly veiled: string;
}

export const lifecycle: LifecycleWords = {
  title: 'The life of a vCPU’s thread',
  intro: 'From QEMU’s main() to KVM_RUN and round and round; libvirt pins at step 12.',
  lanes: {
    libvirt: () => 'libvirt',
    main: () => 'QEMU main thread',
    vcpu: (n) => `thread CPU ${String(n)}/KVM`,
    kvm: () => 'KVM, in the kernel',
    cpu: () => 'physical CPU, in the guest',
  },
  files: {
    'dev-kvm': () => '/dev/kvm',
    'kvm-vm': () => 'kvm-vm',
    'kvm-vcpu': (n) => `kvm-vcpu:${String(n)}`,
    'kvm-run': () => 'kvm_run (mmap)',
  },
  filesLabel: 'Files',
  steps: [
    {
      name: 'Choose the accelerator',
      says: () => 'QEMU reads `accel=kvm`, looks the class up by its name and starts it.',
    },
    {
      name: 'Open /dev/kvm',
      says: () => 'The first of three files. The version asked for is 12, and has been for years.',
    },
    {
      name: 'Create the machine',
      says: () => 'KVM makes a `struct kvm` and gives back a file for it: the VM. Nothing runs yet.',
    },
    {
      name: 'How many vCPUs?',
      says: () => 'KVM says how many vCPUs it recommends and how many it can do at most.',
    },
    {
      name: 'Build the board',
      says: () =>
        'Guest NUMA is fixed before there are CPUs. Then one CPU after the other is made, as many as are plugged in at start.',
    },
    {
      name: 'An empty vCPU',
      says: () => 'An object with an APIC id. Setting `realized = true` brings it to life.',
    },
    {
      name: 'A thread is born',
      says: (n) =>
        `The main thread calls clone: from here on there is a thread of its own, CPU ${String(n)}/KVM, with a thread id.`,
    },
    {
      name: 'It says its name',
      says: () => 'The new thread notes its thread id. This is the number that libvirt will ask for and pin.',
    },
    {
      name: 'Create the vCPU',
      says: (n) => `The thread itself asks KVM for vCPU ${String(n)}, and gets a file for it.`,
    },
    {
      name: 'The kernel’s side',
      says: () =>
        'KVM makes the control structure of the processor (VMCS on Intel): guest state, host state, what causes an exit. It hooks into the scheduler, so that the vCPU can be moved.',
    },
    {
      name: 'A page in common',
      says: () =>
        'Because the vCPU is a file, it can be mapped: here the kernel leaves the reason of every exit.',
    },
    {
      name: 'libvirt pins',
      says: (n) =>
        `libvirt asks QEMU for the thread ids, puts this one into a cgroup vcpu${String(n)} and sets its mask. Nothing else about the vCPU changes.`,
    },
    {
      name: 'Run!',
      says: () => 'The thread calls `KVM_RUN` and stays in this line as long as the guest can run.',
    },
    {
      name: 'Enter the guest',
      says: () => 'Back in the kernel: is anything pending? No: on into the guest.',
    },
    {
      name: 'The guest runs',
      says: () =>
        'Registers are swapped, and the CPU executes the guest’s own instructions, at full speed, on one CPU of the mask.',
    },
    {
      name: 'VM-Exit',
      says: () =>
        'Something the guest may not do by itself. The CPU saves the guest, loads the host and notes the reason.',
    },
    {
      name: 'Who handles it?',
      says: () =>
        'Mostly the kernel, and straight back. Sometimes QEMU must. And if the scheduler wants the CPU, the thread waits and may go on on another CPU of its mask.',
    },
    {
      name: 'QEMU emulates',
      says: () => 'On the vCPU’s own thread, with the vCPU’s own mask. Then `KVM_RUN` again.',
    },
    {
      name: 'Unplugged',
      says: () => 'The loop ends, the file is closed, the thread is gone, and libvirt removes its cgroup.',
    },
  ],
  stepsLabel: 'Steps of the life',
  step: (n, name) => `${String(n)}: ${name}`,
  whichVcpu: 'vCPU',
  vcpu: (n, cpus) => `vCPU ${String(n)} · ${cpus}`,
  noVcpu: 'No VM is loaded: shown for a vCPU 0.',
  pinned: (cpus, source) => `mask ${cpus} · ${source}`,
  unknownSet: 'numad decides',
  calls: 'Functions',
  today: (name) => `today ${name}`,
  oldNames: 'Names as in QEMU up to 4.x, which the lecture reads; today’s beside them where they changed.',
  call: 'Call',
  ways: 'What happens now?',
  way: {
    handled: 'The kernel handles it',
    'to-qemu': 'It needs QEMU',
    moved: 'The scheduler moves the thread',
    again: 'Run again',
    unplug: 'The vCPU is unplugged',
  },
  rounds: (n) => `${String(n)} ${n === 1 ? 'exit' : 'exits'}`,
  onCpu: (cpu) => `on CPU ${String(cpu)}`,
  veiled: 'The further steps appear with the answer.',
};
