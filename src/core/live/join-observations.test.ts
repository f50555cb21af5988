import { describe, expect, it } from 'vitest';
import { analyzeTexts, textAt } from '../../testing/analyze-text.ts';
import { capabilitiesText } from '../../synthetic-hosts/host-text.ts';
import { formatCpuSet } from '../cpuset/cpuset.ts';
import { ps } from '../intake/readers/ps.ts';
import { pieceOf } from '../text/source.ts';
import { joinObservations } from './join-observations.ts';

const host = capabilitiesText('node:1 core:2 pu:2');
const vm = (name: string, inner = '<vcpu>2</vcpu><iothreads>1</iothreads>'): string =>
  `<domain type='kvm'><name>${name}</name>${inner}</domain>`;

/** `d0/vcpu:0 0-1`, or why it is of no domain; a row each. */
const joined = (...texts: readonly string[]): readonly string[] =>
  analyzeTexts(texts).observations.map(({ domain, thread, unjoined, tid, cpus, observed }) =>
    `${thread ?? domain ?? unjoined ?? ''}${thread === undefined && tid !== undefined ? ` tid ${String(tid)}` : ''} ${formatCpuSet(cpus ?? observed ?? [])}`.trim(),
  );

const pins = ' VCPU   CPU Affinity\n----------------------\n 0      0-1\n 7      1\n';
const psRows =
  '  PID   TID PSR COMMAND\n    1     1   0 init\n   50    50   1 qemu-kvm\n   50    51   2 CPU 0/KVM\n   50    52   3 IO iothread1\n   50    53   3 worker\n';

describe('observations', () => {
  it('are the only domain’s, as far as its threads are', () => {
    expect(joined(host, vm('a'), pins)).toEqual(['d0/vcpu:0 0-1', 'd0 1']);
    expect(joined(pins)).toEqual(['no-domain 0-1', 'no-domain 1']);
    expect(joined(vm('a'), vm('b'), pins)).toEqual(['several-domains 0-1', 'several-domains 1']);
  });

  it('are the running guest’s where its XML is told twice, as reports do: by /etc and by dumpxml', () => {
    const named = `$ virsh vcpupin a\n${pins}`;
    expect(joined(host, vm('a'), vm('b'), vm('a'), named)).toEqual(['d2/vcpu:0 0-1', 'd2 1']);
    const status = `<domstatus state='running' pid='9'>${vm('a')}</domstatus>`;
    expect(joined(host, status, vm('a'), named)).toEqual(['d0/vcpu:0 0-1', 'd0 1']);
  });

  it('give thread numbers of one text their meaning by another', () => {
    const list = ['50', '51', '52', '53']
      .map((tid) => `/proc/50/task/${tid}/status:Cpus_allowed_list:\t0-7`)
      .join('\n');
    // Eight CPUs are possible on this host and four are there.
    expect(joined(host, vm('a'), psRows, list).slice(-4)).toEqual([
      'd0/emulator 0-3',
      'd0/vcpu:0 0-3',
      'd0/iothread:1 0-3',
      'd0 tid 53 0-3',
    ]);
    const { observations } = analyzeTexts([host, vm('a'), psRows, list]);
    // init is nobody's business here.
    expect(observations.some(({ comm }) => comm === 'init')).toBe(false);
    expect(
      observations.find(({ thread, reader }) => thread === 'd0/vcpu:0' && reader === 'ps')?.lastCpu,
    ).toBe(2);
    expect(observations.at(-1)).toMatchObject({ observed: [[0, 7]], everywhere: true });
    expect(joined(vm('a'), "pid 51's current affinity list: 1", psRows)[0]).toBe('d0/vcpu:0 1');
  });

  it('are of no domain when several processes could be it', () => {
    const two = psRows + '   60    60   1 qemu-kvm\n   60    61   2 CPU 0/KVM\n';
    expect(new Set(joined(vm('a'), two).map((line) => line.split(' ')[0]))).toEqual(
      new Set(['several-processes']),
    );
    expect(joined(vm('a'), '  PID   TID PSR COMMAND\n    1     1   0 init\n')).toEqual(['no-vm']);
  });

  it('follow the threads that <domstatus> names', () => {
    const status = (name: string, pid: number) =>
      `<domstatus state='running' pid='${String(pid)}'><vcpus><vcpu id='0' pid='${String(pid + 1)}'/></vcpus>${vm(name)}</domstatus>`;
    const list = "pid 71's current affinity list: 1\npid 60's current affinity list: 0";
    expect(joined(status('a', 60), status('b', 70), list)).toEqual(['d1/vcpu:0 1', 'd0/emulator 0']);
  });

  it('by the guest that the arguments of a process name', () => {
    const text = 'PID LWP PSR CMD\n9 11 3 /usr/bin/qemu-kvm -name guest=b,debug-threads=on -S -machine q35';
    const { observations = [] } = ps.read(pieceOf({ id: 's1', name: 'ps', text }), {});
    const { domains } = analyzeTexts([vm('a'), vm('b')]);
    expect(
      joinObservations(domains, observations, { host: undefined, machines: [], homeOf: () => undefined }),
    ).toMatchObject([{ domain: 'd1', tid: 11, lastCpu: 3 }]);
  });

  it('know a domain by its id from a list', () => {
    const list = ' Id   Name   State\n-----------------\n 4    b      running\n 5    c      running\n';
    expect(joined(vm('a'), vm('b'), list)).toEqual(['d1']);
  });
});

it('numad’s answer in <domstatus> is used, with its line; the user’s own goes before it', () => {
  const text = `<domstatus state='running' pid='60'><numad nodeset='1' cpuset='2-3'/>${vm('a', "<vcpu placement='auto'>1</vcpu>")}</domstatus>`;
  const two = capabilitiesText('node:2 core:2 pu:1');
  const applied = (texts: readonly string[], numad?: string) => {
    const analysis = analyzeTexts(texts, { numad });
    const thread = analysis.placements[0]!.threads[0]!;
    const reason = thread.reasons.find(({ state }) => state === 'applied');
    const doubts = analysis.placements[0]?.start.doubts.map(({ kind }) => kind);
    return [
      thread.asked === 'unknown' ? 'unknown' : formatCpuSet(thread.asked as never),
      textAt(texts, reason?.span),
      doubts?.includes('numad'),
    ];
  };
  const memory = analyzeTexts([text, two]).placements[0]!.memory[0]!;
  expect([memory.nodes, memory.source, textAt([text, two], memory.span)]).toEqual([
    [[1, 1]],
    'numad',
    `<numad nodeset='1' cpuset='2-3'/>`,
  ]);
  // libvirt notes the CPUs too, so no host is needed.
  expect(applied([text])).toEqual(['2-3', `<numad nodeset='1' cpuset='2-3'/>`, false]);
  expect(applied([text, two])).toEqual(['2-3', `<numad nodeset='1' cpuset='2-3'/>`, false]);
  expect(applied([text, two], '0')).toEqual(['0-1', 'auto', false]);
  expect(applied([text.replace(/<numad.*?\/>/, ''), two])).toEqual(['unknown', 'auto', true]);
  expect(applied([text.replace(` cpuset='2-3'`, ''), two])[0]).toBe('2-3');
});
