/** Memory, namespaces and cells as libvirt 9.0.0 takes them; every answer was seen in virsh. */
import { describe, expect, it } from 'vitest';
import { analyzeTexts } from '../../testing/analyze-text.ts';
import { analyze } from '../analyze.ts';
import { formatCpuSet } from '../cpuset/cpuset.ts';
import type { Domain } from './domain.ts';
import { readMemory } from './libvirt-memory.ts';

function read(inside: string): Domain {
  const text = `<domain type='test'>${inside}</domain>`;
  const choices = { droppedAssumptions: [], asLibvirt: true, numad: undefined };
  return analyze([{ id: 'a', name: 'a', text }], choices).domains[0]!;
}

describe('readMemory', () => {
  it.each([
    ['5', undefined, 5],
    ['5', '', 5],
    [' +5', 'MiB', 5120],
    ['5', 'm', 5120],
    ['5', 'MB', 4883],
    ['1', 'b', 1],
    ['0', 'bytes', 0],
    ['9007199254740993', 'b', 8796093022209],
    ['9223372036854774784', 'b', 9007199254740991],
  ])('takes %j %j as %d KiB', (text, unit, kib) => {
    expect(readMemory({ text, unit, path: './@memory', required: true })).toMatchObject({ ok: true, kib });
  });

  it.each([
    [undefined, undefined, "XML error: missing element or attribute './@memory'"],
    ['', 'KiB', "XML error: missing element or attribute './@memory'"],
    ['5 ', undefined, "XML error: Invalid value '5 ' for element or attribute './@memory'"],
    ['-5', undefined, "XML error: Invalid value '-5' for element or attribute './@memory'"],
    [
      '18446744073709551616',
      undefined,
      "XML error: Invalid value '18446744073709551616' for element or attribute './@memory'",
    ],
    ['18446744073709551615', undefined, 'numerical overflow: value too large: 18446744073709551615'],
    ['9999999999999999', 'PiB', 'numerical overflow: value too large: 9999999999999999PiB'],
    ['9223372036854775807', 'b', 'numerical overflow: size value too large'],
    ['9223372036854774785', 'b', 'numerical overflow: size value too large'],
    ['5', 'kB ', "invalid argument: unknown suffix 'kB '"],
  ])('refuses %j %j', (text, unit, fault) => {
    expect(readMemory({ text, unit, path: './@memory', required: true })).toMatchObject({ ok: false, fault });
  });
});

describe('namespaces', () => {
  it.each([
    ["<vcpu xmlns:a='urn:a' a:cpuset='1'>4</vcpu>", '1'],
    ["<vcpu xml:cpuset='1'>4</vcpu>", '1'],
    ["<vcpu a:cpuset='1'>4</vcpu>", undefined],
  ])('%s: a declared prefix is no part of the name', (inside, cpuset) => {
    const { vcpuCpuset } = read(inside);
    expect(vcpuCpuset?.set && formatCpuSet(vcpuCpuset.set)).toBe(cpuset);
  });

  it.each(["<vcpu xmlns='urn:a'>x</vcpu>", "<a:vcpu xmlns:a='urn:a'>x</a:vcpu>", '<a:vcpu>x</a:vcpu>'])(
    '%s is not the <vcpu> that libvirt looks for',
    (inside) => {
      expect(read(inside)).toMatchObject({ refusals: [], vcpus: { max: 1, span: undefined } });
    },
  );
});

it('a default namespace on <domain> hides everything in it', () => {
  const namespaced = (name: string) =>
    analyzeTexts([
      `<domain xmlns='urn:z' type='kvm'>${name}<vcpu>x</vcpu></domain>`,
    ]).domains[0]?.refusals.map(({ message }) => message);
  expect(namespaced('<name>a</name>')).toEqual(['missing name information']);
  expect(namespaced("<name xmlns=''>a</name>")).toEqual([]);
});

describe('cells', () => {
  const cells = (inside: string): Domain => read(`<vcpu>4</vcpu><cpu><numa>${inside}</numa></cpu>`);

  it('of no memory are overwritten without a word, and the slot left over is an empty cell', () => {
    const domain = cells("<cell id='0' cpus='0' memory='0'/><cell id='0' memory='5'/>");
    expect(domain.refusals).toEqual([]);
    expect(domain.cells.map(({ id, cpus, memoryKiB }) => [id, formatCpuSet(cpus), memoryKiB])).toEqual([
      [0, '0', 5],
      [1, '', 0],
    ]);
  });

  it('name the lowest rival, whatever the order', () => {
    const domain = cells(
      "<cell id='2' cpus='2' memory='1'/><cell id='1' cpus='1' memory='1'/><cell id='0' cpus='0-3' memory='1'/>",
    );
    expect(domain.refusals[0]?.message).toBe(
      'unsupported configuration: NUMA cells 0 and 1 have overlapping vCPU ids',
    );
  });

  it('come from the first <numa> of every <cpu>', () => {
    const domain = read(
      "<vcpu>2</vcpu><cpu/><cpu><numa><cell cpus='0' memory='1'/></numa><numa><cell memory='1'/></numa></cpu>",
    );
    expect(domain.cells).toHaveLength(1);
  });
});

it('takes <vcpu id> of <vcpus> side by side as one domain', () => {
  const text = "<vcpu id='0' enabled='yes'/>\n<vcpu id='1' enabled='no'/>\n<vcpu>2</vcpu>";
  const { domains } = analyze([{ id: 'a', name: 'a', text }], {
    droppedAssumptions: [],
    asLibvirt: false,
    numad: undefined,
  });
  expect(domains.map(({ onlineVcpus, vcpus }) => [formatCpuSet(onlineVcpus), vcpus.max])).toEqual([['0', 2]]);
});
