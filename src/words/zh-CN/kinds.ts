/** 各种文本的名称，以及没有可读内容时应粘贴什么。简体中文。 */
import type { KindWords } from '../en/kinds.ts';
import { zh } from './spacing.ts';

const paste = {
  domain: '虚拟机：请粘贴“virsh dumpxml 虚拟机名”的输出。',
  host: '宿主机：请粘贴“virsh capabilities”或“numactl --hardware”的输出。',
};

/** 没有编号的行没有信息；RISC-V 上的旧版本只输出短横线。 */
const table = `表格中须有 CPU 列及其编号。${paste.host}`;

export const kinds: KindWords = {
  'libvirt-domain': { title: '虚拟机 XML' },
  'virsh-capabilities': {
    title: 'virsh capabilities',
    instead: '请粘贴含有 <topology> 与 <cells> 的部分，或“virsh capabilities”的完整输出。',
  },
  'numactl-hardware': {
    title: 'numactl --hardware',
    instead: '请粘贴它的输出，开头是“available: … nodes”。',
  },
  lscpu: {
    title: 'lscpu',
    instead: '请粘贴“lscpu”的完整输出，或“lscpu -e”的输出（其中还有核心与插槽）。',
  },
  'lscpu-e': { title: 'lscpu -e', instead: table },
  'lscpu-p': { title: 'lscpu -p', instead: table },
  'lscpu-json': { title: 'lscpu -J', instead: table },
  'proc-cpuinfo': {
    title: '/proc/cpuinfo',
    instead: `请粘贴全部记录，每条都要有“processor”行。${paste.host}`,
  },
  'hwloc-xml': { title: 'hwloc XML', instead: '其中没有处理器。请粘贴“lstopo --of xml”的完整输出。' },
  'virsh-nodeinfo': { title: 'virsh nodeinfo', instead: paste.host },
  'virsh-freecell': {
    title: 'virsh freecell',
    instead: 'libvirt 不知道这台宿主机的任何 cell。请粘贴“numactl --hardware”或“lscpu”的输出。',
  },
  'virsh-vcpuinfo': { title: 'virsh vcpuinfo', instead: paste.domain },
  'virsh-vcpupin': { title: 'virsh vcpupin', instead: paste.domain },
  'virsh-emulatorpin': { title: 'virsh emulatorpin', instead: paste.domain },
  'virsh-numatune': { title: 'virsh numatune', instead: paste.domain },
  'proc-allowed-list': {
    title: '/proc 中的 Cpus_allowed_list 或 Mems_allowed_list',
    instead: paste.domain,
  },
  taskset: { title: 'taskset', instead: paste.domain },
  ps: { title: 'ps', instead: paste.domain },
  numastat: {
    title: 'numastat',
    instead: '这些计数器不含 CPU 与内存大小。请粘贴“numactl --hardware”的输出；“numastat -m”可给出大小。',
  },
  'qemu-command-line': { title: 'QEMU 命令行', instead: paste.domain },
  'virsh-command': { title: 'virsh 命令（试改）' },
  'tool-error': {
    title: '错误信息',
    instead: '工具输出的是错误而不是结果；请重新运行命令并粘贴它的输出。',
  },
  'numa-maps': {
    title: '/proc/PID/numa_maps',
    instead: '进程的内存位于何处，“numastat -p PID”会汇总：请粘贴它的输出。',
  },
  'bare-command': {
    title: '没有输出的命令',
    instead:
      '请运行它并粘贴输出。numactl 的输出以“available: … nodes”开头，virsh 的以“<capabilities>”或“<domain”开头。',
  },
  'cpu-list': {
    title: '一份 CPU 列表，没有说明是什么的',
    instead:
      '它可能是一个节点的 CPU、一个核的线程、某个线程可用的 CPU，或者一项绑定（也可能是节点或 vCPU 的编号）。请连同前后的内容一起粘贴：命令行和标签。绑定写作“virsh vcpupin VM 0 0-3”或“<vcpupin vcpu="0" cpuset="0-3"/>”；节点用“grep . /sys/devices/system/node/node*/cpulist”，运行中的线程用“taskset -pc TID”。',
  },
  'cpu-mask': {
    title: '一个 CPU 掩码，没有说明是什么的',
    instead:
      '它可能是线程或中断可用的 CPU，也可能是一个节点的 CPU。请连同前后的内容一起粘贴：命令行和标签，例如“taskset -p TID”及其输出。',
  },
  'boot-settings': {
    title: '引导程序的设置',
    instead: '它要等重新生成 grub.cfg 并重启之后才生效。请粘贴内核实际的启动参数：“cat /proc/cmdline”。',
  },
  'usage-line': { title: '用法说明', instead: zh`<…> 中的词是占位符，不是 XML。${paste.domain}` },
  'qemu-cpu-model': {
    title: 'QEMU 的 CPU 型号',
    instead: zh`-cpu 决定虚拟机的 CPU 能做什么，不决定它在哪里运行。${paste.domain}`,
  },
  'lstopo-drawing': {
    title: 'lstopo 画的图',
    instead: '请运行“lstopo-no-graphics --of xml”并粘贴输出；也可以粘贴“lscpu -e”的输出。',
  },
  'qm-config': {
    title: 'Proxmox 虚拟机的设置',
    instead:
      'Proxmox 会据此生成 QEMU 命令行：请粘贴“qm showcmd VMID --pretty”的输出。宿主机：请粘贴“lscpu -e”和“numactl --hardware”的输出。',
  },
  'virt-install': {
    title: 'virt-install 命令',
    instead: '请加上 --print-xml 再运行，并粘贴输出。',
  },
  'commands-within': {
    title: '夹在其他文本里的 virsh 命令',
    instead: '请把每条命令单独写成一行，就像在终端里输入那样，数字也要写出来：“virsh vcpupin 虚拟机名 0 4”。',
  },
  'nova-conf': {
    title: 'OpenStack Nova 的设置',
    instead:
      '它说明 Nova 可以分配哪些 CPU，而不是虚拟机在哪里运行。请在计算节点上粘贴“virsh dumpxml instance-…”和“virsh capabilities”的输出。',
  },
  'cgroup-files': {
    title: 'cgroup 的文件',
    instead:
      '里面是 libvirt 为每个线程写入的值，但看不出确切属于谁：请粘贴“grep Cpus_allowed_list /proc/PID/task/*/status”的输出（PID 为 QEMU 的进程号），它说明的是同样的内容，并且包括每个线程。',
  },
  'vm-manifest': {
    title: 'KubeVirt 虚拟机的清单',
    instead:
      '虚拟机启动时，KubeVirt 会据此生成域 XML：请粘贴“kubectl exec POD -c compute -- virsh dumpxml 1”的输出。',
  },
  'other-hypervisor': {
    title: '既不是 libvirt 也不是 QEMU 的虚拟机',
    instead: zh`Pinscope 解释 libvirt 的域和 QEMU 的命令行；对于这种虚拟机只能画出宿主机。${paste.host}`,
  },
  'qemu-monitor': {
    title: 'QEMU 监控器列出的 vCPU 线程',
    instead:
      'libvirt 会给线程命名：请粘贴“ps -eLo pid,tid,psr,comm”和“grep Cpus_allowed_list /proc/PID/task/*/status”的输出，其中 PID 是 QEMU 的进程号。',
  },
  top: {
    title: 'top',
    instead: '它说明线程有多忙，而不是线程可以在哪里运行：请粘贴“ps -eLo pid,tid,psr,comm”的输出。',
  },
  'virsh-freepages': {
    title: 'virsh freepages',
    instead:
      '它说明空闲页的数量，不说明节点有哪些 CPU：请粘贴“virsh capabilities”的输出，其中 CPU 和内存页都有。',
  },
  'virsh-domstats': {
    title: 'virsh domstats',
    instead: '它只有计数，没有宿主机的 CPU 编号：请粘贴“virsh vcpuinfo 虚拟机名”的输出。',
  },
  'c-source': { title: 'C 源代码', instead: zh`${paste.domain}${paste.host}` },
  'html-escaped': {
    title: '含 HTML 实体的文本（&quot;、&lt;）',
    instead: '请复制浏览器显示的文字，而不是网页源码。',
  },
  'web-page': { title: '网页之类的文字', instead: zh`${paste.domain}${paste.host}` },
  'other-xml': { title: '其他种类的 XML', instead: zh`${paste.domain}${paste.host}` },
  unrecognised: { title: '无法识别的文本', instead: zh`${paste.domain}${paste.host}` },
  'hwloc-synthetic': { title: 'hwloc 合成拓扑字符串', instead: paste.host },
  lstopo: {
    title: 'lstopo 文本',
    instead:
      'hwloc 自己的编号（L#）不是内核的编号。请运行“lstopo-no-graphics --of xml”或“lstopo-no-graphics -p”并粘贴输出。',
  },
  'virsh-nodecpumap': { title: 'virsh nodecpumap', instead: paste.host },
  'proc-cmdline': { title: '/proc/cmdline', instead: paste.host },
  'sysfs-list': {
    title: '/sys 中的 CPU 列表',
    instead:
      '请粘贴“grep -s . /sys/devices/system/cpu/cpu*/topology/*_list /sys/devices/system/node/node*/cpulist”的输出。',
  },
  'ovirt-pins': { title: 'oVirt 绑定字符串', instead: paste.domain },
  'virsh-iothreadinfo': { title: 'virsh iothreadinfo', instead: paste.domain },
  'virsh-vcpucount': { title: 'virsh vcpucount', instead: paste.domain },
  'virsh-schedinfo': {
    title: 'virsh schedinfo',
    instead: '只有宿主机启用了 CPU 控制器时，它才会给出权重与上限。',
  },
  'virsh-dominfo': { title: 'virsh dominfo', instead: paste.domain },
  'virsh-list': { title: 'virsh list', instead: paste.domain },
  'numastat-process': {
    title: 'numastat -p',
    instead: '没有找到进程。请查询 QEMU 的进程：“numastat -p $(pgrep -f guest=虚拟机名)”。',
  },
  'numactl-show': {
    title: 'numactl --show',
    instead:
      '它说明的是 shell 自身可用的资源，既不是宿主机也不是虚拟机。宿主机：请粘贴“numactl --hardware”的输出。',
  },
};
