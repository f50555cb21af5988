import type { LessonTextOf } from '../lesson-text.ts';
import type { lesson } from './lesson.ts';

export const text: LessonTextOf<typeof lesson> = {
  title: 'A vCPU is a thread',
  goal: 'Keep three things apart: the CPU the guest sees, the QEMU thread that plays it, and the physical CPU that runs the thread.',
  steps: {
    process: {
      title: 'One VM, one process, several threads',
      say: 'On the left is a guest with `<vcpu>4</vcpu>`, on the right its host: 8 CPUs, four cores with two threads each. When libvirt starts this guest, the host gets **one** new process, `qemu-system-x86_64`, and every box on the left is a thread of it.',
      ask: 'How many threads does this process have at the very least?',
      options: { one: '1', four: '4', five: '5', eight: '8' },
      replies: {
        one: 'One process, yes. But a process with one thread could use only one CPU at a time.',
        four: 'Those are the vCPUs. Somebody must also answer the monitor and emulate the devices.',
        eight: 'Eight is the number of the host’s CPUs. The guest does not get a thread for each of them.',
      },
      answer: '**Five**: one for each vCPU, and QEMU’s main thread.',
      why: 'Each vCPU is played by a [[thread]] of its own. What is left of the process (main loop, monitor, helpers) is called the [[emulator|emulator threads]]. A real QEMU shows a few more names, such as `IO mon_iothread`; they belong to the emulator too.',
      checks: ['One folder for each thread.', 'Their names: `CPU n/KVM` is vCPU n.'],
      notes:
        'Let the class say what they expect before you open the list. Ask where the “CPU” is: nowhere. There are only threads.',
    },
    birth: {
      title: 'Who makes a vCPU?',
      say: 'Here is the beginning of a vCPU’s life. The main thread prepares an empty vCPU, then starts a new thread for it. Somebody must now ask the kernel for the vCPU itself, with the call `KVM_CREATE_VCPU`.',
      ask: 'Which thread calls `KVM_CREATE_VCPU` for vCPU 2?',
      options: {
        main: 'QEMU’s main thread, before the new thread starts',
        itself: 'The new thread itself',
        kernel: 'A thread of the kernel',
        libvirt: 'libvirt',
      },
      replies: {
        main: 'It seems natural, but `strace` shows another thread number in front of the call.',
        libvirt: 'libvirt starts QEMU and pins its threads; it never talks to KVM.',
      },
      answer: '**The new thread itself**, as one of the first things it does.',
      why: 'The main thread calls `clone`; the new thread, with a thread id of its own, calls `KVM_CREATE_VCPU` and from then on plays this one vCPU. So vCPU and thread belong together from the first moment, and the thread’s id is what libvirt pins.',
      checks: ['31806 is the main thread. Look who asks for vCPU 0: 31808.'],
      notes:
        'The number in front of each line of strace is the thread. Have the class read the four lines aloud.',
    },
    files: {
      title: 'Everything is a file',
      say: 'In Linux one talks to a device through a file. KVM goes further: not only the device is a file, but the machine, and each vCPU.',
      ask: 'Through which files does QEMU drive this guest’s vCPU 2?',
      options: {
        'dev-kvm': '`/dev/kvm`',
        'kvm-vm': '`anon_inode:kvm-vm`',
        'kvm-vcpu': '`anon_inode:kvm-vcpu:2`',
        cpuinfo: '`/proc/cpuinfo`',
        disk: 'the disk image',
      },
      answer: '`/dev/kvm`, then `kvm-vm`, then `kvm-vcpu:2`: **each is made by a call on the one before**.',
      why: '`KVM_CREATE_VM` on `/dev/kvm` gives the machine’s file, `KVM_CREATE_VCPU` on that gives the vCPU’s. Because the vCPU is a file, QEMU can map a page of it into its memory (`mmap`): there the kernel leaves the reason for every exit.',
      checks: ['The chain, as file descriptors of the QEMU process.'],
      notes:
        'This answers the exercise at the end of the lecture: draw the relation of the files. Three levels, three kinds of `ioctl`.',
    },
    anywhere: {
      title: 'Where may vCPU 2 run?',
      say: 'Nothing in this XML speaks of CPUs of the host: no `<vcpupin>`, no `cpuset`.',
      ask: 'Click every host CPU on which vCPU 2 may run.',
      slips: {
        'same-number':
          'CPU 2 bears the same number, and that is all they have in common. vCPUs are numbered by the guest, CPUs by the host’s kernel.',
        'first-four': 'Four vCPUs do not take the first four CPUs. Without a pin nobody is sent anywhere.',
      },
      answer: 'On **all eight**: 0–7.',
      why: 'Where no setting speaks, libvirt asks the kernel for every CPU that is online. The host’s [[scheduler]] then moves the thread as it likes. Pinning means nothing else than making this set smaller.',
      checks: ['The same set for all four.'],
      notes:
        'Let them click. Those who choose CPU 2 alone have met the most common mistake of the whole course; thank them.',
    },
    exit: {
      title: 'When the guest needs a device',
      say: 'Most of the time the thread stays inside `KVM_RUN`: the guest’s instructions run directly on the CPU. Then the guest writes to a device that QEMU emulates, and the CPU leaves the guest: a [[vm-exit|VM-Exit]].',
      ask: 'vCPU 2 has left the guest because of an emulated device. Which thread does the emulation?',
      options: {
        main: 'QEMU’s main thread',
        same: 'The same thread, that of vCPU 2',
        io: 'An iothread',
        guest: 'A thread inside the guest',
      },
      replies: {
        main: 'It does other work for devices, but this exit comes back to the thread that called `KVM_RUN`.',
        io: 'An iothread takes over the disk’s requests later, if there is one. The exit itself returns to the vCPU’s thread.',
      },
      answer: '**The same thread.** `KVM_RUN` returns, the thread emulates, and calls `KVM_RUN` again.',
      why: 'So the emulation runs under the same [[mask]], on the CPUs of this vCPU, and costs the vCPU its time. Note that most exits never get so far: the kernel handles them by itself and goes straight back into the guest.',
      notes:
        'Step through 13 to 18 slowly, then let it loop. The lecture says most exits wait for I/O in QEMU; in truth most are handled inside KVM.',
    },
    'two-schedulers': {
      title: 'Two schedulers that do not know each other',
      say: 'Inside this guest 8 programs are busy. The guest has 4 vCPUs; the host’s 8 CPUs have nothing else to do.',
      ask: 'How many host CPUs are busy for these programs?',
      options: { one: '1', four: '4', eight: '8' },
      replies: {
        eight: 'The programs are eight, but the guest can only give them its four vCPUs.',
        one: 'It is one process, but its vCPUs are separate threads, and threads run side by side.',
      },
      answer: '**Four.**',
      why: 'The guest’s scheduler puts 8 programs on 4 vCPUs, in turns. The host’s scheduler puts 4 threads on CPUs of their sets. Neither knows of the other, and QEMU assigns nothing: it is the host’s Linux that chooses the CPU.',
      notes:
        'A reader of the lecture asked exactly this. The reply there, “that is what qemu-kvm does”, is wrong: it is the host’s scheduler.',
    },
    'one-cpu': {
      title: 'Are the cores fake, then?',
      say: "Another reader asked whether a guest’s cores are not all fake, one thread in truth. Here is a guest for which he is nearly right: `cpuset='0'`.",
      ask: 'The guest still sees four CPUs. What becomes of its four busy programs?',
      options: {
        fake: 'There is only one vCPU thread now',
        turns: 'Four threads take turns on one CPU',
        same: 'Nothing changes, they run at the same time',
      },
      replies: {
        fake: 'Look at the left side: four chips, four threads. Pinning never changes how many there are.',
        same: 'One hardware thread runs one thread at a time.',
      },
      answer: '**Four threads take turns.** They are real, their place is not.',
      why: 'The guest still has four vCPUs and may believe in four cores. All of them, and the emulator, may only run on CPU 0. Give them four CPUs and they run side by side. Cores are as real as the CPUs that their threads may use.',
      checks: ['Four threads, one CPU.'],
      notes:
        'End of lesson 1. Sum up: guest CPU, thread, host CPU. The arrow between the first two never moves; pinning is about the second arrow.',
    },
  },
};
