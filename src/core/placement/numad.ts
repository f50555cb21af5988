/**
 * numad's answer (qemuProcessPrepareDomainNUMAPlacement): a node list in libvirt's grammar. Threads get the online
 * CPUs of these nodes as the capabilities list them; memory gets those of them that have memory.
 */
import { emptySet, hasId, intersectionOf, setOfIds, unionOf, type CpuSet } from '../cpuset/cpuset.ts';
import { readLibvirtCpuset } from '../cpuset/libvirt-grammar.ts';
import type { Domain } from '../domain/domain.ts';
import type { Host } from '../host/host.ts';
import type { Span } from '../text/source.ts';

type DomainStatus = NonNullable<Domain['status']>;

export interface NumadAnswer {
  /** Undefined: nobody has answered, libvirt cannot read the answer, or the host is not known. */
  readonly cpus: CpuSet | undefined;
  readonly memoryNodes: CpuSet | undefined;
  /** Somebody has answered: the user, or libvirt's own notes in `<domstatus>`. */
  readonly answered: boolean;
  /** The `<numad>` of `<domstatus>`, where it is the answer. */
  readonly span?: Span;
  /** Set when the answer is none that libvirt can read: what it says then. */
  readonly fault: string | undefined;
}

/** The user's own answer goes before what `<domstatus>` says that numad answered when the domain was started. */
export function readNumadAnswer(
  text: string | undefined,
  host: Host | undefined,
  noted?: DomainStatus['numad'],
): NumadAnswer {
  if (text === undefined) return readNote(noted, host);
  const reading = readLibvirtCpuset(text);
  // An answer that removes all its nodes again parses; it then names none.
  const nodes = reading.ok ? reading.set : reading.fault.kind === 'grammar' ? undefined : emptySet;
  if (nodes === undefined) {
    const fault = `invalid argument: Failed to parse bitmap '${text}'`;
    return { cpus: undefined, memoryNodes: undefined, answered: true, fault };
  }
  return { ...answerOf(nodes, host), answered: true, fault: undefined };
}

function answerOf(nodes: CpuSet, host: Host | undefined): Pick<NumadAnswer, 'cpus' | 'memoryNodes'> {
  if (host === undefined) return { cpus: undefined, memoryNodes: nodes };
  const named = host.nodes.filter((node) => hasId(nodes, node.id));
  const cpus = named.reduce<CpuSet>((all, node) => unionOf(all, node.cpus), emptySet);
  return {
    cpus: intersectionOf(cpus, host.online),
    memoryNodes: setOfIds(named.filter((node) => node.memoryKiB !== 0).map(({ id }) => id)),
  };
}

/** libvirt notes the nodes and the CPUs that it made of them, which need no host to be known. */
function readNote(noted: DomainStatus['numad'], host: Host | undefined): NumadAnswer {
  const nothing = { cpus: undefined, memoryNodes: undefined, fault: undefined };
  if (noted === undefined) return { ...nothing, answered: false };
  const nodes = setOf(noted.nodeset?.value);
  const fromNodes = nodes === undefined ? nothing : answerOf(nodes, host);
  return {
    cpus: setOf(noted.cpuset?.value) ?? fromNodes.cpus,
    memoryNodes: fromNodes.memoryNodes,
    answered: true,
    span: noted.span,
    fault: undefined,
  };
}

function setOf(text: string | undefined): CpuSet | undefined {
  const reading = text === undefined ? undefined : readLibvirtCpuset(text);
  return reading?.ok === true ? reading.set : undefined;
}
