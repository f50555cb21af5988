/** libvirt.md §4.1–4.3, as `rows.ts` says. */
export const rowsOfThreads = {
  '4.1 vcpu, vcpus': `
    internal error: CPU IDs in <numa> exceed the <vcpu> count
    XML error: maximum vcpus count must be an integer
    unsupported configuration: maximum vCPU count must not be less than current vCPU count
    unsupported configuration: vcpu 0 can't be offline
    XML error: Invalid value for attribute 'current' in element 'vcpu': '…'. Expected non-negative integer value
    XML error: Invalid value for attribute 'placement' in element 'vcpu': '…'.
    invalid argument: Failed to parse bitmap '…'
    unsupported configuration: Invalid value of 'cpuset': …
    XML error: vcpu id '…' is out of range of maximum vcpu count
    XML error: Missing required attribute 'id' in element 'vcpu'
    XML error: Missing required attribute 'enabled' in element 'vcpu'
    XML error: Invalid value for attribute 'id' in element 'vcpu': '…'. Expected non-negative integer value
    XML error: Invalid value for attribute 'enabled' in element 'vcpu': '…'.
    XML error: Invalid value for attribute 'hotpluggable' in element 'vcpu': '…'.
    XML error: Invalid value for attribute 'order' in element 'vcpu': '…'. Expected non-negative integer value
    unsupported configuration: vcpu '…' is both offline and not hotpluggable
    unsupported configuration: vcpu0 can't be hotpluggable
    unsupported configuration: vcpu0 must be enabled first
    unsupported configuration: all vcpus must have either set or unset order
    unsupported configuration: online non-hotpluggable vcpus need to be ordered prior to hotplugable vcpus
    unsupported configuration: online non-hotpluggable vcpus must be ordered in ascending order
    unsupported configuration: Maximum CPUs greater than specified machine type limit 255
    unsupported configuration: Maximum CPUs greater than specified machine type limit 288
    unsupported configuration: more than 255 vCPUs require extended interrupt mode enabled on the iommu device`,

  '4.2 pins': `
    internal error: duplicate vcpupin for vcpu '…'
    XML error: Missing required attribute 'vcpu' in element 'vcpupin'
    XML error: Invalid value for attribute 'vcpu' in element 'vcpupin': '…'. Expected non-negative integer value
    internal error: missing cpuset for vcpupin
    internal error: missing cpuset for emulatorpin
    internal error: missing cpuset for iothreadpin
    XML error: only one emulatorpin is supported
    unsupported configuration: Cannot find 'iothread' : …
    XML error: Missing required attribute 'iothread' in element 'iothreadpin'
    XML error: Invalid value for attribute 'iothread' in element 'iothreadpin': Zero is not permitted
    XML error: Invalid value for attribute 'iothread' in element 'iothreadpin': '…'. Expected non-negative integer value
    internal error: duplicate iothreadpin for same iothread '…'`,

  '4.3 iothreads': `
    XML error: invalid iothreads count '…'
    XML error: duplicate iothread id '…' found
    XML error: Invalid value for attribute 'id' in element 'iothread': Zero is not permitted
    XML error: Invalid value for attribute 'id' in element 'iothread': '…'. Expected non-negative integer value
    XML error: Missing required attribute 'id' in element 'iothread'
    unsupported configuration: thread_pool_max must be a positive integer
    unsupported configuration: thread_pool_min must be smaller or equal to thread_pool_max
    XML error: Invalid value for attribute 'thread_pool_min' in element 'iothread': '…'. Expected integer value
    XML error: Invalid value for attribute 'thread_pool_min' in element 'iothread': '…'. Expected non-negative value
    XML error: Invalid value for attribute 'thread_pool_max' in element 'iothread': '…'. Expected integer value
    XML error: Invalid value for attribute 'thread_pool_min' in element 'defaultiothread': '…'. Expected integer value
    XML error: Invalid value for attribute 'thread_pool_min' in element 'defaultiothread': '…'. Expected non-negative value
    XML error: Invalid value for attribute 'thread_pool_max' in element 'defaultiothread': '…'. Expected integer value`,

  '4.3 sched': `
    'vcpusched' attributes 'vcpus' must not overlap
    'iothreadsched' attributes 'iothreads' must not overlap
    unsupported configuration: vCPU '…' is not present in domain definition
    XML error: Missing attribute 'vcpus' in element 'vcpusched'
    XML error: Missing attribute 'iothreads' in element 'iothreadsched'
    unsupported configuration: 'vcpus' scheduler bitmap '…' is empty
    unsupported configuration: 'iothreads' scheduler bitmap '…' is empty
    XML error: Missing required attribute 'priority' in element 'vcpusched'
    XML error: Missing required attribute 'priority' in element 'iothreadsched'
    XML error: Missing required attribute 'priority' in element 'emulatorsched'
    XML error: Invalid value for attribute 'priority' in element 'vcpusched': '…'. Expected integer value
    XML error: Missing required attribute 'scheduler' in element 'vcpusched'
    XML error: Missing required attribute 'scheduler' in element 'iothreadsched'
    XML error: Missing required attribute 'scheduler' in element 'emulatorsched'
    XML error: Invalid value for attribute 'scheduler' in element 'vcpusched': '…'.
    XML error: Invalid value for attribute 'scheduler' in element 'iothreadsched': '…'.
    XML error: Invalid value for attribute 'scheduler' in element 'emulatorsched': '…'.
    XML error: only one emulatorsched is supported`,

  '4.3 bandwidth': `
    unsupported configuration: Value of cputune 'shares' must be in range [2, 262144]
    unsupported configuration: Value of cputune 'period' must be in range [1000, 1000000]
    unsupported configuration: Value of cputune 'quota' must be in range [1000, 17592186044415]
    unsupported configuration: Value of cputune 'global_period' must be in range [1000, 1000000]
    unsupported configuration: Value of cputune 'global_quota' must be in range [1000, 17592186044415]
    unsupported configuration: Value of cputune 'emulator_period' must be in range [1000, 1000000]
    unsupported configuration: Value of cputune 'emulator_quota' must be in range [1000, 17592186044415]
    unsupported configuration: Value of cputune 'iothread_period' must be in range [1000, 1000000]
    unsupported configuration: Value of cputune 'iothread_quota' must be in range [1000, 17592186044415]
    XML error: can't parse cputune shares value
    XML error: can't parse cputune period value
    XML error: can't parse cputune quota value
    XML error: can't parse cputune global period value
    XML error: can't parse cputune global quota value
    XML error: can't parse cputune emulator period value
    XML error: can't parse cputune emulator quota value
    XML error: can't parse cputune iothread period value
    XML error: can't parse cputune iothread quota value`,

  '4.3 cachetune, memorytune': `
    XML error: Overlapping vcpus in resctrls
    XML error: Identical vcpus in cachetunes found
    XML error: Missing cachetune attribute 'vcpus'
    XML error: Missing memorytune attribute 'vcpus'
    XML error: Missing monitor attribute 'vcpus'
    XML error: Invalid cachetune attribute 'vcpus' value '…'
    XML error: Invalid memorytune attribute 'vcpus' value '…'
    XML error: Invalid monitor attribute 'vcpus' value '…'
    unsupported configuration: cachetune is only supported for KVM domains
    XML error: Colliding cache allocations for cache level '…' id '…', type 'both'
    XML error: Colliding cache allocations for cache level '…' id '…', type 'code'
    XML error: Colliding cache allocations for cache level '…' id '…', type 'data'
    XML error: Missing required attribute 'id' in element 'cache'
    XML error: Missing required attribute 'level' in element 'cache'
    XML error: Missing required attribute 'type' in element 'cache'
    XML error: Invalid value for attribute 'id' in element 'cache': '…'. Expected non-negative integer value
    XML error: Invalid value for attribute 'level' in element 'cache': '…'. Expected non-negative integer value
    XML error: Invalid value for attribute 'type' in element 'cache': '…'.
    XML error: Memory Bandwidth already defined for node …
    XML error: Memory Bandwidth value exceeding 100 is invalid.
    XML error: Missing required attribute 'id' in element 'node'
    XML error: Missing required attribute 'bandwidth' in element 'node'
    XML error: Invalid value for attribute 'id' in element 'node': '…'. Expected non-negative integer value
    XML error: Invalid value for attribute 'bandwidth' in element 'node': '…'. Expected non-negative integer value
    XML error: Missing required attribute 'level' in element 'monitor'
    XML error: Invalid value for attribute 'level' in element 'monitor': '…'. Expected non-negative integer value
    XML error: Invalid monitor cache level '…'
    invalid argument: Monitor vcpus conflicts with allocation
    invalid argument: Identical vcpus found in same type monitors
    invalid argument: vcpus is empty
    invalid argument: vcpus overlaps in resctrl groups`,
};
