/** Guests as people run them, each on a host, with what a person who tunes them would say: no more, no less, and the repair. */
import { describe, expect, it } from 'vitest';
import { analyzeTexts, ruleIds } from '../../testing/analyze-text.ts';
import { sourcesOf } from '../../testing/analyze-text.ts';
import { capabilitiesText, numactlText } from '../../synthetic-hosts/host-text.ts';
import type { Language } from '../../words/language.ts';
import { findingWords } from '../../words/findings.ts';
import { defaultChoices } from '../analysis.ts';
import { analyze } from '../analyze.ts';
import { allReaders } from '../intake/readers.ts';
import { RepairShop } from '../repair/make-repairs.ts';
import { offerRepairs } from '../repair/offer-repairs.ts';
import type { Severity } from './finding.ts';

/** Node 0: 0-15,32-47; node 1: 16-31,48-63; siblings n, n+32; 16 GiB each. */
const server = capabilitiesText('node:2 core:16 pu:2');
/** Node 0: 0-3,8-11; node 1: 4-7,12-15; siblings n, n+8. */
const twoNodes = capabilitiesText('node:2 core:4 pu:2');
/** One node, siblings n, n+4. */
const desktop = capabilitiesText('node:1 core:4 pu:2');
/** Siblings n, n+12; two L3 caches: cores 0-5 and 6-11. */
const ryzen = [
  '$ lscpu -e=CPU,NODE,SOCKET,CORE,L1d:L1i:L2:L3,ONLINE',
  'CPU NODE SOCKET CORE L1d:L1i:L2:L3 ONLINE',
  ...Array.from({ length: 24 }, (_, cpu) => {
    const core = cpu % 12;
    return `${cpu} 0 0 ${core} ${core}:${core}:${core}:${Math.floor(core / 6)} yes`;
  }),
  '',
].join('\n');
const isolated = (cpus: string): string => `$ cat /sys/devices/system/cpu/isolated\n${cpus}\n`;

interface Guest {
  readonly vcpus: number;
  readonly cpuset?: string;
  readonly pins?: readonly (number | string)[];
  readonly tune?: string;
  readonly emulator?: string;
  readonly topology?: string;
  readonly cells?: string;
  readonly more?: string;
  readonly gib?: number;
}

function guest(name: string, of: Guest): string {
  const { vcpus, cpuset, pins = [], tune = '', emulator, topology, cells = '', more = '', gib = 4 } = of;
  const [sockets, cores, threads] = topology?.split(' ') ?? [];
  return `<domain type='kvm'><name>${name}</name><memory unit='GiB'>${gib}</memory>
<vcpu placement='static'${cpuset === undefined ? '' : ` cpuset='${cpuset}'`}>${vcpus}</vcpu>
<cputune>
${pins.map((set, vcpu) => `<vcpupin vcpu='${vcpu}' cpuset='${set}'/>\n`).join('')}${tune}
${emulator === undefined ? '' : `<emulatorpin cpuset='${emulator}'/>`}
</cputune>
${more}
<cpu>${topology === undefined ? '' : `<topology sockets='${sockets}' cores='${cores}' threads='${threads}'/>`}${cells}</cpu>
<os><type>hvm</type></os></domain>
`;
}

const aside = '0,32';
const fourOnTwoCores: Guest = {
  vcpus: 4,
  pins: [2, 34, 3, 35],
  emulator: aside,
  topology: '1 2 2',
};
const cells = `<numa><cell id='0' cpus='0-3' memory='2' unit='GiB'/><cell id='1' cpus='4-7' memory='2' unit='GiB'/></numa>`;
const memnodes = `<numatune><memory mode='strict' nodeset='0-1'/><memnode cellid='0' mode='strict' nodeset='0'/><memnode cellid='1' mode='strict' nodeset='1'/></numatune>`;
const twoCells: Guest = {
  vcpus: 8,
  pins: [1, 33, 2, 34, 16, 48, 17, 49],
  emulator: aside,
  topology: '2 2 2',
  cells,
  more: memnodes,
};
const ryzenCores = [6, 7, 8, 9, 10, 11];

/** Of 16 GiB on each node some are free. */
const halfFree = numactlText('node:2 core:16 pu:2');
const bound = (backing = '') => ({
  ...fourOnTwoCores,
  gib: 14,
  more: `${backing}<numatune><memory mode='strict' nodeset='0'/></numatune>`,
});

const onNode = (node: number): string => `<numatune><memory mode='strict' nodeset='${node}'/></numatune>`;
const sharer: Guest = { vcpus: 2, pins: [9, 3], more: onNode(0), emulator: '0,8' };
/** Node 0 has no core free: 0 is the emulators', 1 and 2 are those of a, 3 is b's. */
const sharing = [
  guest('a', { vcpus: 4, pins: [1, 9, 2, 10], topology: '1 2 2', more: onNode(0), emulator: '0,8' }),
  guest('b', sharer),
  twoNodes,
];

describe('nothing is wrong with', () => {
  it.each<[string, readonly string[]]>([
    [
      'a desktop for games on the cores of one cache, QEMU on the others',
      [
        guest('win11', {
          vcpus: 12,
          pins: ryzenCores.flatMap((core) => [core, core + 12]),
          emulator: '0-5,12-17',
          tune: `<iothreadpin iothread='1' cpuset='0,12'/>`,
          topology: '1 6 2',
          more: `<iothreads>1</iothreads>`,
        }),
        ryzen,
      ],
    ],
    [
      'a guest that needs more than one cache',
      [guest('a', { vcpus: 8, pins: [2, 3, 4, 5, 6, 7, 8, 9], emulator: '0,12' }), ryzen],
    ],
    [
      'a guest with a socket on each cache',
      [guest('a', { vcpus: 4, pins: [4, 5, 6, 7], emulator: '0,12', topology: '2 2 1' }), ryzen],
    ],
    ['a plain guest', [guest('a', { vcpus: 4 }), server]],
    ['a guest on one node', [guest('a', { vcpus: 2, cpuset: '0-15,32-47' }), server]],
    ['as many vCPUs as a node has', [guest('a', { vcpus: 32, cpuset: '16-31,48-63' }), server]],
    [
      'huge pages, which are put aside before memory is told as free',
      [guest('a', bound('<memoryBacking><hugepages/></memoryBacking>')), server, halfFree],
    ],
    ['cells on the nodes of their memory', [guest('db', twoCells), server]],
    [
      'two guests with cores of their own and an emulators’ core in common',
      [guest('a', fourOnTwoCores), guest('b', { ...fourOnTwoCores, pins: [16, 48, 17, 49] }), server],
    ],
    [
      'packets on isolated CPUs one by one, beside guests without a pin',
      [guest('vnf', fourOnTwoCores), guest('a', { vcpus: 8 }), server, isolated('2-15,34-47')],
    ],
  ])('%s', (_, texts) => {
    expect(ruleIds(analyzeTexts(texts))).toEqual([]);
  });
});

describe('what is wrong is said, and nothing else', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    [
      'whole cores in the wrong order are no logical numbers',
      [
        guest('win11', {
          vcpus: 12,
          pins: [...ryzenCores, ...ryzenCores.map((core) => core + 12)],
          emulator: '0-5,12-17',
          topology: '1 6 2',
        }),
        ryzen,
      ],
      ['warning guest-siblings-apart'],
    ],
    [
      'no topology on siblings',
      [guest('a', { vcpus: 4, pins: [2, 34, 3, 35], emulator: aside }), server],
      ['warning guest-cores-on-host-siblings'],
    ],
    [
      'an emulator on nothing but the vCPUs’ CPUs, as OpenStack puts it',
      [guest('a', { ...fourOnTwoCores, emulator: '2-3,34-35' }), server],
      ['warning emulator-may-wander'],
    ],
    [
      'an emulator without a pin',
      [guest('a', { ...fourOnTwoCores, emulator: undefined! }), server],
      ['note emulator-may-wander'],
    ],
    [
      'a shared set of isolated CPUs',
      [guest('a', { vcpus: 2, cpuset: '2-3' }), desktop, isolated('2-3,6-7')],
      ['warning isolated-not-balanced'],
    ],
    [
      'three on two CPUs, and the fourth has room',
      [guest('a', { vcpus: 4, pins: ['1-2', '1-2', '1-2', '1-3'], emulator: '0,4' }), desktop],
      ['warning vcpus-outnumber-cpus'],
    ],
    [
      'more huge pages than the node has memory',
      [
        guest('a', {
          ...fourOnTwoCores,
          gib: 64,
          more: `<memoryBacking><hugepages><page size='1' unit='GiB'/></hugepages></memoryBacking><numatune><memory mode='strict' nodeset='0'/></numatune>`,
        }),
        server,
      ],
      ['error memory-exceeds-node'],
    ],
    [
      'the same of small pages: it starts',
      [
        guest('a', {
          ...fourOnTwoCores,
          gib: 64,
          more: `<numatune><memory mode='strict' nodeset='0'/></numatune>`,
        }),
        server,
      ],
      ['warning memory-exceeds-node'],
    ],
    ['as much memory as is not free', [guest('a', bound()), server, halfFree], ['note memory-exceeds-free']],
    [
      'cells the wrong way round',
      [guest('db', { ...twoCells, pins: [16, 48, 17, 49, 1, 33, 2, 34] }), server],
      ['warning memory-strict-remote'],
    ],
    [
      'four vCPUs on two caches that would fit on one',
      [guest('a', { vcpus: 4, pins: [4, 5, 6, 7], emulator: '0,12' }), ryzen],
      ['note vcpus-on-several-caches'],
    ],
    [
      'more guests than CPUs',
      ['a', 'b', 'c'].map((name) => guest(name, { vcpus: 4 })).concat(desktop),
      ['note host-overcommitted'],
    ],
    [
      'two guests of which each fits on the node that they are bound to, and on the host both',
      [guest('a', { ...bound(), gib: 9 }), guest('b', { ...bound(), pins: [4, 36, 5, 37], gib: 9 }), server],
      ['note domains-exceed-memory'],
    ],
    [
      'three guests of which any two fit on the host, and one bound to a node with room for it',
      [
        guest('a', { ...bound(), gib: 12 }),
        guest('b', { vcpus: 2, gib: 11 }),
        guest('c', { vcpus: 2, gib: 11 }),
        server,
      ],
      ['note domains-exceed-memory', 'note domains-may-wander'],
    ],
    [
      'guests without pins beside a pinned one',
      [guest('a', fourOnTwoCores), guest('b', { vcpus: 2 }), server],
      ['note domains-may-wander'],
    ],
  ])('%s', (_, texts, expected) => {
    expect(ruleIds(analyzeTexts(texts))).toEqual(expected);
  });
});

/** What is offered for the first finding of that severity. */
function offersFor(texts: readonly string[], severity: Severity, language: Language = 'en') {
  const sources = sourcesOf(texts);
  const choices = defaultChoices;
  const analysis = analyze(sources, choices);
  const finding = analysis.findings.find((one) => one.severity === severity)!;
  const shop = new RepairShop({ sources, choices, readers: allReaders, changes: analysis.changes });
  return offerRepairs(finding, { sources, choices, analysis, shop }).map(({ remedy, repair }) => ({
    title: findingWords(language).remedy(remedy, analysis),
    repair,
  }));
}

function repairsOf(...of: Parameters<typeof offersFor>): readonly string[] {
  return offersFor(...of).map(({ title }) => title);
}

describe('the first repair', () => {
  it.each<[string, readonly string[], Severity, string]>([
    [
      'of a misspelt attribute that libvirt misses is to write it right',
      [guest('a', { vcpus: 2, tune: `<vcpupin vcpu='0' cupset='2'/>`, emulator: aside }), server],
      'error',
      'Write “cpuset”',
    ],
    [
      'of two guests on one core moves the vCPU that is in the way and no other',
      [
        guest('a', { vcpus: 2, pins: [2, 3], emulator: aside }),
        guest('b', { vcpus: 2, pins: [34, 36], emulator: aside }),
        server,
      ],
      'warning',
      'To a free core each: vCPU 0 of b → 1',
    ],
    [
      'of an emulator on another guest’s CPU moves the emulator',
      [
        guest('a', { vcpus: 2, pins: [2, 3], emulator: aside }),
        guest('b', { vcpus: 2, pins: [4, 5], emulator: '2' }),
        server,
      ],
      'warning',
      'Pin the emulator of b to CPUs 1,33, a free core',
    ],
    [
      'of vCPUs on one CPU moves one of them, and leaves who is well where it is',
      [guest('a', { vcpus: 3, pins: [20, 5, 5], emulator: aside }), server],
      'warning',
      'To a free core each: vCPU 2 → 1',
    ],
    [
      'of wrongly paired siblings keeps the cores',
      [guest('a', { vcpus: 4, pins: [2, 3, 34, 35], emulator: aside, topology: '1 2 2' }), server],
      'warning',
      'Pin in another order, on the cores it has: vCPU 1 → 34, vCPU 2 → 3',
    ],
    [
      'of a desktop with siblings paired wrongly stays in its cache, however well it would fit into the other',
      [
        guest('win11', {
          vcpus: 8,
          pins: [6, 7, 8, 9, 18, 19, 20, 21],
          emulator: '0,12',
          topology: '1 4 2',
        }),
        ryzen,
      ],
      'warning',
      'Pin in another order, on the cores it has: vCPU 1 → 18, vCPU 3 → 20, vCPU 4 → 7, vCPU 6 → 9',
    ],
    [
      'of wrongly paired siblings, some of them isolated, is no reason to leave the others',
      [
        guest('a', { vcpus: 4, pins: [1, 2, 5, 6], emulator: '0,4', topology: '1 2 2' }),
        desktop,
        isolated('2-3,6-7'),
      ],
      'warning',
      'Pin in another order, on the cores it has: vCPU 1 → 5, vCPU 2 → 2',
    ],
    [
      'of two guests on one CPU of a node that has no core free moves one of them with its memory',
      sharing,
      'warning',
      'To node 1, with its memory: vCPU 0 of b → 4, vCPU 1 of b → 5',
    ],
    [
      'of a set over two nodes is the one where nobody is pinned',
      [
        guest('a', { vcpus: 8, cpuset: '0-7' }),
        guest('b', { vcpus: 2, pins: [1, 2], emulator: '0,8' }),
        twoNodes,
      ],
      'warning',
      'All of one side: <vcpu cpuset> → 4-7,12-15',
    ],
    [
      'of an emulator where nobody tells the siblings claims no core',
      [guest('a', { vcpus: 2, pins: [2, 3], emulator: '2' }), numactlText('node:2 core:16 pu:2')],
      'warning',
      'Pin the emulator to CPU 1, which nobody has',
    ],
    [
      'of vCPUs on one CPU where nobody tells the siblings claims no core',
      [guest('a', { vcpus: 3, pins: [2, 3, 3], emulator: '0' }), numactlText('node:2 core:16 pu:2')],
      'warning',
      'To a free CPU each: vCPU 2 → 1',
    ],
  ])('%s', (_, texts, severity, title) => {
    expect(repairsOf(texts, severity)[0]).toBe(title);
  });

  it('sends a guest to another node with its memory only where nothing else helps and there is room', () => {
    expect(repairsOf(sharing, 'warning', 'zh-CN')).toEqual([
      '连同内存移到节点 1：b 的 vCPU 0 → 4，b 的 vCPU 1 → 5',
    ]);
    // Its memory moves at the next start, and so do its vCPUs.
    const { commands } = offersFor(sharing, 'warning')[0]!.repair;
    expect([commands?.live.lines, commands?.live.complete, commands?.config.complete]).toEqual([
      [],
      false,
      true,
    ]);
    // With one core free on node 1 there is no room for two vCPUs.
    const third = guest('c', { vcpus: 2, pins: [4, 5], emulator: '7,15' });
    expect(repairsOf([...sharing, third], 'warning')).toEqual([]);
    // Where node 0 has cores, nobody leaves it.
    const roomy = repairsOf([sharing[0]!, sharing[1]!, server], 'warning');
    expect(roomy[0]).toMatch(/^To a free core each: /);
    expect(roomy.filter((title) => title.includes('with its memory'))).toEqual([]);
  });

  it('of a set over two nodes offers both sides where both have room', () => {
    const texts = [
      guest('a', { vcpus: 8, cpuset: '0-7' }),
      guest('b', { vcpus: 2, pins: [1, 2], emulator: '0,8' }),
      twoNodes,
    ];
    expect(repairsOf(texts, 'warning').slice(0, 2)).toEqual([
      'All of one side: <vcpu cpuset> → 4-7,12-15',
      'All of one side: <vcpu cpuset> → 0-3,8-11',
    ]);
    expect(repairsOf(texts, 'warning', 'zh-CN')[0]).toBe('改为一侧的全部 CPU：<vcpu cpuset> → 4-7,12-15');
  });

  it('says in Chinese, too, that CPUs are free where nobody tells the cores, and that the cores are kept', () => {
    const unknown = numactlText('node:2 core:16 pu:2');
    expect([
      repairsOf([guest('a', { vcpus: 2, pins: [2, 3], emulator: '2' }), unknown], 'warning', 'zh-CN')[0],
      repairsOf([guest('a', { vcpus: 3, pins: [2, 3, 3], emulator: '0' }), unknown], 'warning', 'zh-CN')[0],
      repairsOf(
        [guest('a', { vcpus: 4, pins: [2, 3, 34, 35], emulator: aside, topology: '1 2 2' }), server],
        'warning',
        'zh-CN',
      )[0],
    ]).toEqual([
      '把模拟器线程绑定到空闲的 CPU 1',
      '各移到一个空闲 CPU：vCPU 2 → 1',
      '在原有的核心上调整绑定顺序：vCPU 1 → 34，vCPU 2 → 3',
    ]);
  });

  it('of a misspelt attribute is never to take it out', () => {
    const texts = [guest('a', { vcpus: 1, pins: [2], tune: '', emulator: aside }), server].map((text) =>
      text.replace(`placement='static'`, `placment='static'`),
    );
    expect(repairsOf(texts, 'warning')).toEqual(['Write “placement”']);
  });

  it('tells cells that are each other’s way round one by one', () => {
    const analysis = analyzeTexts([
      guest('db', { ...twoCells, pins: [16, 48, 17, 49, 1, 33, 2, 34] }),
      server,
    ]);
    expect(findingWords('en').finding(analysis.findings[0]!, analysis).message).toBe(
      "vCPUs 0-3 run on node 1 with the memory on node 0, vCPUs 4-7 run on node 0 with the memory on node 1 alone, by mode='strict' (distance 21, where 10 is local): every access is remote, by order.",
    );
  });
});
