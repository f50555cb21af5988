/**
 * Identity is one string, the same for map keys, React keys, `data-id`, selection, findings and links.
 *
 * Host: `host`, `node:0`, `socket:…`, `die:…`, `l3:…`, `type:…` (cores of one type), `core:…`, `pcpu:12`. The keys
 * of all between node and pcpu are made by `host/topology-tree.ts` (the lowest CPU id in the box), because kernel ids
 * repeat across sockets.
 * Guest: `d0`, `d0/vcpu:1`, `d0/emulator`, `d0/iothread:2`, `d0/cell:0`.
 */
export type EntityId = string;

export const hostId: EntityId = 'host';
export const nodeId = (node: number): EntityId => `node:${String(node)}`;
export const pcpuId = (cpu: number): EntityId => `pcpu:${String(cpu)}`;
export const domainId = (index: number): EntityId => `d${String(index)}`;
export const vcpuId = (domain: EntityId, vcpu: number): EntityId => `${domain}/vcpu:${String(vcpu)}`;
export const emulatorId = (domain: EntityId): EntityId => `${domain}/emulator`;
export const iothreadId = (domain: EntityId, iothread: number): EntityId =>
  `${domain}/iothread:${String(iothread)}`;
export const cellId = (domain: EntityId, cell: number): EntityId => `${domain}/cell:${String(cell)}`;
