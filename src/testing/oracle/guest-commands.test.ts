/** Commands for running guests that a real one takes or refuses, and what we say of the same guest and command. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { analyzeTexts } from '../analyze-text.ts';
import { numactlText } from '../../synthetic-hosts/host-text.ts';
import { EmbeddedQemu } from './guest.ts';
import { cgroupOfThisMachine } from './this-machine.ts';
import { describeWithGuests } from './with-guests.ts';

const guests = {
  none: '<vcpu current="2">4</vcpu>',
  strict: '<vcpu>1</vcpu><numatune><memory mode="strict" nodeset="0"/></numatune>',
  preferred: '<vcpu>1</vcpu><numatune><memory mode="preferred" nodeset="0"/></numatune>',
  restrictive: '<vcpu>1</vcpu><numatune><memory mode="restrictive" nodeset="0"/></numatune>',
};

const xmlOf = (guest: keyof typeof guests): string =>
  `<domain type='qemu'><name>${guest}</name><memory unit='MiB'>32</memory>${guests[guest]}<os><type arch='x86_64'>hvm</type></os></domain>`;

describeWithGuests('commands for a running guest', () => {
  let qemu: EmbeddedQemu;
  beforeAll(() => {
    qemu = new EmbeddedQemu();
  });
  afterAll(() => qemu.close());

  // Node 0 alone: more than this machine has cannot be set.
  it.for<readonly [keyof typeof guests, readonly string[]]>([
    [
      'none',
      [
        'vcpupin web 9 0 --live',
        'vcpupin web 3 0 --live',
        'numatune web --nodeset 0 --mode strict --live',
        'numatune web --nodeset 0 --live',
      ],
    ],
    [
      'strict',
      [
        'numatune web --nodeset 0 --live',
        'numatune web --nodeset 0 --mode strict --live',
        'numatune web --nodeset 1 --mode strict --live',
        'numatune web --mode strict --live',
        'numatune web --mode preferred --live',
      ],
    ],
    ['preferred', ['numatune web --nodeset 0 --live', 'numatune web --nodeset 0 --mode preferred --live']],
    [
      'restrictive',
      ['numatune web --nodeset 0 --mode restrictive --live', 'numatune web --nodeset 0 --live'],
    ],
  ])('%s', async ([guest, commands], { skip }) => {
    if (cgroupOfThisMachine() === 'none') skip('numatune --live needs cgroups');
    const xml = xmlOf(guest);
    expect(await qemu.start(guest, xml)).toEqual({ started: true });
    for (const written of commands) {
      const command = written.replace(' web ', ` ${guest} `);
      const said = await qemu.ask(command);
      const texts = [numactlText('node:2 core:2'), xml, `$ virsh ${command}`];
      const [change] = analyzeTexts(texts, { libvirt: '9.0.0' }).changes;
      const ours = change?.outcome === 'refused' ? change.message : '';
      expect(ours, command).toBe(/^error: (?!Unable to)(.*)/m.exec(said)?.[1] ?? '');
    }
  });
});
