import { describe, expect, it } from 'vitest';
import { commandOfFileName } from './file-command.ts';

describe('commandOfFileName', () => {
  it.each([
    ['sos/sos_commands/virsh/virsh_-r_capabilities', 'virsh -r capabilities'],
    ['virsh_-r_freecell_--all', 'virsh -r freecell --all'],
    ['numactl_--hardware', 'numactl --hardware'],
    ['lscpu', 'lscpu'],
    ['lscpu_-e.txt', 'lscpu -e'],
    ['sos_commands/virsh/virsh_-r_vcpupin_my_vm', 'virsh -r vcpupin my_vm'],
    ['virsh_vcpuinfo_web_--pretty', 'virsh vcpuinfo web --pretty'],
    ['sos/proc/cmdline', 'cat /proc/cmdline'],
    ['sys/devices/system/cpu/online', 'cat /sys/devices/system/cpu/online'],
    ['mg/namespaces/a/vms/b/pod.list.txt', 'virsh -r list --all'],
  ])('%s: %s', (path, command) => {
    expect(commandOfFileName(path)?.join(' ')).toBe(command);
  });

  it.each([
    '',
    'web.xml',
    'capabilities.xml',
    'lscpux',
    'psych.txt',
    'sos/sos_commands/virsh/other',
    'Text 1',
  ])('%j tells nothing', (path) => {
    expect(commandOfFileName(path)).toBeUndefined();
  });
});
