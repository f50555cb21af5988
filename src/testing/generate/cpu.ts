/** `<cpu>`: the guest's topology and NUMA cells. */
import fc from 'fast-check';
import { few, maybe, mostly, required, tidyOr, type Care } from './care.ts';
import { cacheElements, distancesElement, interconnectsElement } from './numa.ts';
import { numberText, setText, word } from './values.ts';
import { node, type XmlNode } from './xml-node.ts';

function topologyElement(care: Care, max: number): fc.Arbitrary<XmlNode> {
  const factor = numberText(care, fc.integer({ min: 1, max: 4 }));
  const any = fc.record({
    sockets: required(care, factor),
    dies: maybe(30, factor),
    cores: required(care, factor),
    threads: required(care, factor),
  });
  const fitting = fc.constantFrom(
    { sockets: '1', cores: String(max), threads: '1' },
    { sockets: String(max), dies: '1', cores: '1', threads: '1' },
  );
  const huge = fc.constantFrom(
    { sockets: '65536', dies: '1', cores: '65536', threads: '1' },
    { sockets: '4294967295', dies: '4294967295', cores: '4294967295', threads: '4294967295' },
    { sockets: '4294967295', dies: '1', cores: '1', threads: '1' },
  );
  return fc
    .oneof(
      { withCrossShrink: true },
      { weight: 10, arbitrary: fitting },
      { weight: 10, arbitrary: any },
      { weight: care === 'careful' ? 0 : 2, arbitrary: huge },
    )
    .map((attributes) => node('topology', attributes));
}

interface CellText {
  readonly id: string | undefined;
  readonly cpus: string | undefined;
  readonly memory: string | undefined;
  readonly unit: string | undefined;
}

const memory = (care: Care): fc.Arbitrary<string> =>
  mostly(
    care,
    numberText(care, fc.constantFrom(0, 1, 1000, 524_288, 1_048_576)),
    fc.constantFrom('9007199254740993', '9223372036854775807', '18446744073709551615', '1000000000000000'),
  );

const unit = (care: Care): fc.Arbitrary<string | undefined> =>
  maybe(30, word(care, 'KiB', 'MiB', 'GiB', 'b', 'bytes', 'KB', 'k', 'm', 'G', 'TB', 'kib'));

/** The vCPUs dealt out in equal runs, ids in order, swapped or left to their position. */
function tidyCells(care: Care, max: number): fc.Arbitrary<readonly CellText[]> {
  return fc
    .record({
      count: fc.integer({ min: 1, max: Math.min(4, max) }),
      ids: fc.constantFrom('given', 'swapped', 'position'),
      bare: fc.nat(9),
    })
    .chain(({ count, ids, bare }) => {
      const run = Math.floor(max / count);
      const cells = Array.from({ length: count }, (_, i) =>
        fc.record({
          id: fc.constant(ids === 'position' ? undefined : String(ids === 'swapped' ? count - 1 - i : i)),
          cpus: fc.constant(
            i === bare ? undefined : run === 1 ? String(i) : `${i * run}-${(i + 1) * run - 1}`,
          ),
          memory: memory(care),
          unit: unit(care),
        }),
      );
      return fc.tuple(...cells);
    });
}

function anyCells(care: Care): fc.Arbitrary<readonly CellText[]> {
  const small = fc.constantFrom('0', '1', '0-1', '2-3', '0-3', '4-7', '^1', '1,3', '1-', '');
  return few(
    fc.record({
      id: maybe(70, numberText(care, fc.nat(3))),
      cpus: required(care, mostly(care, small, setText(care))),
      memory: required(care, memory(care)),
      unit: unit(care),
    }),
    4,
  );
}

/** A cell with what stands in it; `isRich`: most of it, not only now and then. */
function cellElement(
  care: Care,
  cell: CellText,
  at: number,
  count: number,
  isRich: boolean,
): fc.Arbitrary<XmlNode> {
  return fc
    .record({
      memAccess: maybe(isRich ? 20 : 3, word(care, 'shared', 'private')),
      discard: maybe(isRich ? 20 : 3, word(care, 'yes', 'no')),
      distances: maybe(isRich ? 40 : 5, distancesElement(care, at, count)),
      caches: isRich ? cacheElements(care) : fc.constant([]),
    })
    .map(({ distances, caches, ...attributes }) =>
      node(
        'cell',
        { ...cell, ...attributes },
        [distances, ...caches].filter((child) => child !== undefined),
      ),
    );
}

function numaElement(care: Care, max: number): fc.Arbitrary<XmlNode> {
  const cells = tidyOr(care, tidyCells(care, max), anyCells(care));
  return fc.tuple(cells, fc.nat(3)).chain(([all, rich]) => {
    const isRich = rich === 0;
    const elements = all.map((cell, at) => cellElement(care, cell, at, all.length, isRich));
    const links = maybe(isRich ? 60 : 5, interconnectsElement(care, all.length));
    return fc.tuple(links, ...elements).map(([interconnects, ...children]) =>
      node(
        'numa',
        {},
        [...children, interconnects].filter((child) => child !== undefined),
      ),
    );
  });
}

/** Those parts of it that `has` names. */
export function cpuElement(
  care: Care,
  max: number,
  has: { readonly topology: boolean; readonly numa: boolean },
): fc.Arbitrary<XmlNode> {
  return fc
    .record({
      mode: maybe(20, mostly(care, fc.constantFrom('host-passthrough', 'host-model'), fc.constant('fast'))),
      topology: maybe(has.topology ? 85 : 3, topologyElement(care, max)),
      numa: maybe(has.numa ? 90 : 10, numaElement(care, max)),
      again: maybe(care === 'careless' ? 8 : 1, topologyElement(care, max)),
    })
    .map(({ mode, topology, numa, again }) =>
      node(
        'cpu',
        { mode },
        [topology, numa, again].filter((child) => child !== undefined),
      ),
    );
}
