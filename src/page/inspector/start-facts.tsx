/** Whether the domain starts, by kind of cgroup where they differ, with what virsh prints. */
import { Fragment } from 'react';
import type { StartGroup } from '../../core/placement/start-groups.ts';
import type { StartProblem } from '../../core/placement/start-report.ts';
import type { Domain } from '../../core/domain/domain.ts';
import type { DomainPlacement } from '../../core/placement/placement.ts';
import { EntityButton } from '../parts/entity-button.tsx';
import { LineButtons } from '../parts/line-button.tsx';
import { Chain, ChainItem } from './chain.tsx';
import type { FactsProps } from './facts-props.ts';
import styles from './inspector.module.css';

const threadsShown = 6;

type Props = FactsProps & { readonly domain: Domain; readonly placement: DomainPlacement };

export function StartFacts(props: Props) {
  const { core, domain, placement, runTime } = props;
  const groups = core.groupVerdicts(placement.start);
  return (
    <>
      <h3>{runTime.label.start}</h3>
      <Chain label={runTime.label.start}>
        {domain.refusals.length > 0 ? (
          <Refused {...props} />
        ) : (
          groups.map((group) => (
            <Outcome key={group.kinds.join()} group={group} isOnly={groups.length === 1} {...props} />
          ))
        )}
      </Chain>
    </>
  );
}

function Refused({ domain, runTime, words }: Props) {
  const [first] = domain.refusals;
  if (first === undefined) return undefined;
  return (
    <ChainItem
      state="fails"
      name={domain.qemu === undefined ? 'libvirt' : 'QEMU'}
      said={domain.qemu === undefined ? runTime.startState.refused : words.qemu.start.refused}
      spans={[first.span]}
    >
      <pre className={styles['message']}>{first.message}</pre>
    </ChainItem>
  );
}

interface OutcomeProps extends Props {
  readonly group: StartGroup;
  readonly isOnly: boolean;
}

function Outcome({ group: { kinds, outcome }, isOnly, ...props }: OutcomeProps) {
  const { words, runTime } = props;
  const { verdict, problems, doubts } = outcome;
  const [first, ...others] = problems;
  const [kind, ...otherKinds] = kinds;
  const firstOfSeveral = kind === undefined || otherKinds.length === 0 ? undefined : runTime.cgroup[kind];
  const name =
    props.domain.qemu !== undefined
      ? 'QEMU'
      : isOnly
        ? runTime.anyCgroup
        : words.list(kinds.map((kind) => runTime.cgroup[kind]));
  return (
    <ChainItem
      state={verdict === 'refused' ? 'fails' : verdict}
      name={name}
      said={
        props.domain.qemu !== undefined && verdict === 'fails'
          ? words.qemu.start.fails
          : runTime.startState[verdict]
      }
      spans={[first?.span]}
    >
      {first !== undefined && <Problem problem={first} {...props} />}
      {others.length > 0 && (
        <details className={styles['more-facts']}>
          <summary>{runTime.further(others.length, firstOfSeveral)}</summary>
          {others.map((problem, i) => (
            <Problem key={`${problem.kind}${String(i)}`} problem={problem} withLine {...props} />
          ))}
        </details>
      )}
      {verdict === 'unknown' &&
        doubts.map((doubt) => (
          <Fragment key={doubt.kind}>
            <p className={styles['detail']}>{runTime.doubt[doubt.kind]}</p>
            {doubt.message !== undefined && (
              <p className={styles['detail']}>{runTime.doubtMessage(doubt.message)}</p>
            )}
          </Fragment>
        ))}
    </ChainItem>
  );
}

interface ProblemProps extends Props {
  readonly problem: StartProblem;
  readonly withLine?: boolean;
}

function Problem({ problem, withLine = false, analysis, words, domain }: ProblemProps) {
  const threads = problem.threads.filter((id) => id !== domain.id);
  return (
    <>
      <pre className={styles['message']}>{problem.message}</pre>
      {(threads.length > 0 || withLine) && (
        <div className={styles['met-by']}>
          {threads.slice(0, threadsShown).map((id) => (
            <EntityButton key={id} id={id} name={words.entity(id, analysis)} />
          ))}
          {threads.length > threadsShown && (
            <span className={styles['quiet']}>+{String(threads.length - threadsShown)}</span>
          )}
          {withLine && problem.span !== undefined && <LineButtons spans={[problem.span]} />}
        </div>
      )}
    </>
  );
}
