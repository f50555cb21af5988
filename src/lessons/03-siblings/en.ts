import type { LessonTextOf } from '../lesson-text.ts';
import type { lesson } from './lesson.ts';

export const text: LessonTextOf<typeof lesson> = {
  title: 'Sockets, cores, sibling threads',
  goal: 'Find the sibling of a CPU, and see the guest’s topology as a promise that the pins must keep.',
  steps: {
    listed: {
      title: 'Who shares a core with CPU 0?',
      say: 'A tutorial prints this excerpt of `virsh capabilities`. It declares 24 CPUs and shows one line, for CPU 0.',
      ask: 'Click all hardware threads of CPU 0’s core.',
      slips: {
        next: 'On some hosts 0 and 1 are siblings. Here the text says otherwise.',
        'only-other': 'Almost: CPU 0 is a thread of its core as well.',
      },
      answer: '**0 and 12.**',
      why: "`siblings='0,12'` lists the [[sibling|sibling threads]], the CPU itself included. Two [[hyper-thread|hardware threads]] of one core share its execution units: together they get more done than one, but far less than two cores.",
      checks: ['The same from the kernel.'],
      notes: 'Draw one core with two doors. Both lead into the same kitchen.',
    },
    assumed: {
      title: 'What is told and what is assumed',
      say: 'The other 23 lines are left out: `...`. Pinscope draws them all the same, with dashed outlines.',
      ask: 'CPU 8 stands beside CPU 20. How do we know that they are siblings?',
      options: {
        told: 'The text says so',
        assumed: 'We assume it from the one pair that is listed',
        nine: 'They are not: 8 and 9 are',
      },
      answer: 'We **assume** it, and say so.',
      why: 'The listed pair is 12 apart, so the others are taken to be 12 apart. That is how most such hosts count, but it is a guess. Everything assumed is drawn dashed and listed under *Assumed*, where it can be dropped. The whole output of the command would replace it.',
      checks: ['Does your CPU 8 have the sibling you think?'],
      notes: 'Open the texts and drop the assumption: the pairs fall apart. Take it up again.',
    },
    'five-sockets': {
      title: 'A guest of five sockets',
      say: 'The guest’s side. QEMU is told how its CPUs are arranged: `-smp 5,sockets=5,cores=1,threads=1`.',
      ask: 'What does the guest see?',
      options: {
        'one-socket': 'One socket with five cores',
        'five-sockets': 'Five sockets with one core each',
        ten: 'Five cores with two threads each',
      },
      answer: '**Five sockets** with one core and one thread each.',
      why: 'sockets × cores × threads = 5 × 1 × 1 = 5 vCPUs. This is also what libvirt writes when the XML has no `<topology>`: every vCPU a socket of its own.',
      checks: ['In the guest: sockets, cores, threads.'],
      notes:
        'Some systems are licensed by the socket. That is a reason to write a topology even without any pinning.',
    },
    product: {
      title: 'It must multiply',
      say: 'From the same tutorial: eight CPUs, with `sockets=1,cores=4,threads=1`.',
      ask: 'What does QEMU do with it?',
      options: { starts: 'It starts with 8', refused: 'It refuses to start', four: 'It starts with 4' },
      answer: 'It **refuses**: 1 × 4 × 1 is 4, not 8.',
      why: "QEMU says “product of the hierarchy must match maxcpus”. The XML on the same page has `cores='8'`; the 4 is a slip of the pen. In XML, libvirt checks the product against the *maximum* number of vCPUs.",
      notes:
        'Let them read QEMU’s sentence in the findings. Programs’ messages are worth reading to the end.',
    },
    'one-core': {
      title: 'Two CPUs on one core',
      say: 'The guest is told that it has two sockets with one core each. vCPU 0 is pinned to CPU 0, vCPU 1 to CPU 4.',
      ask: 'What do the two vCPUs share on this host?',
      options: {
        nothing: 'Nothing, they are on different CPUs',
        core: 'A core',
        'memory-only': 'Only the memory',
      },
      replies: { nothing: 'Different CPUs, but look for the box around them: 0 and 4 are siblings.' },
      answer: '**A core.** They compete for its execution units.',
      why: 'Host CPUs 0 and 4 are two threads of one core. The guest believes in two separate cores, so its scheduler thinks it spreads the load when it puts two programs there. It cannot know better: what it was told is not true.',
      checks: ['The pins alone do not show it: 0 and 4 look harmless.'],
      notes:
        'Numbers 0 and 4 look far apart. On this host i and i + 4 are siblings; on others it is 2i and 2i + 1.',
    },
    'two-cores': {
      title: 'A core each',
      say: 'The same guest with other pins: vCPU 0 on CPU 0, vCPU 1 on CPU 1, and a topology of two cores.',
      ask: 'What does each vCPU have now?',
      options: {
        half: 'Half a core, as before',
        'while-free': 'A whole core, as long as nobody runs on its sibling',
        always: 'A whole core, guaranteed',
      },
      replies: {
        always: 'Who promises that CPUs 4 and 5 stay empty? The emulator of this very guest may run there.',
      },
      answer: 'A whole core, **as long as CPUs 4 and 5 stay free**.',
      why: 'CPUs 0 and 1 are different cores now. But a pin says only where *this* thread may run; it keeps nobody else away. The emulator has no pin and may run on 4 and 5, and so may any other process of the host.',
      notes: '“Pinned” is not “exclusive”. It comes back in lesson 6.',
    },
    promise: {
      title: 'The honest guest',
      say: "Back to CPUs 0 and 4, but now the guest is told the truth: one core with `threads='2'`.",
      ask: 'Is this pinning wrong?',
      options: {
        wrong: 'Yes, siblings are always wrong',
        right: 'No, the guest knows and can act on it',
        refused: 'libvirt refuses it',
      },
      answer: 'It is **right**.',
      why: 'The guest now knows that its two CPUs are siblings. With one program it leaves the second thread idle; with two it knows they share. The guest’s topology is a promise, and the pins must keep it. Both two cores on two cores and two threads on two threads do.',
      checks: ['In the guest: both CPUs have the same CORE.'],
      notes: 'Compare the three guests side by side: same number of vCPUs, three different truths.',
    },
  },
};
