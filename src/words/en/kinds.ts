/** What each kind of text is called, and what to paste instead where it holds nothing to read. English. */
import type { ReaderId } from '../../core/intake/reading.ts';

export type KindWords = Readonly<Record<ReaderId, { readonly title: string; readonly instead?: string }>>;

const paste = {
  domain: 'For a guest, paste the output of “virsh dumpxml VM”.',
  host: 'For a host, paste the output of “virsh capabilities” or “numactl --hardware”.',
};

/** Without its numbers a row says nothing; on RISC-V old versions print dashes only. */
const table = `The table needs its CPU column, and numbers in it. ${paste.host}`;

export const kinds: KindWords = {
  'libvirt-domain': { title: 'domain XML' },
  'virsh-capabilities': {
    title: 'virsh capabilities',
    instead: 'Paste the part with <topology> and its <cells>, or the whole output of “virsh capabilities”.',
  },
  'numactl-hardware': {
    title: 'numactl --hardware',
    instead: 'Paste the output; it begins with “available: … nodes”.',
  },
  lscpu: {
    title: 'lscpu',
    instead: 'Paste the whole output of “lscpu”, or of “lscpu -e”, which also tells cores and sockets.',
  },
  'lscpu-e': { title: 'lscpu -e', instead: table },
  'lscpu-p': { title: 'lscpu -p', instead: table },
  'lscpu-json': { title: 'lscpu -J', instead: table },
  'proc-cpuinfo': {
    title: '/proc/cpuinfo',
    instead: `Paste all of its records, each with its “processor” line. ${paste.host}`,
  },
  'hwloc-xml': {
    title: 'hwloc XML',
    instead: 'The text holds no processor. Paste the whole output of “lstopo --of xml”.',
  },
  'virsh-nodeinfo': { title: 'virsh nodeinfo', instead: paste.host },
  'virsh-freecell': {
    title: 'virsh freecell',
    instead: 'libvirt knows no cell of this host. Paste the output of “numactl --hardware” or “lscpu”.',
  },
  'virsh-vcpuinfo': { title: 'virsh vcpuinfo', instead: paste.domain },
  'virsh-vcpupin': { title: 'virsh vcpupin', instead: paste.domain },
  'virsh-emulatorpin': { title: 'virsh emulatorpin', instead: paste.domain },
  'virsh-numatune': { title: 'virsh numatune', instead: paste.domain },
  'proc-allowed-list': { title: 'Cpus_allowed_list or Mems_allowed_list of /proc', instead: paste.domain },
  taskset: { title: 'taskset', instead: paste.domain },
  ps: { title: 'ps', instead: paste.domain },
  numastat: {
    title: 'numastat',
    instead:
      'These counters tell nothing of CPUs and sizes. Paste the output of “numactl --hardware”, or of “numastat -m” for the sizes.',
  },
  'qemu-command-line': { title: 'QEMU command line', instead: paste.domain },
  'virsh-command': { title: 'virsh commands, as a what-if' },
  'tool-error': {
    title: 'an error message',
    instead:
      'The tool printed an error instead of an answer; run the command again and paste what it prints then.',
  },
  'numa-maps': {
    title: '/proc/PID/numa_maps',
    instead: 'Where the memory of a process is, “numastat -p PID” adds up: paste its output.',
  },
  'bare-command': {
    title: 'a command without its output',
    instead:
      'Run it and paste what it prints. numactl’s output begins with “available: … nodes”, virsh’s with “<capabilities>” or “<domain”.',
  },
  'cpu-list': {
    title: 'a list of CPUs, and nothing tells of what',
    instead:
      'It can be the CPUs of a node, the threads of a core, the CPUs on which a thread may run, or a pin (or nodes, or vCPUs). Paste what stands around it: the command line and the label. A pin is “virsh vcpupin VM 0 0-3” or “<vcpupin vcpu="0" cpuset="0-3"/>”; nodes are told by “grep . /sys/devices/system/node/node*/cpulist”, a running thread by “taskset -pc TID”.',
  },
  'cpu-mask': {
    title: 'a mask of CPUs, and nothing tells of what',
    instead:
      'It can be where a thread or an interrupt may run, or the CPUs of a node. Paste what stands around it: the command line and the label, such as “taskset -p TID” with its answer.',
  },
  'boot-settings': {
    title: 'settings of the boot loader',
    instead:
      'They count from the next boot on, once grub.cfg is made anew. Paste what the kernel was started with: “cat /proc/cmdline”.',
  },
  'usage-line': {
    title: 'a usage line',
    instead: `The words in <…> are placeholders, not XML. ${paste.domain}`,
  },
  'qemu-cpu-model': {
    title: 'a QEMU CPU model',
    instead: `-cpu chooses what the guest’s CPU can do, not where it runs. ${paste.domain}`,
  },
  'lstopo-drawing': {
    title: 'a drawing of lstopo',
    instead: 'Run “lstopo-no-graphics --of xml” and paste what it prints; or paste the output of “lscpu -e”.',
  },
  'qm-config': {
    title: 'the settings of a Proxmox VM',
    instead:
      'Proxmox makes a QEMU command line of them: paste what “qm showcmd VMID --pretty” prints. For the host, paste the output of “lscpu -e” and “numactl --hardware”.',
  },
  'virt-install': {
    title: 'a virt-install command',
    instead: 'Add --print-xml to it and paste what it prints.',
  },
  'commands-within': {
    title: 'commands of virsh within another text',
    instead:
      'Write each of them on a line of its own, as it would be typed, with its numbers written out: “virsh vcpupin VM 0 4”.',
  },
  'nova-conf': {
    title: 'settings of OpenStack Nova',
    instead:
      'They say which CPUs Nova hands out, not where a VM runs. On the compute node, paste the output of “virsh dumpxml instance-…” and “virsh capabilities”.',
  },
  'cgroup-files': {
    title: 'files of cgroups',
    instead:
      'They hold what libvirt wrote for each thread, and no name that is sure: paste what “grep Cpus_allowed_list /proc/PID/task/*/status” prints, with PID that of QEMU; it tells the same of every thread.',
  },
  'vm-manifest': {
    title: 'the manifest of a KubeVirt VM',
    instead:
      'KubeVirt makes domain XML of it when the VM starts: paste what “kubectl exec POD -c compute -- virsh dumpxml 1” prints.',
  },
  'other-hypervisor': {
    title: 'a virtual machine of neither libvirt nor QEMU',
    instead: `Pinscope explains domains of libvirt and command lines of QEMU; of this one it can draw the host alone. ${paste.host}`,
  },
  'qemu-monitor': {
    title: 'threads of vCPUs, as QEMU’s monitor tells them',
    instead:
      'libvirt names the threads: paste what “ps -eLo pid,tid,psr,comm” and “grep Cpus_allowed_list /proc/PID/task/*/status” print, with PID that of QEMU.',
  },
  top: {
    title: 'top',
    instead:
      'It tells how busy threads are, not where they may run: paste what “ps -eLo pid,tid,psr,comm” prints.',
  },
  'virsh-freepages': {
    title: 'virsh freepages',
    instead:
      'It tells how many pages are free, not which CPUs a node has: paste the output of “virsh capabilities”, which has both CPUs and pages.',
  },
  'virsh-domstats': {
    title: 'virsh domstats',
    instead: 'It counts, and names no host CPU: paste the output of “virsh vcpuinfo VM”.',
  },
  'c-source': { title: 'C source code', instead: `${paste.domain} ${paste.host}` },
  'html-escaped': {
    title: 'text with HTML entities (&quot;, &lt;)',
    instead: 'Copy the text as the browser shows it, not the page’s source.',
  },
  'web-page': { title: 'running text, as from a web page', instead: `${paste.domain} ${paste.host}` },
  'other-xml': { title: 'XML of another kind', instead: `${paste.domain} ${paste.host}` },
  unrecognised: { title: 'text that is not recognised', instead: `${paste.domain} ${paste.host}` },
  'hwloc-synthetic': { title: 'hwloc synthetic string', instead: paste.host },
  lstopo: {
    title: 'lstopo text',
    instead:
      'hwloc’s own numbers (L#) are not the kernel’s. Run “lstopo-no-graphics --of xml” or “lstopo-no-graphics -p” and paste what it prints.',
  },
  'virsh-nodecpumap': { title: 'virsh nodecpumap', instead: paste.host },
  'proc-cmdline': { title: '/proc/cmdline', instead: paste.host },
  'sysfs-list': {
    title: 'CPU lists of /sys',
    instead:
      'Paste what “grep -s . /sys/devices/system/cpu/cpu*/topology/*_list /sys/devices/system/node/node*/cpulist” prints.',
  },
  'ovirt-pins': { title: 'oVirt pin string', instead: paste.domain },
  'virsh-iothreadinfo': { title: 'virsh iothreadinfo', instead: paste.domain },
  'virsh-vcpucount': { title: 'virsh vcpucount', instead: paste.domain },
  'virsh-schedinfo': {
    title: 'virsh schedinfo',
    instead: 'It tells weights and limits only where the host has a CPU controller.',
  },
  'virsh-dominfo': { title: 'virsh dominfo', instead: paste.domain },
  'virsh-list': { title: 'virsh list', instead: paste.domain },
  'numastat-process': {
    title: 'numastat -p',
    instead: 'No process was found. Ask for the one of QEMU: “numastat -p $(pgrep -f guest=VM)”.',
  },
  'numactl-show': {
    title: 'numactl --show',
    instead:
      'It tells what the shell itself may use, which is neither the host nor a VM. For the host, paste the output of “numactl --hardware”.',
  },
};
