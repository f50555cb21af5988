/**
 * `<cpukind>` (hwloc 2.4 and later): which CPUs are performance and which efficiency cores. Intel names the type;
 * elsewhere the highest frequency tells, when the kinds are clearly apart: a server whose best cores turbo a little
 * higher has one type.
 */
import { idsOf, type CpuSet } from '../../cpuset/cpuset.ts';
import { readHwlocBitmap } from '../../cpuset/hwloc-bitmap.ts';
import type { CoreType } from '../../host/host-facts.ts';
import { attributeOf, childrenNamed, type XmlElement } from '../../xml/xml.ts';

interface Kind {
  readonly cpus: CpuSet;
  readonly named?: CoreType;
  readonly speed?: number;
}

/** Share of the fastest kind's frequency above which a kind is of the same type. */
const sameType = 0.9;

export function readCpuKinds(topology: XmlElement): ReadonlyMap<number, CoreType> {
  const kinds = childrenNamed(topology, 'cpukind').flatMap((element): readonly Kind[] => {
    const cpus = readHwlocBitmap(attributeOf(element, 'cpuset')?.value ?? '');
    if (cpus === undefined) return [];
    const info = (name: string): string | undefined => {
      const found = childrenNamed(element, 'info').find((one) => attributeOf(one, 'name')?.value === name);
      return found && attributeOf(found, 'value')?.value;
    };
    const named = intelTypes.get(info('CoreType') ?? '');
    const speed = Number(info('LinuxCapacity') ?? info('FrequencyMaxMHz'));
    return [{ cpus, ...(named && { named }), ...(speed > 0 && { speed }) }];
  });
  const types = new Map<number, CoreType>();
  if (kinds.length < 2) return types;
  for (const { cpus, type } of typesOf(kinds)) for (const id of idsOf(cpus)) types.set(id, type);
  return types;
}

const intelTypes: ReadonlyMap<string, CoreType> = new Map([
  ['IntelCore', 'performance'],
  ['IntelAtom', 'efficiency'],
]);

function typesOf(kinds: readonly Kind[]): readonly { cpus: CpuSet; type: CoreType }[] {
  if (kinds.some(({ named }) => named !== undefined)) {
    return kinds.flatMap(({ cpus, named }) => (named === undefined ? [] : [{ cpus, type: named }]));
  }
  const speeds = kinds.flatMap(({ speed }) => speed ?? []);
  if (speeds.length < kinds.length) return [];
  const fastest = Math.max(...speeds);
  const slowest = Math.min(...speeds);
  if (slowest > fastest * sameType) return [];
  return kinds.map(({ cpus, speed = 0 }) => ({
    cpus,
    type: speed === fastest ? 'performance' : speed === slowest ? 'efficiency' : 'other',
  }));
}
