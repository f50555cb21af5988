import type { LessonTextOf } from '../lesson-text.ts';
import type { lesson } from './lesson.ts';

export const text: LessonTextOf<typeof lesson> = {
  title: 'Who decides: vcpupin, cpuset, all',
  goal: 'For any thread, name the setting that decides, and the settings it overrides.',
  steps: {
    pin: {
      title: 'A pin beside a cpuset',
      say: "Two settings speak of CPUs: `<vcpu cpuset='0-3,^3'>` for the VM, and `<vcpupin>` for vCPUs 0 and 2.",
      ask: 'Where may vCPU 0 run?',
      slips: {
        cpuset: 'That is the cpuset of `<vcpu>`. But vCPU 0 has a pin of its own.',
        both: 'Settings are not added up. One of them decides.',
      },
      answer: 'On **CPU 8**, and nowhere else.',
      why: '`<vcpupin>` speaks of one vCPU, and for this vCPU it **overrides** the cpuset. libvirt asks in this order: the thread’s own pin; if there is none, numad or the cpuset; if there is none, all CPUs.',
      checks: ['All four in one table.'],
      notes:
        'Write the order on the board now; the whole lesson hangs on it. Do not call it “priority”: that word belongs to the scheduler, and affinity has nothing to do with it.',
    },
    inherit: {
      title: 'No pin of its own',
      say: 'vCPU 1 has no `<vcpupin>`.',
      ask: 'Where may vCPU 1 run?',
      slips: {
        all: 'That would be so if there were no cpuset either.',
        'with-three': 'Nearly. `^3` takes the 3 away again.',
      },
      answer: 'On **0, 1 and 2**: it inherits the cpuset.',
      why: 'Without a pin the thread falls back to `<vcpu cpuset>`. Such lines are dashed in the picture and bear a C. A vCPU that is plugged in later inherits in the same way.',
      notes: '`0-3,^3` is an odd way to write 0-2, chosen so that nobody guesses.',
    },
    replace: {
      title: 'Do they have to agree?',
      say: 'The cpuset is on node 0. The pin of vCPU 2 says `4-5`, on node 1: the two sets have nothing in common.',
      ask: 'What is left for vCPU 2?',
      options: {
        none: 'Nothing: the intersection is empty',
        '0-2': '0–2: the cpuset is the outer fence',
        '4-5': '4 and 5: the pin replaces the cpuset',
        refused: 'libvirt refuses the XML',
      },
      replies: {
        none: 'libvirt intersects nothing here. From 1.1.1 to 1.2.14 such a guest could not start; that was a bug, and was mended.',
        '0-2': 'The cpuset is no fence for the VM. It is the default of whoever has no pin.',
      },
      answer: '**4 and 5.** The pin replaces the cpuset.',
      why: 'A pin may lie quite outside the cpuset, and that is legal. If you want a fence around a whole VM, that is a cgroup (`<resource><partition>`), and not the cpuset.',
      notes: 'The word “default” helps more than any diagram: cpuset is the default of those without a pin.',
    },
    emulator: {
      title: 'And the emulator?',
      say: 'Everything in QEMU that is neither a vCPU nor an iothread: the [[emulator|emulator threads]]. No `<emulatorpin>` here.',
      ask: 'Where may the emulator run?',
      slips: {
        all: 'So it was believed for years, because the element is called vcpu. But the cpuset holds for the emulator too.',
      },
      answer: 'On **0–2**. It inherits the cpuset as well.',
      why: 'The attribute stands on `<vcpu>`, but libvirt takes it for the whole process. The same order again: own pin (`<emulatorpin>`), else the cpuset, else all.',
      checks: ['The emulator has a command of its own.'],
      notes: 'One function in libvirt does it for all three kinds of threads: qemuProcessSetupPid.',
    },
    emulatorpin: {
      title: 'Give the emulator a pin',
      say: "One line is added: `<emulatorpin cpuset='11'/>`.",
      ask: 'Click every thread whose CPUs change by it. (None, if you think so.)',
      slips: {
        inheritors: 'vCPUs 1 and 3 inherit from `<vcpu cpuset>`, not from the emulator. It has not changed.',
      },
      answer: 'Only the **emulator**: now CPU 11.',
      why: 'Each pin speaks of its own kind of thread. vCPUs never look at `<emulatorpin>`, not even as a fallback.',
      notes:
        'In the kernel a vCPU’s thread is born as a child of the emulator and has its mask for a moment. libvirt sets it right before the guest runs.',
    },
    'no-cpuset': {
      title: 'Take the cpuset away',
      say: 'Now `<vcpu>` has no cpuset any more. All the pins stay.',
      ask: 'Click every thread whose CPUs change by it.',
      slips: { 'emulator-too': 'The emulator has a pin by now. Whoever has a pin does not notice.' },
      answer: '**vCPUs 1 and 3**: now all sixteen CPUs.',
      why: 'They were the only ones that inherited. Where nothing speaks, all CPUs that are online are allowed: the grey lines with a D, to the frame of the host.',
      notes: 'The three steps make the decision table. Ask for the row “cpuset, emulatorpin, no vcpupin”.',
    },
    'before-2012': {
      title: 'It was not always so',
      say: 'The first XML again, under the libvirt of early 2012. The manual said the cpuset was for the vCPUs. The code bound the process, and left the vCPUs without a pin alone.',
      ask: 'Where could vCPU 1 run then?',
      slips: {
        'as-now': 'So said the manual, and so it is since October 2012. The code did something else.',
      },
      answer: '**On all sixteen.** The cpuset held for the process only.',
      why: 'A series of patches in October 2012 (f108944ae0 and others) sorted out who inherits from whom: since then vCPUs without a pin inherit the cpuset, and so do those plugged in later. Old answers on the web still describe the old world.',
      notes:
        'This comes from the text of the commit, not from running the old release. Switch to 2011 with the era’s buttons: vCPU 2 loses its pin, by a bug of the loop.',
    },
  },
};
