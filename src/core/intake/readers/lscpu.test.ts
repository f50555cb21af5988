/** lscpu's summary, tables and JSON: the traps of formats.md §2 to §5, one by one. */
import { describe, expect, it } from 'vitest';
import { formatCpuSet } from '../../cpuset/cpuset.ts';
import type { HostFacts } from '../../host/host-facts.ts';
import { pieceOf } from '../../text/source.ts';
import type { Reader, Reading } from '../reading.ts';
import { lscpuE } from './lscpu-e.ts';
import { lscpuJson } from './lscpu-json.ts';
import { lscpuP } from './lscpu-p.ts';
import { lscpu } from './lscpu.ts';

function read(reader: Reader, text: string, command?: string): Reading {
  const piece = pieceOf({ id: 's', name: 's', text });
  expect(reader.detect(piece)).toBe(true);
  const words = command?.split(' ');
  return reader.read(
    piece,
    words === undefined ? {} : { command: { words, span: { source: 's', from: 0, to: 0 } } },
  );
}

const table = (text: string): string => text.trim().replace(/^ {4}/gm, '');

/** `0: node 0 socket 0 core 0 of 0-1` */
function cpuLines(host: HostFacts | undefined): readonly string[] {
  return (host?.cpus ?? []).map(
    ({ id, node, socket, core, siblings }) =>
      `${id}: node ${node ?? '?'} socket ${socket ?? '?'} core ${core ?? '?'} of ${siblings === undefined ? '?' : formatCpuSet(siblings)}`,
  );
}

const rules = ({ problems }: Reading): readonly string[] => problems.map(({ rule }) => rule);

describe('lscpu -e', () => {
  const phone = table(`
    CPU SOCKET CORE L1d:L1i:L2:L3 ONLINE    MAXMHZ   MINMHZ
      0      0    0 0:0:0:0          yes 2016.0000 307.2000
      1      0    1 1:1:0:0          yes 2016.0000 307.2000
      2      0    0 2:2:1:0          yes 2803.2000 499.2000
      3      0    1 3:3:2:0          yes 2803.2000 499.2000
      4      0    0 4:4:3:0          yes 3987.2000 595.2000
  `);

  it('never takes cores of different types for one, however they are numbered', () => {
    const { host, problems } = read(lscpuE, phone);
    expect(problems).toEqual([]);
    expect(host?.cpus.map(({ siblings }) => formatCpuSet(siblings ?? []))).toEqual(['0', '1', '2', '3', '4']);
    expect(new Set(host?.cpus.map(({ core }) => core)).size).toBe(5);
    expect(host?.cpus.every(({ socket }) => socket === undefined)).toBe(true);
    expect(host?.cpus.map(({ coreType }) => coreType)).toEqual([
      'efficiency',
      'efficiency',
      'other',
      'other',
      'performance',
    ]);
    expect(host?.caches.map(({ level, cpus }) => `L${level} ${formatCpuSet(cpus)}`)).toContain('L2 0-1');
  });

  it('without caches goes by the clock, and says nothing where the clock is the same', () => {
    const text = phone.replace(/ L1d\S+| \d:\d:\d:\d/g, '');
    const { host } = read(lscpuE, text.replaceAll('3987', '2803'));
    expect(host?.cpus.map(({ siblings }) => (siblings === undefined ? '?' : formatCpuSet(siblings)))).toEqual(
      ['0', '1', '?', '3', '?'],
    );
  });

  it('keeps the modules of AMD’s family 21 together, which share their instruction cache', () => {
    const { host } = read(
      lscpuE,
      'CPU NODE SOCKET CORE L1d:L1i:L2\n0 0 0 0 0:0:0\n1 0 0 0 1:0:0\n2 0 0 1 2:1:1\n3 0 0 1 3:1:1',
    );
    expect(cpuLines(host)).toEqual([
      '0: node 0 socket 0 core 0 of 0-1',
      '1: node 0 socket 0 core 0 of 0-1',
      '2: node 0 socket 0 core 1 of 2-3',
      '3: node 0 socket 0 core 1 of 2-3',
    ]);
  });

  it('knows CPUs that are offline, and caches that only CPUs online have', () => {
    const { host, problems } = read(
      lscpuE,
      table(`
    CPU NODE SOCKET CORE L1d:L1i:L2:L3 ONLINE
      0    0      0    0 0:0:0:0          yes
      1    -      -    - 0                 no
      2    8      1    1 4:4:4:4          yes
      `),
    );
    expect(problems).toEqual([]);
    expect(host).toMatchObject({
      online: [
        [0, 0],
        [2, 2],
      ],
      offline: [[1, 1]],
      numbering: 'logical',
    });
    expect(host?.cpus[1]).toMatchObject({ id: 1, online: false });
    expect(host?.cpus[1]).not.toHaveProperty('siblings');
    expect(host?.nodes.map(({ id, cpus }) => [id, formatCpuSet(cpus)])).toEqual([
      [0, '0'],
      [8, '2'],
    ]);
  });

  it('reads the words for yes and no of other languages, and says so where it cannot', () => {
    const german = 'CPU CORE ONLINE\n0 0 ja\n1 - nein';
    expect(read(lscpuE, german).host).toMatchObject({ online: [[0, 0]], offline: [[1, 1]] });
    const finnish = read(lscpuE, 'CPU CORE ONLINE\n0 0 kyllä\n1 - ei');
    expect(rules(finnish)).toEqual(['output-translated']);
    expect(finnish.host).not.toHaveProperty('online');
  });

  it('takes the numbers for the kernel’s with -y, or where they have gaps', () => {
    const plain = 'CPU SOCKET CORE\n0 0 0\n1 0 1';
    expect(read(lscpuE, plain).host?.numbering).toBe('logical');
    expect(read(lscpuE, plain, 'lscpu -ye').host?.numbering).toBe('kernel');
    expect(read(lscpuE, 'CPU SOCKET CORE\n0 36 0\n1 3180 0').host?.numbering).toBe('kernel');
  });

  it('copes with columns in any order, with a model’s name of several words, with tabs and indentation', () => {
    const { host, problems } = read(
      lscpuE,
      '  NODE\tMODELNAME\tCPU CORE\n  0\tIntel(R) Xeon(R) CPU @ 2.00GHz\t1 0\n  0 X 0 0',
    );
    expect(problems).toEqual([]);
    expect(host?.model).toBe('X, Intel(R) Xeon(R) CPU @ 2.00GHz');
    expect(cpuLines(host)).toEqual(['0: node 0 socket ? core 0 of 0-1', '1: node 0 socket ? core 0 of 0-1']);
  });

  it.each([
    ['no column of CPUs', 'NODE CORE\n0 0\n0 1'],
    ['dashes only (RISC-V)', 'CPU NODE ONLINE\n  -    -      -'],
  ])('says what to paste instead of a table with %s', (_what, text) => {
    expect(read(lscpuE, text)).toMatchObject({
      problems: [{ rule: 'nothing-to-read', params: { kind: 'lscpu-e' } }],
    });
  });

  it('leaves out lines that are cut, ids that are none, and CPUs that stand twice and differ', () => {
    const { host, problems } = read(lscpuE, 'CPU NODE CORE\n0 0 0\n0 1 0\n4294967295 0 0\n1 0 1\n2 0');
    expect(host?.cpus.map(({ id }) => id)).toEqual([0, 1]);
    expect(problems.map(({ params }) => ('text' in params ? params.text : ''))).toEqual([
      '0',
      '4294967295',
      '2 0',
    ]);
  });
});

describe('lscpu -p', () => {
  it('reads caches as columns of their own, and joined by colons', () => {
    const own = read(lscpuP, '# CPU,Core,Socket,Node,,L1d,L1i,L2,L3\n0,0,0,0,,0,0,0,0\n1,1,0,0,,1,1,1,0');
    const joined = read(lscpuP, '# CPU,Core,Socket,Node,L1d:L1i:L2:L3\n0,0,0,0,0:0:0:0\n1,1,0,0,1:1:1:0');
    expect(own.host?.caches.map(({ cpus }) => formatCpuSet(cpus))).toEqual(['0', '1', '0', '1', '0-1']);
    expect(joined.host?.caches.map(({ cpus }) => cpus)).toEqual(own.host?.caches.map(({ cpus }) => cpus));
    expect(own.host).not.toHaveProperty('online');
  });

  it('knows that only CPUs online are listed, when the command is there to tell', () => {
    const text = '# CPU,Core\n0,0\n2,1';
    expect(read(lscpuP, text, 'lscpu -p=CPU,CORE').host?.online).toEqual([
      [0, 0],
      [2, 2],
    ]);
    expect(read(lscpuP, text, 'lscpu -a -p=CPU,CORE').host?.online).toBeUndefined();
  });

  it('reads rows that leave caches out, and not rows that are cut before', () => {
    const { host, problems } = read(
      lscpuP,
      '# CPU,Core,Socket,Node,,L1d,L1i\n0,0,0,0,,0,0\n1,1,0,0,,1\n2,2,0\n3,,,,,,',
    );
    expect(cpuLines(host)).toEqual([
      '0: node 0 socket 0 core 0 of 0',
      '1: node 0 socket 0 core 1 of 1',
      '3: node ? socket ? core ? of ?',
    ]);
    expect(host?.caches).toEqual([]);
    expect(problems).toHaveLength(1);
  });

  it('does not take lists of CPUs for a table without header', () => {
    const detects = (text: string): boolean => lscpuP.detect(pieceOf({ id: 's', name: 's', text }));
    expect(detects('0,2,4,6\n1,3,5,7')).toBe(false);
    expect(detects('0,0,0,0\n1,1,0,0')).toBe(true);
    expect(detects('0,0,0,0')).toBe(false);
  });
});

describe('lscpu -J', () => {
  it('reads a bare minus as nothing, and no name as a property', () => {
    const { host, problems } = read(
      lscpuJson,
      '{"cpus":[{"__proto__":{"polluted":1},"cpu":0,"node":0,"core":0,"online":true},{"cpu":1,"node": -,"core": -,"online":false}]}',
    );
    expect(problems).toEqual([]);
    expect(cpuLines(host)).toEqual(['0: node 0 socket ? core 0 of 0', '1: node ? socket ? core ? of ?']);
    expect(host).toMatchObject({ online: [[0, 0]], offline: [[1, 1]] });
    expect({}).not.toHaveProperty('polluted');
  });

  it('reads fields within fields', () => {
    const { host } = read(
      lscpuJson,
      '{"lscpu":[{"field":"Architecture:","data":"x86_64"},{"field":"CPU(s):","data":"2","children":[{"field":"On-line CPU(s) list:","data":"0,1"}]},' +
        '{"field":"NUMA:","data":null,"children":[{"field":"NUMA node8 CPU(s):","data":"0,1"}]}]}',
    );
    expect(host).toMatchObject({ cpuCount: 2, online: [[0, 1]], nodes: [{ id: 8, cpus: [[0, 1]] }] });
  });

  it('keeps what stands before a fault, and survives depth', () => {
    const cut = read(lscpuJson, '{"cpus":[{"cpu":0,"core":0},{"cpu":1,"co');
    expect(cut.host?.cpus.map(({ id }) => id)).toEqual([0, 1]);
    expect(cut.problems[0]).toMatchObject({ rule: 'json-malformed', params: { detail: 'ends-early' } });
    const deep = read(lscpuJson, `{"lscpu":${'['.repeat(100_000)}`);
    expect(deep.problems[0]).toMatchObject({ params: { detail: 'too-deep' } });
    expect(rules(read(lscpuJson, '{"caches":[{"name":"L1d"}]}'))).toEqual(['nothing-to-read']);
  });
});

describe('lscpu', () => {
  it('reads nodes without CPUs, and leaves out CPUs of a node that are not there (s390)', () => {
    const { host, problems } = read(
      lscpu,
      table(`
    Architecture:        s390x
    CPU(s):              9
    On-line CPU(s) list: 0-7
    Off-line CPU(s) list: 8
    Socket(s):           -
    NUMA node(s):        2
    NUMA node0 CPU(s):   0-140
    NUMA node16 CPU(s):
      `),
    );
    expect(problems).toEqual([]);
    expect(host).toMatchObject({
      architecture: 's390x',
      cpuCount: 9,
      present: [[0, 8]],
      counts: { nodes: 2 },
      nodes: [
        { id: 0, cpus: [[0, 8]] },
        { id: 16, cpus: [] },
      ],
    });
    expect(host?.counts).not.toHaveProperty('sockets');
  });

  it('names every type of CPU, and no count that differs between them', () => {
    const { host } = read(
      lscpu,
      'Architecture: aarch64\nCPU(s): 8\nModel name: Cortex-A510\nThread(s) per core: 1\nSocket(s): 1\nModel name: Cortex-X3\nThread(s) per core: 1\nSocket(s): 1',
    );
    expect(host).toMatchObject({ model: 'Cortex-A510, Cortex-X3', counts: { threadsPerCore: 1 } });
    expect(host?.counts).not.toHaveProperty('sockets');
  });

  it('puts lists together that the terminal broke inside a number, and keeps their place', () => {
    const text =
      'NUMA node(s):      1\nNUMA node0 CPU(s): 0,2,74,7\n                   8,82\nFlags:             fpu';
    const { host } = read(lscpu, text);
    expect(host?.nodes.map(({ cpus }) => formatCpuSet(cpus))).toEqual(['0,2,74,78,82']);
    const span = host?.nodes[0]?.span;
    expect(text.slice(span?.from, span?.to)).toContain('8,82');
  });

  it('reads masks, told by the label, by the command, or by what adds up', () => {
    const mask = 'CPU(s): 6\nOn-line CPU(s) mask: 37\nOff-line CPU(s) mask: 8\nNUMA node0 CPU(s): 37';
    expect(read(lscpu, mask).host).toMatchObject({
      online: [
        [0, 2],
        [4, 5],
      ],
      offline: [[3, 3]],
    });
    const nodes = 'NUMA node(s): 1\nNUMA node0 CPU(s): f0';
    expect(read(lscpu, nodes, 'lscpu -x').host?.nodes[0]?.cpus).toEqual([[4, 7]]);
    const finnish = 'Suoritin: x86_64\nSuorittimia: 4\nKäytössä: f\nNUMA-solmu0: 3';
    expect(read(lscpu, finnish).host).toMatchObject({ online: [[0, 3]], nodes: [{ id: 0, cpus: [[0, 1]] }] });
  });

  it.each([
    ['Architektur: x86_64\nCPU(s): 2\nListe der Online-CPU(s): 0,1\nThread(s) pro Kern: 1\nNUMA-Knoten: 1'],
    [
      'Architecture : x86_64\nProcesseur(s) : 2\nListe de processeur(s) en ligne : 0,1\nThread(s) par cœur : 1',
    ],
    ['アーキテクチャ: x86_64\nCPU: 2\nオンラインになっている CPU のリスト: 0,1\nコアあたりのスレッド数: 1'],
    ['架构：x86_64\nCPU: 2\n在线 CPU 列表： 0,1\n每个核的线程数： 1'.replace('架构：', '架构： ')],
    [
      'Arquitectura: x86_64\nCPU(s): 2\nLista de la(s) CPU(s) en línea: 0,1\nHilo(s) de procesamiento por núcleo: 1',
    ],
  ])('reads other languages by their labels, and asks for LC_ALL=C: %s', (text) => {
    const reading = read(lscpu, text);
    expect(reading.host).toMatchObject({ cpuCount: 2, online: [[0, 1]], counts: { threadsPerCore: 1 } });
    expect(reading.problems.map(({ rule, params }) => [rule, params])).toEqual([
      ['output-translated', { label: expect.any(String) as string, known: true }],
    ]);
    expect(rules(read(lscpu, 'Architecture: x86_64\nCPU(s): 2\nNUMA:\n  NUMA node0 CPU(s): 0'))).toEqual([]);
  });

  it('reads by shape what it does not know by name, and asks for LC_ALL=C', () => {
    const finnish =
      'Suoritin: x86_64\nTavut: Little Endian\nSuorittimia: 6\nKäytössä: 0-3\nPoissa: 4,5\nSäikeitä: 2';
    const reading = read(lscpu, finnish);
    expect(reading.host).toMatchObject({ cpuCount: 6, online: [[0, 3]], offline: [[4, 5]] });
    expect(reading.host).not.toHaveProperty('counts');
    expect(rules(reading)).toEqual(['output-translated']);
    // What does not add up is not taken for it.
    expect(read(lscpu, finnish.replace('4,5', '4')).host).not.toHaveProperty('online');
  });

  it('leaves out what it cannot read, and says so', () => {
    const { host, problems } = read(
      lscpu,
      'CPU(s): 4\nOn-line CPU(s) list: 0-4000000000\nNUMA node0 CPU(s): 7-0',
    );
    expect(problems.map(({ rule }) => rule)).toEqual(['host-value-unreadable', 'host-value-unreadable']);
    expect(host?.online).toBeUndefined();
    expect(host?.nodes).toMatchObject([{ id: 0, cpusTold: false }]);
  });

  it('is not virsh nodeinfo, and the table of caches holds nothing', () => {
    const detects = (text: string): boolean => lscpu.detect(pieceOf({ id: 's', name: 's', text }));
    expect(detects('CPU model:           x86_64\nCPU(s):              8\nCPU frequency:       800 MHz')).toBe(
      false,
    );
    expect(rules(read(lscpu, 'NAME ONE-SIZE ALL-SIZE\nL1d       32K     512K'))).toEqual(['nothing-to-read']);
  });
});
