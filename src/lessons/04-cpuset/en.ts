import type { LessonTextOf } from '../lesson-text.ts';
import type { lesson } from './lesson.ts';

export const text: LessonTextOf<typeof lesson> = {
  title: 'The cpuset language and the bitmap',
  goal: 'Read any cpuset as libvirt does, and follow it down to the bits that the kernel gets.',
  steps: {
    'take-away': {
      title: 'What does 1-4,^2 mean?',
      say: 'A cpuset is a list. `1-4` adds a range, `^2` takes one number away.',
      ask: 'Click the CPUs of `1-4,^2`.',
      slips: {
        kept: 'That is `1-4`. The caret has work to do.',
        only: 'The caret takes 2 away; it does not choose it.',
      },
      answer: '**1, 3 and 4.**',
      why: 'Read from the left: add 1, 2, 3, 4; take away 2. libvirt prints the result as `1,3-4`. The two spellings are the same set.',
      checks: ['libvirt prints sets in its own spelling: `1,3-4`.'],
      notes: 'The first example of the very first question in the course material.',
    },
    order: {
      title: 'Does the order matter?',
      say: 'The same two items, the other way round: `^2,1-4`.',
      ask: 'Which set is it?',
      options: { '1,3-4': '1, 3, 4, as before', '1-4': '1, 2, 3, 4', refused: 'None: libvirt refuses it' },
      replies: {
        '1,3-4':
          'In mathematics a set has no order. This is not mathematics but a program that reads from left to right.',
        refused: 'Taking away what is not there is allowed; it just does nothing.',
      },
      answer: '**1, 2, 3, 4.** Items are done from left to right.',
      why: 'First `^2` takes 2 out of nothing, then `1-4` adds it. A caret only takes away what stands before it. Other tools read the same text otherwise (oVirt takes all exclusions away at the end), so write carets last and there is no question.',
      notes: 'Step the board item by item: the set grows and shrinks below.',
    },
    'go-on': {
      title: 'After the caret it goes on',
      say: 'From a textbook: `1-4,^3,6`.',
      ask: 'Which set is it?',
      options: {
        '1-2,4': '1, 2, 4: the caret ends the list',
        '1-2,4,6': '1, 2, 4, 6',
        refused: 'None: nothing may follow a caret',
      },
      answer: '**1, 2, 4, 6.**',
      why: 'A caret is an item like any other; the list goes on behind it. Even `1-4,^2,2` is fine, and has the 2 again.',
      notes:
        'On the textbook’s own host (odd and even) this set lies on both nodes: 1 on node 1, the others on node 0.',
    },
    legal: {
      title: 'Five strings',
      say: 'libvirt’s parser is small and strict. Some odd-looking lists it takes, some innocent ones it refuses. Decide first; then try them on the board.',
      ask: 'Which of these does libvirt accept?',
      options: {
        '1-4,^2-3': '`1-4,^2-3`',
        '1，2': '`1，2` (full-width comma)',
        '0x3': '`0x3`',
        '1,': '`1,`',
        '1 - 4': '`1 - 4`',
      },
      answer: 'Only `1,` and `1 - 4`.',
      why: 'A caret takes one number, never a range. The comma must be the plain one; Chinese and Japanese input methods like to write `，`. Numbers are decimal. But blanks around numbers and dashes are fine, and so is one comma at the end.',
      checks: ['The message names the text and nothing more. Pinscope shows the character.'],
      notes: '`virsh edit` checks a stricter grammar first: it refuses blanks and the comma at the end, too.',
    },
    byte: {
      title: 'Down to the bits',
      say: 'For the kernel a set is a row of bits, CPU 0 first. libvirt packs eight of them into a byte, CPU 0 being the lowest bit.',
      ask: 'Which byte is the set {1, 3, 4}?',
      options: { '1a': '`0x1a`', '58': '`0x58`', '134': '`134`' },
      replies: {
        '58': 'That is the row 01011000 read from left to right. CPU 0 is the *lowest* bit, at the right end.',
      },
      answer: '`0x1a`: 2 + 8 + 16 = 26.',
      why: 'Bit 1 is worth 2, bit 3 is worth 8, bit 4 is worth 16. For CPU 16 of 24 it takes three bytes: `00 00 01`. In `/proc` the same mask is printed the other way round, highest CPU first: `010000`. Both are the same set; the [[mask]] only has two writings.',
      checks: ['Mask and list of one thread: `1a` is `1,3-4`.'],
      notes:
        'Show the board’s last two forms and the arrow between them: byte order in memory, digit order on paper.',
    },
    retry: {
      title: 'A CPU that is not there',
      say: 'A host with two CPUs, a guest that asks for CPU 5. Before there were cgroups, libvirt only had the call `sched_setaffinity`. When it failed with `EINVAL`, libvirt thought its mask too small, made it four times as large and tried again: 1024, 4096, … up to 262144 CPUs.',
      ask: 'How often is the kernel asked?',
      options: { one: 'Once', five: 'Five times', endless: 'For ever' },
      answer: '**Five times**, then libvirt gives up.',
      why: 'No size makes CPU 5 exist. “262144 cpus ought to be enough for anyone”, says the comment in the code. Today the start fails earlier: the cgroup refuses the set with `Numerical result out of range`. By the way, on today’s kernels `EINVAL` on *setting* means that no usable CPU is left, never that the mask is too small.',
      checks: ['`taskset` asks once and says so. CPU 5 does not exist: `EINVAL`.'],
      notes:
        'Measured with masks of 128, 512, 2048, 8192 and 32768 bytes. A set that is only *partly* valid also fails with the cgroup; nothing is cut off silently.',
    },
    'all-at-once': {
      title: 'Four sets that overlap',
      say: 'Back to the four pins. CPU 0 appears in two sets, and so do 1, 3 and 4.',
      ask: 'Four busy vCPUs: can they all run at the same time?',
      options: { yes: 'Yes', no: 'No, they must share', luck: 'Only by luck' },
      replies: {
        no: 'Sharing is possible here, but not forced. Look for a place for each.',
        luck: 'The scheduler spreads busy threads over free CPUs. It does not need luck, only a solution.',
      },
      answer: '**Yes**: vCPU 1 on 0, vCPU 0 on 1, vCPU 2 on 2, vCPU 3 on 4.',
      why: 'Overlap is no conflict as long as everybody can have a CPU of their own. It becomes one when k threads have fewer than k CPUs between them. Mathematicians know this as Hall’s theorem.',
      notes: 'Let the class find the assignment on the picture. There is more than one.',
    },
  },
};
