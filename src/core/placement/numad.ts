/**
 * numad's answer (qemuProcessPrepareDomainNUMAPlacement): a node list in libvirt's grammar. Threads get the online
 * CPUs of these nodes as the capabilities list them; memory gets those of them that have memory.
 */
import { emptySet, hasId, intersectionOf, setOfIds, unionOf, type CpuSet } from '../cpuset/cpuset.ts';
import { readLibvirtCpuset } from '../cpuset/libvirt-grammar.ts';
import type { Host } from '../host/host.ts';

export interface NumadAnswer {
  /** Undefined: nobody has answered, libvirt cannot read the answer, or the host is not known. */
  readonly cpus: CpuSet | undefined;
  readonly memoryNodes: CpuSet | undefined;
  /** Set when the answer is none that libvirt can read: what it says then. */
  readonly fault: string | undefined;
}

export function readNumadAnswer(text: string | undefined, host: Host | undefined): NumadAnswer {
  if (text === undefined) return { cpus: undefined, memoryNodes: undefined, fault: undefined };
  const reading = readLibvirtCpuset(text);
  // An answer that removes all its nodes again parses; it then names none.
  const nodes = reading.ok ? reading.set : reading.fault.kind === 'grammar' ? undefined : emptySet;
  if (nodes === undefined) {
    const fault = `invalid argument: Failed to parse bitmap '${text}'`;
    return { cpus: undefined, memoryNodes: undefined, fault };
  }
  if (host === undefined) return { cpus: undefined, memoryNodes: nodes, fault: undefined };
  const named = host.nodes.filter((node) => hasId(nodes, node.id));
  const cpus = named.reduce<CpuSet>((all, node) => unionOf(all, node.cpus), emptySet);
  return {
    cpus: intersectionOf(cpus, host.online),
    memoryNodes: setOfIds(named.filter((node) => node.memoryKiB !== 0).map(({ id }) => id)),
    fault: undefined,
  };
}
