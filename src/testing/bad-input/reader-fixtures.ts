/** At least one text of every reader, as it is printed. A new reader adds its own: the compiler asks for it. */
import type { ReaderId } from '../../core/intake/reading.ts';
import { buildHost } from '../../synthetic-hosts/host.ts';
import { capabilitiesText, numactlText } from '../../synthetic-hosts/host-text.ts';
import {
  plainStyle,
  writeCpuinfo,
  writeLscpu,
  writeLscpuE,
  writeLscpuJson,
  writeLscpuP,
  writeLscpuTableJson,
} from '../lscpu-text.ts';

const notation = 'node:2 core:2 pu:2 numbering:interleaved ids:0,8';
const host = buildHost(notation);
const style = { ...plainStyle, offline: new Set([3]), types: 2 };

const ruler = '-'.repeat(26);

export const readerFixtures: Readonly<Record<Exclude<ReaderId, 'bare-command'>, readonly string[]>> = {
  'virsh-capabilities': [capabilitiesText(notation)],
  'libvirt-domain': ["<domain type='kvm'><name>a</name><vcpu cpuset='0-3,^2'>4</vcpu></domain>"],
  'numactl-hardware': [
    numactlText(notation),
    'available: 2 nodes (0-1)\nnode 0 cpus: 0 1\nnode 0 size: 5 MB\nnode 1 cpus: 2-3, 9 (3)\nnode distances:\nnode   0   1\n  0:  10  20\n  1:  20  10\n',
  ],
  'lscpu-json': [writeLscpuTableJson(host, style), writeLscpuJson(host, style, 'pairs', true)],
  'lscpu-p': [writeLscpuP(host, style), writeLscpuP(host, style, false)],
  'lscpu-e': [writeLscpuE(host, style), writeLscpuE(host, { ...style, caches: false, align: 'left' })],
  lscpu: [
    writeLscpu(host, style, 'strides', 50),
    writeLscpu(host, style, 'masks'),
    'Architektur:                    x86_64\nCPU(s):                         4\nListe der Online-CPU(s):        0-3\nNUMA-Knoten0 CPU(s):            0-3\n',
  ],
  'proc-cpuinfo': [
    writeCpuinfo(host, style),
    `vendor_id       : IBM/S390
# processors    : 2
processor 0: version = FF,  identification = 06A18A,  machine = 2097
processor 1: version = FF,  identification = 06A18A,  machine = 2097

cpu number      : 1
physical id     : 1
`,
    'cpu\t\t: TI UltraSparc II\nncpus active\t: 2\nCPU6:\t\tonline\nCPU7:\t\tonline\n',
  ],
  'hwloc-xml': [
    `<?xml version="1.0"?>\n<topology version="2.0">\n<object type="Machine" os_index="0" cpuset="0x3">\n<object type="NUMANode" os_index="0" cpuset="0x3" local_memory="1024"/>\n<object type="Core" os_index="0"><object type="PU" os_index="0"/><object type="PU" os_index="1"/></object>\n</object>\n</topology>\n`,
  ],
  'hwloc-synthetic': ['pack:2 [numa(memory=1GiB)] l3:2(size=8MiB) core:2 pu:2(indexes=node:core)'],
  lstopo: [
    'Machine (16GB total)\n  Package L#0\n    NUMANode L#0 (P#0 16GB)\n    L3 L#0 (8192KB)\n      Core L#0\n        PU L#0 (P#0)\n        PU L#1 (P#2)\n',
  ],
  numastat: [
    'Per-node system memory usage (in MBs):\n                          Node 0          Node 1           Total\n                 --------------- --------------- ---------------\nMemTotal                31902.40        32253.93        64156.33\nMemFree                 24180.02        27561.34        51741.36\n',
    '                           node0           node1\nnuma_hit                 1000            2000\nnuma_miss                   0               0\n',
  ],
  'proc-cmdline': [
    'BOOT_IMAGE=/v root=/dev/sda1 isolcpus=managed_irq,domain,2-5,8-15:2/4 nohz_full=2-5\n',
    '[    0.000000] Kernel command line: ro quiet isolcpus=2-N\n',
  ],
  'sysfs-list': [
    '/sys/devices/system/cpu/cpu0/topology/thread_siblings_list:0,4\n/sys/devices/system/node/node0/cpulist:0-7\n/sys/devices/system/cpu/online:0-7\n',
    '==> /sys/devices/system/node/node0/cpulist <==\n0-3\n\n==> /sys/devices/system/node/node1/distance <==\n20 10\n',
  ],
  'virsh-freecell': [
    '    0:    100 KiB\n--------------------\nSumme:    100 KiB\n',
    '    0:    100 KiB\n    8:    200 KiB\n--------------------\nTotal:    300 KiB\n',
  ],
  'virsh-nodecpumap': ['CPUs present:   8\nCPUs online:    3\nCPU map:        y-y-y---\n'],
  'virsh-nodeinfo': [
    'CPU model:           x86_64\nCPU(s):              112\nCPU frequency:       2100 MHz\nCPU socket(s):       1\nCore(s) per socket:  112\nThread(s) per core:  1\nNUMA cell(s):        1\nMemory size:         391485532 KiB\n',
  ],
  'virsh-vcpuinfo': [
    'VCPU:           0\nCPU:            75\nState:          running\nCPU time:       1.6s\nCPU Affinity:   yyyy----\n\nVCPU:           1\nCPU:            N/A\nState:          N/A\nCPU time        N/A\nCPU Affinity:   0-3 (out of 112)\n',
    'VCPU:           0\nCPU:            3\n状态：       运行\nCPU 时间：   17.6s\nCPU关系:      1-3 （8 中的）\n',
  ],
  'virsh-vcpupin': [
    ` VCPU   CPU Affinity\n${ruler}\n 0      0,56\n 7      \n`,
    'VCPU: CPU Affinity\n----------------------------------\n   0: 0-3\n   1: 4-7\n',
  ],
  'virsh-emulatorpin': [
    `emulator: CPU Affinity\n${ruler}\n       *: 2-3\n`,
    `Emulator: CPU-Affinität\n${ruler}\n       *: 2-3\n`,
  ],
  'virsh-iothreadinfo': [
    ` IOThread ID   CPU Affinity\n${ruler}\n 2             0,2,14\n`,
    'No IOThreads found for the domain\n',
  ],
  'virsh-numatune': ['numa_mode      : strict\nnuma_nodeset   : 0-1\n'],
  'virsh-vcpucount': [
    'maximum      config         8\nmaximum      live           8\ncurrent      config         6\ncurrent      live           6\n',
    'Maximum      Konfig         8\nMaximum      Live           8\nAktuell      Konfig         6\nAktuell      Live           6\n',
  ],
  'virsh-schedinfo': [
    'Scheduler      : posix\ncpu_shares     : 1024\nvcpu_quota     : -1\n',
    'Planificateur : posix\ncpu_shares     : 1024\n',
  ],
  'virsh-dominfo': [
    'Id:             1\nName:           a\nState:          running\nCPU(s):         4\n',
    'Id:             3\n名称：       web\nUUID:           4dea22b3-1d52-d8f3-2516-782e98ab3fa0\nOS 类型：    hvm\n状态：       running\nCPU：          4\n最大内存： 8388608 KiB\n',
  ],
  'virsh-list': [` Id   Name      State\n${ruler}\n 1    a         running\n -    b         shut off\n`],
  'proc-allowed-list': [
    '/proc/9/task/11/status:1:Name:\tCPU 0/KVM\n/proc/9/task/11/status:Cpus_allowed:\tff,0000000c\n/proc/9/task/11/status:Cpus_allowed_list:\t2-3\n993 CPU 1/KVM Mems_allowed_list:\t0\n',
    'Name:\tqemu-kvm\nUmask:\t0002\nPid:\t9\nCpus_allowed_list:\t0-3\n',
  ],
  taskset: [
    "pid 9's current affinity list: 0-14:2\npid 9's new affinity mask: 37\npid 29665 的当前亲和力列表：0,1\n",
  ],
  ps: [
    '  PID   TID PSR COMMAND\n    9     9   1 qemu-kvm\n    9    11   2 CPU 0/KVM\n',
    ' 9 9 1 qemu-kvm\n 9 11 2 CPU 0/KVM\n 9 12 3 CPU 1/KVM\n',
    'root         900       1     900  3    4 10:11 ?        00:00:01 /usr/bin/qemu-system-x86_64 -name guest=a -smp 2\n',
  ],
  'numastat-process': [
    'Per-node process memory usage (in MBs) for PID 9 (qemu-kvm)\n   Node 0 Node 1 Total\n   ------ ------ -----\nHuge  0 0 0\n------  ------ ------ -----\nTotal        11     15    26\n',
  ],
  'numactl-show': ['policy: default\npreferred node: current\nphyscpubind: 0 1 \nmembind: 0 \n'],
  'numa-maps': ['7f0a60000000 default anon=512 dirty=512 N0=256 N1=256 kernelpagesize_kB=4\n'],
  'tool-error': ["error: failed to get domain 'x'\ngrep: /proc/9/status: No such file or directory\n"],
  'qemu-command-line': [
    `LC_ALL=C \\\n/usr/bin/qemu-system-x86_64 \\\n-name guest=a,debug-threads=on \\\n-smp 4,sockets=1,cores=4 \\\n-object '{"qom-type":"memory-backend-ram","id":"m0","size":67108864,"host-nodes":[0],"policy":"bind"}' \\\n-numa node,nodeid=0,cpus=0-3,memdev=m0 \\\n-msg timestamp=on\n`,
    'taskset -c 0-3 qemu-kvm -smp 4,maxcpus=8 -m 8G -numa node,cpus=0-1 -numa dist,src=0,dst=1,val=20 -object iothread,id=io1\n',
    '2024-01-01 10:00:00.000+0000: starting up libvirt version: 9.0.0, qemu version: 7.2.0\nLC_ALL=C \\\n/usr/bin/kvm -smp 2\n',
  ],
  'ovirt-pins': ['CPU Pinning topology: "0#0-3_1#1-4,^2_2#5"'],
  'virsh-command': [
    `$ virsh vcpupin a 0 3 --live # why\n$ virsh emulatorpin --domain 'a' "0-1"; virsh setvcpus a 2 && virsh numatune a --mode strict --nodeset 0\n`,
  ],
  'lstopo-drawing': ['┌────────────┐\n│ Machine (16GB) │\n│ Core L#0 │\n└────────────┘\n'],
  'qm-config': ['cores: 4\nsockets: 2\nmemory: 8192\naffinity: 0-3\n'],
  'virt-install': ['virt-install --name a --vcpus 4,cpuset=0-3 --memory 4096 --disk size=20 --import\n'],
  'commands-within': ['ExecStart=/usr/bin/virsh vcpupin web 0 4\n'],
  'nova-conf': ['[compute]\ncpu_dedicated_set = 2-15\n'],
  'vm-manifest': ['apiVersion: kubevirt.io/v1\nkind: VirtualMachineInstance\nspec:\n  domain:\n'],
  'other-hypervisor': [
    'Name                                ID  VCPU   CPU State   Time(s) Affinity (Hard / Soft)\n',
  ],
  'qemu-monitor': ['* CPU #0: thread_id=26111\n  CPU #1: thread_id=26112\n'],
  top: ['top - 10:11:12 up 1 day,  1:02,  1 user,  load average: 0.00, 0.01, 0.05\n'],
  'virsh-freepages': ['Node 0:\n4KiB: 120374\n2048KiB: 0\n1048576KiB: 4\n'],
  'virsh-domstats': ["Domain: 'a'\n  vcpu.current=2\n  vcpu.0.state=1\n"],
  'cgroup-files': ['/sys/fs/cgroup/machine.slice/x.scope/libvirt/vcpu0/cpuset.cpus:2\n'],
  'boot-settings': ['GRUB_TIMEOUT=5\nGRUB_CMDLINE_LINUX="quiet isolcpus=2-3"\n'],
  'cpu-list': ['0-3,8-11\n'],
  'cpu-mask': ['ff,ffffffff\n'],
  'usage-line': ['virsh vcpupin <domain> [--vcpu <number>] [--cpulist <string>]\n'],
  'qemu-cpu-model': ['-cpu host,migratable=on\n'],
  'html-escaped': ['&lt;div&gt; &amp; nothing else\n'],
  'c-source': ['static int f(void)\n{\n  return 0;\n}\n'],
  'web-page': ['See https://libvirt.org/formatdomain.html#cpu-tuning for more.\n'],
  'other-xml': ['<pool type="dir"><name>default</name></pool>'],
  unrecognised: ['hello\n'],
};
