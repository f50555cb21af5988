/** What each repair would do, as a button says it. English. */
import { formatCpuSet } from '../../core/cpuset/cpuset.ts';
import type { Remedy, RemedyStep } from '../../core/findings/remedy.ts';
import { readGuestId, type EntityId } from '../../core/identity.ts';
import type { RemedyId } from '../../core/findings/remedies/remedy-ids.ts';
import type { Naming } from './findings.ts';
import { cpus, several } from './grammar.ts';

export type RemedyWords = Readonly<Record<RemedyId, (remedy: Remedy<RemedyId>, name: Naming) => string>>;

type StepOf<K extends RemedyStep['kind']> = Extract<RemedyStep, { readonly kind: K }>;

export function stepsOf<K extends RemedyStep['kind']>({ steps }: Remedy, kind: K): readonly StepOf<K>[] {
  return steps.filter((step): step is StepOf<K> => step.kind === kind);
}

/** The first sets of pins, each as `tell` says it; those beyond are only counted by the mark of omission. */
export function tellPins(
  remedy: Remedy,
  name: Naming,
  tell: (thread: string, set: string) => string,
): string {
  const pins = stepsOf(remedy, 'pin');
  const shown = pins
    .slice(0, 4)
    .map(({ thread, cpus: set }) => tell(name.threads([thread]), formatCpuSet(set)));
  return pins.length > 4 ? [...shown, '…'].join(', ') : shown.join(', ');
}

/** vCPUs' pins, and QEMU's own threads with the core that they get together. */
export function splitPins(remedy: Remedy): {
  readonly vcpus: Remedy;
  readonly others: readonly EntityId[];
  readonly core: string;
} {
  const pins = stepsOf(remedy, 'pin');
  const others = pins.filter(({ thread }) => readGuestId(thread)?.kind !== 'vcpu');
  return {
    vcpus: { ...remedy, steps: pins.filter((pin) => !others.includes(pin)) },
    others: others.map(({ thread }) => thread),
    core: formatCpuSet(others[0]?.cpus ?? []),
  };
}

const pinned = (remedy: Remedy, name: Naming): string =>
  tellPins(remedy, name, (thread, set) => `${thread} → ${set}`);

const freeCore = ({ coresUnknown }: Remedy, set: string): string =>
  `${cpus(set)}, ${coresUnknown === true ? 'which nobody has' : 'a free core'}`;

const cpusetOf = (remedy: Remedy): string => {
  const [step] = stepsOf(remedy, 'vcpu-cpuset');
  return step?.cpus === undefined ? '' : formatCpuSet(step.cpus);
};

const setsOf = (remedy: Remedy, name: Naming): string => {
  const inherited = cpusetOf(remedy);
  const pins = pinned(remedy, name);
  return [inherited === '' ? '' : `<vcpu cpuset> → ${inherited}`, pins]
    .filter((part) => part !== '')
    .join(', ');
};

const nodesOf = (remedy: Remedy): string => {
  const sets = [...stepsOf(remedy, 'memory'), ...stepsOf(remedy, 'memnode')].map(({ nodes }) =>
    formatCpuSet(nodes),
  );
  const all = [...new Set(sets)].join(', ');
  return `${several(all) ? 'nodes' : 'node'} ${all}`;
};

const shapeOf = (remedy: Remedy): string => {
  const [step] = stepsOf(remedy, 'topology');
  return step === undefined
    ? ''
    : `sockets='${step.sockets}' cores='${step.cores}' threads='${step.threads}'`;
};

const countOf = (remedy: Remedy): number =>
  stepsOf(remedy, 'iothread-count')[0]?.count ?? stepsOf(remedy, 'vcpu-count')[0]?.max ?? 0;

export const remedies: RemedyWords = {
  'pin-aside': (remedy, name) => {
    const pins = stepsOf(remedy, 'pin');
    return `Pin ${name.threads(pins.map(({ thread }) => thread))} to ${freeCore(remedy, formatCpuSet(pins[0]?.cpus ?? []))}`;
  },
  'move-vcpus': (remedy, name) =>
    `To a free ${remedy.coresUnknown === true ? 'CPU' : 'core'} each: ${pinned(remedy, name)}`,
  'pin-all-apart': (remedy, name) =>
    `Pin anew, each ${remedy.coresUnknown === true ? 'vCPU to a free CPU' : 'guest core to a free host core'}: ${pinned(remedy, name)}`,
  'reorder-pins': (remedy, name) =>
    `Pin in another order, on the ${remedy.coresUnknown === true ? 'CPUs' : 'cores'} it has: ${pinned(remedy, name)}`,
  'move-with-memory': (remedy, name) => `To ${nodesOf(remedy)}, with its memory: ${pinned(remedy, name)}`,
  'cpuset-elsewhere': (remedy) => `Keep what has no pin to ${cpus(cpusetOf(remedy))} (<vcpu cpuset>)`,
  'keep-off-pinned': (remedy, name) => {
    const sets = stepsOf(remedy, 'vcpu-cpuset').map(
      ({ domain, cpus: set }) => `${name.entity(domain)} → ${formatCpuSet(set ?? [])}`,
    );
    const pins = pinned(remedy, name);
    const all = pins === '' ? sets : [...sets, pins];
    return `Keep the others off the pinned CPUs: ${all.slice(0, 4).join(', ')}${all.length > 4 ? ', …' : ''}`;
  },
  'one-cpu-each': (remedy, name) => {
    const { vcpus, others, core } = splitPins(remedy);
    const aside = others.length === 0 ? '' : `; ${name.threads(others)} to ${freeCore(remedy, core)}`;
    return `One CPU of its set for each vCPU: ${pinned(vcpus, name)}${aside}`;
  },
  'keep-within': (remedy, name) => `Cut the sets to one side: ${setsOf(remedy, name)}`,
  'whole-of-one': (remedy, name) => `All of one side: ${setsOf(remedy, name)}`,
  'drop-missing-cpus': (remedy, name) => `Leave out the CPUs that are not there: ${setsOf(remedy, name)}`,
  'translate-numbers': (remedy, name) => `Write the kernel’s numbers: ${pinned(remedy, name)}`,
  'topology-with-threads': (remedy) => `Tell the guest which vCPUs share a core: ${shapeOf(remedy)}`,
  'topology-without-threads': (remedy) => `Tell the guest that each vCPU is a core: ${shapeOf(remedy)}`,
  'topology-socket-per-cell': (remedy) => `A socket for each cell: ${shapeOf(remedy)}`,
  'topology-for-count': (remedy) => `A topology for that many vCPUs: ${shapeOf(remedy)}`,
  'vcpus-for-topology': (remedy) => `As many vCPUs as the topology has: ${countOf(remedy)}`,
  'memory-to-vcpus': (remedy) => `The memory to its vCPUs: ${nodesOf(remedy)}`,
  'vcpus-to-memory': (remedy) =>
    cpusetOf(remedy) === ''
      ? 'The vCPUs of each cell to the CPUs of its memory’s node'
      : `The vCPUs to their memory: ${cpus(cpusetOf(remedy))} (<vcpu cpuset>)`,
  'memory-strict-local': (remedy) => `mode='strict' on ${nodesOf(remedy)}`,
  'memory-on-more-nodes': (remedy) => `Let it be on ${nodesOf(remedy)}`,
  'memory-on-host-nodes': (remedy) => `Bind it to ${nodesOf(remedy)}`,
  'memnode-for-each': (remedy) => `Add the missing <memnode>: ${nodesOf(remedy)}`,
  'bind-cells': (remedy) => `Bind each cell to a host node, vCPUs and memory: ${nodesOf(remedy)}`,
  'add-iothreads': (remedy) => `Add <iothreads>${countOf(remedy)}</iothreads>`,
  'iothreads-as-listed': (remedy) => `Write <iothreads>${countOf(remedy)}</iothreads>`,
  remove: () => 'Take it out',
  correct: (remedy) => `Write “${stepsOf(remedy, 'replace')[0]?.text ?? ''}”`,
};
