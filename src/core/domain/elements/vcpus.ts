/** `<vcpus>`: each vCPU by itself (virDomainVcpuParse), and what is demanded of them when all is read. */
import { differenceOf, hasId, rangeSet, setOfIds, type CpuSet } from '../../cpuset/cpuset.ts';
import type { Span } from '../../text/source.ts';
import { attributeOf, elementsAt, type XmlElement } from '../../xml/xml.ts';
import { readWord, yesOrNo } from './attributes.ts';
import { readUint, type RefusalList } from './refuse.ts';

interface VcpuState {
  readonly id: number;
  readonly online: boolean;
  readonly hotpluggable: 'yes' | 'no' | undefined;
  /** 0: unset. */
  readonly order: number;
  readonly span: Span;
}

export interface VcpuStates {
  readonly online: CpuSet;
  /** What `<vcpus>` lists, in order of id; of two for one vCPU the last. Those not listed are offline. */
  readonly listed: readonly VcpuState[];
}

/** The vCPUs online at boot: the first `current` ones, or what `<vcpus>` lists as enabled. */
export function readVcpuStates(
  domain: XmlElement,
  max: number,
  current: number,
  refusals: RefusalList,
): VcpuStates {
  const elements = elementsAt(domain, 'vcpus', 'vcpu');
  if (elements.length === 0) return { online: rangeSet(0, Math.min(max, current) - 1), listed: [] };
  const states = new Map<number, VcpuState>();
  for (const element of elements) {
    const id = readUint(element, 'id', refusals, { required: true });
    if (id === undefined) continue;
    if (id >= max) {
      refusals.add(
        `XML error: vcpu id '${String(id)}' is out of range of maximum vcpu count`,
        attributeOf(element, 'id')?.span ?? element.span,
      );
      continue;
    }
    const enabled = readWord(element, 'enabled', yesOrNo, refusals, { required: true });
    const hotpluggable = readWord(element, 'hotpluggable', yesOrNo, refusals);
    const order = readUint(element, 'order', refusals) ?? 0;
    states.set(id, { id, online: enabled === 'yes', hotpluggable, order, span: element.span });
  }
  const listed = [...states.values()].sort((a, b) => a.id - b.id);
  return { online: setOfIds(listed.filter(({ online }) => online).map(({ id }) => id)), listed };
}

/** Those that can be unplugged, or plugged; an offline vCPU is so by itself. */
export function hotpluggableOf(states: VcpuStates, max: number): CpuSet {
  const movable = states.listed.filter(({ online, hotpluggable }) => online && hotpluggable === 'yes');
  const fixed = differenceOf(states.online, setOfIds(movable.map(({ id }) => id)));
  return differenceOf(rangeSet(0, max - 1), fixed);
}

/** qemuDomainDefVcpusPostParse: vCPU 0 is there, first and for good; those that are fixed come before the others. */
export function checkQemuVcpus(states: VcpuStates, span: Span, refusals: RefusalList): void {
  const zero = states.listed.find(({ id }) => id === 0);
  if (!hasId(states.online, 0)) refusals.add("unsupported configuration: vcpu 0 can't be offline", span);
  if (zero?.hotpluggable === 'yes')
    refusals.add("unsupported configuration: vcpu0 can't be hotpluggable", zero.span);
  if (zero !== undefined && zero.order > 1)
    refusals.add('unsupported configuration: vcpu0 must be enabled first', zero.span);
  const ordered = (zero?.order ?? 0) !== 0;
  let before = zero;
  for (const state of states.listed) {
    if (state.id === 0) continue;
    if (state.online && (state.order !== 0) !== ordered)
      refusals.add('unsupported configuration: all vcpus must have either set or unset order', state.span);
    if (state.hotpluggable === 'no') {
      // A vCPU that is not listed is not there at boot, and says nothing of either.
      const previous = before?.id === state.id - 1 ? before : undefined;
      if (previous?.hotpluggable === 'yes') {
        refusals.add(
          'unsupported configuration: online non-hotpluggable vcpus need to be ordered prior to hotplugable vcpus',
          state.span,
        );
      }
      if ((previous?.order ?? 0) > state.order) {
        refusals.add(
          'unsupported configuration: online non-hotpluggable vcpus must be ordered in ascending order',
          state.span,
        );
      }
    }
    before = state;
  }
}

/** virDomainVcpuDefPostParse. */
export function checkOfflineVcpus(states: VcpuStates, refusals: RefusalList): void {
  for (const { id, online, hotpluggable, span } of states.listed) {
    if (hotpluggable === 'no' && !online) {
      refusals.add(
        `unsupported configuration: vcpu '${String(id)}' is both offline and not hotpluggable`,
        span,
      );
    }
  }
}
