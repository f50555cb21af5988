/** Many threads in few words: "vCPUs 0-3 and the emulator", by domain where there are several. */
import type { Domain } from '../core/domain/domain.ts';
import { formatCpuSet, setOfIds } from '../core/cpuset/cpuset.ts';
import type { EntityId } from '../core/identity.ts';

export interface ThreadListWords {
  /** `set` as libvirt prints it, of `count` numbers. */
  readonly vcpus: (set: string, count: number) => string;
  readonly iothreads: (set: string, count: number) => string;
  /** Within a sentence. */
  readonly emulator: string;
  readonly ofDomain: (threads: string, domain: string) => string;
}

interface Draft {
  readonly vcpus: number[];
  readonly iothreads: number[];
  emulator: boolean;
}

/** `nameDomain` is asked only where there are several domains. Ids that are no threads are left out. */
export function nameThreads(
  ids: readonly EntityId[],
  domains: readonly Domain[],
  words: ThreadListWords,
  nameDomain: (id: EntityId) => string,
  list: (items: readonly string[]) => string,
): string {
  const drafts = new Map<EntityId, Draft>();
  for (const id of ids) {
    const [, domain = '', kind, number] = /^(d\d+)\/(vcpu|iothread|emulator)(?::(\d+))?$/.exec(id) ?? [];
    if (kind === undefined) continue;
    let draft = drafts.get(domain);
    if (draft === undefined) drafts.set(domain, (draft = { vcpus: [], iothreads: [], emulator: false }));
    if (kind === 'emulator') draft.emulator = true;
    else draft[kind === 'vcpu' ? 'vcpus' : 'iothreads'].push(Number(number));
  }
  return list(
    [...drafts].map(([domain, { vcpus, iothreads, emulator }]) => {
      const parts = [
        ...(vcpus.length === 0 ? [] : [words.vcpus(formatCpuSet(setOfIds(vcpus)), vcpus.length)]),
        ...(emulator ? [words.emulator] : []),
        ...(iothreads.length === 0
          ? []
          : [words.iothreads(formatCpuSet(setOfIds(iothreads)), iothreads.length)]),
      ];
      const threads = list(parts);
      return domains.length > 1 ? words.ofDomain(threads, nameDomain(domain)) : threads;
    }),
  );
}
