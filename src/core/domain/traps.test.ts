/** The traps of libvirt.md §8 that are about what define answers, and input that nobody means well with. */
import { describe, expect, it } from 'vitest';
import { analyzeTexts } from '../../testing/analyze-text.ts';
import { withinCpuMs } from '../../testing/cpu-time.ts';
import { formatCpuSet } from '../cpuset/cpuset.ts';
import type { Domain } from './domain.ts';

const read = (inner: string, type = 'kvm'): Domain => {
  const text = `<domain type='${type}'><name>t</name><memory>4096</memory>${inner}</domain>`;
  const domain = analyzeTexts([text], { asLibvirt: true }).domains[0];
  if (domain === undefined) throw new Error('no domain');
  return domain;
};
const refusal = (inner: string, type?: string): string | undefined => read(inner, type).refusals[0]?.message;
const cells = (inner: string): readonly string[] =>
  read(inner).cells.map(({ id, cpus }) => `${String(id)}: ${formatCpuSet(cpus)}`);
const silences = (inner: string): readonly string[] => read(inner).silences.map(({ kind }) => kind);

describe('traps', () => {
  it('7: numatune auto makes vCPUs auto, unless a pin of a vCPU that exists keeps them static', () => {
    const numatune = `<numatune><memory placement='auto'/></numatune>`;
    const placed = (pins: string): string =>
      read(`<vcpu placement='static' current='1'>2</vcpu>${numatune}<cputune>${pins}</cputune>`).vcpuPlacement
        .effective;
    expect(placed('')).toBe('auto');
    expect(placed(`<vcpupin vcpu='1' cpuset='0'/>`)).toBe('static');
    expect(placed(`<vcpupin vcpu='2' cpuset='0'/>`)).toBe('auto');
  });

  it('8: <memory/> says nothing, no numatune says strict and auto', () => {
    expect(read(`<vcpu placement='auto'>2</vcpu><numatune><memory/></numatune>`).memory).toBeUndefined();
    expect(read(`<vcpu placement='auto'>2</vcpu>`).memory).toMatchObject({
      mode: 'strict',
      placement: 'auto',
    });
  });

  it('9: vcpupin beyond the last vCPU is passed over, vcpusched is refused', () => {
    expect(refusal(`<vcpu>2</vcpu><cputune><vcpupin vcpu='2' cpuset='junk'/></cputune>`)).toBeUndefined();
    expect(refusal(`<vcpu>2</vcpu><cputune><vcpusched vcpus='2' scheduler='idle'/></cputune>`)).toBe(
      `unsupported configuration: vCPU '2' is not present in domain definition`,
    );
  });

  it('24: the topology is compared with the maximum, by the QEMU driver alone', () => {
    const inner = `<vcpu current='4'>8</vcpu><cpu><topology sockets='1' dies='2' cores='2' threads='2'/></cpu>`;
    expect(refusal(inner)).toBeUndefined();
    expect(refusal(inner.replace(`dies='2' `, ''))).toContain('CPU topology');
    expect(refusal(inner.replace(`dies='2' `, ''), 'lxc')).toBeUndefined();
  });

  it('25: vCPUs of no cell go to cell 0', () => {
    const inner = `<vcpu>4</vcpu><cpu><numa><cell cpus='0-1' memory='1'/><cell cpus='2' memory='1'/></numa></cpu>`;
    expect(cells(inner)).toEqual(['0: 0-1,3', '1: 2']);
    expect(silences(inner)).toEqual(['memory-replaced', 'vcpus-added-to-cell']);
  });

  it('26: cells may be swapped; a gap is refused; a double is not seen behind a cell of no memory', () => {
    const numa = (inner: string): string => `<vcpu>2</vcpu><cpu><numa>${inner}</numa></cpu>`;
    const swapped = numa(`<cell id='1' cpus='0' memory='1'/><cell id='0' cpus='1' memory='1'/>`);
    expect(cells(swapped)).toEqual(['0: 1', '1: 0']);
    expect(refusal(numa(`<cell id='1' memory='1'/>`))).toContain("Exactly one 'cell' element");
    expect(refusal(numa(`<cell id='0' memory='1'/><cell id='0' memory='1'/>`))).toBe(
      `XML error: Duplicate NUMA cell info for cell id '0'`,
    );
    expect(refusal(numa(`<cell id='0' memory='0'/><cell id='0' memory='1'/>`))).toBeUndefined();
  });

  it('28: a pool’s minimum alone is too large', () => {
    expect(refusal(`<vcpu>1</vcpu><iothreadids><iothread id='1' thread_pool_min='0'/></iothreadids>`)).toBe(
      'unsupported configuration: thread_pool_min must be smaller or equal to thread_pool_max',
    );
  });

  it('29: ids are filled up from the lowest', () => {
    const inner = `<vcpu>1</vcpu><iothreads>4</iothreads><iothreadids><iothread id='2'/><iothread id='7'/></iothreadids>`;
    expect(read(inner).iothreads).toEqual([2, 7, 1, 3]);
  });

  it('33, 34: priority and shares are checked at start only', () => {
    const sched = `<vcpusched vcpus='0' scheduler='fifo' priority='-5'/>`;
    const domain = read(`<vcpu>1</vcpu><cputune>${sched}<shares>0</shares></cputune>`);
    expect(domain.refusals).toEqual([]);
    expect(domain.schedulers.vcpus).toMatchObject([{ policy: 'fifo', priority: -5, threads: [[0, 0]] }]);
    expect(domain.cpuTime.shares?.value).toBe(0);
  });

  it('35: vCPUs of cachetune beyond the last are cut, and with none left it is gone', () => {
    const tune = (vcpus: string): string =>
      `<vcpu>2</vcpu><cputune><cachetune vcpus='${vcpus}'><monitor level='3' vcpus='1'/></cachetune></cputune>`;
    expect(read(tune('1-9')).resourceControl.map(({ vcpus }) => formatCpuSet(vcpus))).toEqual(['1']);
    expect(read(tune('2-9')).resourceControl).toEqual([]);
    expect(silences(tune('2-9'))).toEqual(['resource-control-dropped']);
  });

  it('40: an empty <resource> is refused without a cause', () => {
    expect(refusal(`<vcpu>1</vcpu><resource/>`)).toBe('An error occurred, but the cause is unknown');
  });
});

describe('hostile input', () => {
  it.each([
    `<vcpu>-1</vcpu>`,
    `<vcpu>4294967295</vcpu><cputune><vcpusched vcpus='0-16383' scheduler='idle'/></cputune>`,
    `<vcpu>4294967295</vcpu><cpu><numa><cell memory='1'/></numa></cpu>`,
    `<iothreads>4294967295</iothreads>`,
    `<vcpu>1</vcpu><cputune>${`<vcpupin vcpu='0' cpuset='0-16383'/>`.repeat(10_000)}</cputune>`,
    `<vcpu>1</vcpu><memoryBacking><hugepages>${`<page size='4'/>`.repeat(3000)}</hugepages></memoryBacking>`,
    `<vcpu>1</vcpu><cputune>${`<pin/>`.repeat(10_000)}</cputune>`,
    `<vcpu>9</vcpu><cpu><numa>${`<cell memory='18446744073709551616' cpus='^9'/>`.repeat(3000)}</numa></cpu>`,
    `<__proto__ constructor='1'/><cputune __proto__='1'><toString/></cputune>`,
    `<memory unit='${'k'.repeat(10_000)}'>${'9'.repeat(10_000)}</memory>`,
  ])('is answered: %.60s', (inner) => {
    const analysis = analyzeTexts([`<domain type='kvm'><name>t</name>${inner}</domain>`]);
    expect(analysis.findings.filter(({ rule }) => rule === 'rule-failed')).toEqual([]);
    expect(analysis.domains).toHaveLength(1);
  });

  const many = (write: (i: number) => string): string =>
    Array.from({ length: 12_000 }, (_, i) => write(i)).join('');
  it.each([
    [
      'huge pages of nodes of their own',
      `<memoryBacking><hugepages>${many((i) => `<page size='2048' nodeset='${i}'/>`)}</hugepages></memoryBacking>`,
    ],
    [
      'disks',
      `<devices>${many((i) => `<disk><driver iothread='1'/><target dev='vd${i}' bus='virtio'/></disk>`)}</devices>`,
    ],
    ['controllers', `<devices>${many(() => `<controller type='scsi' model='virtio-scsi'/>`)}</devices>`],
    ['attributes', `<memory ${many((i) => `unitt${i}='KiB' `)}>1</memory>`],
  ])('takes a time linear in its length: %s', (_, inner) => {
    withinCpuMs(700, () => {
      read(`<vcpu>1</vcpu>${inner}`);
    });
  });

  it('knows comments, CDATA and namespaces for what they are', () => {
    expect(read(`<vcpu><!-- <vcpu>9</vcpu> --><![CDATA[3]]></vcpu>`).vcpus.max).toBe(3);
    expect(read(`<x:vcpu xmlns:x='urn:x'>9</x:vcpu><vcpu>3</vcpu>`).vcpus.max).toBe(3);
    expect(read(`<vcpu xmlns='urn:x'>9</vcpu><vcpu>3</vcpu>`).vcpus.max).toBe(3);
  });
});
