/** A host (`host.ts`) as lscpu in all its forms and `/proc/cpuinfo` would print it. */
import type { HostSpec } from '../synthetic-hosts/host.ts';

/** What else there is to say of the machine, and how it is printed. */
export interface LscpuStyle {
  /** CPUs that are there and offline. */
  readonly offline: ReadonlySet<number>;
  /** Types of CPU, dealt out to the cores in turn; lscpu since 2.37 counts anew in each. */
  readonly types: number;
  readonly caches: boolean;
  /** `-y`. */
  readonly physical: boolean;
  /** Cells to the left until 2.33, to the right since, between single blanks with `--raw`. */
  readonly align: 'left' | 'right' | 'raw';
}

export const plainStyle: LscpuStyle = {
  offline: new Set(),
  types: 1,
  caches: true,
  physical: false,
  align: 'right',
};

type Cpu = HostSpec['cpus'][number];

/** One CPU with the numbers that lscpu would give it; none where it is offline. */
interface Row {
  readonly cpu: Cpu;
  readonly online: boolean;
  readonly core: number;
  readonly socket: number;
  readonly type: number;
  readonly clock: string;
  /** L1d, L1i, L2, L3. */
  readonly caches: readonly number[];
}

/** Machine-wide number of a CPU's core: that of its first thread. */
const coreOf = (cpu: Cpu): number => Math.min(...cpu.siblings);

/** The kernel's number of a core: it counts anew in every package, with gaps. */
function coreId(spec: HostSpec, cpu: Cpu): number {
  const cores = new Set(spec.cpus.filter(({ socket }) => socket === cpu.socket).map(coreOf));
  return [...cores].sort((a, b) => a - b).indexOf(coreOf(cpu)) * 2;
}

/** The type of each CPU's core; the fastest comes last. */
export function typeOf(spec: HostSpec, cpu: Cpu, types: number): number {
  const cores = [...new Set(spec.cpus.map(coreOf))].sort((a, b) => a - b);
  return cores.indexOf(coreOf(cpu)) % types;
}

export const isOnline = (cpu: Cpu, { offline }: LscpuStyle): boolean => !offline.has(cpu.id);

function rowsOf(spec: HostSpec, style: LscpuStyle): readonly Row[] {
  const seen = new Map<string, number>();
  const order = (kind: string, type: number, key: number): number => {
    const own = `${kind} ${style.physical ? 0 : type} `;
    const known = seen.get(`${own}${key}`);
    if (known !== undefined) return known;
    const next = [...seen.keys()].filter((one) => one.startsWith(own)).length;
    seen.set(`${own}${key}`, next);
    return next;
  };
  return spec.cpus.map((cpu) => {
    const type = typeOf(spec, cpu, style.types);
    const online = isOnline(cpu, style);
    const core = coreOf(cpu);
    return {
      cpu,
      online,
      type,
      core: !online ? -1 : style.physical ? coreId(spec, cpu) : order('core', type, core),
      socket: !online ? -1 : style.physical ? cpu.socket * 36 : order('socket', type, cpu.socket),
      clock: `${2000 + 1000 * type}.0000`,
      caches: [core, core, core, cpu.socket],
    };
  });
}

/** The cells of `lscpu -e`; an offline CPU has its number only. */
function cellsOf({ cpu, online, core, socket, clock, caches }: Row, style: LscpuStyle): readonly string[] {
  const told = (value: number): string => (online ? String(value) : '-');
  return [
    String(cpu.id),
    told(cpu.node),
    told(socket),
    told(core),
    ...(style.caches ? [online ? caches.join(':') : '-'] : []),
    online ? 'yes' : 'no',
    ...(style.types > 1 ? [clock] : []),
  ];
}

function columnsOf({ caches, types }: LscpuStyle): readonly string[] {
  return [
    'CPU',
    'NODE',
    'SOCKET',
    'CORE',
    ...(caches ? ['L1d:L1i:L2:L3'] : []),
    'ONLINE',
    ...(types > 1 ? ['MAXMHZ'] : []),
  ];
}

/** `lscpu -e`. */
export function writeLscpuE(spec: HostSpec, style = plainStyle): string {
  const table = [columnsOf(style), ...rowsOf(spec, style).map((row) => cellsOf(row, style))];
  const widths = columnsOf(style).map((_, i) => Math.max(...table.map((cells) => cells[i]?.length ?? 0)));
  const pad = (cell: string, i: number): string => {
    const width = widths[i] ?? 0;
    return style.align === 'raw' ? cell : style.align === 'left' ? cell.padEnd(width) : cell.padStart(width);
  };
  return table.map((cells) => `${cells.map(pad).join(' ').trimEnd()}\n`).join('');
}

/** `lscpu -p`: online CPUs only, caches as columns behind an empty one. */
export function writeLscpuP(spec: HostSpec, style = plainStyle, header = true): string {
  const rows = rowsOf(spec, style)
    .filter(({ online }) => online)
    .map(({ cpu, core, socket, caches }) =>
      [cpu.id, core, socket, cpu.node, ...(style.caches ? ['', ...caches] : [])].join(','),
    );
  const columns = `# CPU,Core,Socket,Node${style.caches ? ',,L1d,L1i,L2,L3' : ''}`;
  const comment = [
    '# The following is the parsable format, which can be fed to other',
    '# programs. Each different item in every column has an unique ID',
    '# starting usually from zero.',
    columns,
  ];
  return [...(header ? comment : []), ...rows, ''].join('\n');
}

/** `lscpu -e -J`: `bare` is 2.38 to 2.40, which print a minus for nothing; else 2.37, all strings. */
export function writeLscpuTableJson(spec: HostSpec, style = plainStyle, bare = true): string {
  const columns = columnsOf(style).map((name) => name.toLowerCase());
  const value = (cell: string, name: string): string => {
    if (!bare || name.includes(':')) return JSON.stringify(cell);
    if (name === 'online') return String(cell === 'yes');
    return cell;
  };
  const rows = rowsOf(spec, style).map((row) =>
    cellsOf(row, style)
      .map((cell, i) => `         "${columns[i] ?? ''}": ${value(cell, columns[i] ?? '')}`)
      .join(',\n'),
  );
  return `{\n   "cpus": [\n      {\n${rows.join('\n      },{\n')}\n      }\n   ]\n}\n`;
}

/** How lists are printed: until 2.41 (`0,1` for two), since 2.42 with strides, with `-x` as masks. */
export type ListStyle = 'pairs' | 'strides' | 'masks';

export function writeList(ids: readonly number[], style: ListStyle): string {
  if (style === 'masks') {
    return ids.reduce((mask, id) => mask | (1n << BigInt(id)), 0n).toString(16);
  }
  const items: string[] = [];
  for (let i = 0; i < ids.length;) {
    const first = ids[i] ?? 0;
    const step = (ids[i + 1] ?? first) - first;
    let end = i;
    while (end + 1 < ids.length && (ids[end + 1] ?? 0) - (ids[end] ?? 0) === step) end++;
    const last = ids[end] ?? first;
    if (end - i >= 2 && (step === 1 || style === 'strides')) {
      items.push(`${first}-${last}${step === 1 ? '' : `:${step}`}`);
      i = end + 1;
    } else {
      items.push(String(first));
      i++;
    }
  }
  return items.join(',');
}

function fieldsOf(
  spec: HostSpec,
  { offline }: LscpuStyle,
  lists: ListStyle,
): readonly (readonly [string, string])[] {
  const all = spec.cpus.map(({ id }) => id);
  const word = lists === 'masks' ? 'mask' : 'list';
  const gone = all.filter((id) => offline.has(id));
  return [
    ['Architecture:', 'x86_64'],
    ['CPU op-mode(s):', '32-bit, 64-bit'],
    ['Byte Order:', 'Little Endian'],
    ['CPU(s):', String(all.length)],
    [
      `On-line CPU(s) ${word}:`,
      writeList(
        all.filter((id) => !offline.has(id)),
        lists,
      ),
    ],
    ...(gone.length === 0 ? [] : [[`Off-line CPU(s) ${word}:`, writeList(gone, lists)] as const]),
    ['Model name:', 'Synthetic CPU @ 2.00GHz'],
    ['Socket(s):', String(new Set(spec.cpus.map(({ socket }) => socket)).size)],
    ['NUMA node(s):', String(spec.nodes.length)],
    ...spec.nodes.map(
      ({ id, cpus }) =>
        [
          `NUMA node${id} CPU(s):`,
          writeList(
            cpus.filter((cpu) => !offline.has(cpu)),
            lists,
          ),
        ] as const,
    ),
    [
      'Flags:',
      'fpu vme de pse tsc msr pae mce cx8 apic sep mtrr pge mca cmov pat pse36 clflush mmx fxsr sse sse2',
    ],
  ];
}

/** `lscpu`; on a terminal of `width` columns it breaks its values anywhere. */
export function writeLscpu(
  spec: HostSpec,
  style = plainStyle,
  lists: ListStyle = 'pairs',
  width = Infinity,
): string {
  const fields = fieldsOf(spec, style, lists);
  const column = Math.max(...fields.map(([label]) => label.length)) + 1;
  const room = width === Infinity ? 1_000_000 : width - column;
  return fields
    .flatMap(([label, value]) => {
      const parts = Array.from({ length: Math.max(1, Math.ceil(value.length / room)) }, (_, i) =>
        value.slice(i * room, (i + 1) * room),
      );
      return parts.map((part, i) => `${(i === 0 ? label : '').padEnd(column)}${part}\n`);
    })
    .join('');
}

/** `lscpu -J`; since 2.37 on a terminal as a tree. */
export function writeLscpuJson(
  spec: HostSpec,
  style = plainStyle,
  lists: ListStyle = 'pairs',
  tree = false,
): string {
  const fields = fieldsOf(spec, style, lists).map(([field, data]) => ({ field, data }));
  const [first, ...rest] = fields;
  return JSON.stringify({ lscpu: tree ? [{ ...first, children: rest }] : fields }, undefined, 3);
}

/** `/proc/cpuinfo` of x86: what is online. */
export function writeCpuinfo(spec: HostSpec, style = plainStyle): string {
  const online = spec.cpus.filter((cpu) => isOnline(cpu, style));
  return online
    .map((cpu) => {
      const box = online.filter(({ socket }) => socket === cpu.socket);
      const lines: readonly (readonly [string, string | number])[] = [
        ['processor\t', cpu.id],
        ['vendor_id\t', 'GenuineIntel'],
        ['cpu family\t', 6],
        ['model name\t', 'Synthetic CPU @ 2.00GHz'],
        ['physical id\t', cpu.socket],
        ['siblings\t', box.length],
        ['core id\t\t', coreId(spec, cpu)],
        ['cpu cores\t', new Set(box.map(coreOf)).size],
        ['flags\t\t', 'fpu vme de pse'],
      ];
      return `${lines.map(([key, value]) => `${key}: ${value}\n`).join('')}power management:\n\n`;
    })
    .join('');
}
