/** How long links are, from `#` to the end, in cases that grow; beside the same texts in the ways of other tools. */
import { defaultChoices } from '../../core/analysis.ts';
import { encodeBase64Url } from '../../link/base64url.ts';
import { deflateText } from '../../link/deflate.ts';
import { encodeLink, encodeModelLink } from '../../link/link.ts';
import { writeLinkState } from '../../link/link-state.ts';
import { buildHost } from '../../synthetic-hosts/host.ts';
import { capabilitiesText } from '../../synthetic-hosts/host-text.ts';
import { lzStringLength } from './lz-string-length.ts';
import { modelOf } from './round-trip.ts';

interface SizeCase {
  readonly what: string;
  readonly most?: number;
  readonly host: string;
  readonly domains: readonly string[];
}

export interface SizeRow {
  readonly what: string;
  readonly most?: number;
  readonly model: number;
  /** Codec `d`: the original texts, deflated with a dictionary. */
  readonly texts: number;
  /** Without one, as codec `t` was. */
  readonly deflate: number;
  readonly lzString: number;
}

const host96 = 'node:2 core:24 pu:2';
const host448 = 'node:4 core:56 pu:2';
const host8192 = 'node:8 core:512 pu:2';

export const sizeCases: readonly SizeCase[] = [
  {
    what: '16 vCPUs on 96 CPUs',
    most: 200,
    host: capabilitiesText(host96),
    domains: [pinned('vm', oneToOne(host96, 16))],
  },
  {
    what: '128 vCPUs on 448 CPUs, siblings together',
    most: 350,
    host: capabilitiesText(host448),
    domains: [pinned('vm', oneToOne(host448, 128))],
  },
  {
    what: '128 vCPUs on 448 CPUs, each on its node',
    most: 350,
    host: capabilitiesText(host448),
    domains: [pinned('vm', ofNodes(host448, 128))],
  },
  {
    what: '128 vCPUs on 448 CPUs, at random',
    most: 800,
    host: capabilitiesText(host448),
    domains: [pinned('vm', shuffled(448, 1).slice(0, 128).map(String))],
  },
  {
    what: 'irregular 448 CPUs, 128 vCPUs at random',
    most: 1500,
    host: irregular(capabilitiesText(host448)),
    domains: [pinned('vm', shuffled(448, 2).slice(0, 128).map(String))],
  },
  {
    what: '50 domains × 8 vCPUs on 448 CPUs',
    most: 900,
    host: capabilitiesText(host448),
    domains: many(50, 8, oneToOne(host448, 400)),
  },
  {
    what: '50 domains × 8 vCPUs on 448 CPUs, each from a random CPU on',
    most: 900,
    host: capabilitiesText(host448),
    domains: shuffled(440, 3)
      .slice(0, 50)
      .map((first, i) =>
        pinned(
          `vm-${i + 1}`,
          Array.from({ length: 8 }, (_, vcpu) => String(first + vcpu)),
        ),
      ),
  },
  {
    what: '64 domains × 64 vCPUs on 8,192 CPUs',
    most: 1200,
    host: capabilitiesText(host8192),
    domains: many(64, 64, oneToOne(host8192, 4096)),
  },
  {
    what: '64 domains × 64 vCPUs on 8,192 CPUs, each from a random CPU on',
    most: 1200,
    host: capabilitiesText(host8192),
    domains: shuffled(8000, 4)
      .slice(0, 64)
      .map((first, i) =>
        pinned(
          `vm-${i + 1}`,
          Array.from({ length: 64 }, (_, vcpu) => String(first + vcpu)),
        ),
      ),
  },
];

export function measureCase({ what, most, host, domains }: SizeCase): SizeRow {
  const texts = [host, ...domains].map((text, i) => ({ name: `${i}.xml`, text }));
  // As a single text: codec `t` takes no more than 64.
  const inOne = [{ name: 'all.xml', text: texts.map(({ text }) => text).join('\n') }];
  const view = { hiddenSources: [] };
  return {
    what,
    ...(most === undefined ? {} : { most }),
    model: encodeModelLink(modelOf(texts), view).length,
    texts: encodeLink({ sources: inOne, choices: defaultChoices, view }).length,
    deflate: deflatedLength(inOne),
    lzString: lzStringLength(JSON.stringify({ sources: inOne })),
  };
}

function deflatedLength(sources: readonly { readonly name: string; readonly text: string }[]): number {
  const packed = deflateText(writeLinkState({ sources, choices: defaultChoices }));
  return `#1.t.${encodeBase64Url(packed)}.0000000`.length;
}

/** What optional facts add to the link of 16 vCPUs on 96 CPUs, in characters. */
export function measureIncrements(): readonly { readonly what: string; readonly more: number }[] {
  const lengthOf = (host: string, domain: string): number =>
    encodeModelLink(modelOf([host, domain].map((text) => ({ name: '', text }))), { hiddenSources: [] })
      .length;
  const host = capabilitiesText(host96);
  const domain = pinned('vm', oneToOne(host96, 16));
  const usual = lengthOf(host, domain);
  const inside = (added: string): string => domain.replace('</cputune>', `${added}</cputune>`);
  const behind = (added: string): string => domain.replace('</domain>', `${added}</domain>`);
  const banks = [0, 1].map(
    (id) =>
      `<bank id='${id}' level='3' type='both' size='36608' unit='KiB' cpus='${id * 24}-${id * 24 + 23},${id * 24 + 48}-${id * 24 + 71}'/>`,
  );
  const cases: readonly (readonly [what: string, host: string, domain: string])[] = [
    ['emulatorpin', host, inside("<emulatorpin cpuset='16-17,64-65'/>")],
    [
      'two iothreads with pins',
      host,
      behind('<iothreads>2</iothreads>').replace(
        '</cputune>',
        "<iothreadpin iothread='1' cpuset='18'/><iothreadpin iothread='2' cpuset='66'/></cputune>",
      ),
    ],
    ['a scheduler for all vCPUs', host, inside("<vcpusched vcpus='0-15' scheduler='fifo' priority='1'/>")],
    ['period and quota', host, inside('<period>100000</period><quota>50000</quota>')],
    [
      'memory and its node',
      host,
      behind("<memory unit='KiB'>67108864</memory><numatune><memory mode='strict' nodeset='0'/></numatune>"),
    ],
    [
      '1 GiB huge pages',
      host,
      behind("<memoryBacking><hugepages><page size='1' unit='G'/></hugepages></memoryBacking>"),
    ],
    [
      'guest topology',
      host,
      behind("<cpu mode='host-passthrough'><topology sockets='1' dies='1' cores='8' threads='2'/></cpu>"),
    ],
    [
      'two guest cells bound to nodes',
      host,
      behind(
        "<cpu><numa><cell id='0' cpus='0-7' memory='33554432' unit='KiB'/><cell id='1' cpus='8-15' memory='33554432' unit='KiB'/></numa></cpu><numatune><memnode cellid='0' mode='strict' nodeset='0'/><memnode cellid='1' mode='strict' nodeset='1'/></numatune>",
      ),
    ],
    ['a cpuset not as libvirt prints it', host, domain.replace("static'", "static' cpuset='0-47,^3,^4'")],
    ['a machine type', host, behind("<os><type arch='x86_64' machine='pc-q35-7.2'>hvm</type></os>")],
    ['a misspelt attribute', host, inside("<vcpupin vcpu='3' cpusets='7'/>")],
    [
      'L3 caches of the host',
      host.replace('</topology>', `</topology><cache>${banks.join('')}</cache>`),
      domain,
    ],
    [
      'huge pages of the host',
      host.replaceAll(
        '</pages>',
        "</pages><pages unit='KiB' size='2048'>512</pages><pages unit='KiB' size='1048576'>0</pages>",
      ),
      domain,
    ],
  ];
  return cases.map(([what, ...texts]) => ({ what, more: lengthOf(...texts) - usual }));
}

function pinned(name: string, cpusets: readonly string[]): string {
  return [
    `<domain type='kvm'>`,
    `  <name>${name}</name>`,
    `  <uuid>6c9d1d3e-7f0a-4d0c-9c62-0b6d3b1f5a10</uuid>`,
    `  <vcpu placement='static'>${cpusets.length}</vcpu>`,
    `  <cputune>`,
    ...cpusets.map((cpuset, vcpu) => `    <vcpupin vcpu='${vcpu}' cpuset='${cpuset}'/>`),
    `  </cputune>`,
    `</domain>`,
    '',
  ].join('\n');
}

/** Core after core, the threads of a core together. */
function oneToOne(shape: string, count: number): readonly string[] {
  const cpus = buildHost(shape).cpus.toSorted((a, b) => a.node - b.node || a.core - b.core || a.id - b.id);
  return cpus.slice(0, count).map(({ id }) => String(id));
}

function ofNodes(shape: string, count: number): readonly string[] {
  const sets = [...capabilitiesText(shape).matchAll(/<cell id='(\d+)'/g)].map(([, id]) => Number(id));
  const cpusOf = new Map(
    sets.map((id) => [id, ranges(buildHost(shape).nodes.find((node) => node.id === id)?.cpus ?? [])]),
  );
  return Array.from(
    { length: count },
    (_, vcpu) => cpusOf.get(Math.floor((vcpu * sets.length) / count)) ?? '',
  );
}

function ranges(ids: readonly number[]): string {
  const parts: string[] = [];
  for (let i = 0; i < ids.length;) {
    let last = i;
    while (ids[last + 1] === (ids[last] ?? 0) + 1) last++;
    parts.push(last === i ? String(ids[i]) : `${String(ids[i])}-${String(ids[last])}`);
    i = last + 1;
  }
  return parts.join(',');
}

function many(domains: number, vcpus: number, cpus: readonly string[]): readonly string[] {
  return Array.from({ length: domains }, (_, i) =>
    pinned(`vm-${i + 1}`, cpus.slice(i * vcpus, (i + 1) * vcpus)),
  );
}

/** Numbers below `count` in an order that is the same in every run (Park and Miller's generator, Fisher and Yates). */
function shuffled(count: number, seed: number): readonly number[] {
  const numbers = Array.from({ length: count }, (_, i) => i);
  let state = seed;
  for (let i = count - 1; i > 0; i--) {
    state = (state * 48_271) % 2_147_483_647;
    const j = state % (i + 1);
    [numbers[i], numbers[j]] = [numbers[j] ?? 0, numbers[i] ?? 0];
  }
  return numbers;
}

/** One CPU in twenty is away, cores have numbers without a rule, nodes have sizes of their own. */
function irregular(capabilities: string): string {
  const away = new Set(shuffled(448, 5).slice(0, 22).map(String));
  const cores = shuffled(224, 6);
  return capabilities
    .replace(/ *<cpu id='(\d+)'.*\n/g, (line, id: string) => (away.has(id) ? '' : line))
    .replace(/cpu id='(\d+)'(.*?)core_id='\d+'/g, (_, id: string, between: string) => {
      return `cpu id='${id}'${between}core_id='${String(cores[Number(id) % 224])}'`;
    })
    .replace(/siblings='(\d+),(\d+)'/g, (_, a: string, b: string) => {
      return `siblings='${[a, b].filter((id) => !away.has(id)).join(',')}'`;
    })
    .replace(/<cpus num='\d+'>([^]*?)<\/cpus>/g, (_, inside: string) => {
      return `<cpus num='${String(inside.match(/<cpu /g)?.length ?? 0)}'>${inside}</cpus>`;
    })
    .replace(/<cell id='(\d+)'>\n.*<memory unit='KiB'>\d+/g, (found, id: string) => {
      return found.replace(/\d+$/, String(131_717_584 + Number(id) * 397_312));
    });
}
