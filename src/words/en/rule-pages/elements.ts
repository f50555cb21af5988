/** The pages of the rules about slips in a domain’s elements. English. */
import type { ElementRule } from '../../rule-checks/elements.ts';
import type { RulePage } from './rule-page.ts';

const refused = 'Never: it cannot be defined.';
const dropped = 'It was only left over, and what libvirt does without it is what is wanted.';

export const elementPages: Readonly<Record<ElementRule, RulePage>> = {
  'cpuset-invalid': {
    name: 'A set that libvirt cannot read',
    why: 'libvirt’s lists are stricter than they look: ^ takes away one number and touches it, a range runs upwards, numbers end at 16383, and the list is read from left to right, so ^ only takes away what stands before it. One fault, and the whole domain is refused.',
    fine: refused,
    check: 'define prints the list that it could not read; it does not say where in it.',
  },
  'vcpupin-duplicate': {
    name: 'A vCPU pinned twice',
    why: 'libvirt does not let the last one win: two <vcpupin> for one vCPU, also in two <cputune>, or as 0 and 00, are refused.',
    fine: refused,
    check: 'define names the vCPU.',
  },
  'vcpupin-missing-vcpu': {
    name: 'A pin for a vCPU that does not exist',
    why: 'vCPUs are numbered from 0, so a domain of 4 has none with the number 4. libvirt writes a line into its log, drops the pin without looking at its cpuset, and defines the domain: one pin less than was thought.',
    fine: 'The count of vCPUs was lowered and the pin is a leftover.',
    check: 'The log has the warning; dumpxml does not show the pin any more.',
  },
  'topology-count-mismatch': {
    name: 'A topology for another number of vCPUs',
    why: 'sockets × dies × cores × threads must be the maximum number of vCPUs, offline ones included. The QEMU driver refuses anything else; it never adjusts one to the other.',
    fine: 'Other drivers than QEMU’s do not check it.',
    check: 'define names the fault without the numbers: multiply them.',
  },
  'cpuset-dead-under-auto': {
    name: 'A cpuset beside placement=auto',
    why: 'With placement=auto numad chooses nodes when the domain starts; libvirt does not even parse the cpuset and leaves it out of what it prints. Whoever reads the file believes in a restriction that is not there.',
    fine: dropped,
    check: 'dumpxml shows <vcpu> without the cpuset.',
  },
  'libvirt-refuses': {
    name: 'libvirt refuses the domain',
    why: 'A domain with an error is not defined at all: the one that was defined before stays in force, whatever the file says. Of several faults libvirt reports the first that it meets.',
    fine: 'Another release or driver may see it otherwise; choose the release whose rules should hold.',
    check: 'define prints the same sentence.',
  },
  'start-fails': {
    name: 'The domain is accepted and does not start',
    why: 'libvirt checks a definition without looking at the host; what is not there only shows when the domain starts, perhaps months later, at night, after a reboot.',
    fine: 'The definition is for another host.',
    check: 'start prints the sentence.',
  },
  'era-refuses': {
    name: 'Another era’s libvirt refuses it',
    why: 'The answer of the libvirt of that time, as its sources and change logs tell. It is there to learn from and to read old hosts by.',
    fine: 'The daemon is newer: then the rules of now hold.',
    check: 'The version of the daemon, not that of virsh, decides.',
  },
  'limit-without-effect': {
    name: 'A limit that limits nothing',
    why: 'quota is CPU time in each period: without a quota (or with a negative one) a period caps nothing, and a quota of one period or more for one thread asks for more than a thread can use. Limits never say where a thread runs.',
    fine: 'It writes down the default on purpose.',
    check:
      'cpu.max of the thread’s cgroup begins with max, or with a number that is not smaller than the second.',
  },
  'cpu-not-on-host': {
    name: 'A CPU that the host does not have',
    why: 'libvirt accepts any number up to 16383. At start it depends: with a cpuset cgroup a CPU beyond the host’s last makes the start fail; one that is only offline fails with cgroup v1 and is left out with v2. What starts today on what is left may be crowded.',
    fine: 'The definition is for another host, or the CPU is brought online before.',
    check: 'Compare the set with the list of CPUs that are online.',
  },
  'node-not-on-host': {
    name: 'A NUMA node that the host does not have',
    why: 'libvirt does not check nodes when a domain is defined. At start every node of the set must exist, in any mode: one missing node is enough to fail. XML copied from a larger host is the usual reason.',
    fine: 'The definition is for another host.',
    check: 'The first line of numactl names the nodes; start names the missing one.',
  },
  'vcpus-not-drawn': {
    name: 'More vCPUs than are drawn',
    why: 'The kernel itself stops at 8,192 CPUs. What lies beyond is counted and neither placed nor judged.',
    fine: 'Always, as far as the domain is concerned.',
    check: 'vcpucount tells the number that libvirt keeps.',
  },
  'attribute-unknown': {
    name: 'An attribute that libvirt does not know',
    why: 'libvirt looks up the attributes it knows and passes over all others without a word, so cupset= is no error: it is no restriction. The domain starts and runs anywhere.',
    fine: 'It belongs to a later release (then it takes effect after an upgrade), or to a tool of one’s own.',
    check:
      'The schema names it; dumpxml does not have it any more. virsh edit offers to check against the schema, define does so with --validate.',
  },
  'element-unknown': {
    name: 'An element that libvirt does not know',
    why: 'Unknown elements are passed over with everything in them, without a word. A misspelt <vcpupin> pins nothing.',
    fine: 'It belongs to a later release or to a tool of one’s own (that is what <metadata> is for).',
    check: 'The schema names it; dumpxml does not have it any more.',
  },
  'element-misplaced': {
    name: 'An element in the wrong place',
    why: 'libvirt looks for each element in one parent. <vcpupin> outside <cputune> is as good as absent: no error, no pin.',
    fine: dropped,
    check: 'The schema names it; dumpxml does not have it any more.',
  },
  'element-repeated': {
    name: 'An element that counts once',
    why: 'Of elements like <vcpu> libvirt reads the first and passes over the others. Which one counts is then a matter of order that nobody sees.',
    fine: 'Both say the same.',
    check: 'dumpxml shows the one that counts.',
  },
  'resource-control-dropped': {
    name: 'A cache or bandwidth setting that is dropped',
    why: '<cachetune> and <memorytune> whose vCPUs do not exist, or that hold nothing, disappear without a word; the guest gets the default share of the cache.',
    fine: dropped,
    check: 'dumpxml does not have it any more.',
  },
  'priority-dropped': {
    name: 'A priority without a real-time scheduler',
    why: 'Only fifo and rr have priorities. With batch and idle libvirt drops the attribute: the thread is less urgent than meant, not more.',
    fine: dropped,
    check: 'dumpxml shows the scheduler without the priority.',
  },
  'nodeset-dropped': {
    name: 'A nodeset beside placement=auto',
    why: 'The list must parse and is then thrown away: numad chooses the nodes when the domain starts. Memory may be anywhere numad says.',
    fine: dropped,
    check: 'dumpxml shows <memory> without the nodeset.',
  },
  'hugepage-nodeset-dropped': {
    name: 'A page size for a cell, without cells',
    why: 'nodeset= of <page> names guest cells. A guest without cells has one kind of memory; libvirt drops nodeset=0, and any other number is refused.',
    fine: 'Nearly always: the page size then holds for all memory, as was meant.',
    check: 'dumpxml shows the page without its nodeset.',
  },
  'memory-replaced': {
    name: 'The cells’ memory replaces <memory>',
    why: 'With guest cells the QEMU driver takes their sum (and that of memory devices) as the size of the guest, upwards or downwards, whatever <memory> says.',
    fine: 'The sum is what was meant.',
    check: 'dumpxml shows the sum.',
  },
  'vcpus-added-to-cell': {
    name: 'vCPUs that no cell names',
    why: 'QEMU wants every vCPU in a cell; libvirt’s driver adds those that are missing to cell 0, where they may make one cell much larger than the other.',
    fine: 'Cell 0 is where they belong.',
    check: 'dumpxml shows the list of cell 0 with them.',
  },
  'iothreads-raised': {
    name: 'More iothreads than counted',
    why: '<iothreadids> names more than <iothreads> counts; libvirt raises the count. The ids need not begin with 1 then, and pins must use these ids.',
    fine: 'The ids are what was meant.',
    check: 'iothreadinfo lists them all.',
  },
  'vcpu-current-dropped': {
    name: 'current= beside <vcpus>',
    why: 'With <vcpus> each vCPU says by itself whether it is there at boot; those that are not listed are not. current= of <vcpu> has no say any more.',
    fine: 'Both say the same.',
    check: 'vcpucount shows the number that counts.',
  },
};
