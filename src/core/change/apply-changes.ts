/**
 * What-if commands onto the loaded domains, before anything is placed: pins, counts and memory settings then stand
 * in the domain as if its XML said so, with the command's line as their place. One after the other, as typed.
 */
import type { Domain } from '../domain/domain.ts';
import { withoutTwins } from '../domain/same-guest.ts';
import type { Host } from '../host/host.ts';
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
  host: Host | undefined,
  dropped: ReadonlySet<string>,
): ChangedDomains {
  const current = [...domains];
  const applied = changes.map((change, index): AppliedChange => {
    const base = {
      id: `change:${String(index)}`,
      kind: change.kind,
      named: change.domain,
      ...numberOf(change),
      span: change.span,
    };
    const target = findTarget(change.domain, withoutTwins(current));
    if ('why' in target) return { ...base, threads: [], outcome: 'unplaced', why: target.why };
    const { domain } = target;
    const result = changeDomain(domain, change, host);
    const about = {
      ...base,
      domain: domain.id,
      ...(target.byOnlyDomain ? { byOnlyDomain: true as const } : {}),
      threads: result.threads,
      before: result.before,
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

/** By name. No name (oVirt's pins), a name that only stands for one, an id, or a domain without a name: the only domain there is. */
function findTarget(named: string, domains: readonly Domain[]): Target {
  const [first, second] = domains.filter((domain) => domain.name === named);
  if (first !== undefined && second === undefined) return { domain: first, byOnlyDomain: false };
  if (first !== undefined) return { why: 'several-domains' };
  const [only] = domains;
  if (only === undefined) return { why: 'no-domain' };
  const mayBeAny = named === '' || isPlaceholder(named) || /^(?:\d+|[\da-f]{8}-[\da-f-]{27})$/i.test(named);
  if (domains.length > 1) return { why: mayBeAny ? 'several-domains' : 'name-unknown' };
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
