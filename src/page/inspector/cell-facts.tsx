/** A selected guest cell: where its memory may live and why, and how far its vCPUs are from it. */
import type { VcpuLocality } from '../../core/placement/locality.ts';
import type { ThreadPlacement } from '../../core/placement/placement.ts';
import { useUi } from '../page-context.ts';
import { LineButton } from '../parts/line-button.tsx';
import { FactList } from './fact-list.tsx';
import type { FactsProps } from './facts-props.ts';
import styles from './inspector.module.css';
import { MemoryFacts } from './memory-facts.tsx';
import { localityText } from './said.ts';
import { WhoRuns } from './who-runs.tsx';

export function CellFacts(props: FactsProps) {
  const ui = useUi();
  const text = ui.inspector.domain;
  const { id, analysis, core, words, runTime } = props;
  const [domainId = '', cellPart = ''] = id.split('/cell:');
  const cell = analysis.domains
    .find((candidate) => candidate.id === domainId)
    ?.cells.find((candidate) => candidate.id === Number(cellPart));
  const placement = analysis.placements.find((candidate) => candidate.domain === domainId);
  if (cell === undefined || placement === undefined)
    return <p className={styles['quiet']}>{ui.inspector.gone}</p>;
  const memory = placement.memory.filter((row) => row.cell === cell.id);
  const threads = placement.threads.filter(
    (thread) => thread.kind === 'vcpu' && thread.number !== undefined && core.hasId(cell.cpus, thread.number),
  );
  const locality = placement.locality.filter((row) => row.cell === cell.id);
  return (
    <>
      <FactList
        facts={[
          [runTime.label.domain, words.entity(domainId, analysis)],
          [text.cpus, core.formatCpuSet(cell.cpus)],
          [
            ui.inspector.box.memory,
            cell.memoryKiB === undefined ? undefined : words.scene.memory(cell.memoryKiB, undefined),
          ],
        ]}
      />
      <LineButton span={cell.span} range />
      <MemoryFacts key={id} rows={memory} {...props} />
      {core.hostOfGuest(analysis, domainId) !== undefined && (
        <Distances rows={locality} threads={threads} {...props} />
      )}
      <WhoRuns
        key={`${id} threads`}
        title={text.threads}
        threads={threads}
        analysis={analysis}
        words={words}
      />
    </>
  );
}

interface DistancesProps extends FactsProps {
  readonly rows: readonly VcpuLocality[];
  readonly threads: readonly ThreadPlacement[];
}

/** vCPUs that are equally far in one line. */
function Distances({ rows, threads, core, runTime }: DistancesProps) {
  const numberOf = new Map(threads.map(({ thread, number }) => [thread, number ?? 0]));
  const groups = new Map<string, number[]>();
  for (const row of rows) {
    const said = localityText(row, core, runTime);
    groups.set(said, [...(groups.get(said) ?? []), numberOf.get(row.thread) ?? 0]);
  }
  if (groups.size === 0) return undefined;
  return (
    <>
      <h3>{runTime.label.cellVcpus}</h3>
      <FactList
        facts={[...groups].map(([said, vcpus]) => [
          runTime.vcpus(core.formatCpuSet(core.setOfIds(vcpus))),
          said,
        ])}
      />
    </>
  );
}
