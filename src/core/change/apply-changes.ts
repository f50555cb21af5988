/**
 * What-if commands onto the loaded domains, before anything is placed: pins, counts and memory settings then stand
 * in the domain as if its XML said so, with the command's line as their place. One after the other, as typed.
 */
import type { Domain } from '../domain/domain.ts';
import { gatherGuests, type GuestsByName, type Home } from '../domain/guests-by-name.ts';
import type { Whereabouts } from '../guests-of-machines.ts';
import { hostOfGuest, machinesOfGuests } from '../host/guests-elsewhere.ts';
import type { Change } from '../intake/facts/change.ts';
import type { AppliedChange } from './applied-change.ts';
import { changeDomain } from './change-domain.ts';

export interface ChangedDomains {
  readonly domains: readonly Domain[];
  readonly changes: readonly AppliedChange[];
}

export function applyChanges(
  domains: readonly Domain[],
  changes: readonly Change[],
  where: Whereabouts,
  dropped: ReadonlySet<string>,
): ChangedDomains {
  if (changes.length === 0) return { domains, changes: [] };
  const current = [...domains];
  // No command renames a guest, or sends it to another machine.
  const guests = gatherGuests(domains, machinesOfGuests(where.machines));
  const applied = changes.map((change, index): AppliedChange => {
    const base = {
      id: `change:${String(index)}`,
      kind: change.kind,
      named: change.domain,
      ...numberOf(change),
      span: change.span,
    };
    const target = findTarget(change.domain, guests, where.homeOf(change.span));
    if ('why' in target) return { ...base, threads: [], outcome: 'unplaced', why: target.why };
    const domain = current[target.domain.index] ?? target.domain;
    const result = changeDomain(domain, change, hostOfGuest(where, domain.id));
    const about = {
      ...base,
      domain: domain.id,
      ...(target.byOnlyDomain ? { byOnlyDomain: true as const } : {}),
      threads: result.threads,
      before: result.before,
      ...(result.placeBefore === undefined ? {} : { placeBefore: result.placeBefore }),
    };
    if (!result.ok) {
      const outcome = dropped.has(base.id) ? 'dropped' : 'refused';
      return { ...about, outcome, message: result.message };
    }
    if (dropped.has(base.id)) return { ...about, after: result.after, outcome: 'dropped' };
    current[domain.index] = result.domain;
    return { ...about, after: result.after, outcome: 'applied' };
  });
  return { domains: current, changes: applied };
}

function numberOf(change: Change): Pick<AppliedChange, 'number' | 'maximum'> {
  if (change.kind === 'vcpupin') return { number: change.vcpu };
  if (change.kind === 'iothreadpin') return { number: change.iothread };
  return change.kind === 'setvcpus' && change.maximum ? { maximum: true } : {};
}

type Target =
  | { readonly domain: Domain; readonly byOnlyDomain: boolean }
  | { readonly why: NonNullable<AppliedChange['why']> };

/**
 * By name, of several machines that of the command's own. No name (oVirt's pins), a name that only stands for one, an id, or a
 * domain without a name: the only domain there is.
 */
function findTarget(named: string, guests: GuestsByName, home: Home | undefined): Target {
  const [first, second] = guests.called(named, home);
  if (first !== undefined && second === undefined) return { domain: first, byOnlyDomain: false };
  if (first !== undefined) return { why: 'several-domains' };
  const [only, other] = guests.firstTwo(home);
  if (guests.called(named, undefined).length > 0) return { why: 'other-machine' };
  if (only === undefined)
    return { why: guests.firstTwo(undefined).length > 0 ? 'other-machine' : 'no-domain' };
  const mayBeAny = named === '' || isPlaceholder(named) || /^(?:\d+|[\da-f]{8}-[\da-f-]{27})$/i.test(named);
  if (other !== undefined) return { why: mayBeAny ? 'several-domains' : 'name-unknown' };
  return only.name === undefined || mayBeAny ? { domain: only, byOnlyDomain: true } : { why: 'name-unknown' };
}

/** `instance_name`, `$VM`, `my-vm`, `DOMAIN`: what manuals and notes write where a name belongs. */
export function isPlaceholder(name: string): boolean {
  return (
    /^\$\{?\w+\}?$/.test(name) ||
    /^<.*>$/.test(name) ||
    /^(?:(?:my|your|the|some)[-_]?)?(?:vm|instance|domain|dom|guest|domname|vmname|虚拟机|实例|虚机)(?:[-_]?(?:name|id|名称?))?$/iu.test(
      name,
    )
  );
}
