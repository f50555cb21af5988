/**
 * The readers of the formats that most pastes are made of. They cut and read a text made of these as all readers would;
 * whatever they do not know ends as a piece that nobody reads, by which the page sees that it needs the others.
 */
import { readerSet } from './reader-set.ts';
import { libvirtDomain } from './readers/libvirt-domain.ts';
import { numactlHardware } from './readers/numactl-hardware.ts';
import { virshCapabilities } from './readers/virsh-capabilities.ts';

export const firstReaders = readerSet([virshCapabilities, libvirtDomain, numactlHardware]);
