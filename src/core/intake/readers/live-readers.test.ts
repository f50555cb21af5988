import { describe, expect, it } from 'vitest';
import { formatCpuSet } from '../../cpuset/cpuset.ts';
import { pieceOf } from '../../text/source.ts';
import type { Observation } from '../facts/observation.ts';
import type { Reader, ShellCommand } from '../reading.ts';
import { procAllowedList } from './proc-allowed-list.ts';
import { ps } from './ps.ts';
import { numastatProcess } from './numastat-process.ts';
import { taskset } from './taskset.ts';
import { virshEmulatorpin } from './virsh-emulatorpin.ts';
import { virshIothreadinfo } from './virsh-iothreadinfo.ts';
import { virshList } from './virsh-list.ts';
import { virshVcpucount } from './virsh-vcpucount.ts';
import { virshVcpuinfo } from './virsh-vcpuinfo.ts';
import { virshVcpupin } from './virsh-vcpupin.ts';

const commandOf = (line: string): ShellCommand => ({
  words: line.split(' '),
  span: { source: 's1', from: 0, to: 0 },
});
const read = (reader: Reader, text: string, command?: string) =>
  reader.read(
    pieceOf({ id: 's1', name: 'paste', text }),
    command === undefined ? {} : { command: commandOf(command) },
  );
/** `vcpu 0: 0-1 @3`, a thread each. */
const lines = (observation: Observation | undefined): readonly string[] =>
  (observation?.threads ?? []).map(({ role, number, tid, cpus, lastCpu, mems, comm }) =>
    [
      role ?? '?',
      number ?? tid ?? '',
      comm === undefined ? '' : `(${comm})`,
      cpus === undefined ? '' : `: ${formatCpuSet(cpus)}`,
      mems === undefined ? '' : ` mem ${formatCpuSet(mems)}`,
      lastCpu === undefined ? '' : ` @${String(lastCpu)}`,
    ]
      .join(' ')
      .replace(/\s+/g, ' ')
      .trim(),
  );
const first = (reader: Reader, text: string, command?: string): readonly string[] =>
  lines(read(reader, text, command).observations?.[0]);

describe('virsh vcpuinfo', () => {
  it('starts a block at each number, also where blank lines are lost and blanks collapsed', () => {
    const text =
      'VCPU: 0\nCPU: 3\nState: running\nCPU Affinity: yy--\nVCPU: 1\nCPU: -1\nState: offline\nCPU Affinity: --y-';
    expect(first(virshVcpuinfo, text)).toEqual(['vcpu 0 : 0-1 @3', 'vcpu 1 : 2']);
    const [observation] =
      read(virshVcpuinfo, text, 'virsh -c qemu:///system vcpuinfo web --pretty').observations ?? [];
    expect(observation).toMatchObject({ domain: 'web', kind: 'effective', hostCpus: 4 });
    expect(observation?.threads[1]?.state).toBe('offline');
    const { span } = observation!.threads[1]!;
    expect(text.slice(span.from, span.to)).toBe(text.slice(text.indexOf('VCPU: 1')));
  });

  it('reads --pretty, an empty set, and a domain that is shut off as a setting', () => {
    const text =
      'VCPU:           0\nCPU:            N/A\nState:          N/A\nCPU time        N/A\nCPU Affinity:    (out of 8)\n';
    expect(read(virshVcpuinfo, text).observations).toMatchObject([
      { kind: 'setting', config: true, state: 'shut off', hostCpus: 8, threads: [{ number: 0, cpus: [] }] },
    ]);
  });

  it('says which affinity it cannot read', () => {
    const { problems } = read(virshVcpuinfo, 'VCPU: 0\nCPU: 1\nState: running\nCPU Affinity: yyx-');
    expect(problems).toMatchObject([{ rule: 'live-value-unreadable', params: { text: 'yyx-' } }]);
  });
});

describe('tables of pins', () => {
  it('of vcpupin, new and old, with blank cells', () => {
    const rows = ['vcpu 0 : 0,56', 'vcpu 1 :'];
    expect(
      first(virshVcpupin, ' VCPU   CPU Affinity\n----------------------\n 0      0,56\n 1      \n'),
    ).toEqual(rows);
    expect(
      first(virshVcpupin, 'VCPU: CPU Affinity\n----------------------------------\n   0: 0,56\n   1: \n'),
    ).toEqual(rows);
  });

  it('without titles, where the command before tells what they are', () => {
    const piece = (text: string) => pieceOf({ id: 's', name: 's', text });
    expect(virshVcpupin.answers?.(commandOf('virsh -q vcpupin a'), piece(' 0   0-3\n 1   2'))).toBe(true);
    expect(virshVcpupin.answers?.(commandOf('virsh freecell --all'), piece(' 0   0-3'))).toBe(false);
    expect(virshEmulatorpin.answers?.(commandOf('virsh -q emulatorpin a'), piece('2-3\n'))).toBe(true);
    expect(virshEmulatorpin.answers?.(commandOf('virsh -q emulatorpin a'), piece('hello'))).toBe(false);
    expect(first(virshVcpupin, ' 0   0-3\n 1   2', 'virsh -q vcpupin a')).toHaveLength(2);
    expect(first(virshEmulatorpin, '2-3\n')).toEqual(['emulator : 2-3']);
    expect(read(virshVcpupin, ' 0   0-3', 'virsh vcpupin --domain a --config').observations).toMatchObject([
      { domain: 'a', config: true },
    ]);
  });

  it('of iothreads, in QEMU’s order', () => {
    const text =
      ' IOThread ID   CPU Affinity\n-----------------------------\n 7             0-15\n 1             3\n';
    expect(first(virshIothreadinfo, text)).toEqual(['iothread 7 : 0-15', 'iothread 1 : 3']);
    expect(first(virshIothreadinfo, 'No IOThreads found for the domain[root@h ~]# ')).toEqual([]);
  });
});

it('virsh vcpucount: rows in any language when all four are there, one number by the options', () => {
  const count = (text: string, command?: string) =>
    read(virshVcpucount, text, command).observations?.[0]?.counts;
  expect(
    count(
      '最大值    配置         8\n最大值    live           8\n当前       配置         6\n当前       live           5\n',
    ),
  ).toEqual({
    maximumConfig: 8,
    maximumLive: 8,
    currentConfig: 6,
    currentLive: 5,
  });
  expect(count('6\n', 'virsh vcpucount a --live')).toEqual({ currentLive: 6 });
  expect(count('6\n')).toEqual({});
});

it('virsh list: names with blanks, ids for other texts', () => {
  const { observations } = read(
    virshList,
    ' Id   Name             State\n--------------------------------\n 3    vm with spaces   running\n -    off              shut off\n',
  );
  expect(observations?.map(({ domain, domainId, state }) => [domain, domainId, state])).toEqual([
    ['vm with spaces', 3, 'running'],
    ['off', undefined, 'shut off'],
  ]);
});

describe('Cpus_allowed_list', () => {
  it('with line numbers, masks beside lists, and names of the same file', () => {
    const text = [
      '/proc/9/task/11/status:1:Name:\tCPU 0/KVM',
      '/proc/9/task/11/status:36:Cpus_allowed:\t0000,0000000c',
      '/proc/9/task/11/status:37:Cpus_allowed_list:\t2-3',
      'grep: /proc/9/task/12/status: No such file or directory',
      '/proc/9/task/9/status:37:Cpus_allowed_list:\t0-7',
    ].join('\n');
    expect(first(procAllowedList, text)).toEqual(['vcpu 0 (CPU 0/KVM) : 2-3', 'emulator 9 : 0-7']);
  });

  it('a mask alone, a relative path, a loop, and nothing at all before it', () => {
    expect(first(procAllowedList, '993/status:Cpus_allowed:\tff')).toEqual(['? 993 : 0-7']);
    expect(first(procAllowedList, '993 CPU 1/KVM Cpus_allowed_list:\t0')).toEqual(['vcpu 1 (CPU 1/KVM) : 0']);
    expect(
      first(procAllowedList, 'Cpus_allowed_list:\t0\nCpus_allowed_list:\t1\nMems_allowed_list:\t0'),
    ).toEqual(['? : 0', '? : 1 mem 0']);
  });

  it('a whole status file', () => {
    const text =
      'Name:\tIO iothread2\nUmask:\t0002\nTgid:\t9\nPid:\t15\nCpus_allowed:\t3\nCpus_allowed_list:\t0-1\nMems_allowed_list:\t0\n';
    expect(first(procAllowedList, text)).toEqual(['iothread 2 (IO iothread2) : 0-1 mem 0']);
    expect(read(procAllowedList, text).observations?.[0]?.threads[0]).toMatchObject({ pid: 9, tid: 15 });
  });
});

it('taskset: strides, masks, a new list after the old, typographic apostrophes', () => {
  expect(
    first(
      taskset,
      "pid 7's current affinity list: 0-14:2\npid 7's new affinity list: 1\npid 8's current affinity mask: 37\npid 9’s current affinity list: 3",
    ),
  ).toEqual(['? 7 : 0,2,4,6,8,10,12,14', '? 7 : 1', '? 8 : 0-2,4-5', '? 9 : 3']);
  expect(first(taskset, "pid 7's current affinity list: 0", 'taskset -apc 7')).toEqual(['emulator 7 : 0']);
});

describe('ps', () => {
  it('by its titles, with the name last or in the middle', () => {
    expect(first(ps, 'PSR   PID   TID COMMAND\n  1     9    11 CPU 0/KVM\n  3     9     9 qemu-kvm')).toEqual(
      ['vcpu 0 (CPU 0/KVM) @1', 'emulator 9 (qemu-kvm) @3'],
    );
    expect(first(ps, '  TID COMMAND         PSR\n   11 CPU 0/KVM         1')).toEqual([
      'vcpu 0 (CPU 0/KVM) @1',
    ]);
  });

  it('ps -eLf, whose arguments tell the guest', () => {
    const text =
      'UID PID PPID LWP C NLWP STIME TTY TIME CMD\nqemu 9 1 11 0 3 10:00 ? 00:00:01 /usr/libexec/qemu-kvm -name guest=web,debug-threads=on -S';
    expect(read(ps, text).observations?.[0]?.threads).toMatchObject([{ pid: 9, tid: 11, guest: 'web' }]);
  });

  it('without titles, by the vCPUs among the rows or the command', () => {
    const rows = ' 9 9 3 qemu-kvm\n 9 11 1 CPU 0/KVM\n 9 12 2 CPU 1/KVM';
    expect(first(ps, rows)).toEqual([
      'emulator 9 (qemu-kvm) @3',
      'vcpu 0 (CPU 0/KVM) @1',
      'vcpu 1 (CPU 1/KVM) @2',
    ]);
    expect(first(ps, '11 1 CPU 0/KVM', 'ps --no-headers -T -o tid,psr,comm -p 9')).toEqual([
      'vcpu 0 (CPU 0/KVM) @1',
    ]);
  });
});

it('numastat -p: folded blocks are put together again', () => {
  const text = [
    'Per-node process memory usage (in MBs)',
    'PID              Node 0 Node 33',
    '---------------  ------ -------',
    '815 (qemu-system      4      12',
    '900 (bash)            1       0',
    '---------------  ------ -------',
    'Total                 5      12',
    '',
    'PID              Node 72 Total',
    '---------------  ------- -----',
    '815 (qemu-system       8    24',
    'Total                  8    25',
  ].join('\n');
  expect(
    read(numastatProcess, text).observations?.map(({ pid, comm, residentMiB }) => [pid, comm, residentMiB]),
  ).toEqual([
    [815, 'qemu-system', { 0: 4, 33: 12, 72: 8 }],
    [900, 'bash', { 0: 1, 33: 0 }],
  ]);
});
