/** The pages of the rules about threads that are in each other's way. English. */
import type { CrowdParams } from '../../../core/findings/crowd-params.ts';
import type { RulePage } from './rule-page.ts';

export const crowdPages: Readonly<Record<keyof CrowdParams, RulePage>> = {
  'vcpus-share-pcpu': {
    name: 'Several vCPUs on one CPU',
    why: 'A CPU runs one thread at a time. Two vCPUs that are pinned to the same one take turns, each gets half at most, and a guest that waits with one of them for a lock held by the other burns its turns for nothing.',
    fine: 'The vCPUs are idle most of the time, or it is a test of exactly this.',
    check:
      'Two rows of vcpupin name the same single CPU. In the guest the column st (steal) counts the time in which a vCPU wanted to run and had to wait.',
  },
  'emulator-on-vcpu-pcpu': {
    name: 'The emulator on a vCPU’s only CPU',
    why: 'QEMU’s main loop, its monitor, display, migration and disk I/O without an iothread run in the emulator’s threads. While one of them works, the vCPU that is pinned to the same CPU stands still: the guest sees it as jitter, lost timer ticks or a stalled disk.',
    fine: 'The guest does little I/O and nobody minds a delay now and then.',
    check:
      'emulatorpin prints a CPU that a vCPU has as its only one. In the list of threads the first one (TID = PID) and that vCPU show the same number under PSR.',
  },
  'iothread-on-vcpu-pcpu': {
    name: 'An iothread on a vCPU’s only CPU',
    why: 'An iothread exists so that disk I/O does not stop the guest. On a vCPU’s only CPU it does just that: the request is worked on while the vCPU that wants the answer waits.',
    fine: 'The disk behind it is hardly used.',
    check: 'iothreadinfo and vcpupin name the same single CPU.',
  },
  'emulator-on-vcpu-sibling': {
    name: 'The emulator on a vCPU’s core',
    why: 'Sibling threads share a core’s execution units and its first caches. With the emulator on the other thread the vCPU keeps its CPU number and loses about half of its core whenever QEMU is busy. A different number is not a different core.',
    fine: 'All cores are taken anyway, and a sibling is the best place left; or the emulator is idle (iothreads and vhost do the I/O).',
    check: 'thread_siblings_list of the vCPU’s CPU names the CPU that emulatorpin prints.',
  },
  'iothread-on-vcpu-sibling': {
    name: 'An iothread on a vCPU’s core',
    why: 'An iothread polls: it keeps its thread of the core busy even while it waits. The vCPU on the other thread of that core then runs at about half its speed whenever there is I/O.',
    fine: 'The vCPU beside it is the one whose I/O it does and shares little else; or no other core is free.',
    check: 'thread_siblings_list of the vCPU’s CPU names the CPU that iothreadinfo prints.',
  },
  'vcpus-outnumber-cpus': {
    name: 'More vCPUs than CPUs for them',
    why: 'Where k vCPUs may use fewer than k CPUs between them, no scheduler can run all of them at once. The guest does not know which vCPU waits; a waiting one may hold the lock that the others spin for. Found by a matching, so sets that only overlap count as well: 0-1, 0-1 and 1 are three vCPUs on two CPUs.',
    fine: 'Over-commit is wanted: many mostly idle guests, or a test of a large guest on a small host.',
    check:
      'Count the rows of vcpupin that name no other CPUs than these. In the guest st (steal) rises as soon as all vCPUs work.',
  },
  'pins-overlap': {
    name: 'Pins that overlap in part',
    why: 'Different sets say that the vCPUs were meant to be apart, but where the sets meet, two of them may land on the same CPU while another one idles. The scheduler moves them apart again, each time with cold caches. With one CPU for each there is nothing to move.',
    fine: 'The sets are deliberate pools with room to dodge, and jitter does not matter.',
    check:
      'Two rows of vcpupin share a CPU. Under PSR two vCPUs now and then show the same number while another CPU of their sets is idle.',
  },
  'vcpus-may-wander': {
    name: 'Pinned is not exclusive',
    why: 'A pin is a fence around its own thread, not around the CPU. vCPUs without a pin may run on every CPU, also on those that others were pinned to in order to be undisturbed. <vcpu cpuset> keeps those that have no pin elsewhere; isolating the CPUs keeps the rest of the host away.',
    fine: 'The unpinned vCPUs are idle, or the pins are only meant to keep the pinned ones near their memory.',
    check:
      'Cpus_allowed_list of one vCPU holds the only CPU of another. Under PSR they meet when the host is busy.',
  },
  'emulator-may-wander': {
    name: 'QEMU’s own threads may come to vCPUs’ CPUs',
    why: 'Without <emulatorpin> the emulator follows <vcpu cpuset>, or may run anywhere, and so may iothreads without a pin of theirs. On a busy host they land on the CPUs that were set apart for vCPUs. Pinned vCPUs replace <vcpu cpuset> for themselves alone; the emulator still inherits it.',
    fine: 'There are idle CPUs enough, and the scheduler prefers those; guests whose latency does not matter.',
    check: 'The set that emulatorpin (or iothreadinfo) prints holds a vCPU’s only CPU.',
  },
  'realtime-shares-cpu': {
    name: 'A real-time vCPU that is not alone',
    why: 'A thread scheduled as fifo or rr gives its CPU to nobody of the usual kind until it sleeps. A guest that polls never sleeps: another vCPU or an iothread on that CPU starves, and without a pin the same happens to whatever the host runs wherever the vCPU is.',
    fine: 'The real-time vCPU sleeps most of the time and the others on its CPU may wait.',
    check:
      'chrt shows SCHED_FIFO or SCHED_RR for a vCPU, and vcpupin names the same CPU for another thread (or many CPUs for this one).',
  },
  'realtime-on-emulator-cpu': {
    name: 'A real-time vCPU on the emulator’s CPU',
    why: 'A guest that waits in a loop for something that QEMU does (a device register, a timer of the main loop) keeps the CPU that QEMU would need to do it. As fifo or rr it is never preempted for the emulator: both hang, and the monitor does not answer any more.',
    fine: 'Hardly ever. The kernel’s throttling (sched_rt_runtime_us) leaves the emulator five percent by default, which only hides it.',
    check:
      'emulatorpin prints the vCPU’s only CPU and chrt shows SCHED_FIFO or SCHED_RR for it. Commands to the monitor, like dommemstat, hang while the guest is busy.',
  },
  'cpu-zero-taken': {
    name: 'A vCPU on CPU 0',
    why: 'CPU 0 boots the machine and keeps work that cannot be moved: the timekeeping of many kernels, interrupts without an affinity of their own, some kernel threads. isolcpus= and nohz_full= usually leave it out for that reason.',
    fine: 'The guest needs no even latency, or every CPU of the host is given to guests.',
    check:
      'The interrupts counted for CPU 0 are many more than those of its neighbours (compare $3, $4 …), and kernel threads are listed with PSR 0.',
  },
  'isolated-not-balanced': {
    name: 'Several isolated CPUs for one thread',
    why: 'isolcpus= (or an isolated cpuset partition) takes CPUs out of the scheduler’s balancing. A thread that may use several of them is put on one, mostly the first, and never moved: four vCPUs with the set 2-7 may all sit on CPU 2 while 3-7 are idle.',
    fine: 'The list isolates with managed_irq or nohz alone, without domain, so that balancing goes on.',
    check:
      'The set of vcpupin lies in /sys/devices/system/cpu/isolated, and under PSR several vCPUs show the same number for minutes.',
  },
  'hotplug-vcpu-unpinned': {
    name: 'A vCPU to be plugged in has no pin',
    why: 'When it is plugged in it gets what libvirt computes then: without a pin and without <vcpu cpuset> that is every CPU of the host, the pinned CPUs of the others included.',
    fine: 'It will never be plugged in, or setvcpus is always followed by vcpupin.',
    check:
      'vcpucount shows fewer current than maximum vCPUs, and vcpupin lists all CPUs for those that wait.',
  },
  'domains-share-cpu': {
    name: 'Several domains on one CPU',
    why: 'Each domain’s XML looks as if the CPU were its alone; only together do they show the clash. They take turns, and each halves the other’s speed without a trace in its own settings. Live migration and copied XML are the usual ways into it. It is a warning and no error: libvirt and the kernel take it, and both guests start. Of the four degrees between domains this is the worst, before a shared core, others on pinned CPUs and a shared pool.',
    fine: 'Only one of the domains runs at a time (a test and its twin, cold standby).',
    check: 'The loop prints every running domain’s pins: the same single CPU appears below two names.',
  },
  'domains-share-core': {
    name: 'Several domains on one core',
    why: 'Sibling threads share execution units and caches. Two domains there slow each other down, and one may learn from timing what the other does; advice against side channels is to give a core to one guest only. Of the four degrees between domains it is the second: less than the same CPU for both, and as certain.',
    fine: 'The guests trust each other and throughput counts more than speed of a single thread; clouds place vCPUs like this by default.',
    check: 'A CPU of one domain is in the thread_siblings_list of the other’s.',
  },
  'domains-may-wander': {
    name: 'Other domains on pinned CPUs',
    why: 'Whoever pins vCPUs one by one wants each CPU for one vCPU alone. A pin does not bring that about: it keeps its thread on the CPU and nobody else off it. A guest without pins, or one whose set takes these CPUs in, runs there whenever the scheduler thinks fit. It is a warning where the others have more vCPUs than CPUs besides, since they then cannot keep away when all are busy, and else a note. Of the four degrees between domains it is the third: the same CPU given twice is worse, and so are two threads of one core; a pool that several use is less.',
    fine: 'The others are idle most of the time, or cgroups (cpuset partitions) or isolated CPUs keep them away.',
    check:
      'The set of another domain has the pinned CPU in it. On a busy host the pinned vCPU’s wait time (schedstat, second number) grows.',
  },
  'domains-share-pool': {
    name: 'Domains that share a pool of CPUs',
    why: 'It is the usual way to share a host: who is busy gets more. It is worth knowing whose sets have CPUs in common, because for them the set promises more than it keeps. Of the four degrees between domains this is the least; where one of them has a CPU alone by its pin, a rule of its own tells it.',
    fine: 'Nearly always: over-commit on purpose, guests of mixed load.',
    check:
      'The sets printed for two domains have CPUs in common. The load average tells how many threads want to run; compare it with the number of CPUs.',
  },
  'domains-exceed-memory': {
    name: 'Domains that want more memory than there is',
    why: 'Each domain’s XML fits the host; only together do they ask for too much. Huge pages are mapped before a guest starts, so of those that share a pool the last one does not start: a warning. Other memory is given out when it is touched: all start, and when all use theirs the kernel swaps or ends a process, a note.',
    fine: 'They never run at the same time, the pool grows on demand (nr_overcommit_hugepages), or more is promised than there is on purpose (ballooning, pages that are merged).',
    check:
      'Sum of the memory of the running domains beside the size of the node, or the free pages of the pool.',
  },
  'host-overcommitted': {
    name: 'More vCPUs than CPUs on the host',
    why: 'When all guests are busy at once some vCPUs wait. How much is too much depends on the load: for office servers 4 to 1 may be fine, for databases, voice or packets 1 to 1 is the rule.',
    fine: 'The guests are idle most of the time, or never busy together.',
    check:
      'Sum of vCPUs of the running domains beside the number of CPUs. The steal time inside guests tells whether it hurts.',
  },
};
