/** Every reader of the list survives its own fixtures, cut and damaged. A new reader adds its texts here. */
import { describe, expect, it } from 'vitest';
import { readers } from '../../core/intake/readers.ts';
import type { ReaderId } from '../../core/intake/reading.ts';
import { buildHost } from '../host.ts';
import { capabilitiesText, numactlText } from '../host-text.ts';
import {
  plainStyle,
  writeCpuinfo,
  writeLscpu,
  writeLscpuE,
  writeLscpuJson,
  writeLscpuP,
  writeLscpuTableJson,
} from '../lscpu-text.ts';
import { expectReaderSurvives, expectRecognised } from './reader-survives.ts';

const notation = 'node:2 core:2 pu:2 numbering:interleaved ids:0,8';
const host = buildHost(notation);

const style = { ...plainStyle, offline: new Set([3]), types: 2 };

const fixtures: Partial<Record<ReaderId, readonly string[]>> = {
  'virsh-capabilities': [capabilitiesText(notation)],
  'numactl-hardware': [numactlText(notation)],
  lscpu: [writeLscpu(host, style, 'strides', 50), writeLscpu(host, style, 'masks')],
  'lscpu-e': [writeLscpuE(host, style), writeLscpuE(host, { ...style, caches: false, align: 'left' })],
  'lscpu-p': [writeLscpuP(host, style), writeLscpuP(host, style, false)],
  'lscpu-json': [writeLscpuTableJson(host, style), writeLscpuJson(host, style, 'pairs', true)],
  'proc-cpuinfo': [
    writeCpuinfo(host, style),
    `vendor_id       : IBM/S390
# processors    : 2
processor 0: version = FF,  identification = 06A18A,  machine = 2097
processor 1: version = FF,  identification = 06A18A,  machine = 2097

cpu number      : 1
physical id     : 1
`,
    'cpu\t\t: TI UltraSparc II\nncpus active\t: 2\nCPU6:\t\tonline\nCPU7:\t\tonline\n',
  ],
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
