import { expect, it } from 'vitest';
import { analyzeTexts } from '../../../testing/analyze-text.ts';

const line =
  '/usr/bin/qemu-system-x86_64 -name guest=web,debug-threads=on -machine q35,accel=kvm -smp 2,sockets=1,cores=2,threads=1 -msg timestamp=on';
const tids = [4711, 4715, 4718];
const eLf = tids.map((tid) => `qemu  4711  1  ${tid}  5  3 10:00 ?  00:01:02 ${line}`);
const eLF = tids.map((tid, i) => `qemu  4711  1  ${tid}  5  3 500000 9000 ${i} Jun03 ?  1-00:01:02 ${line}`);
const grep = 'root  9999  9000  9999  0  1 10:00 pts/0  00:00:00 grep --color=auto qemu';

const threadsOf = (text: string): readonly unknown[] => {
  const { observations, domains, segments } = analyzeTexts([text]);
  expect(segments.map(({ reader }) => reader)).toEqual(['ps']);
  // The guest stands in every row and is one.
  expect(domains.map(({ name }) => name)).toEqual(['web']);
  return observations.map(({ domain, pid, tid, lastCpu }) => [domain, pid, tid, lastCpu]);
};
const rows = (cpus: readonly (number | undefined)[]): readonly unknown[] =>
  tids.map((tid, i) => ['d0', 4711, tid, cpus[i]]);

it.each([
  ['ps -eLf', ['UID PID PPID LWP C NLWP STIME TTY TIME CMD', ...eLf, grep], []],
  ['ps -eLf | grep qemu', ['[root@h ~]# ps -eLf | grep qemu', ...eLf, grep], []],
  ['ps -eLF | grep qemu', [...eLF, grep], [0, 1, 2]],
  [
    'ps -Lo pid,tid,psr,args',
    ['  PID   TID PSR COMMAND', ...tids.map((tid, i) => ` 4711  ${tid}   ${i} ${line}`)],
    [0, 1, 2],
  ],
] as const)('%s: one guest, and the threads of its rows', (_, lines, cpus) => {
  expect(threadsOf(lines.join('\n'))).toEqual(rows(cpus));
});

it('ps -ef | grep qemu stays a command line, and the row of grep is no news', () => {
  const { segments, problems } = analyzeTexts([
    `libvirt+  4711 99.2 12.5 9876543 8234567 ?  Sl  Jun03 120:11 ${line}\nroot  5000  0.0  0.0  6332  2100 pts/0  S+  10:00  0:00 grep qemu`,
  ]);
  expect(segments.map(({ reader }) => reader)).toEqual(['qemu-command-line']);
  expect(problems).toEqual([]);
});

it('two rows without a header, below the command that names their columns', () => {
  const { observations } = analyzeTexts([
    '# ps -eLo pid,tid,psr,comm | grep KVM\n 4711  4711   5 qemu-system-x86\n 4711  4715   1 CPU 0/KVM\n',
  ]);
  expect(observations.map(({ tid, lastCpu, role }) => [tid, lastCpu, role])).toEqual([
    [4711, 5, 'emulator'],
    [4715, 1, 'vcpu'],
  ]);
});
