/**
 * What libvirt made of a domain, from its own `dumpxml`: normalised sets, defaults filled in, what it ignored
 * gone. That text is machine-written and regular, so it is read by pattern: the oracle must not rest on the
 * XML reader it judges.
 */

export interface DefinedDomain {
  readonly vcpu: {
    readonly placement: string;
    readonly cpuset: string | undefined;
    readonly current: number;
    readonly max: number;
  };
  /** From `<vcpus>` where it is used: vCPU to whether it is enabled. */
  readonly vcpus: ReadonlyMap<number, boolean>;
  readonly vcpuPins: ReadonlyMap<number, string>;
  readonly emulatorPin: string | undefined;
  readonly iothreadPins: ReadonlyMap<number, string>;
  /** In libvirt's order. */
  readonly iothreads: readonly number[];
  readonly cells: readonly { readonly id: number; readonly cpus: string; readonly memoryKiB: number }[];
  readonly memory:
    | {
        readonly mode: string;
        readonly placement: string | undefined;
        readonly nodeset: string | undefined;
      }
    | undefined;
  readonly memnodes: ReadonlyMap<number, { readonly mode: string; readonly nodeset: string }>;
}

export type Attributes = Readonly<Partial<Record<string, string>>>;

export function readDefinedDomain(dump: string): DefinedDomain {
  const vcpu = /<vcpu( [^>]*)?>(\d+)<\/vcpu>/.exec(dump);
  const vcpuAttributes = readAttributes(vcpu?.[1] ?? '');
  const max = Number(vcpu?.[2] ?? 1);
  const count = Number(/<iothreads>(\d+)<\/iothreads>/.exec(dump)?.[1] ?? 0);
  const ids = tags(dump, 'iothread').map(({ id }) => Number(id));
  const numatune = /<numatune>.*?<\/numatune>/s.exec(dump)?.[0] ?? '';
  const memory = tags(numatune, 'memory')[0];
  return {
    vcpu: {
      placement: vcpuAttributes['placement'] ?? 'static',
      cpuset: vcpuAttributes['cpuset'],
      current: Number(vcpuAttributes['current'] ?? max),
      max,
    },
    vcpus: new Map(tags(dump, 'vcpu', 'id').map(({ id, enabled }) => [Number(id), enabled === 'yes'])),
    vcpuPins: new Map(tags(dump, 'vcpupin').map((pin) => [Number(pin['vcpu']), pin['cpuset'] ?? ''])),
    emulatorPin: tags(dump, 'emulatorpin')[0]?.['cpuset'],
    iothreadPins: new Map(
      tags(dump, 'iothreadpin').map((pin) => [Number(pin['iothread']), pin['cpuset'] ?? '']),
    ),
    // The ids are printed only where the domain named some itself.
    iothreads: ids.length > 0 ? ids : Array.from({ length: count }, (_, i) => i + 1),
    cells: tags(dump, 'cell').map(({ id, cpus, memory: kib }) => ({
      id: Number(id),
      cpus: cpus ?? '',
      memoryKiB: Number(kib),
    })),
    memory:
      memory === undefined
        ? undefined
        : {
            mode: memory['mode'] ?? '',
            placement: memory['placement'],
            nodeset: memory['nodeset'],
          },
    memnodes: new Map(
      tags(numatune, 'memnode').map(({ cellid, mode, nodeset }) => [
        Number(cellid),
        { mode: mode ?? '', nodeset: nodeset ?? '' },
      ]),
    ),
  };
}

/** The attributes of all tags of that name, of those alone that have the attribute `having`. */
export function tags(dump: string, name: string, having?: string): readonly Attributes[] {
  const pattern = new RegExp(`<${name}((?: [^>]*)?)/?>`, 'g');
  return [...dump.matchAll(pattern)]
    .map((found) => readAttributes(found[1] ?? ''))
    .filter((attributes) => having === undefined || attributes[having] !== undefined);
}

function readAttributes(text: string): Attributes {
  return Object.fromEntries(
    [...text.matchAll(/([\w:-]+)='([^']*)'/g)].map((found) => [found[1] ?? '', unescape(found[2] ?? '')]),
  );
}

/** The five references that libvirt writes. */
export function unescape(text: string): string {
  const characters: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
  return text.replace(/&(\w+);/g, (reference, name: string) => characters[name] ?? reference);
}
