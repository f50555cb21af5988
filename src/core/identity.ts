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

/** A guest's id taken apart: which domain, and what of it. */
export interface GuestId {
  readonly index: number;
  readonly kind: 'domain' | 'vcpu' | 'emulator' | 'iothread' | 'cell';
  /** Of a vCPU, an iothread or a cell; else 0. */
  readonly number: number;
}

/** Undefined for an id of the host's, or no id at all. */
export function readGuestId(id: EntityId): GuestId | undefined {
  const found = /^d(\d{1,9})(?:\/(?:(vcpu|iothread|cell):(\d{1,9})|(emulator)))?$/.exec(id);
  if (found === null) return undefined;
  const kind = (found[2] ?? found[4] ?? 'domain') as GuestId['kind'];
  return { index: Number(found[1]), kind, number: Number(found[3] ?? 0) };
}
