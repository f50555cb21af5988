/** Texts of running domains and what-if commands, cut anywhere and with characters changed: always an answer. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../core/analyze.ts';
import { defaultChoices } from '../../core/analysis.ts';
import { readers } from '../../core/intake/readers.ts';
import { pieceOf } from '../../core/text/source.ts';
import { expectSound, fill, read, timed } from './support.ts';

const domain = `<domain type='kvm'><name>a</name><vcpu>4</vcpu><iothreads>1</iothreads></domain>`;

const texts: Readonly<Record<string, string>> = {
  vcpuinfo:
    'VCPU:           0\nCPU:            75\nState:          running\nCPU time:       1.6s\nCPU Affinity:   yyyy----\n\nVCPU:           1\nCPU:            N/A\nState:          N/A\nCPU time        N/A\nCPU Affinity:   0-3 (out of 112)\n',
  'vcpuinfo translated':
    'VCPU:           0\nCPU:            3\n状态：       运行\nCPU 时间：   17.6s\nCPU关系:      1-3 （8 中的）\n',
  vcpupin: ' VCPU   CPU Affinity\n----------------------\n 0      0,56\n 7      \n',
  emulatorpin: 'emulator: CPU Affinity\n----------------------------------\n       *: 2-3\n',
  iothreadinfo: ' IOThread ID   CPU Affinity\n-----------------------------\n 2             0,2,14\n',
  numatune: 'numa_mode      : strict\nnuma_nodeset   : 0-1\n',
  vcpucount:
    'maximum      config         8\nmaximum      live           8\ncurrent      config         6\ncurrent      live           6\n',
  schedinfo: 'Scheduler      : posix\ncpu_shares     : 1024\nvcpu_quota     : -1\n',
  dominfo: 'Id:             1\nName:           a\nState:          running\nCPU(s):         4\n',
  list: ' Id   Name      State\n------------------------\n 1    a         running\n',
  allowed:
    '/proc/9/task/11/status:1:Name:\tCPU 0/KVM\n/proc/9/task/11/status:Cpus_allowed:\tff,0000000c\n/proc/9/task/11/status:Cpus_allowed_list:\t2-3\n993 CPU 1/KVM Mems_allowed_list:\t0\n',
  taskset:
    "pid 9's current affinity list: 0-14:2\npid 9's new affinity mask: 37\npid 29665 的当前亲和力列表：0,1\n",
  ps: '  PID   TID PSR COMMAND\n    9     9   1 qemu-kvm\n    9    11   2 CPU 0/KVM\n',
  'ps without titles': ' 9 9 1 qemu-kvm\n 9 11 2 CPU 0/KVM\n 9 12 3 CPU 1/KVM\n',
  numastat:
    'Per-node process memory usage (in MBs) for PID 9 (qemu-kvm)\n   Node 0 Node 1 Total\n   ------ ------ -----\nHuge  0 0 0\n------  ------ ------ -----\nTotal        11     15    26\n',
  show: 'policy: default\npreferred node: current\nphyscpubind: 0 1 \nmembind: 0 \n',
  errors: "error: failed to get domain 'x'\ngrep: /proc/9/status: No such file or directory\n",
  commands: `$ virsh vcpupin a 0 3 --live # why\n$ virsh emulatorpin --domain 'a' "0-1"; virsh setvcpus a 2 && virsh numatune a --mode strict --nodeset 0\n`,
  domstatus: `<domstatus state='running' pid='9'><vcpus><vcpu id='0' pid='11'/></vcpus><numad nodeset='0' cpuset='0-1'/>${domain}</domstatus>`,
};

/** Cut at every `step`-th length, and changed `numRuns` times. */
export function checkLive(step: number, numRuns: number): void {
  describe.each(Object.entries(texts))('%s', (_, text) => {
    it('is answered wherever it is cut', () => {
      for (let to = 0; to <= text.length; to += step) expectSound(read(text.slice(0, to), domain));
    });

    it('is answered whatever characters are changed', () => {
      const spot = fc.record({
        at: fc.nat(text.length - 1),
        with: fc.oneof(
          fc.constantFrom(
            '-',
            ',',
            ':',
            '：',
            '0',
            '9',
            '99999',
            'y',
            '\n',
            '\r',
            '\t',
            ' ',
            '',
            '\0',
            "'",
            '"',
            '/',
            '<',
            '^',
          ),
          fc.string({ unit: 'binary', maxLength: 3 }),
        ),
        cut: fc.nat(4),
      });
      fc.assert(
        fc.property(fc.array(spot, { minLength: 1, maxLength: 6 }), (spots) => {
          let changed = text;
          for (const one of spots)
            changed = changed.slice(0, one.at) + one.with + changed.slice(one.at + one.cut);
          const analysis = read(changed, domain);
          expectSound(analysis);
          expect(structuredClone(analysis)).toEqual(analysis);
          for (const { span, observed, lastCpu } of analysis.observations) {
            expect(span.from).toBeGreaterThanOrEqual(0);
            expect(span.to).toBeLessThanOrEqual(changed.length);
            for (const [first, last] of observed ?? []) {
              expect(first).toBeLessThanOrEqual(last);
              expect(last).toBeLessThanOrEqual(65_535);
            }
            expect(lastCpu ?? 0).toBeLessThanOrEqual(99_999);
          }
        }),
        { numRuns },
      );
    });

    it('is survived by every reader, also by those that it is not for', () => {
      for (const reader of readers) {
        const piece = pieceOf({ id: 's', name: 's', text });
        expect(() => reader.read(piece, {})).not.toThrow();
        expect(() => reader.detect(piece)).not.toThrow();
      }
    });
  });
}

/** `length`: of each text; the limit is that of 3 MB, in proportion. */
export function checkMuchOfLive(length: number): void {
  const most = 2 + (8 * length) / 3_000_000;
  it.each([
    ['rows of vcpupin', ` VCPU   CPU Affinity\n----------------------\n${fill(' 1      0-3\n', length)}`],
    ['blocks of vcpuinfo', fill(texts['vcpuinfo'] ?? '', length)],
    ['a long map', `VCPU: 0\nCPU: 0\nState: running\nCPU Affinity: ${fill('y-', length)}`],
    ['threads of /proc', fill('/proc/9/task/11/status:Cpus_allowed_list:\t0-3\n', length)],
    ['lists without a path', fill('Cpus_allowed_list:\t0-3\n', length)],
    ['a mask', `Cpus_allowed:\t${fill('f,', length)}`],
    ['sentences of taskset', fill("pid 9's current affinity list: 0\n", length)],
    ['the word pid', fill('pid ', length)],
    ['rows of ps', `  PID   TID PSR COMMAND\n${fill('    9    11   2 CPU 0/KVM\n', length)}`],
    ['rows of numbers', fill('1 2 3 x\n', length)],
    ['capital words', fill('PID ', length)],
    ['commands', fill('$ virsh vcpupin a 0 3\n', length)],
    ['one command with many words', `$ virsh vcpupin ${fill('a ', length)}`],
    ['labels', fill('a: 0\n', length)],
  ])(
    '%s, in time',
    (name, text) => {
      const { result, seconds } = timed(most, () =>
        analyze(
          [
            { id: 's0', name: 'd', text: domain },
            { id: 's1', name: 'p', text },
          ],
          defaultChoices,
        ),
      );
      console.info(`live: ${name}: ${seconds.toFixed(1)} s, ${String(result.observations.length)} rows`);
      expectSound(result);
      expect(seconds).toBeLessThan(most);
      expect(result.observations.length).toBeLessThanOrEqual(65_536);
    },
    60_000,
  );
}
