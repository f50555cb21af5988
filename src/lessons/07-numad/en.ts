import type { LessonTextOf } from '../lesson-text.ts';
import type { lesson } from './lesson.ts';

export const text: LessonTextOf<typeof lesson> = {
  title: "placement='auto' and numad",
  goal: 'Say what can be predicted when numad chooses, and what cannot.',
  steps: {
    'dead-cpuset': {
      title: 'auto, and a cpuset beside it',
      say: "`<vcpu placement='auto' cpuset='0-3'>`. With `auto`, libvirt asks a program called [[numad]] at every start which nodes it advises.",
      ask: 'What does the cpuset do here?',
      options: {
        holds: 'It holds, as always',
        within: 'numad must choose within it',
        ignored: 'Nothing: libvirt does not even read it',
        refused: 'libvirt refuses the combination',
      },
      replies: { refused: 'It would be kind. libvirt drops it without a word.' },
      answer: '**Nothing.** It is dropped while the XML is read.',
      why: 'Even rubbish would be accepted there. And because nobody knows numad’s answer before the start, Pinscope draws hatching instead of lines: saying “all CPUs” would be a lie.',
      checks: ['The cpuset is gone.'],
      notes:
        'Honesty in drawing: hatched means “decided later”, grey lines mean “anywhere”. They are not the same.',
    },
    answer: {
      title: 'numad answers: node 1',
      say: 'Suppose numad says node 1. (It is only a supposition: you can try other answers under *Rules*.)',
      ask: 'Where may vCPU 0 run?',
      slips: {
        cpuset: 'That cpuset is dead, as we saw.',
        half: 'Node 1 has more: 12–15 are the sibling threads of 4–7.',
      },
      answer: 'On all of node 1: **4–7 and 12–15**.',
      why: 'libvirt takes all CPUs of the advised nodes, for every thread without a pin of its own. And it adds something that nobody wrote: memory *strictly* from node 1. An implicit `<numatune>`.',
      checks: ['Ask numad yourself: 4 vCPUs, 2000 MiB.'],
      notes:
        'The implied strict memory is the part that surprises: if node 1 is full, the guest will not get memory elsewhere.',
    },
    forbidden: {
      title: 'auto and emulatorpin, 2012',
      say: "A second setting joins: `<emulatorpin cpuset='0'/>`. The change of October 2012 had to say what this should mean.",
      ask: 'What did it say?',
      options: {
        forbidden: 'Not allowed together',
        pin: 'The pin decides for the emulator',
        numad: 'numad decides, quietly',
      },
      answer: '**Not allowed.** Two settings that contradict each other.',
      why: 'Before, the emulator was bound to numad’s nodes and a moment later to its pin, so the pin won by accident. The text of the change forbids the pair. (Its code was milder: it ignored emulatorpin with a warning.)',
      notes: 'Era switch: after 2012. Say that this is from the text of the commit and not from running it.',
    },
    allowed: {
      title: 'auto and emulatorpin, today',
      say: 'The same XML under today’s rules. numad has said node 1.',
      ask: 'Where may the emulator run?',
      slips: { numad: 'That holds for the vCPUs. The emulator has a pin.' },
      answer: 'On **CPU 0**. The pin is honoured.',
      why: 'Since about 2016 the old rule holds again, cleanly: own pin, else numad. The vCPUs and the memory are on node 1, and the emulator is alone on node 0.',
      checks: ['CPU 0, memory from node 1: across the nodes.'],
      notes: 'The same test in the test suite of libvirt was “must fail” in 2014 and “must pass” in 2016.',
    },
    far: {
      title: 'Why is it a bad idea?',
      say: 'It works, and libvirt does not complain.',
      ask: 'What is wrong with it?',
      options: {
        'far-memory': 'The emulator is far from the guest’s memory',
        'slow-clock': 'CPU 0 runs more slowly',
        refused: 'The guest will not start',
      },
      answer: 'All memory is on node 1: **distance 21 for every access** of the emulator.',
      why: 'The emulator copies disk and network data from and to the guest’s memory. On node 0 it does so across the interconnect. And who pins the emulator to CPU 0 in advance cannot know which node numad will choose.',
      notes: 'Fixed pins and automatic placement do not go together well. Choose one.',
    },
    implied: {
      title: 'auto without saying auto',
      say: "Here `<vcpu>` says nothing of placement. Only the memory is `placement='auto'`.",
      ask: 'Where may the vCPUs run?',
      options: {
        anywhere: 'Anywhere: placement is static by default',
        numad: 'Where numad says: auto is implied',
        refused: 'libvirt refuses it',
      },
      answer: 'Where **numad** says.',
      why: 'If neither a cpuset nor any pin is there, libvirt concludes that automatic memory without automatic CPUs makes no sense, and makes the vCPUs `auto` too. `dumpxml` shows it.',
      checks: ["libvirt has added `placement='auto'`."],
      notes: 'Seen on real libvirt. One vcpupin, even for an offline vCPU, would keep it static.',
    },
    'stays-static': {
      title: 'One attribute more',
      say: "The same, with `cpuset='0-3'`. numad says node 1.",
      ask: 'Where may vCPU 0 run?',
      slips: { numad: 'With a cpuset, placement stays static. numad is asked for the memory alone.' },
      answer: 'On **0–3**: the cpuset keeps placement static.',
      why: "So a cpuset is dead beside `<vcpu placement='auto'>`, and alive beside `<memory placement='auto'>`. Now the CPUs are on node 0 and the memory on node 1: every access is remote.",
      notes: 'The trap of this lesson. Let them say in their own words why the two cases differ.',
    },
    'no-numad': {
      title: 'No numad on the host',
      say: 'numad is a package of its own. Suppose it is not installed.',
      ask: 'What happens at `virsh start`?',
      options: {
        anywhere: 'It starts, with all CPUs',
        fails: 'It fails',
        cpuset: 'It starts, with the cpuset',
      },
      answer: 'The start **fails**.',
      why: 'There is no fallback. `define` was fine, since numad is asked at start and never before.',
      checks: ['The message to recognise.'],
      notes: 'A good moment to repeat the difference between define and start.',
    },
  },
};
