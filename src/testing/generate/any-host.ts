/** Hosts of usual shapes. */
import fc from 'fast-check';

/** In the notation of `host.ts`: each numbering, node ids with and without holes. */
export const anyHost: fc.Arbitrary<string> = fc
  .record({
    nodes: fc.integer({ min: 1, max: 4 }),
    sockets: fc.integer({ min: 1, max: 2 }),
    nodesInside: fc.boolean(),
    dies: fc.constantFrom(undefined, 1, 2),
    cores: fc.integer({ min: 1, max: 4 }),
    threads: fc.constantFrom(1, 2, 4),
    numbering: fc.constantFrom('pairs', 'halves', 'interleaved'),
    sparse: fc.boolean(),
    memory: fc.constantFrom(262_144, 1_048_576, 33_554_432),
  })
  .map(({ nodes, sockets, nodesInside, dies, cores, threads, numbering, sparse, memory }) => {
    const boxes = nodesInside ? `socket:${sockets} node:${nodes}` : `node:${nodes} socket:${sockets}`;
    const die = dies === undefined ? '' : ` die:${dies}`;
    const count = nodesInside ? nodes * sockets : nodes;
    const ids = sparse ? ` ids:${Array.from({ length: count }, (_, i) => i * 8).join(',')}` : '';
    return `${boxes}${die} core:${cores} pu:${threads} numbering:${numbering}${ids} memory:${memory}`;
  });
