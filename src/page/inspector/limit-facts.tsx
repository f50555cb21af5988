/** Weight and caps in a sentence each, with what is easily misread about them, and the sum that no setting states. */
import type { LimitInForce } from '../../core/placement/thread-facts.ts';
import type { Domain } from '../../core/domain/domain.ts';
import type { DomainPlacement } from '../../core/placement/placement.ts';
import { LineButtons } from '../parts/line-button.tsx';
import type { FactsProps } from './facts-props.ts';
import styles from './inspector.module.css';
import { isThere } from './said.ts';

type Props = FactsProps & { readonly domain: Domain; readonly placement: DomainPlacement };

export function LimitFacts(props: Props) {
  const { core, placement, runTime } = props;
  const inForce = core.limitsInForce(placement.limits);
  return (
    <>
      <h3>{runTime.label.limits}</h3>
      {inForce.length === 0 ? (
        <p className={styles['quiet']}>{runTime.noLimits}</p>
      ) : (
        <ul className={styles['limits']}>
          {inForce.map((limit) => (
            <Limit key={limit.of} limit={limit} {...props} />
          ))}
        </ul>
      )}
    </>
  );
}

function Limit({ limit, domain, placement, runTime }: Props & { readonly limit: LimitInForce }) {
  const { of, cap, traps } = limit;
  const { limits } = placement;
  const { shares } = limits.weight;
  const spans = of === 'shares' ? [shares?.span] : [cap?.period?.span, cap?.quota?.span];
  const online = domain.vcpus.current;
  const notes = traps.map(({ id }) => runTime.trap[id]);
  if (of === 'shares') notes.unshift(runTime.weight(limits.weight));
  else if (cap?.cpus !== undefined) notes.unshift(runTime.cap(of, cap.cpus));
  if (of === 'vcpu' && limits.vcpusTogether !== undefined && online > 1)
    notes.push(runTime.together(online, limits.vcpusTogether));
  // Where nothing is capped, the trap is what there is to say.
  const [main, ...others] = notes;
  return (
    <li>
      <span>{main}</span>
      <span className={styles['lines']}>
        <LineButtons spans={spans.filter(isThere)} />
      </span>
      {others.map((note) => (
        <p key={note} className={styles['detail']}>
          {note}
        </p>
      ))}
    </li>
  );
}
