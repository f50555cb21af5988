/** What virsh says of real guests, defined and running, is what their XML says; and when something is changed, it is told. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { analyzeTexts } from '../analyze-text.ts';
import { EmbeddedQemu } from './guest.ts';
import { cgroupOfThisMachine, hasCpus } from './this-machine.ts';
import { describeWithGuests } from './with-guests.ts';

const cases = [
  "<vcpu current='1'>3</vcpu><iothreads>2</iothreads><cputune><shares>512</shares><period>50000</period><quota>20000</quota><emulator_period>60000</emulator_period><global_quota>-1</global_quota><iothreadpin iothread='2' cpuset='1'/></cputune><numatune><memory mode='preferred' nodeset='0'/></numatune>",
  "<currentMemory unit='MiB'>24</currentMemory><vcpu>2</vcpu><cputune><global_period>40000</global_period><global_quota>60000</global_quota><iothread_quota>0</iothread_quota></cputune><numatune><memory mode='strict' nodeset='0'/></numatune>",
];

const commands = ['schedinfo', 'numatune', 'vcpucount', 'dominfo', 'iothreadinfo'] as const;

/** A change of a running guest, and the rule that tells of it. */
const changes = [
  ['setvcpus NAME 2 --live', 'observed-vcpus-differ'],
  ['iothreadadd NAME 7 --live', 'observed-iothreads-differ'],
  ['schedinfo NAME --live cpu_shares=2000', 'observed-limits-differ'],
] as const;

describeWithGuests('what virsh says of a guest', () => {
  let qemu: EmbeddedQemu;
  beforeAll(() => {
    qemu = new EmbeddedQemu();
  });
  afterAll(() => qemu.close());

  const rulesOn = async (name: string, xml: string, ...flags: readonly string[]) => {
    const texts = [xml];
    for (const command of commands) {
      // dominfo and vcpucount have no such flag for all they say.
      const flag = command === 'dominfo' || command === 'vcpucount' ? [] : flags;
      const line = [command, name, ...flag].join(' ');
      texts.push(`$ virsh ${line}\n${await qemu.ask(line)}\n`);
    }
    const { findings, observations } = analyzeTexts(texts);
    expect(observations.length).toBeGreaterThanOrEqual(4);
    return findings.filter(({ rule }) => rule.startsWith('observed-')).map(({ rule }) => rule);
  };

  it.for(cases.map((inner, i) => [i, inner] as const))('%i', async ([i, inner], { skip }) => {
    if (!hasCpus(2)) skip('it takes two CPUs');
    if (cgroupOfThisMachine() === 'none') skip('schedinfo needs cgroups');
    const name = `seen-${i}`;
    const xml = `<domain type='qemu'><name>${name}</name><memory unit='MiB'>32</memory>${inner}<os><type arch='x86_64'>hvm</type></os></domain>`;
    expect(await qemu.define(xml)).toContain('defined');
    expect(await rulesOn(name, xml)).toEqual([]);
    expect(await qemu.ask(`undefine ${name}`)).toContain('undefined');
    expect(await qemu.start(name, xml)).toEqual({ started: true });
    try {
      expect(await rulesOn(name, xml, '--live')).toEqual([]);
      const dumped = await qemu.ask(`dumpxml ${name}`);
      expect(await rulesOn(name, dumped)).toEqual([]);
      if (i !== 0) return;
      for (const [change, rule] of changes) {
        await qemu.ask(change.replace('NAME', name));
        expect(await rulesOn(name, xml, '--live'), change).toContain(rule);
      }
    } finally {
      qemu.stop(name);
    }
  });
});
