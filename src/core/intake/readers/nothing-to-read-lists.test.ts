import { describe, expect, it } from 'vitest';
import { readSource } from '../read-source.ts';

const readersOf = (text: string): readonly string[] =>
  readSource({ id: 's', name: 's', text }).map(({ segment }) => segment.reader);

describe('texts of OpenStack and of cgroups', () => {
  it.each([
    ['seq 0 3 | xargs -I{} virsh vcpupin web {} {}', 'commands-within'],
    ['- command: virsh -c qemu:///system vcpupin web {{ item.vcpu }} {{ item.cpu }}', 'commands-within'],
    ['@reboot root sleep 60 && virsh emulatorpin web 0', 'commands-within'],
    ['bob: I ran `virsh setvcpus web 4` yesterday', 'commands-within'],
    ['properties: hw:cpu_policy=dedicated, hw:numa_nodes=2\nvcpus: 4', 'nova-conf'],
    ['| OS-EXT-SRV-ATTR:instance_name | instance-0000002a |', 'nova-conf'],
    ['numa_topology: {"nova_object.name": "InstanceNUMATopology"}', 'nova-conf'],
    ['/sys/fs/cgroup/machine.slice/a.scope/libvirt/vcpu0/cpuset.cpus:2', 'cgroup-files'],
  ])('%j has its sentence', (text, reader) => {
    expect(readersOf(text)).toEqual([reader]);
  });
});

describe('lists and masks that nothing tells of what', () => {
  it.each([
    '0-108:4',
    '0-3,8-11',
    '0,2,4,6',
    '0-3,^2',
    ' "0-3" ',
    '[0, 1, 2, 3]',
    '0-3\n4-7\n',
    '0,64\n1,65\n',
    '1-'.replace('-', '-2'),
  ])('%j is a list', (text) => {
    expect(readersOf(text)).toEqual(['cpu-list']);
  });

  it.each(['ff,ffffffff', '0xff00', '00000000,0000ffff', '000000ff'])('%j is a mask', (text) => {
    expect(readersOf(text)).toEqual(['cpu-mask']);
  });

  it.each([
    '5',
    '1.2',
    '10:30',
    '1,000 vCPUs',
    'a,b',
    '0-3 is meant',
    '-1',
    ',',
    '2026-11-30',
    '12345678901,2',
  ])('%j is not', (text) => {
    expect(readersOf(text)).not.toContain('cpu-list');
  });
});
