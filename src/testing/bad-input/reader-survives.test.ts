/** Every reader of the list survives its own fixtures, cut and damaged. A new reader adds its texts here. */
import { describe, expect, it } from 'vitest';
import { readers } from '../../core/intake/readers.ts';
import type { ReaderId } from '../../core/intake/reading.ts';
import { buildHost } from '../generate/host.ts';
import { writeCapabilities, writeNumactl } from '../generate/host-text.ts';
import { expectReaderSurvives, expectRecognised } from './reader-survives.ts';

const host = buildHost('node:2 core:2 pu:2 numbering:interleaved ids:0,8');

const fixtures: Partial<Record<ReaderId, readonly string[]>> = {
  'virsh-capabilities': [writeCapabilities(host)],
  'numactl-hardware': [writeNumactl(host)],
  'libvirt-domain': ["<domain type='kvm'><name>a</name><vcpu cpuset='0-3,^2'>4</vcpu></domain>"],
};

describe.each(readers.filter(({ id }) => fixtures[id] !== undefined))('$id', (reader) => {
  it.each(fixtures[reader.id]!.map((text) => [text.slice(0, 40), text] as const))(
    'survives %j…',
    (_name, text) => {
      expectRecognised(reader, text);
      expectReaderSurvives(reader, text);
    },
    60_000,
  );
});

it('says which readers bring their texts elsewhere', () => {
  const elsewhere = readers.filter(({ id, use }) => use === 'read' && fixtures[id] === undefined);
  console.info(`readers without a text in this table: ${elsewhere.map(({ id }) => id).join(', ') || 'none'}`);
  expect(Object.keys(fixtures).filter((id) => readers.every((reader) => reader.id !== id))).toEqual([]);
});
