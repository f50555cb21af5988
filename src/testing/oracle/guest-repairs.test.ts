/** The `--live` commands of repairs, run on guests that run: their threads end where the edited XML would put them. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RemedyStep } from '../../core/findings/remedy.ts';
import type { CpuSet } from '../../core/cpuset/cpuset.ts';
import { repairTexts } from '../repair-text.ts';
import { EmbeddedQemu } from './guest.ts';
import { ourThreads, placeGuest, theirThreads } from './guest-compare.ts';
import { cgroupOfThisMachine, hasCpus } from './this-machine.ts';
import { describeWithGuests } from './with-guests.ts';

const one = (cpu: number): CpuSet => [[cpu, cpu]];
const pin = (thread: string, cpu: number): RemedyStep => ({
  kind: 'pin',
  thread: `d0/${thread}`,
  cpus: one(cpu),
});
const unpin = (thread: string): RemedyStep => ({ kind: 'unpin', thread: `d0/${thread}` });

const pinned =
  "<vcpu current='2' cpuset='0-1'>3</vcpu><iothreads>2</iothreads><cputune><vcpupin vcpu='0' cpuset='0'/><emulatorpin cpuset='1'/><iothreadpin iothread='2' cpuset='0'/></cputune>";

const cases: readonly {
  readonly inner: string;
  readonly steps: readonly RemedyStep[];
  readonly stays?: string;
  /** So many vCPUs are plugged in afterwards. */
  readonly plugs?: number;
}[] = [
  {
    inner: '<vcpu>2</vcpu><iothreads>1</iothreads>',
    steps: [pin('vcpu:1', 1), pin('emulator', 0), pin('iothread:1', 1)],
  },
  { inner: pinned, steps: [pin('vcpu:0', 1), pin('emulator', 0), pin('iothread:2', 1)] },
  { inner: pinned, steps: [unpin('vcpu:0'), unpin('iothread:2')] },
  { inner: pinned.replace(" cpuset='0-1'", ''), steps: [unpin('vcpu:0')] },
  // A vCPU that is not plugged in gets the pin when it is, and no other.
  { inner: pinned, steps: [pin('vcpu:2', 1)], plugs: 3 },
  { inner: pinned, steps: [{ kind: 'vcpu-cpuset', domain: 'd0', cpus: one(1) }], plugs: 3 },
  // QEMU's helpers keep what they have in common with the old set: said, and not promised.
  { inner: pinned, steps: [unpin('emulator')], stays: 'emulator: 1 on nodes 0' },
  { inner: pinned, steps: [{ kind: 'vcpu-cpuset', domain: 'd0', cpus: one(1) }, pin('vcpu:0', 1)] },
  { inner: pinned, steps: [{ kind: 'vcpu-cpuset', domain: 'd0', cpus: undefined }] },
  { inner: pinned, steps: [{ kind: 'vcpu-count', domain: 'd0', max: 3, current: 3 }] },
  { inner: pinned, steps: [{ kind: 'iothread-count', domain: 'd0', count: 3 }] },
  {
    inner: `${pinned}<numatune><memory mode='restrictive' nodeset='0'/></numatune>`,
    steps: [{ kind: 'memory', domain: 'd0', mode: 'restrictive', nodes: one(0) }, pin('emulator', 0)],
  },
  { inner: '<vcpu>2</vcpu>', steps: [{ kind: 'memory', domain: 'd0', mode: 'strict', nodes: one(0) }] },
];

describeWithGuests('the live commands of a repair', (libvirt) => {
  let qemu: EmbeddedQemu;
  beforeAll(() => {
    qemu = new EmbeddedQemu();
  });
  afterAll(() => qemu.close());

  let guests = 0;

  it.for(cases)('$steps on $inner', async ({ inner, steps, stays, plugs }, { skip }) => {
    if (!hasCpus(2)) skip('it takes two CPUs');
    const cgroup = cgroupOfThisMachine();
    if (cgroup === 'none') skip('emulatorpin --live needs cgroups');
    const name = `web-${++guests}`;
    const xml = `<domain type='qemu'><name>${name}</name><memory unit='MiB'>32</memory>${inner}<os><type arch='x86_64'>hvm</type></os></domain>`;
    const { repair, texts } = repairTexts([xml], steps, { libvirt, cgroup });
    expect(repair.noEdit).toBeUndefined();
    expect(repair.commands?.live.complete).toBe(stays === undefined);
    const start = await qemu.start(name, xml);
    expect(start).toEqual({ started: true });
    try {
      for (const line of repair.commands!.live.lines)
        expect(await qemu.ask(line.replace(/^virsh /, '')), line).toBe('');
      if (plugs !== undefined) expect(await qemu.ask(`setvcpus ${name} ${plugs} --live`)).toBe('');
      const then =
        plugs === undefined ? texts[0]! : texts[0]!.replace(/ current='\d+'/, ` current='${plugs}'`);
      const ours = placeGuest(then, { libvirt, cgroup });
      const theirs = theirThreads(qemu.threadsOf(name));
      expect(theirs).toEqual([...ourThreads(ours), ...(stays === undefined ? [] : [stays])].sort());
    } finally {
      qemu.stop(name);
    }
  });
});
