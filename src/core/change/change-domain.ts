/**
 * One command onto one domain, with what virsh and libvirt's QEMU driver refuse (virsh-domain.c,
 * virshParseCPUList; qemu_driver.c; the sentences were taken from virsh 9.0.0).
 */
import { equalSets, isEmpty, lastId, rangeSet, type CpuSet } from '../cpuset/cpuset.ts';
import { readLibvirtCpuset } from '../cpuset/libvirt-grammar.ts';
import type { Domain, MemoryMode, SetAttribute } from '../domain/domain.ts';
import type { Host } from '../host/host.ts';
import { emulatorId, iothreadId, vcpuId, type EntityId } from '../identity.ts';
import type { Change } from '../intake/facts/change.ts';
import type { Located, Span } from '../text/source.ts';
import type { ChangedValue } from './applied-change.ts';
import { setVcpus } from './set-vcpus.ts';

export type DomainChange = {
  readonly threads: readonly EntityId[];
  readonly before: ChangedValue;
  readonly placeBefore?: Span;
} & (
  | { readonly ok: true; readonly domain: Domain; readonly after: ChangedValue }
  | { readonly ok: false; readonly message: string }
);

export function changeDomain(domain: Domain, change: Change, host: Host | undefined): DomainChange {
  switch (change.kind) {
    case 'vcpupin':
      return pinVcpu(domain, change, host);
    case 'emulatorpin':
      return pinEmulator(domain, change, host);
    case 'iothreadpin':
      return pinIothread(domain, change, host);
    case 'setvcpus':
      return setVcpus(domain, change);
    case 'numatune':
      return tuneMemory(domain, change);
  }
}

type ChangeOf<K extends Change['kind']> = Extract<Change, { kind: K }>;

function pinVcpu(domain: Domain, change: ChangeOf<'vcpupin'>, host: Host | undefined): DomainChange {
  const { vcpu, span } = change;
  const own = domain.vcpuPins.find((pin) => pin.vcpu === vcpu && pin.fate === 'kept');
  const about = { threads: [vcpuId(domain.id, vcpu)], before: before(domain, own?.cpuset) };
  const list = readCpulist(change.cpuset, host);
  if (!list.ok) return { ...about, ok: false, message: list.message };
  if (vcpu >= domain.vcpus.max) {
    const which = change.config && !change.live ? 'persistent' : 'live';
    const count = String(which === 'live' ? domain.vcpus.max : domain.vcpus.current);
    const message = `invalid argument: vcpu ${String(vcpu)} is out of range of ${which} cpu count ${count}`;
    return { ...about, threads: [], ok: false, message };
  }
  const pin = { vcpu, cpuset: list.cpuset, span, fate: 'kept' as const };
  const others = domain.vcpuPins.filter((one) => one !== own);
  return { ...about, ok: true, domain: { ...domain, vcpuPins: [...others, pin] }, after: { cpus: list.set } };
}

function pinEmulator(domain: Domain, change: ChangeOf<'emulatorpin'>, host: Host | undefined): DomainChange {
  const about = {
    threads: [emulatorId(domain.id)],
    before: before(domain, domain.emulatorPins[0]?.cpuset),
  };
  const list = readCpulist(change.cpuset, host);
  if (!list.ok) return { ...about, ok: false, message: list.message };
  const emulatorPins = [{ cpuset: list.cpuset, span: change.span }];
  return { ...about, ok: true, domain: { ...domain, emulatorPins }, after: { cpus: list.set } };
}

function pinIothread(domain: Domain, change: ChangeOf<'iothreadpin'>, host: Host | undefined): DomainChange {
  const { iothread, span } = change;
  const own = domain.iothreadPins.find((pin) => pin.iothread === iothread && pin.fate === 'kept');
  const about = { threads: [iothreadId(domain.id, iothread)], before: before(domain, own?.cpuset) };
  const list = readCpulist(change.cpuset, host);
  if (!list.ok) return { ...about, ok: false, message: list.message };
  if (!domain.iothreads.includes(iothread)) {
    const word = change.config && !change.live ? 'iothreadid' : 'iothread';
    const message = `invalid argument: ${word} ${String(iothread)} not found`;
    return { ...about, threads: [], ok: false, message };
  }
  const pin = { iothread, cpuset: list.cpuset, span, fate: 'kept' as const };
  const iothreadPins = [...domain.iothreadPins.filter((one) => one !== own), pin];
  return { ...about, ok: true, domain: { ...domain, iothreadPins }, after: { cpus: list.set } };
}

/** What the thread follows without the command: its own pin, numad, the cpuset of all, or nothing. */
function before(domain: Domain, own: SetAttribute | undefined): ChangedValue {
  if (own?.set !== undefined) return { cpus: own.set };
  if (domain.vcpuPlacement.effective === 'auto') return { cpus: 'unknown' };
  return { cpus: domain.vcpuCpuset?.set ?? 'all' };
}

type Cpulist =
  | { readonly ok: true; readonly cpuset: SetAttribute; readonly set: CpuSet }
  | { readonly ok: false; readonly message: string };

/** virshParseCPUList has room for 1,024 CPUs. */
const highestInCpulist = 1023;

/** virsh's own grammar: `r` is every CPU of the host, and no number may be beyond the host's highest. */
function readCpulist({ value, span }: Located<string>, host: Host | undefined): Cpulist {
  const highest = host === undefined ? undefined : (lastId(host.possible ?? host.cpus) ?? -1);
  if (value === 'r') {
    if (highest === undefined) return { ok: false, message: `Invalid cpulist 'r'` };
    const set = rangeSet(0, highest);
    return { ok: true, cpuset: { of: 'cpus', raw: value, span, set }, set };
  }
  const reading = readLibvirtCpuset(value, highestInCpulist);
  if (!reading.ok) return { ok: false, message: `Invalid cpulist '${value}'` };
  const last = lastId(reading.set) ?? 0;
  if (highest !== undefined && last > highest) {
    const limit = String(highest + 1);
    return { ok: false, message: `CPU ${String(last)} in cpulist '${value}' exceed the maxcpu ${limit}` };
  }
  return { ok: true, cpuset: { of: 'cpus', raw: value, span, set: reading.set }, set: reading.set };
}

const modes: readonly MemoryMode[] = ['strict', 'preferred', 'interleave', 'restrictive'];

/**
 * What a running domain refuses: it keeps its mode, and nodes move only where they are restrictive or not set at all. The
 * words and their order are those of libvirt 9.0.0 (qemuDomainSetNumaParameters, qemuDomainSetNumaParamsLive), asked of
 * real guests in `testing/oracle/guest-commands.test.ts`.
 */
function findLiveMemoryFault(
  memory: Domain['memory'],
  mode: MemoryMode | undefined,
  asked: ChangeOf<'numatune'>['nodeset'],
  nodeset: NonNullable<Domain['memory']>['nodeset'],
): string | undefined {
  if (mode !== undefined && memory !== undefined && mode !== memory.mode)
    return "can't change numatune mode for running domain";
  if (mode === 'strict') {
    const [own, wanted] = [memory?.nodeset?.set, nodeset?.set];
    const isSame = asked !== undefined && own !== undefined && wanted !== undefined && equalSets(own, wanted);
    return isSame ? undefined : "can't change nodeset for strict mode for running domain";
  }
  if (asked !== undefined && memory !== undefined && memory.mode !== 'restrictive')
    return 'change of nodeset for running domain requires restrictive numa mode';
  return undefined;
}

/** cmdNumatune takes a mode's name or its number; qemuDomainSetNumaParameters. */
function tuneMemory(domain: Domain, change: ChangeOf<'numatune'>): DomainChange {
  const { memory } = domain;
  const about = {
    threads: [],
    ...(memory === undefined ? {} : { placeBefore: memory.span }),
    before: {
      ...(memory === undefined ? {} : { mode: memory.mode }),
      nodes: memory?.nodeset?.set ?? (memory?.placement === 'auto' ? ('unknown' as const) : ('all' as const)),
    },
  };
  const refuse = (message: string): DomainChange => ({ ...about, ok: false, message });
  const typed = change.mode;
  const mode =
    typed === undefined
      ? (memory?.mode ?? 'strict')
      : (modes.find((one) => one === typed) ?? modes[Number(typed)]);
  if (mode === undefined) return refuse(`Invalid mode: ${typed ?? ''}`);
  let nodeset = memory?.nodeset;
  if (change.nodeset !== undefined) {
    const { value, span } = change.nodeset;
    const reading = readLibvirtCpuset(value);
    if (!reading.ok)
      return refuse(
        reading.fault.kind === 'grammar'
          ? `invalid argument: Failed to parse bitmap '${value}'`
          : `Requested operation is not valid: Invalid nodeset of 'numatune' : ${value}`,
      );
    nodeset = { of: 'nodes', raw: value, span, set: reading.set };
  }
  if (change.live) {
    const fault = findLiveMemoryFault(
      memory,
      typed === undefined ? undefined : mode,
      change.nodeset,
      nodeset,
    );
    if (fault !== undefined) return refuse(`Requested operation is not valid: ${fault}`);
  }
  const set = nodeset?.set;
  return {
    ...about,
    ok: true,
    domain: {
      ...domain,
      memory: { mode, placement: 'static', ...(nodeset === undefined ? {} : { nodeset }), span: change.span },
    },
    after: { mode, nodes: set === undefined || isEmpty(set) ? 'all' : set },
  };
}
