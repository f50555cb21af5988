/** All readers, in the order in which they are asked. The kinds with nothing to read come last. */
import { hwlocXml } from './readers/hwloc-xml.ts';
import { libvirtDomain } from './readers/libvirt-domain.ts';
import { notReadYet } from './readers/not-read-yet.ts';
import { nothingToRead } from './readers/nothing-to-read.ts';
import { numactlHardware } from './readers/numactl-hardware.ts';
import { virshCapabilities } from './readers/virsh-capabilities.ts';
import type { Reader } from './reading.ts';

export const readers: readonly Reader[] = [
  virshCapabilities,
  libvirtDomain,
  numactlHardware,
  hwlocXml,
  ...notReadYet,
  ...nothingToRead,
];
