/** libvirt.md §4.4–4.6, as `rows.ts` says. */
export const rowsOfMemory = {
  '4.4 topology': `
    unsupported configuration: CPU topology doesn't match maximum vcpu count
    unsupported configuration: cpu topology results in more than 4294967295 cpus
    XML error: Missing required attribute 'sockets' in element 'topology'
    XML error: Missing required attribute 'cores' in element 'topology'
    XML error: Missing required attribute 'threads' in element 'topology'
    XML error: Invalid value for attribute 'sockets' in element 'topology': Zero is not permitted
    XML error: Invalid value for attribute 'dies' in element 'topology': Zero is not permitted
    XML error: Invalid value for attribute 'cores' in element 'topology': Zero is not permitted
    XML error: Invalid value for attribute 'threads' in element 'topology': Zero is not permitted
    XML error: Invalid value for attribute 'sockets' in element 'topology': '…'. Expected non-negative integer value
    XML error: Invalid value for attribute 'dies' in element 'topology': '…'. Expected non-negative integer value
    XML error: Invalid value for attribute 'cores' in element 'topology': '…'. Expected non-negative integer value
    XML error: Invalid value for attribute 'threads' in element 'topology': '…'. Expected non-negative integer value
    unsupported configuration: Invalid mode attribute '…'`,

  '4.4 NUMA cells': `
    XML error: NUMA topology defined without NUMA cells
    XML error: Exactly one 'cell' element per guest NUMA cell allowed, non-contiguous ranges or ranges not starting from 0 are not allowed
    XML error: Duplicate NUMA cell info for cell id '…'
    XML error: Invalid value for attribute 'id' in element 'cell': '…'. Expected non-negative integer value
    unsupported configuration: NUMA cells … and … have overlapping vCPU ids
    internal error: Number of CPUs in <numa> exceeds the <vcpu> count
    internal error: CPU IDs in <numa> exceed the <vcpu> count
    XML error: missing element or attribute './@memory'
    XML error: Invalid value '…' for element or attribute './@memory'
    invalid argument: unknown suffix '…'
    numerical overflow: value too large: …
    XML error: Invalid value for attribute 'memAccess' in element 'cell': '…'.
    XML error: Invalid value for attribute 'discard' in element 'cell': '…'.`,

  '4.4 distances, caches, interconnects': `
    XML error: NUMA distances defined without siblings
    XML error: Missing required attribute 'id' in element 'sibling'
    XML error: Missing required attribute 'value' in element 'sibling'
    XML error: Invalid value for attribute 'id' in element 'sibling': '…'. Expected non-negative integer value
    XML error: Invalid value for attribute 'value' in element 'sibling': '…'. Expected non-negative integer value
    XML error: 'sibling_id …' does not refer to a valid cell within NUMA 'cell id …'
    XML error: 'value …' is invalid for 'sibling id …' under NUMA 'cell id …'
    XML error: Missing 'level' attribute in cache element for NUMA node …
    XML error: Invalid 'level' attribute in cache element for NUMA node …
    XML error: Missing 'associativity' attribute in cache element for NUMA node …
    XML error: Invalid cache associativity '…'
    XML error: Invalid cache policy '…'
    XML error: missing element or attribute './size/@value'
    XML error: missing element or attribute './line/@value'
    XML error: Invalid value '…' for element or attribute './size/@value'
    XML error: Invalid value '…' for element or attribute './line/@value'
    XML error: Ain't nobody heard of that much cache level
    XML error: Cache level '…' already defined
    XML error: 'initiator' refers to a non-existent NUMA node
    XML error: 'target' refers to a non-existent NUMA node
    XML error: 'cache' refers to a non-existent NUMA node cache
    XML error: NUMA nodes without CPUs can't be initiator
    XML error: Duplicate info for NUMA latencies
    XML error: Link already defined
    XML error: Missing required attribute 'initiator' in element 'latency'
    XML error: Missing required attribute 'target' in element 'latency'
    XML error: Missing required attribute 'type' in element 'latency'
    XML error: Missing required attribute 'value' in element 'latency'
    XML error: Missing required attribute 'initiator' in element 'bandwidth'
    XML error: Missing required attribute 'target' in element 'bandwidth'
    XML error: Invalid value for attribute 'initiator' in element 'latency': '…'. Expected non-negative integer value
    XML error: Invalid value for attribute 'target' in element 'latency': '…'. Expected non-negative integer value
    XML error: Invalid value for attribute 'cache' in element 'latency': '…'. Expected non-negative integer value
    XML error: Invalid value for attribute 'value' in element 'latency': '…'. Expected non-negative integer value
    XML error: Invalid value for attribute 'type' in element 'latency': '…'.
    XML error: Invalid value for attribute 'initiator' in element 'bandwidth': '…'. Expected non-negative integer value
    XML error: Invalid value for attribute 'target' in element 'bandwidth': '…'. Expected non-negative integer value
    XML error: Invalid value for attribute 'type' in element 'bandwidth': '…'.
    XML error: missing element or attribute './@value'
    XML error: Invalid value '…' for element or attribute './@value'`,

  '4.5 numatune': `
    XML error: only one numatune is supported
    unsupported configuration: Unsupported NUMA memory tuning mode '…'
    unsupported configuration: Unsupported NUMA memory placement mode '…'
    unsupported configuration: nodeset for NUMA memory tuning must be set if 'placement' is 'static'
    XML error: Element 'memnode' is invalid without any guest NUMA cells
    unsupported configuration: Per-node binding is not compatible with automatic NUMA placement.
    XML error: Argument 'cellid' in memnode element must correspond to existing guest's NUMA cell
    XML error: Multiple memnode elements with cellid …
    XML error: Missing required attribute 'cellid' in element 'memnode'
    XML error: Invalid value for attribute 'cellid' in element 'memnode': '…'. Expected non-negative integer value
    XML error: Invalid value for attribute 'mode' in element 'memnode': '…'.
    XML error: Missing required nodeset attribute in memnode element
    XML error: 'restrictive' mode is required in memnode element when mode is 'restrictive' in memory element
    unsupported configuration: Invalid value of 'nodeset': …`,

  '4.6 memory': `
    hugepage size can't be zero
    XML error: missing element or attribute './@size'
    XML error: Invalid value '…' for element or attribute './@size'
    hugepages: node … not found
    nodeset attribute of hugepages of sizes … and … intersect
    two master hugepages detected: … and …
    unsupported configuration: hugepages are not allowed with memory allocation ondemand
    unsupported configuration: hugepages are not allowed with anonymous memory source
    unsupported configuration: unknown memoryBacking/source/type '…'
    unsupported configuration: unknown memoryBacking/access/mode '…'
    unsupported configuration: unknown memoryBacking/allocation/mode '…'
    XML error: Failed to parse memory allocation threads
    XML error: Invalid value '…' for element or attribute './memory[1]'
    XML error: Invalid value '…' for element or attribute './currentMemory[1]'
    XML error: Invalid value '…' for element or attribute './maxMemory[1]'
    XML error: Invalid value for attribute 'dumpCore' in element 'memory': '…'.
    XML error: Memory size must be specified via <memory> or in the <numa> configuration
    XML error: Failed to parse memory slot count
    XML error: both maximum memory size and memory slot count must be specified
    XML error: maximum memory size must be equal or greater than the actual memory size
    numerical overflow: size value too large`,

  '4.6 memory devices': `
    can't add memory backend for guest node '…' as the guest has only '…' NUMA nodes configured
    can't add memory backend as guest has no NUMA nodes configured
    unsupported configuration: At least one numa node has to be configured when enabling memory hotplug
    unsupported configuration: target NUMA node needs to be specified for memory device
    unsupported configuration: cannot use/hotplug a memory device when domain 'maxMemory' is not defined
    unsupported configuration: Invalid value of 'nodemask': …
    internal error: failed to find an empty memory slot
    unsupported configuration: memory device count '…' exceeds slots count '…'
    XML error: Total size of memory devices exceeds the total memory size
    XML error: missing <target> element for <memory> device
    XML error: missing element or attribute './size'
    XML error: Invalid value '…' for element or attribute './pagesize'
    XML error: invalid value of memory device node
    XML error: Missing required attribute 'model' in element 'memory'
    XML error: Invalid value for attribute 'model' in element 'memory': '…'.
    XML error: Invalid value for attribute 'access' in element 'memory': '…'.
    XML error: Invalid value for attribute 'discard' in element 'memory': '…'.`,

  '4.6 controllers, disks, resource': `
    XML error: pci-expander-bus with index … is configured for a NUMA node (…) not present in the domain's <cpu><numa> array (…)
    XML error: pcie-expander-bus with index … is configured for a NUMA node (…) not present in the domain's <cpu><numa> array (…)
    XML error: pci-root with index … is configured for a NUMA node (…) not present in the domain's <cpu><numa> array (…)
    XML error: pcie-root with index … is configured for a NUMA node (…) not present in the domain's <cpu><numa> array (…)
    unsupported configuration: pci-expander-bus controllers are only supported on 440fx-based machinetypes
    unsupported configuration: pcie-expander-bus controllers are not supported with this machine type
    XML error: invalid NUMA node in target
    unsupported configuration: The PCI controller with index=0 can't be associated with a NUMA node
    XML error: Invalid value for attribute 'index' in element 'controller': '…'. Expected integer value
    XML error: Invalid value for attribute 'index' in element 'controller': '…'. Expected non-negative value
    unsupported configuration: Disk iothread '…' not defined in iothreadid
    unsupported configuration: IOThreads not available for bus ide target …
    unsupported configuration: IOThreads not available for bus scsi target …
    unsupported configuration: IOThreads not available for bus sata target …
    XML error: Invalid value for attribute 'iothread' in element 'driver': '…'. Expected non-negative integer value
    XML error: Invalid value for attribute 'iothread' in element 'driver': Zero is not permitted
    unsupported configuration: controller iothread '…' not defined in iothreadid
    XML error: 'iothread' attribute only supported for virtio scsi controllers
    XML error: only one resource element is supported
    An error occurred, but the cause is unknown`,
};
