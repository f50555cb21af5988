/**
 * What a tool said of a domain's settings beside what its XML says: one finding for each output. Where threads may run is
 * another matter (`list-drifts.ts`). Of parts of a domain only what is written is compared: what is not may be anything.
 */
import type { AppliedChange } from '../change/applied-change.ts';
import { settingsBefore } from '../change/settings-before.ts';
import type { Domain } from '../domain/domain.ts';
import type { EntityId } from '../identity.ts';
import type { JoinedObservation } from '../live/joined-observation.ts';
import type { Span } from '../text/source.ts';
import type { Differing } from './observed-params.ts';
import type { RuleInput } from './rule.ts';

/** One value of an output: what it is, and the element that says otherwise. Undefined as expected: the XML does not tell. */
interface Compared<What extends string> {
  readonly what: What;
  readonly next: boolean;
  readonly expected: string | undefined;
  readonly observed: string | undefined;
  /** Where a what-if command has changed it: what the XML says. What was seen may be of either time. */
  readonly before?: string | undefined;
  /** Where the XML says it, if it does. */
  readonly written?: Span | undefined;
  /** Where the output says it; none: the whole output is its place. */
  readonly seen?: readonly (Span | undefined)[];
}

interface OutputOfDomain {
  /** All rows of the output, at least one. */
  readonly rows: readonly JoinedObservation[];
  readonly first: JoinedObservation;
  readonly domain: Domain;
  /** The first what-if command in force about it, of each kind. */
  readonly changed: (kind: AppliedChange['kind'], maximum?: true) => AppliedChange | undefined;
  /** What is not written is not there: the XML is a whole domain, and nothing of it is left out. */
  readonly isWhole: boolean;
}

/** Empty stands for what is not set: of two such there is nothing to tell. */
export function* compareObserved<What extends string>(
  { observations, domains, problems, changes }: RuleInput,
  compare: (output: OutputOfDomain) => readonly Compared<What>[],
): Generator<{
  params: Differing<What>;
  /** The first value that differs. */
  span: Span;
  /** The others, and then where the XML says otherwise. */
  related: readonly Span[];
  entities: readonly EntityId[];
}> {
  if (observations.length === 0) return;
  const elided = new Set(problems.flatMap(({ rule, span }) => (rule === 'xml-elided' ? [span.source] : [])));
  const byId = new Map(domains.map((domain) => [domain.id, domain]));
  const said = new Set<string>();
  for (const [within, rows] of groupRows(observations)) {
    const [first] = rows;
    const domain = first?.domain === undefined ? undefined : byId.get(first.domain);
    // A command line of QEMU's has none of libvirt's settings.
    if (first === undefined || domain === undefined || domain.qemu !== undefined) continue;
    const isWhole = domain.roots.some(({ name, span }) => name === 'domain' && !elided.has(span.source));
    const changed: OutputOfDomain['changed'] = (...kind) => settingsBefore(changes).first(domain.id, ...kind);
    const differing = compare({ rows, first, domain, changed, isWhole }).flatMap((one) => {
      const { expected, observed, before: was = expected } = one;
      const isSame = expected === observed || was === observed;
      return was === undefined || observed === undefined || isSame
        ? []
        : [{ ...one, expected: was, observed }];
    });
    const differences = differing.map(({ what, next, expected, observed }) => ({
      what,
      next,
      expected,
      observed,
    }));
    const key = JSON.stringify([domain.id, differences]);
    if (differences.length === 0 || said.has(key)) continue;
    said.add(key);
    const [span = within, ...others] = differing.flatMap(({ seen = [] }) => seen.flatMap((at) => at ?? []));
    const written = differing.flatMap((one) => one.written ?? []);
    yield {
      params: { domain: domain.id, differences },
      span,
      related: [...new Set([...others, ...written])],
      entities: [domain.id],
    };
  }
}

/** The rows of each output, in paste order. */
function groupRows(
  observations: readonly JoinedObservation[],
): ReadonlyMap<Span, readonly JoinedObservation[]> {
  const groups = new Map<Span, JoinedObservation[]>();
  for (const one of observations) {
    const group = groups.get(one.within);
    if (group === undefined) groups.set(one.within, [one]);
    else group.push(one);
  }
  return groups;
}
