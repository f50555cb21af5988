/** All readers, in the order in which they are asked. The kinds with nothing to read come last. */
import { hwlocSynthetic } from './readers/hwloc-synthetic.ts';
import { hwlocXml } from './readers/hwloc-xml.ts';
import { libvirtDomain } from './readers/libvirt-domain.ts';
import { lscpu } from './readers/lscpu.ts';
import { lscpuE } from './readers/lscpu-e.ts';
import { lscpuJson } from './readers/lscpu-json.ts';
import { lscpuP } from './readers/lscpu-p.ts';
import { lstopo } from './readers/lstopo.ts';
import { notReadYet } from './readers/not-read-yet.ts';
import { nothingToRead } from './readers/nothing-to-read.ts';
import { numactlHardware } from './readers/numactl-hardware.ts';
import { numastat } from './readers/numastat.ts';
import { procCmdline } from './readers/proc-cmdline.ts';
import { procCpuinfo } from './readers/proc-cpuinfo.ts';
import { sysfsList } from './readers/sysfs-list.ts';
import { virshFreecell } from './readers/virsh-freecell.ts';
import { virshNodecpumap } from './readers/virsh-nodecpumap.ts';
import { virshNodeinfo } from './readers/virsh-nodeinfo.ts';
import { virshCapabilities } from './readers/virsh-capabilities.ts';
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
  ...notReadYet,
  ...nothingToRead,
];
