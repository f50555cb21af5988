import { describe, expect, it } from 'vitest';
import { analyzeTexts } from '../../testing/analyze-text.ts';
import { capabilitiesText } from '../../synthetic-hosts/host-text.ts';
import type { Choices } from '../analysis.ts';
import { formatCpuSet } from '../cpuset/cpuset.ts';
import { completeSmp, type SmpOrder } from './complete-smp.ts';
import { cpusAt } from './qemu-cells.ts';
import { withinCpuMs } from '../../testing/cpu-time.ts';

const host = capabilitiesText('node:2 core:2 pu:2'); // node 0: 0-1,4-5; node 1: 2-3,6-7

function read(text: string, choices: Partial<Choices> = {}, withHost = true) {
  const analysis = analyzeTexts(withHost ? [text, host] : [text], choices);
  return { ...analysis, domain: analysis.domains[0]!, placement: analysis.placements[0]! };
}

const cellsOf = (text: string): readonly string[] =>
  read(text).domain.cells.map(({ id, cpus }) => `${id}: ${formatCpuSet(cpus)}`);
const refusalsOf = (text: string): readonly string[] =>
  read(text).domain.refusals.map(({ message }) => message);

describe('completeSmp', () => {
  const complete = (smp: Parameters<typeof completeSmp>[0], order: SmpOrder = 'cores-first'): string => {
    const { cpus, maxcpus, sockets, dies, clusters, cores, threads } = completeSmp(smp, order, undefined);
    return `${cpus}/${maxcpus} ${[sockets, dies, clusters, cores, threads].join('×')}`;
  };

  it.each([
    [{ cpus: 8 }, '8/8 1×1×1×8×1', '8/8 8×1×1×1×1'],
    [{ cpus: 8, threads: 2 }, '8/8 1×1×1×4×2', '8/8 4×1×1×1×2'],
    [{ cpus: 4, maxcpus: 8, sockets: 2 }, '4/8 2×1×1×4×1', '4/8 2×1×1×4×1'],
    [{ cpus: 1, maxcpus: 12, sockets: 2, cores: 3 }, '1/12 2×1×1×3×2', '1/12 2×1×1×3×2'],
    [{ sockets: 2, cores: 3 }, '6/6 2×1×1×3×1', '6/6 2×1×1×3×1'],
    [{ cpus: 0, cores: 0 }, '1/1 1×1×1×1×1', '1/1 1×1×1×1×1'],
    [{}, '1/1 1×1×1×1×1', '1/1 1×1×1×1×1'],
    [{ cpus: 8, dies: 2, modules: 2 }, '8/8 1×2×2×2×1', '8/8 2×2×2×1×1'],
    [{ cpus: 8, drawers: 2, books: 2 }, '8/8 4×1×1×2×1', '8/8 8×1×1×1×1'],
  ])('%j', (smp, today, before) => {
    expect([complete(smp), complete(smp, 'sockets-first')]).toEqual([today, before]);
  });

  it('says what QEMU says when it does not come out', () => {
    const refusal = (smp: Parameters<typeof completeSmp>[0], program?: string) =>
      completeSmp(smp, 'cores-first', program).refusal;
    expect(refusal({ cpus: 8, maxcpus: 4 })).toBe(
      'Invalid CPU topology: maxcpus must be equal to or greater than smp: sockets (1) * dies (1) * cores (4) * threads (1) == maxcpus (4) < smp_cpus (8)',
    );
    expect(refusal({ cpus: 7, cores: 2 }, 'qemu-system-aarch64')).toBe(
      'Invalid CPU topology: product of the hierarchy must match maxcpus: sockets (3) * clusters (1) * cores (2) * threads (1) != maxcpus (7)',
    );
  });
});

describe('the topology', () => {
  it.each([
    ['pc-q35-7.2', '1 8'],
    ['pc-q35-6.2', '1 8'],
    ['pc-q35-6.1', '8 1'],
    ['pc-i440fx-2.11', '8 1'],
    ['virt-10.0', '1 8'],
  ])('follows the release of machine type %s without a guess', (machine, expected) => {
    const { domain, assumptions } = read(`qemu-system-x86_64 -M ${machine} -smp 8`);
    expect(`${domain.topology?.sockets} ${domain.topology?.cores}`).toBe(expected);
    expect(assumptions).toEqual([]);
  });

  it('is an assumption where the machine type does not tell, and can be dropped', () => {
    for (const machine of ['', '-machine q35', '-machine pc-q35-rhel8.6.0']) {
      const { domain, assumptions } = read(`qemu-system-x86_64 ${machine} -smp 8`);
      expect(domain.topology).toMatchObject({ sockets: 1, cores: 8 });
      expect(assumptions).toMatchObject([{ id: 'qemu-smp:d0', before: { sockets: 8, cores: 1 } }]);
      const dropped = read(`qemu-system-x86_64 ${machine} -smp 8`, { droppedAssumptions: ['qemu-smp:d0'] });
      expect(dropped.domain.topology).toMatchObject({ sockets: 8, cores: 1 });
      expect(dropped.droppedAssumptions).toHaveLength(1);
    }
    expect(read('-smp 8,sockets=2').assumptions).toEqual([]);
  });

  it('of a fragment without -smp is what its cells name', () => {
    const text = '-numa node,cpus=0-3 -numa node,cpus=4-5';
    expect(read(text).domain.vcpus).toMatchObject({ max: 6, assumed: true });
    expect(read(text).assumptions).toMatchObject([{ kind: 'qemu-vcpus', count: 6 }]);
    expect(read(text, { asLibvirt: true }).domain.vcpus).toMatchObject({ max: 1, assumed: false });
    expect(read(`qemu-system-x86_64 ${text}`).domain.vcpus.max).toBe(1);
  });

  it('tells which vCPUs are plugged in', () => {
    const { domain, placement } = read(
      '-smp 2,maxcpus=8,sockets=2,cores=4 -device qemu64-x86_64-cpu,socket-id=1,core-id=2,thread-id=0',
    );
    expect(formatCpuSet(domain.onlineVcpus)).toBe('0-1,6');
    expect(domain.vcpus).toMatchObject({ max: 8, current: 3 });
    expect(placement.threads.filter(({ online }) => !online).map(({ number }) => number)).toEqual([
      2, 3, 4, 5, 7,
    ]);
  });
});

describe('cells', () => {
  it('share the vCPUs out by socket where no option names one', () => {
    expect(cellsOf('-smp 8,sockets=4 -numa node -numa node')).toEqual(['0: 0-1,4-5', '1: 2-3,6-7']);
    expect(cellsOf('-smp 8 -numa node -numa node')).toEqual(['0: 0-7', '1: ']);
  });

  it('take the vCPUs at a place', () => {
    const text =
      '-smp 8,sockets=2,dies=2 -numa node -numa node -numa cpu,node-id=0,die-id=1 -numa cpu,node-id=1,die-id=0';
    expect(cellsOf(text)).toEqual(['0: 2-3,6-7', '1: 0-1,4-5']);
    const smp = completeSmp({ cpus: 8, sockets: 2, cores: 2, threads: 2 }, 'cores-first', undefined);
    expect(formatCpuSet(cpusAt({ thread: 1 }, smp))).toBe('1,3,5,7');
    expect(formatCpuSet(cpusAt({ core: 5 }, smp))).toBe('');
  });

  it('take those that no option names into the first, with a warning', () => {
    const { domain, findings } = read('-smp 4,sockets=1 -numa node,cpus=1 -numa node,cpus=2');
    expect(domain.cells.map(({ cpus }) => formatCpuSet(cpus))).toEqual(['0-1,3', '2']);
    expect(findings.filter(({ rule }) => rule.startsWith('qemu-'))).toMatchObject([
      { rule: 'qemu-vcpus-in-no-cell', params: { vcpus: '0,3', cell: 0 } },
    ]);
  });

  it('complete their distances both ways', () => {
    const { domain } = read(
      '-smp 2,sockets=2 -numa node,cpus=0 -numa node,cpus=1 -numa dist,src=1,dst=0,val=33',
    );
    expect(domain.cells.map(({ distances }) => distances.map(({ value }) => value))).toEqual([
      [10, 33],
      [33, 10],
    ]);
  });

  it.each([
    ['-numa node,cpus=0-1 -numa node,cpus=1', 'CPU is already assigned to node-id: 0'],
    ['-numa node,cpus=0-2', 'CPU index (2) should be smaller than maxcpus (2)'],
    ['-numa node,nodeid=1 -numa node', 'Duplicate NUMA nodeid: 1'],
    ['-numa node,nodeid=0 -numa node,nodeid=2', 'numa: Node ID missing: 1'],
    ['-numa node -numa cpu,node-id=0,socket-id=7', 'no match found'],
    ['-m 128 -numa node,mem=64', 'total memory for NUMA nodes (0x4000000) should equal RAM size (0x8000000)'],
    ['-numa node -numa dist,src=0,dst=0,val=11', 'Local distance of node 0 should be 10.'],
    [
      '-object memory-backend-ram,id=a,host-nodes=0',
      'host-nodes must be empty for policy default, or you should explicitly specify a policy other than default',
    ],
    ['-object memory-backend-ram,id=a,policy=bind', 'host-nodes must be set for policy bind'],
  ])('%s is refused as QEMU does it', (text, message) => {
    expect(refusalsOf(`-smp 2,sockets=2 ${text}`)).toContain(message);
  });
});

describe('placement', () => {
  const memory = (id: string, nodes: number, policy: string): string =>
    `-object memory-backend-ram,id=${id},size=64M,host-nodes=${nodes},policy=${policy}`;
  const bound = `-m 128 -smp 4,sockets=2 ${memory('a', 0, 'bind')} ${memory('b', 1, 'preferred')} -numa node,cpus=0-1,memdev=a -numa node,cpus=2-3,memdev=b -object iothread,id=iothread5 -object iothread,id=disks`;

  it('is anywhere, for no command line holds a pin', () => {
    const { domain, placement, findings } = read(`qemu-system-x86_64 -name guest=q ${bound}`);
    expect(
      placement.threads.map(({ kind, source, runs }) => [kind, source, formatCpuSet(runs ?? [])]),
    ).toEqual([
      ...Array.from({ length: 4 }, () => ['vcpu', 'default', '0-7']),
      ['emulator', 'default', '0-7'],
      ['iothread', 'default', '0-7'],
      ['iothread', 'default', '0-7'],
    ]);
    expect(placement.threads[0]!.reasons).toMatchObject([
      { source: 'vcpupin', state: 'absent', why: 'qemu-line' },
      { source: 'launcher', state: 'absent' },
      { source: 'default', state: 'applied' },
    ]);
    expect(domain.qemu?.iothreadIds).toEqual([
      { number: 5, id: 'iothread5' },
      { number: 1, id: 'disks' },
    ]);
    expect(placement.starts).toBe('unknown');
    expect(findings).toEqual([]);
  });

  it('binds the memory of cells to host-nodes', () => {
    const { placement } = read(bound);
    expect(placement.memory.map(({ cell, mode, nodes, source }) => [cell, mode, nodes, source])).toEqual([
      [0, 'strict', [[0, 0]], 'host-nodes'],
      [1, 'preferred', [[1, 1]], 'host-nodes'],
    ]);
    expect(placement.locality.map(({ verdict }) => verdict)).toEqual(
      Array.from({ length: 4 }, () => 'partly-remote'),
    );
  });

  it('binds all memory where there are no cells', () => {
    const { placement } = read(`-smp 1 -machine q35,memory-backend=a ${memory('a', 1, 'interleave')}`);
    expect(placement.memory).toMatchObject([{ cell: undefined, mode: 'interleave', source: 'host-nodes' }]);
  });

  it('follows what stands before the command', () => {
    const { placement, findings } = read(`taskset -c 2-3 qemu-system-x86_64 ${bound}`);
    expect(
      placement.threads.every(
        ({ source, asked }) => source === 'launcher' && formatCpuSet(asked as never) === '2-3',
      ),
    ).toBe(true);
    expect(placement.threads[0]!.reasons).toMatchObject([
      { state: 'absent' },
      { source: 'launcher', state: 'applied', raw: 'taskset -c 2-3' },
      { source: 'default', state: 'beaten' },
    ]);
    expect(placement.locality.map(({ verdict }) => verdict)).toEqual(['remote', 'remote', 'local', 'local']);
    expect(findings.map(({ rule }) => rule)).toEqual(['memory-strict-remote', 'vcpus-outnumber-cpus']);
  });

  it('takes the CPUs of numactl’s nodes from the host', () => {
    const text = 'numactl -N 1 -m 1 qemu-system-x86_64 -smp 1';
    const { placement } = read(text);
    expect(placement.threads[0]).toMatchObject({
      asked: [
        [2, 3],
        [6, 7],
      ],
      source: 'launcher',
    });
    expect(placement.memory).toMatchObject([{ mode: 'strict', nodes: [[1, 1]], source: 'launcher' }]);
    expect(read(text, {}, false).placement.threads[0]).toMatchObject({
      asked: 'unknown',
      source: 'launcher',
    });
  });

  it('fails where no node of a memory object is there; one of them is enough', () => {
    const { placement, findings } = read(`-smp 1 -machine q35,memory-backend=a ${memory('a', 7, 'bind')}`);
    expect(placement.startProblem).toBe('cannot bind memory to host NUMA nodes: Invalid argument');
    expect(findings).toMatchObject([{ rule: 'start-fails', params: { kind: 'qemu-cannot-bind' } }]);
    const some = memory('a', 7, 'bind').replace('host-nodes=7', 'host-nodes=1,host-nodes=7');
    expect(read(`-smp 1 -machine q35,memory-backend=a ${some}`).findings).toEqual([]);
  });

  it('gives 65,536 vCPUs and as many iothreads in good time', () => {
    withinCpuMs(5000, () => {
      read(
        `qemu-system-x86_64 -smp 65536 ${Array.from({ length: 20_000 }, (_, i) => `-object iothread,id=x${i}`).join(' ')} ${'-numa node '.repeat(500)}${'-numa cpu,node-id=0,thread-id=0 '.repeat(2000)}`,
      );
    });
  });
});

describe('beside the XML', () => {
  const xml = (name: string, inner: string): string =>
    `<domain type='kvm'><name>${name}</name>${inner}</domain>`;

  it('is never merged with it', () => {
    const { domains } = analyzeTexts([
      xml('a', '<vcpu>2</vcpu>'),
      'qemu-system-x86_64 -name a -smp 2,sockets=2',
    ]);
    expect(domains.map(({ id, name, qemu }) => [id, name, qemu === undefined])).toEqual([
      ['d0', 'a', true],
      ['d1', 'a', false],
    ]);
  });

  it.each([
    ['vcpus', xml('a', '<vcpu>4</vcpu>'), '-smp 2,sockets=2', '4', '2'],
    [
      'cells',
      xml('a', `<vcpu>2</vcpu><cpu><numa><cell cpus='0-1' memory='65536'/></numa></cpu>`),
      '-smp 2,sockets=2 -numa node,cpus=0',
      '0: 0-1',
      '0: 0-1',
    ],
    [
      'iothreads',
      xml('a', '<vcpu>1</vcpu><iothreads>2</iothreads>'),
      '-smp 1 -object iothread,id=iothread1',
      '1-2',
      '1',
    ],
    [
      'cell-memory',
      xml('a', `<vcpu>2</vcpu><cpu><numa><cell cpus='0-1' memory='65536'/></numa></cpu>`),
      '-smp 2,sockets=2 -m 32 -numa node,cpus=0-1,mem=32',
      '0: 65536 KiB',
      '0: 32768 KiB',
    ],
  ])('differs in %s', (what, domain, options, inXml, inQemu) => {
    const { findings } = analyzeTexts([domain, `qemu-system-x86_64 -name a ${options}`]);
    const found = findings.filter(({ rule }) => rule === 'qemu-differs-from-xml').map(({ params }) => params);
    if (inXml === inQemu) expect(found).toEqual([]);
    else expect(found).toEqual([{ what, domain: 'd0', xml: inXml, qemu: inQemu }]);
  });

  it('of another name it is another', () => {
    const { findings } = analyzeTexts([
      xml('a', '<vcpu>4</vcpu>'),
      'qemu-system-x86_64 -name b -smp 2,sockets=2',
    ]);
    expect(findings.map(({ rule }) => rule)).toEqual(['host-unknown']);
  });
});
