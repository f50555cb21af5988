/** Whether a domain says what the steps of a remedy wanted: asked of the text as it reads after the edit. */
import { equalSets, type CpuSet } from '../cpuset/cpuset.ts';
import type { Domain, SetAttribute } from '../domain/domain.ts';
import type { RemedyStep } from '../findings/remedy.ts';
import { readGuestId, type EntityId } from '../identity.ts';

export function holdsStep(step: RemedyStep, domain: Domain): boolean {
  switch (step.kind) {
    case 'pin':
      return isSet(pinOf(domain, step.thread)?.cpuset, step.cpus);
    case 'unpin':
      return pinOf(domain, step.thread) === undefined;
    case 'vcpu-cpuset':
      return step.cpus === undefined
        ? domain.vcpuCpuset === undefined
        : domain.vcpuPlacement.effective === 'static' && isSet(domain.vcpuCpuset, step.cpus);
    case 'vcpu-count':
      return (
        domain.vcpus.max === step.max &&
        (step.current === undefined || domain.vcpus.current === Math.min(step.current, step.max))
      );
    case 'memory':
      return (
        domain.memory?.mode === step.mode &&
        domain.memory.placement === 'static' &&
        isSet(domain.memory.nodeset, step.nodes)
      );
    case 'memnode': {
      const id = readGuestId(step.cell);
      const memnode = domain.memnodes.find(({ cell }) => cell === id?.number);
      return memnode?.mode === step.mode && isSet(memnode.nodeset, step.nodes);
    }
    case 'topology': {
      const { topology } = domain;
      const names = ['sockets', 'dies', 'cores', 'threads'] as const;
      return topology !== undefined && names.every((name) => topology[name] === step[name]);
    }
    case 'iothread-count':
      return domain.iothreads.length === step.count;
    case 'remove':
    case 'replace':
      return true;
  }
}

/** The pin that libvirt takes. */
export function pinOf(
  domain: Domain,
  thread: EntityId,
): { readonly cpuset: SetAttribute | undefined } | undefined {
  const id = readGuestId(thread);
  switch (id?.kind) {
    case 'vcpu':
      return domain.vcpuPins.find((pin) => pin.vcpu === id.number && pin.fate === 'kept');
    case 'iothread':
      return domain.iothreadPins.find((pin) => pin.iothread === id.number && pin.fate === 'kept');
    case 'emulator':
      return domain.emulatorPins[0];
    case 'domain':
    case 'cell':
    case undefined:
      return undefined;
  }
}

function isSet(attribute: SetAttribute | undefined, wanted: CpuSet): boolean {
  return attribute?.set !== undefined && equalSets(attribute.set, wanted);
}
