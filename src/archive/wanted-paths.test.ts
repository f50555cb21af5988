import { describe, expect, it } from 'vitest';
import { chooseFile, tidyPath } from './wanted-paths.ts';
import { withinCpuMs } from '../testing/cpu-time.ts';

describe('chooseFile', () => {
  it.each([
    'sos/sos_commands/virsh/virsh_-r_capabilities',
    'sos_commands/virsh/virsh_-r_dumpxml_web',
    'sos/sos_commands/virsh/virsh_-r_freecell_--all',
    'sos/sos_commands/libvirt/virsh_-r_list_--all',
    'sos/sos_commands/virsh/taskset_web',
    'sos/sos_commands/numa/numactl_--hardware',
    'sos/sos_commands/numa/numastat_-m',
    'sos/sos_commands/processor/lscpu_-ae',
    'sos/sos_commands/hardware/lscpu',
    'sos/etc/libvirt/qemu/web.xml',
    'sos/run/libvirt/qemu/web.xml',
    'sos/var/run/libvirt/qemu/web.xml',
    'proc/cmdline',
    'sos/proc/cpuinfo',
    'sos/sys/devices/system/cpu/isolated',
    'sos/sys/devices/system/cpu/cpu11/topology/thread_siblings_list',
    'sos/sys/devices/system/cpu/cpu0/cache/index3/shared_cpu_list',
    'sos/sys/devices/system/node/node1/distance',
    'sos/sys/devices/system/node/node1/hugepages/hugepages-2048kB/nr_hugepages',
    'mg/namespaces/ns/vms/vm/virt-launcher-vm-x.dumpxml.xml',
    'mg/namespaces/ns/vms/vm/ns_vm.xml',
  ])('takes %s', (path) => {
    expect(chooseFile(path)).toBeDefined();
  });

  it.each([
    'sos/sos_commands/virsh/virsh_-r_nodedev-dumpxml_pci_0000_00',
    'sos/sos_commands/virsh/virsh_-r_net-dumpxml_default',
    'sos/sos_commands/virsh/virsh_-r_domcapabilities',
    'sos/sos_commands/networking/virsh_-r_capabilities',
    'sos/sos_commands/virsh/sub/virsh_-r_capabilities',
    'sos/sos_commands/numa/numastat',
    'sos/sos_commands/hardware/dmidecode',
    'sos/etc/libvirt/qemu/networks/default.xml',
    'sos/etc/libvirt/qemu/autostart/web.xml',
    'sos/etc/libvirt/qemu.conf',
    'sos/proc/cmdline.bak',
    'sos/xproc/cmdline',
    'sos/proc/1/cmdline',
    'sos/sys/devices/system/cpu/vulnerabilities/meltdown',
    'mg/namespaces/ns/vms/vm/virt-launcher-vm-x.domcapabilities.xml',
    'mg/namespaces/ns/core/pods.xml',
    'capabilities.xml',
  ])('leaves %s', (path) => {
    expect(chooseFile(path)).toBeUndefined();
  });

  it('takes time in proportion to a path’s length', () => {
    withinCpuMs(2000, () => {
      for (const part of ['a/', 'sys/devices/system/cpu/cpu', 'namespaces/a/vms/a/', '.xml', 'cpu0/'])
        chooseFile(part.repeat(20_000));
    });
  });
});

describe('tidyPath', () => {
  it.each([
    ['./sos//proc/./cmdline', 'sos/proc/cmdline'],
    ['sos/', 'sos'],
    ['..a/b..', '..a/b..'],
  ])('%s is %s', (path, tidy) => {
    expect(tidyPath(path)).toBe(tidy);
  });

  it.each(['/etc/x', '..', 'a/../b', 'a/..', 'C:\\x', 'c:/x', '\\\\server\\x', 'a\0b', '', './'])(
    '%j leads out',
    (path) => {
      expect(tidyPath(path)).toBeUndefined();
    },
  );
});
