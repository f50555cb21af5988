/**
 * Generated guests, really started: where every thread runs, or why it does not start, beside ours.
 * PINSCOPE_GUESTS=500 starts more, PINSCOPE_SEED=7 the same ones again.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { EmbeddedQemu } from './guest.ts';
import { anyGuest, writeGuest } from './guest-domains.ts';
import { ourThreads, placeGuest, theirThreads, withoutRunning } from './guest-compare.ts';
import { cgroupOfThisMachine, fakeNumad } from './this-machine.ts';
import { describeWithGuests } from './with-guests.ts';

const count = Number(process.env['PINSCOPE_GUESTS'] ?? 150);
const seed = Number(process.env['PINSCOPE_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

describeWithGuests('generated guests', (libvirt) => {
  let qemu: EmbeddedQemu;
  let removeNumad: (() => void) | undefined;
  const cgroup = cgroupOfThisMachine();

  beforeAll(() => {
    removeNumad = fakeNumad('0');
    qemu = new EmbeddedQemu({ withoutCpuset: cgroup === 'none' });
  });
  afterAll(async () => {
    await qemu.close();
    removeNumad?.();
  });

  it(`run where we say (${count} guests, seed ${seed})`, async () => {
    const wrong: string[] = [];
    const tally = new Map<string, number>();
    const choices = { libvirt, cgroup, ...(removeNumad === undefined ? {} : { numad: '0' }) };
    for (const [i, guest] of fc.sample(anyGuest, { numRuns: count, seed }).entries()) {
      const name = `r${i}`;
      const xml = writeGuest(guest, name);
      const ours = placeGuest(xml, choices);
      const { verdict, problems, doubts } = ours.placement.start;
      const start = await qemu.start(name, xml);
      const theirs = start.started ? theirThreads(qemu.threadsOf(name)) : [withoutRunning(start.error)];
      if (start.started) qemu.stop(name);
      const fate = start.started ? 'started' : theirs[0]!.replace(/\d+/g, 'N');
      tally.set(fate, (tally.get(fate) ?? 0) + 1);
      const message = problems[0]?.message ?? doubts.find((doubt) => doubt.message !== undefined)?.message;
      const expected = start.started && verdict !== 'fails' ? ourThreads(ours) : [message ?? verdict];
      if (expected.join('\n') !== theirs.join('\n'))
        wrong.push(`${xml}\n- ${expected.join('\n- ')}\n+ ${theirs.join('\n+ ')}`);
    }
    const figures = [...tally]
      .sort((a, b) => b[1] - a[1])
      .map(([fate, n]) => `${String(n).padStart(6)}  ${fate}`);
    console.info(`libvirt ${libvirt}, cgroup ${cgroup}, seed ${seed}:\n${figures.join('\n')}`);
    expect(wrong.length, wrong.slice(0, 3).join('\n\n')).toBe(0);
  });
});
