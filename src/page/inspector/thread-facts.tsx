/** What else holds for a thread: its memory and how far it is, its scheduler, its share of time, when it is there. */
import type { Domain } from '../../core/domain/domain.ts';
import type { DomainPlacement, ThreadPlacement } from '../../core/placement/placement.ts';
import type { Span } from '../../core/text/source.ts';
import { EntityButton } from '../parts/entity-button.tsx';
import { FactList } from './fact-list.tsx';
import type { Fact } from './fact-list.tsx';
import type { FactsProps } from './facts-props.ts';
import styles from './inspector.module.css';
import { isThere, localityText, nodesText } from './said.ts';

type Props = FactsProps & { readonly thread: ThreadPlacement };

export function ThreadFacts(props: Props) {
  const { thread, analysis, core, words, runTime } = props;
  const domain = analysis.domains.find(({ id }) => id === thread.domain);
  const placement = analysis.placements.find((candidate) => candidate.domain === thread.domain);
  if (domain === undefined || placement === undefined) return undefined;
  const { label } = runTime;
  const scheduler = core.schedulerOf(domain, thread);
  return (
    <>
      <FactList
        facts={[
          [
            label.domain,
            <EntityButton key="domain" id={domain.id} name={words.entity(domain.id, analysis)} />,
          ],
          ...(thread.kind === 'vcpu' ? vcpuFacts(props, domain, placement) : []),
          [
            label.allocates,
            thread.mems === undefined
              ? undefined
              : runTime.mems(nodesText(thread.mems.nodes, core), thread.mems.source),
            thread.mems?.spans,
          ],
          [
            label.scheduler,
            scheduler === undefined ? undefined : runTime.scheduler(scheduler),
            scheduler === undefined ? undefined : [scheduler.span],
          ],
          timeFact(props, placement),
        ]}
      />
      {thread.kind === 'emulator' && <Helpers {...props} />}
    </>
  );
}

function vcpuFacts(
  { thread, analysis, core, words, runTime }: Props,
  domain: Domain,
  placement: DomainPlacement,
): readonly Fact[] {
  const { label } = runTime;
  const locality = placement.locality.find((row) => row.thread === thread.thread);
  const memory = core.memoryOf(placement, locality);
  const cell = locality?.cell === undefined ? undefined : `${domain.id}/cell:${String(locality.cell)}`;
  const mayMove = domain.hotpluggableVcpus.length > 0;
  return [
    [
      label.plugged,
      mayMove
        ? runTime.plugged({
            online: thread.online,
            hotpluggable: thread.hotpluggable === true,
            waits: thread.source === 'vcpupin',
          })
        : undefined,
    ],
    [
      label.cell,
      cell === undefined ? undefined : <EntityButton id={cell} name={words.entity(cell, analysis)} />,
    ],
    [
      label.memory,
      memory === undefined ? undefined : runTime.memoryNodes(memory.mode, nodesText(memory.nodes, core)),
      memory?.span === undefined ? undefined : [memory.span],
    ],
    [
      label.distance,
      locality === undefined || core.hostOfGuest(analysis, domain.id) === undefined
        ? undefined
        : localityText(locality, core, runTime),
    ],
  ];
}

/** The cap of its kind and of the whole domain, with what is easily misread about them. */
function timeFact({ thread, core, runTime }: Props, { limits }: DomainPlacement): Fact {
  const inForce = core
    .limitsInForce(limits)
    .filter(({ of, cap }) => of === thread.kind || (of === 'global' && cap?.cpus !== undefined));
  const lines = inForce.flatMap(({ of, cap, traps }) => [
    ...(of === 'shares' || cap?.cpus === undefined ? [] : [runTime.cap(of, cap.cpus)]),
    ...traps.map(({ id }) => runTime.trap[id]),
  ]);
  if (lines.length === 0) return [runTime.label.time, undefined];
  const spans: readonly Span[] = inForce
    .flatMap(({ cap, traps }) => [cap?.quota?.span, cap?.period?.span, ...traps.map(({ span }) => span)])
    .filter(isThere);
  return [
    runTime.label.time,
    lines.map((line) => (
      <span key={line} className={styles['line']}>
        {line}
      </span>
    )),
    spans,
  ];
}

/** Nobody looks for vhost or kvm-pit among the emulator's threads until told that they are. */
function Helpers({ core, runTime }: Props) {
  return (
    <details className={styles['more-facts']}>
      <summary>{runTime.label.helpers}</summary>
      <p className={styles['quiet']}>{runTime.helpers}</p>
      <dl className={styles['helpers']}>
        {core.emulatorGroup.map(({ id, name }) => (
          <div key={id}>
            <dt>
              <code>{name}</code>
            </dt>
            <dd>{runTime.helper[id]}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
