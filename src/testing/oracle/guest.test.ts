/**
 * Real guests, started by the embedded QEMU driver: every thread's CPUs and memory nodes as the kernel shows them in
 * /proc, beside ours; and libvirt's own words where a guest does not start.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idsOf } from '../../core/cpuset/cpuset.ts';
import { lesson } from '../../lessons/09-numatune/lesson.ts';
import type { Step } from '../../lessons/lesson.ts';
import { EmbeddedQemu } from './guest.ts';
import { ourThreads, placeGuest, theirThreads, withoutRunning } from './guest-compare.ts';
import { cgroupOfThisMachine, fakeNumad, hasCpus, numactlOfThisMachine, onlineCpus } from './this-machine.ts';
import { describeWithGuests } from './with-guests.ts';

const cpus = [...idsOf(onlineCpus())];
/** The first CPUs of this machine; one that has only two uses the first again. */
const [first = 0, second = 0, third = first, fourth = first] = cpus;
const lastNode = /.*^node (\d+) cpus/ms.exec(numactlOfThisMachine())?.[1] ?? '0';
/** Beyond what the kernel has room for. */
const absent = 9000;

function vm(name: string, inner: string): string {
  return `<domain type='qemu'><name>${name}</name><memory unit='MiB'>32</memory>${inner}<os><type arch='x86_64'>hvm</type></os></domain>`;
}

const kinds = [...new Set([cgroupOfThisMachine(), 'none' as const])];

describeWithGuests('real guests', (libvirt) => {
  describe.each(kinds)('with cgroup %s', (cgroup) => {
    let qemu: EmbeddedQemu;
    let removeNumad: (() => void) | undefined;
    const choices = { libvirt, cgroup, numad: lastNode };
    let guests = 0;

    beforeAll(() => {
      removeNumad = fakeNumad(lastNode);
      qemu = new EmbeddedQemu({ withoutCpuset: cgroup === 'none' });
    });
    afterAll(async () => {
      await qemu.close();
      removeNumad?.();
    });

    /** Starts it, compares, stops it. */
    async function compare(inner: string): Promise<void> {
      const name = `g${++guests}`;
      const xml = vm(name, inner);
      const ours = placeGuest(xml, choices);
      const start = await qemu.start(name, xml);
      if (!start.started) {
        expect.soft(ours.placement.start.verdict, start.error).not.toBe('starts');
        const { problems, doubts } = ours.placement.start;
        const message = problems[0]?.message ?? doubts.find((doubt) => doubt.message !== undefined)?.message;
        expect(message).toBe(withoutRunning(start.error));
        return;
      }
      const theirs = theirThreads(qemu.threadsOf(name));
      qemu.stop(name);
      expect(ours.placement.start.verdict).not.toBe('fails');
      expect(ourThreads(ours)).toEqual(theirs);
    }

    const matrix = Array.from({ length: 16 }, (_, i) => ({
      row: i + 1,
      auto: (i & 8) !== 0,
      cpuset: (i & 4) !== 0,
      emulatorpin: (i & 2) !== 0,
      vcpupin: (i & 1) !== 0,
    }));

    it.for(matrix)(
      'row $row: auto $auto, cpuset $cpuset, emulatorpin $emulatorpin, vcpupin $vcpupin',
      async (knobs, { skip }) => {
        if (!hasCpus(2)) skip('it takes two CPUs');
        if (knobs.auto && removeNumad === undefined) skip('numad cannot be stood in for without root');
        const vcpu = `<vcpu placement='${knobs.auto ? 'auto' : 'static'}'${knobs.cpuset ? ` cpuset='${second}'` : ''}>2</vcpu>`;
        const pins = `${knobs.vcpupin ? `<vcpupin vcpu='0' cpuset='${first}'/>` : ''}${knobs.emulatorpin ? `<emulatorpin cpuset='${third}'/>` : ''}`;
        await compare(
          `${vcpu}<iothreads>2</iothreads><cputune>${pins}<iothreadpin iothread='2' cpuset='${fourth}'/></cputune>`,
        );
      },
    );

    it.for<[what: string, inner: string]>([
      ['a set that is partly absent', `<vcpu cpuset='${second},${absent}'>2</vcpu>`],
      [
        'a set that is wholly absent',
        `<vcpu>1</vcpu><cputune><vcpupin vcpu='0' cpuset='${absent}'/></cputune>`,
      ],
      ['emulatorpin absent', `<vcpu>1</vcpu><cputune><emulatorpin cpuset='${absent}'/></cputune>`],
      [
        'emulatorpin partly absent',
        `<vcpu>1</vcpu><cputune><emulatorpin cpuset='${second},${absent}'/></cputune>`,
      ],
      [
        'iothreadpin absent',
        `<vcpu>1</vcpu><iothreads>2</iothreads><cputune><iothreadpin iothread='2' cpuset='${absent}'/></cputune>`,
      ],
      [
        'a cpuset that nobody is left to use',
        `<vcpu cpuset='${absent}'>1</vcpu><cputune><vcpupin vcpu='0' cpuset='0'/><emulatorpin cpuset='0'/></cputune>`,
      ],
      [
        'the pin of an offline vCPU absent',
        `<vcpu current='1'>2</vcpu><cputune><vcpupin vcpu='1' cpuset='${absent}'/></cputune>`,
      ],
      ['strict memory', `<vcpu>1</vcpu><numatune><memory mode='strict' nodeset='0'/></numatune>`],
      ['restrictive memory', `<vcpu>1</vcpu><numatune><memory mode='restrictive' nodeset='0'/></numatune>`],
      [
        'a node that is not there',
        `<vcpu>1</vcpu><numatune><memory mode='preferred' nodeset='0,900'/></numatune>`,
      ],
      [
        'a node that no cell uses',
        `<vcpu>1</vcpu><cpu><numa><cell cpus='0' memory='32768'/></numa></cpu><numatune><memory nodeset='901'/><memnode cellid='0' nodeset='900'/></numatune>`,
      ],
      [
        'two cells on nodes that are not there',
        `<vcpu>2</vcpu><cpu><numa><cell cpus='0' memory='16384'/><cell cpus='1' memory='16384'/></numa></cpu><numatune><memnode cellid='1' nodeset='901'/><memnode cellid='0' nodeset='900'/></numatune>`,
      ],
      [
        'a memory device on a node that is not there',
        `<maxMemory slots='2' unit='MiB'>512</maxMemory><vcpu>1</vcpu><cpu><numa><cell cpus='0' memory='32768'/></numa></cpu>
         <devices><memory model='dimm'><source><nodemask>0,900</nodemask></source><target><size unit='MiB'>128</size><node>0</node></target></memory></devices>`,
      ],
      ['shares 0', `<vcpu>1</vcpu><cputune><shares>0</shares></cputune>`],
      ['shares 20000', `<vcpu>1</vcpu><cputune><shares>20000</shares></cputune>`],
      ['a quota', `<vcpu>1</vcpu><cputune><period>100000</period><quota>50000</quota></cputune>`],
      [
        'priority 100',
        `<vcpu>2</vcpu><cputune><vcpusched vcpus='1' scheduler='fifo' priority='100'/></cputune>`,
      ],
      [
        'priority 100 and a pin',
        `<vcpu>2</vcpu><cputune><vcpupin vcpu='1' cpuset='${absent}'/><vcpusched vcpus='1' scheduler='fifo' priority='100'/></cputune>`,
      ],
      [
        'priority 0 of the emulator',
        `<vcpu>1</vcpu><cputune><emulatorsched scheduler='rr' priority='0'/></cputune>`,
      ],
      [
        'priority -5 of an iothread',
        `<vcpu>1</vcpu><iothreads>1</iothreads><cputune><iothreadsched iothreads='1' scheduler='rr' priority='-5'/></cputune>`,
      ],
      ['batch', `<vcpu>1</vcpu><cputune><vcpusched vcpus='0' scheduler='batch'/></cputune>`],
      ['fifo', `<vcpu>1</vcpu><cputune><vcpusched vcpus='0' scheduler='fifo' priority='1'/></cputune>`],
      ['the same order twice', `<vcpu>3</vcpu>${orders('yes')}<cputune><emulatorpin cpuset='0'/></cputune>`],
      ['the same order twice, fixed', `<vcpu>3</vcpu>${orders('no')}`],
    ])('%s', async ([, inner], { skip }) => {
      // The other settings of cgroups need root too.
      if (process.getuid?.() !== 0 && /<shares>|<quota>/.test(inner)) skip('a session has no cgroups');
      await compare(inner);
    });

    // Where there are no cgroups libvirt asks for them first.
    const itWithCgroups = cgroup === 'none' ? undefined : it;
    itWithCgroups?.('keeps the memory mode of a running guest, as lesson 9 says', async () => {
      const inner = `<vcpu>1</vcpu><numatune><memory mode='strict' nodeset='${lastNode}'/></numatune>`;
      expect(await qemu.start('bound', vm('bound', inner))).toEqual({ started: true });
      const said = await qemu.ask(`numatune bound --mode interleave --nodeset ${lastNode} --live`);
      qemu.stop('bound');
      const steps: readonly Step[] = lesson.steps;
      expect(said).toBe(steps.find(({ id }) => id === 'live')?.checks?.[0]?.prints);
    });

    it('hot-plugs as evidence E2 tells', async ({ skip }) => {
      if (!hasCpus(2)) skip('it takes two CPUs');
      const xml = vm(
        'plugged',
        `<vcpu cpuset='${second}' current='1'>4</vcpu><iothreads>2</iothreads>
         <cputune><vcpupin vcpu='2' cpuset='${first}'/><iothreadpin iothread='2' cpuset='${first}'/></cputune>`,
      );
      expect(await qemu.start('plugged', xml)).toEqual({ started: true });
      const cpusOf = (name: string): string | undefined =>
        theirThreads(qemu.threadsOf('plugged'))
          .find((line) => line.startsWith(`${name}:`))
          ?.split(' ')[1];
      /** What libvirt makes of the domain by now, placed by us, beside what the kernel has. */
      const agree = async (): Promise<void> => {
        const live = await qemu.ask('dumpxml plugged');
        expect(ourThreads(placeGuest(live, choices))).toEqual(theirThreads(qemu.threadsOf('plugged')));
      };
      const waiting = placeGuest(xml, choices).placement.threads.filter(({ online }) => !online);
      expect(waiting.map(({ source }) => source)).toEqual(['vcpu-cpuset', 'vcpupin', 'vcpu-cpuset']);
      expect(cpusOf('vcpu1')).toBeUndefined();
      await agree();

      await qemu.ask('setvcpus plugged 3 --live');
      expect([cpusOf('vcpu1'), cpusOf('vcpu2')]).toEqual([String(second), String(first)]);
      await agree();

      await qemu.ask(`vcpupin plugged 1 ${first},${second} --live`);
      await qemu.ask(`vcpupin plugged 3 ${first} --live`);
      await agree();

      await qemu.ask('setvcpus plugged 4 --live');
      expect(cpusOf('vcpu3')).toBe(String(first));
      await qemu.ask('iothreadadd plugged 7 --live');
      expect(cpusOf('iothread7')).toBe(String(second));
      await agree();
      qemu.stop('plugged');
    });
  });
});

function orders(hotpluggable: 'yes' | 'no'): string {
  const vcpu = (id: number, order: number, plug: string): string =>
    `<vcpu id='${id}' enabled='yes' hotpluggable='${plug}' order='${order}'/>`;
  return `<vcpus>${vcpu(0, 1, 'no')}${vcpu(1, 2, hotpluggable)}${vcpu(2, 2, hotpluggable)}</vcpus>`;
}
