import type { LessonTextOf } from '../lesson-text.ts';
import type { lesson } from './lesson.ts';

export const text: LessonTextOf<typeof lesson> = {
  title: 'emulatorpin and its conflicts',
  goal: 'Know what the emulator does, and give it room that is really its own.',
  steps: {
    who: {
      title: 'Two owners of one CPU',
      say: 'A guest from a tutorial, on its host of 24 CPUs. Two vCPUs are pinned, the emulator too.',
      ask: 'Click the threads that are confined to the same single CPU.',
      slips: {
        everybody: 'vCPUs 2 and 3 may run there as well, but they can move away. Look for those who cannot.',
      },
      answer: 'The **emulator** and **vCPU 1**: both on CPU 16 alone.',
      why: 'When the emulator has work, vCPU 1 stands still, and the other way round. The guest sees a CPU that freezes now and then. That is what the vermilion ring means.',
      checks: ['The emulator’s set.'],
      notes: 'This XML is copied from page to page. The mistake is copied with it.',
    },
    'not-exclusive': {
      title: 'Pinned is not exclusive',
      say: 'vCPUs 0 and 1 have CPUs 8 and 16. vCPU 2 has no pin, and there is no cpuset.',
      ask: 'Where may vCPU 2 run?',
      slips: {
        'what-is-left':
          'A natural thought: what the others left over. But a pin takes nothing away from anybody.',
      },
      answer: 'On **all of 0–23**, 8 and 16 included.',
      why: 'A pin says where *this* thread may run. It does not keep others away. The scheduler prefers idle CPUs, but under load it will use 8 and 16 as well.',
      notes:
        'This is the second most common mistake. Ask what would keep others away: pins for everybody, or isolated CPUs.',
    },
    sibling: {
      title: 'Is CPU 4 better?',
      say: 'Somebody moves the emulator to CPU 4, away from 16.',
      ask: 'Is the conflict gone?',
      options: {
        solved: 'Yes: different CPUs',
        'same-core': 'Not really: 4 and 16 are one core',
        worse: 'It is worse than before',
      },
      answer: '**Not really.** 4 and 16 are siblings.',
      why: 'They no longer wait for one another, but they share the execution units of one core. vCPU 1 does not freeze any more; it becomes slower whenever the emulator works.',
      checks: ['Who is the sibling of CPU 16?'],
      notes: '4 and 16 look far apart; lesson 3 is the cure.',
    },
    'own-core': {
      title: 'A core of its own?',
      say: 'Now the emulator has CPUs 11 and 23, both threads of one core.',
      ask: 'Who may run on that core?',
      options: {
        alone: 'Only the emulator',
        visitors: 'The emulator, and vCPUs 2 and 3',
        nobody: 'Nobody: a set of two CPUs is not allowed',
      },
      answer: 'The emulator, and **vCPUs 2 and 3 as visitors**.',
      why: 'The emulator is away from the pinned vCPUs, which is the main thing. But those without a pin may still come by.',
      notes: 'Select CPU 11 and read who may run there.',
    },
    fence: {
      title: 'Send the floaters home',
      say: "One attribute is added: `cpuset='0-3,12-15'` on `<vcpu>`.",
      ask: 'Click every thread whose CPUs change by it.',
      slips: { everybody: 'Three of them have a pin, and a pin overrides the cpuset.' },
      answer: 'Only **vCPUs 2 and 3**.',
      why: 'vCPU 0, vCPU 1 and the emulator have pins of their own. The cpuset now catches exactly those that had none, on four whole cores, away from 8, 16 and 11.',
      notes: 'A good pattern in practice: pins for the few that matter, a cpuset for all the rest.',
    },
    'its-work': {
      title: 'What does the emulator do?',
      say: 'One chip in the picture, many jobs behind it.',
      ask: 'Which of these run on the emulator’s CPUs?',
      options: {
        monitor: 'The monitor: commands of libvirt',
        display: 'The display (VNC, SPICE)',
        migration: 'Live migration',
        disk: 'Disk I/O without an iothread',
        'vcpu-exit': 'A register access of vCPU 0 that QEMU must emulate',
        'iothread-disk': 'Disk I/O of iothread 1',
      },
      answer: 'Monitor, display, migration, and **disk I/O without an iothread**.',
      why: 'An exit of a vCPU is emulated on the vCPU’s own thread. An iothread has its own set (`<iothreadpin>`). All else is the emulator: that is why a busy disk or a migration hurts a vCPU that shares its CPU.',
      checks: ['Watch the threads at work.', 'Where each of them ran last.'],
      notes: 'vhost threads of the kernel are a fourth party: not all of them follow emulatorpin.',
    },
  },
};
