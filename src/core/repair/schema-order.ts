/**
 * The order in which libvirt itself writes elements and attributes (virDomainDefFormatInternalSetRootName and what it
 * calls, 9.0.0). It reads them in any order; new ones are put where `virsh dumpxml` would show them.
 */

const orders: Readonly<Record<string, readonly string[]>> = {
  domain: (
    'name uuid genid title description metadata maxMemory memory currentMemory blkiotune memtune memoryBacking vcpu ' +
    'vcpus iothreads iothreadids defaultiothread cputune numatune resource sysinfo bootloader bootloader_args os ' +
    'idmap features cpu clock on_poweroff on_reboot on_crash on_lockfailure pm perf devices seclabel keywrap ' +
    'launchSecurity'
  ).split(' '),
  cputune: (
    'shares period quota global_period global_quota emulator_period emulator_quota iothread_period iothread_quota ' +
    'vcpupin emulatorpin iothreadpin emulatorsched vcpusched iothreadsched cachetune memorytune'
  ).split(' '),
  numatune: ['memory', 'memnode'],
  cpu: ['model', 'vendor', 'topology', 'cache', 'maxphysaddr', 'feature', 'numa'],
};

const attributeOrders: Readonly<Record<string, readonly string[]>> = {
  vcpu: ['placement', 'cpuset', 'current'],
  vcpupin: ['vcpu', 'cpuset'],
  emulatorpin: ['cpuset'],
  iothreadpin: ['iothread', 'cpuset'],
  memory: ['mode', 'placement', 'nodeset'],
  memnode: ['cellid', 'mode', 'nodeset'],
  topology: ['sockets', 'dies', 'clusters', 'cores', 'threads'],
};

/** −1: not known there. */
export function childRank(parent: string, child: string): number {
  return orders[parent]?.indexOf(child) ?? -1;
}

/** −1: not known there. */
export function attributeRank(element: string, attribute: string): number {
  return attributeOrders[element]?.indexOf(attribute) ?? -1;
}
