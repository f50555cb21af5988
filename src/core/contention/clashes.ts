/**
 * Domains that were each given a CPU, or a core, as if it were theirs alone. Two that clash on one CPU belong together,
 * and so do those that clash with either: one clash of several domains is one thing to look at, however many CPUs it is
 * about.
 */
import { setOfIds, type CpuSet } from '../cpuset/cpuset.ts';
import type { Host } from '../host/host.ts';
import { coresOfHost } from '../host/cores-of-host.ts';
import type { EntityId } from '../identity.ts';
import type { ThreadPlacement } from '../placement/placement.ts';
import type { Claim, ClaimIndex } from './claims.ts';
import { createDomainGroups } from './domain-groups.ts';

export interface Clash {
  readonly domains: readonly EntityId[];
  /** Where it happens: CPUs that several claim, or the CPUs that they claim of one core. */
  readonly cpus: CpuSet;
  /** On how many CPUs, or cores. */
  readonly places: number;
  /** Those that meet at the first of them. */
  readonly first: readonly ThreadPlacement[];
  /** All that meet. */
  readonly threads: readonly ThreadPlacement[];
}

interface Meeting {
  /** The first of its CPUs. */
  readonly at: number;
  readonly cpus: readonly number[];
  readonly claims: readonly Claim[];
}

/** A vCPU's only CPU is the only CPU of another domain's vCPU, emulator or iothread. Emulators may share one. */
export function findExclusiveClashes({ single }: ClaimIndex): readonly Clash[] {
  const meetings: Meeting[] = [];
  for (const [cpu, claims] of single) {
    if (areOfSeveral(claims) && claims.some(({ vcpus }) => vcpus > 0))
      meetings.push({ at: cpu, cpus: [cpu], claims });
  }
  return joinMeetings(meetings);
}

/** vCPUs of several domains are each held to a thread of the same core, and not to the same one. */
export function findSiblingClashes({ single }: ClaimIndex, host: Host | undefined): readonly Clash[] {
  if (host === undefined) return [];
  const coreOf = coresOfHost(host);
  const byCore = new Map<CpuSet, { readonly cpus: number[]; readonly claims: Claim[] }>();
  for (const [cpu, claims] of single) {
    const core = coreOf(cpu);
    const ofVcpus = claims.filter(({ vcpus }) => vcpus > 0);
    if (core === undefined || ofVcpus.length === 0) continue;
    const there = byCore.get(core);
    if (there === undefined) byCore.set(core, { cpus: [cpu], claims: ofVcpus });
    else {
      there.cpus.push(cpu);
      there.claims.push(...ofVcpus);
    }
  }
  const meetings: Meeting[] = [];
  for (const { cpus, claims } of byCore.values())
    // Of several domains on several CPUs some two are on different ones.
    if (cpus.length > 1 && areOfSeveral(claims)) meetings.push({ at: Math.min(...cpus), cpus, claims });
  return joinMeetings(meetings);
}

function areOfSeveral(claims: readonly Claim[]): boolean {
  return claims.some(({ domain }) => domain !== claims[0]?.domain);
}

function joinMeetings(meetings: readonly Meeting[]): readonly Clash[] {
  const groups = createDomainGroups();
  for (const { claims } of meetings) {
    for (const { domain } of claims) groups.join(claims[0]?.domain ?? domain, domain);
  }
  const found = new Map<EntityId, Meeting[]>();
  for (const meeting of meetings) {
    const root = groups.rootOf(meeting.claims[0]?.domain ?? '');
    const there = found.get(root);
    if (there === undefined) found.set(root, [meeting]);
    else there.push(meeting);
  }
  return [...found.values()].map(clashOf);
}

function clashOf(meetings: readonly Meeting[]): Clash {
  const sorted = [...meetings].sort((a, b) => a.at - b.at);
  const domains = new Set<EntityId>();
  const threads = new Set<ThreadPlacement>();
  const cpus: number[] = [];
  for (const meeting of sorted) {
    for (const cpu of meeting.cpus) cpus.push(cpu);
    for (const claim of meeting.claims) {
      domains.add(claim.domain);
      for (const thread of claim.threads) threads.add(thread);
    }
  }
  return {
    domains: [...domains],
    cpus: setOfIds(cpus),
    places: sorted.length,
    first: sorted[0]?.claims.flatMap((claim) => claim.threads) ?? [],
    threads: [...threads],
  };
}
