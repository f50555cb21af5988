import { describe, expect, it } from 'vitest';
import { commandOfFileName } from './file-command.ts';
import { readSource } from './read-source.ts';

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

describe('a file that is named after its command', () => {
  const read = (name: string, text: string) => readSource({ id: 's', name, text });

  it('tells what its lines are, and of which domain', () => {
    const text = ' 0      0-3\n 1      2\n';
    const [named] = read('sos/sos_commands/virsh/virsh_-q_vcpupin_web', text);
    expect(named?.segment.reader).toBe('virsh-vcpupin');
    expect(JSON.stringify(named?.reading.observations)).toContain('"web"');
    expect(read('notes.txt', text)[0]?.segment.reader).not.toBe('virsh-vcpupin');
  });

  it('of a list of /sys', () => {
    const [named] = read('sos/sys/devices/system/cpu/isolated', '2-3\n');
    expect(named?.segment.reader).toBe('sysfs-list');
  });

  it('is read as any other where the text has commands of its own', () => {
    const text = '$ virsh -q vcpupin db\n 0      0-3\n';
    expect(JSON.stringify(read('virsh_-q_vcpupin_web', text)[0]?.reading.observations)).toContain('"db"');
  });

  it('adds no segment for the command itself', () => {
    expect(read('virsh_-r_capabilities', '')).toEqual([]);
  });
});
