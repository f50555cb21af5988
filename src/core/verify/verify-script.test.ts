import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { agreementOf } from '../live/agreement.ts';
import { analyzeTexts } from '../../testing/analyze-text.ts';
import { withinCpuMs } from '../../testing/cpu-time.ts';
import { numactlText } from '../../synthetic-hosts/host-text.ts';
import { expectationsOf } from './expectations.ts';
import { verifyScript } from './verify-script.ts';

const host = numactlText('node:2 core:4 pu:2');
const xml = `<domain type='kvm'><name>it's "mine"; $(rm)</name><vcpu cpuset='0-3,^3' current='2'>3</vcpu>
<iothreads>1</iothreads><cputune><vcpupin vcpu='0' cpuset='8'/><emulatorpin cpuset='11'/></cputune>
<numatune><memory mode='strict' nodeset='0'/></numatune></domain>`;

describe('what a real host should say', () => {
  const analysis = analyzeTexts([xml, host]);
  const [domain] = expectationsOf(analysis);

  it('is what was placed', () => {
    const rows = Object.fromEntries(
      domain!.expectations.map(({ id, rows }) => [
        id,
        rows.map(({ comm, value }) => (comm === undefined ? value : `${comm} ${value}`)),
      ]),
    );
    expect(rows).toEqual({
      vcpupin: ['8', '0-2', '0-2'],
      emulatorpin: ['11'],
      iothreadinfo: ['0-2'],
      numatune: ['strict 0'],
      threads: [],
      cpus: ['CPU 0/KVM 8', 'CPU 1/KVM 0-2', 'qemu-system-x86 11', 'IO iothread1 0-2'],
      mems: ['CPU 0/KVM 0', 'CPU 1/KVM 0', 'qemu-system-x86 0', 'IO iothread1 0'],
    });
  });

  it('is asked for by a script that any shell reads, whatever the name', () => {
    const script = verifyScript([domain!]);
    execFileSync('sh', ['-n'], { input: script });
    const named = execFileSync('sh', [
      '-c',
      `${script.split('\n').find((line) => line.startsWith('D='))}\nprintf %s "$D"`,
    ]);
    expect(named.toString()).toBe(`it's "mine"; $(rm)`);
    expect(script).toContain('# 0: 8; 1: 0-2; 2: 0-2');
  });

  it('asks virsh by the UUID where the name is a number, which virsh takes for an id', () => {
    const lines = verifyScript([{ ...domain!, name: '7' }]).split('\n');
    const line = lines.findLast((one) => one.startsWith('D='));
    const listed = ['6695eb01-f6a4-8304-79aa-97f2502e193f 17', '1f0c4a5e-0000-4000-8000-000000000007 7', ''];
    const virsh = `virsh() { printf '%s\\n' '${listed.join("' '")}'; }`;
    const found = execFileSync('sh', ['-c', `D=7\n${virsh}\n${line}\nprintf %s "$D"`]);
    expect(found.toString()).toBe('1f0c4a5e-0000-4000-8000-000000000007');
    expect(lines.findIndex((one) => one.startsWith('PID='))).toBeLessThan(lines.indexOf(line!));
  });

  it('is read back when it is pasted', () => {
    const plain = analyzeTexts([xml.replace(/<name>.*<\/name>/, '<name>web</name>'), host]);
    const output = `$ virsh vcpupin "web"
 VCPU   CPU Affinity
----------------------
 0      8
 1      0-2
 2      0-2

$ virsh emulatorpin "web"
emulator: CPU Affinity
----------------------------------
       *: 9

$ ps -T -o pid,tid,psr,comm -p "4242"
    PID     TID PSR COMMAND
   4242    4242  11 qemu-system-x86
   4242    4245   8 CPU 0/KVM
   4242    4246   1 CPU 1/KVM

$ grep Cpus_allowed_list /proc/"4242"/task/*/status
/proc/4242/task/4242/status:Cpus_allowed_list:	11
/proc/4242/task/4245/status:Cpus_allowed_list:	8
/proc/4242/task/4246/status:Cpus_allowed_list:	5
`;
    const pasted = analyzeTexts([xml.replace(/<name>.*<\/name>/, '<name>web</name>'), host, output]);
    expect(pasted.placements).toEqual(plain.placements);
    const threads = new Map(pasted.placements[0]!.threads.map((thread) => [thread.thread, thread]));
    const said = pasted.observations.flatMap((observation) => {
      const placed = threads.get(observation.thread ?? '');
      return placed === undefined ? [] : [`${observation.thread} ${agreementOf(observation, placed)}`];
    });
    expect(said).toContain('d0/vcpu:0 same');
    expect(said).toContain('d0/emulator differs');
    expect(said).toContain('d0/vcpu:1 differs');
  });
});

it('expects of many domains in a time linear in them', () => {
  const analysis = analyzeTexts(["<domain type='kvm'><name>a</name><vcpu>1</vcpu></domain>"]);
  const [domain, placement] = [analysis.domains[0]!, analysis.placements[0]!];
  const ids = Array.from({ length: 40_000 }, (_, i) => `d${i}`);
  const many = {
    ...analysis,
    domains: ids.map((id) => ({ ...domain, id })),
    placements: ids.map((id) => ({ ...placement, domain: id })),
  };
  withinCpuMs(700, () => {
    expect(expectationsOf(many)).toHaveLength(ids.length);
  });
});
