/** All readers, in the order in which they are asked. The kinds with nothing to read come last. */
import { laterCleaning } from './clean/later-cleaning.ts';
import { hwlocSynthetic } from './readers/hwloc-synthetic.ts';
import { hwlocXml } from './readers/hwloc-xml.ts';
import { libvirtDomain } from './readers/libvirt-domain.ts';
import { lscpu } from './readers/lscpu.ts';
import { lscpuE } from './readers/lscpu-e.ts';
import { lscpuJson } from './readers/lscpu-json.ts';
import { lscpuP } from './readers/lscpu-p.ts';
import { lstopo } from './readers/lstopo.ts';
import { nothingToRead } from './readers/nothing-to-read.ts';
import { numactlHardware } from './readers/numactl-hardware.ts';
import { numastat } from './readers/numastat.ts';
import { ovirtPins } from './readers/ovirt-pins.ts';
import { procCmdline } from './readers/proc-cmdline.ts';
import { procCpuinfo } from './readers/proc-cpuinfo.ts';
import { qemuCommandLine } from './readers/qemu-command-line.ts';
import { sysfsList } from './readers/sysfs-list.ts';
import { virshFreecell } from './readers/virsh-freecell.ts';
import { virshNodecpumap } from './readers/virsh-nodecpumap.ts';
import { virshNodeinfo } from './readers/virsh-nodeinfo.ts';
import { virshCapabilities } from './readers/virsh-capabilities.ts';
import { numactlShow } from './readers/numactl-show.ts';
import { numaMaps } from './readers/numa-maps.ts';
import { numastatProcess } from './readers/numastat-process.ts';
import { procAllowedList } from './readers/proc-allowed-list.ts';
import { ps } from './readers/ps.ts';
import { taskset } from './readers/taskset.ts';
import { toolError } from './readers/tool-error.ts';
import { virshCommand } from './readers/virsh-command.ts';
import { virshDominfo } from './readers/virsh-dominfo.ts';
import { virshEmulatorpin } from './readers/virsh-emulatorpin.ts';
import { virshIothreadinfo } from './readers/virsh-iothreadinfo.ts';
import { virshList } from './readers/virsh-list.ts';
import { virshNumatune } from './readers/virsh-numatune.ts';
import { virshSchedinfo } from './readers/virsh-schedinfo.ts';
import { virshVcpucount } from './readers/virsh-vcpucount.ts';
import { virshVcpuinfo } from './readers/virsh-vcpuinfo.ts';
import { virshVcpupin } from './readers/virsh-vcpupin.ts';
import { readerSet } from './reader-set.ts';
import type { Reader } from './reading.ts';

export const readers: readonly Reader[] = [
  virshCapabilities,
  libvirtDomain,
  numactlHardware,
  lscpuJson,
  lscpuP,
  lscpuE,
  lscpu,
  procCpuinfo,
  hwlocXml,
  hwlocSynthetic,
  lstopo,
  numastat,
  procCmdline,
  sysfsList,
  virshFreecell,
  virshNodecpumap,
  virshNodeinfo,
  virshVcpuinfo,
  virshVcpupin,
  virshEmulatorpin,
  virshIothreadinfo,
  virshNumatune,
  virshVcpucount,
  virshSchedinfo,
  virshDominfo,
  virshList,
  procAllowedList,
  taskset,
  ps,
  numastatProcess,
  numactlShow,
  numaMaps,
  toolError,
  qemuCommandLine,
  ovirtPins,
  virshCommand,
  ...nothingToRead,
];

export const allReaders = readerSet(readers, laterCleaning);
