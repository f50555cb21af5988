import { describe, expect, it } from 'vitest';
import { isVirshChange, printsXml, readShellLine } from './shell.ts';
import { splitCommands } from './shell-words.ts';

const read = (line: string): string => {
  const { kind, commands, machine } = readShellLine(line);
  const typed = commands.map(({ words }) => words.join(' ')).join(' ; ');
  return `${kind}${machine === undefined ? '' : ` @${machine}`}${typed === '' ? '' : `: ${typed}`}`;
};

describe('prompts', () => {
  it.each([
    ['[root@kvm01 ~]# numactl -H', 'command @kvm01: numactl -H'],
    ['[root@kvm01 /etc/libvirt]$ ls', 'command @kvm01: ls'],
    ['(venv) [me@h ~]$ lscpu', 'command @h: lscpu'],
    ['ubuntu@host:~$ sudo virsh capabilities', 'command @host: virsh capabilities'],
    ['root@host.example.org:/var/log# virsh list', 'command @host.example.org: virsh list'],
    ['user@host ~ $ lscpu -e', 'command @host: lscpu -e'],
    ['me@laptop ~> lscpu', 'command @laptop: lscpu'],
    ['kvm01:~ # virsh nodeinfo', 'command @kvm01: virsh nodeinfo'],
    ['virsh # vcpuinfo pinned8', 'command: virsh vcpuinfo pinned8'],
    ['virsh > dominfo a', 'command: virsh dominfo a'],
    ['➜  ~ numactl -H', 'command: numactl -H'],
    ['➜  repo git:(main) ✗ lscpu', 'command: lscpu'],
    ['❯ lscpu -p', 'command: lscpu -p'],
    ['PS C:\\Users\\me> ssh root@kvm01 virsh capabilities', 'command @kvm01: virsh capabilities'],
    ['PS /home/me> lscpu', 'command: lscpu'],
    ['C:\\Users\\me>ssh kvm01', 'other'],
    ['bash-5.1# lscpu', 'command: lscpu'],
    ['sh-4.4$ cat /proc/cpuinfo', 'command: cat /proc/cpuinfo'],
    ['/ # numactl -s', 'command: numactl -s'],
    ['[14:22:07] root@kvm01:~# lscpu -e', 'command @kvm01: lscpu -e'],
    ['14:22:07 root@kvm01:/etc # virsh list', 'command @kvm01: virsh list'],
    ['[2026-06-03 14:22:07] [root@kvm01 ~]# lscpu', 'command @kvm01: lscpu'],
    ['[14:22:40] root@kvm01:~#', 'prompt @kvm01'],
    ['kvm01% numactl --hardware', 'command: numactl --hardware'],
    ['kvm01# virsh vcpupin a 0 1', 'command: virsh vcpupin a 0 1'],
    ['[root@ctl ~(keystone_admin)]# virsh list', 'command @ctl: virsh list'],
    ['└─# virsh list', 'command: virsh list'],
    ['┌──(root㉿kali)-[~]', 'prompt'],
    ['# docker exec -it nova_libvirt virsh vcpupin i-2a', 'command: virsh vcpupin i-2a'],
    ['$ sudo podman exec -u root nova_virtqemud virsh list', 'command: virsh list'],
    ['$ kubectl exec -n vms launcher-a -c compute -- virsh dumpxml 1', 'command: virsh dumpxml 1'],
    ['$ oc exec -it launcher-a -- sh -c "virsh list"', 'command: virsh list'],
    ['docker exec nova_libvirt virsh list', 'command: virsh list'],
    ['$ nsenter -t 1 -m -- virsh list', 'command: virsh list'],
    ['# chroot /host lscpu -e', 'command: lscpu -e'],
    ["pssh -h hosts -i 'virsh vcpupin web; lscpu'", 'command: virsh vcpupin web ; lscpu'],
    ['$ parallel-ssh -i -H kvm1 -H kvm2 -t 10 lscpu -e', 'command: lscpu -e'],
    ["salt 'kvm*' cmd.run 'virsh vcpupin web'", 'command: virsh vcpupin web'],
    ["# salt -L kvm1,kvm2 --out txt cmd.run 'lscpu -e' python_shell=True", 'command: lscpu -e'],
    ["clush -b -w kvm[1-4] 'lscpu -e'", 'command: lscpu -e'],
    ['[root@kvm1:22] run: virsh vcpupin web', 'command @kvm1: virsh vcpupin web'],
    ['[kvm1] sudo: lscpu -e', 'command @kvm1: lscpu -e'],
    ['[1] 12:22:01 [SUCCESS] root@kvm1:22', 'prompt @kvm1'],
    ["ansible kvm -b -m shell -a 'lscpu -e'", 'command: lscpu -e'],
    ["$ ansible kvm -b --args='lscpu -e'", 'command: lscpu -e'],
    ['$ lscpu', 'command: lscpu'],
    ['# numactl --hardware', 'command: numactl --hardware'],
    ['#grep Cpus_allowed_list /proc/1/status', 'command: grep Cpus_allowed_list /proc/1/status'],
    ['% virsh list', 'command: virsh list'],
    ['+ lscpu -e', 'command: lscpu -e'],
    ['++ virsh list', 'command: virsh list'],
    ['lscpu -e', 'command: lscpu -e'],
    ['    virsh vcpupin a 0 1', 'command: virsh vcpupin a 0 1'],
    ['LC_ALL=C lscpu', 'command: lscpu'],
    ['$ sudo -u root LANG=C virsh -c qemu:///system list', 'command: virsh -c qemu:///system list'],
    ['$ ssh -p 22 root@kvm02 "virsh vcpuinfo a"', 'command @kvm02: virsh vcpuinfo a'],
    ['[root@kvm01 ~]# ', 'prompt @kvm01'],
    ['root@host:~# ', 'prompt @host'],
    ['virsh # ', 'prompt'],
    ['$', 'prompt'],
    ['➜  ~ ', 'prompt'],
  ])('%s', (line, wanted) => {
    expect(read(line)).toBe(wanted);
  });

  it.each([
    ['# CPU,Core,Socket,Node', 'other'],
    ['# The following is the parsable format, which can be fed to other', 'other'],
    ['# a comment', 'neutral'],
    ['# 查看物理 CPU 架构', 'neutral'],
    ['...', 'neutral'],
    ['14:22:07 up 10 days,  1:02,  2 users', 'other'],
    ['100% of it', 'other'],
    ['[12.345678] x', 'other'],
    ['', 'neutral'],
    ['   ', 'neutral'],
    ['```', 'neutral'],
    ['Welcome to virsh, the virtualization interactive terminal.', 'neutral'],
    ['node 0 cpus: 0 1', 'other'],
    ['  0:  10  20', 'other'],
    ['[12345.678] numa: node 0', 'other'],
    ['see https://a.b/c# lscpu', 'other'],
    ['numactl: This system does not support NUMA', 'other'],
    ['> text', 'other'],
    ['+<vcpu>4</vcpu>', 'other'],
  ])('%j is none', (line, wanted) => {
    expect(read(line)).toBe(wanted);
  });
});

describe('words', () => {
  it.each([
    [
      `virsh -c 'qemu:///system' vcpuinfo "my vm" --pretty`,
      [['virsh', '-c', 'qemu:///system', 'vcpuinfo', 'my vm', '--pretty']],
    ],
    ['virsh vcpuinfo a | grep Affinity', [['virsh', 'vcpuinfo', 'a']]],
    ['virsh dumpxml a > a.xml 2>/dev/null', [['virsh', 'dumpxml', 'a']]],
    [
      'virsh vcpuinfo a; virsh vcpupin a && lscpu',
      [['virsh', 'vcpuinfo', 'a'], ['virsh', 'vcpupin', 'a'], ['lscpu']],
    ],
    ['virsh list 2>&1', [['virsh', 'list']]],
    ['lscpu # all of it', [['lscpu']]],
    ['a\\ b "c', [['a b', 'c']]],
    ['', []],
  ])('%s', (line, wanted) => {
    expect(splitCommands(line).map(({ words }) => words)).toEqual(wanted);
  });

  it('have their places', () => {
    const line = '[root@h ~]# virsh vcpuinfo a; lscpu -e | cat';
    const places = readShellLine(line).commands.map(({ from, to }) => line.slice(from, to));
    expect(places).toEqual(['virsh vcpuinfo a', 'lscpu -e']);
  });
});

describe('virsh', () => {
  const isChange = (line: string): boolean => isVirshChange(splitCommands(line)[0]?.words ?? []);

  it.each([
    'virsh vcpupin a 0 1-3',
    'virsh vcpupin a --vcpu 0 --cpulist 1-3 --live',
    'virsh -c qemu:///system vcpupin a 0 24 --live --config',
    'virsh emulatorpin a 0-3',
    'virsh iothreadpin a 1 0-3',
    'virsh setvcpus a 4 --maximum --config',
    'virsh setvcpus a --count=4',
    'virsh numatune a --mode strict --nodeset 0',
    '/usr/bin/virsh numatune a --nodeset 0',
  ])('%s changes a domain', (line) => {
    expect(isChange(line)).toBe(true);
  });

  it.each([
    'virsh vcpupin a',
    'virsh vcpupin a 0',
    'virsh vcpupin a --live',
    'virsh emulatorpin a',
    'virsh numatune a --config',
    'virsh vcpupin <domain> [--vcpu <number>] [--cpulist <string>]',
    'virsh dumpxml a',
    'virsh edit a',
    'lscpu',
  ])('%s only asks', (line) => {
    expect(isChange(line)).toBe(false);
  });

  it('prints XML, or does not', () => {
    expect(printsXml(['virsh', '-c', 'x', 'dumpxml', 'a'])).toBe(true);
    expect(printsXml(['cat', '/etc/libvirt/qemu/a.xml'])).toBe(true);
    expect(printsXml(['virsh', 'edit', 'a'])).toBe(false);
    expect(printsXml(['cat', '/proc/cpuinfo'])).toBe(false);
  });
});
