/** A selected domain, or one of its guest cells. */
import type { MemoryPlacement } from '../../core/placement/placement.ts';
import type { UiWords } from '../../words/ui.ts';
import type { ReadingCore } from '../load-core.ts';
import { useUi } from '../page-context.ts';
import { LineButton } from '../parts/line-button.tsx';
import { FactList } from './fact-list.tsx';
import type { FactsProps } from './facts-props.ts';
import styles from './inspector.module.css';
import { ObservedDomain } from './observed.tsx';
import { WhoRuns } from './who-runs.tsx';

export function DomainFacts({ id, analysis, core, words }: FactsProps) {
  const ui = useUi();
  const text = ui.inspector.domain;
  const domain = analysis.domains.find((candidate) => candidate.id === id);
  const placement = analysis.placements.find((candidate) => candidate.domain === id);
  if (domain === undefined || placement === undefined)
    return <p className={styles['quiet']}>{ui.inspector.gone}</p>;
  const starts =
    placement.starts === 'unknown' ? text.startsUnknown : placement.starts ? text.startsYes : text.startsNo;
  const span = domain.roots[0]?.span;
  return (
    <>
      <FactList
        facts={[
          [text.vcpus, text.online(domain.vcpus.current, domain.vcpus.max)],
          [text.placement, domain.vcpuPlacement.effective],
          ...placement.memory.map(
            (memory) =>
              [
                memory.cell === undefined ? text.memory : text.cell(memory.cell),
                memoryText(memory, core, ui),
              ] as const,
          ),
          [text.starts, starts],
        ]}
      />
      {placement.startProblem !== undefined && (
        <pre className={styles['message']}>{placement.startProblem}</pre>
      )}
      {span !== undefined && <LineButton span={span} range />}
      <ObservedDomain id={id} analysis={analysis} words={words} />
      <WhoRuns key={id} title={text.threads} threads={placement.threads} analysis={analysis} words={words} />
    </>
  );
}

export function CellFacts({ id, analysis, core, words }: FactsProps) {
  const ui = useUi();
  const text = ui.inspector.domain;
  const [domainId = '', cellPart = ''] = id.split('/cell:');
  const cell = analysis.domains
    .find((candidate) => candidate.id === domainId)
    ?.cells.find((candidate) => candidate.id === Number(cellPart));
  const placement = analysis.placements.find((candidate) => candidate.domain === domainId);
  if (cell === undefined || placement === undefined)
    return <p className={styles['quiet']}>{ui.inspector.gone}</p>;
  const memory =
    placement.memory.find((candidate) => candidate.cell === cell.id) ??
    placement.memory.find((candidate) => candidate.cell === undefined);
  return (
    <>
      <FactList
        facts={[
          [text.cpus, core.formatCpuSet(cell.cpus)],
          [
            ui.inspector.box.memory,
            cell.memoryKiB === undefined ? undefined : words.scene.memory(cell.memoryKiB, undefined),
          ],
          [text.memory, memory === undefined ? undefined : memoryText(memory, core, ui)],
        ]}
      />
      <LineButton span={cell.span} range />
      <WhoRuns
        key={id}
        title={text.threads}
        threads={placement.threads.filter(
          (thread) =>
            thread.kind === 'vcpu' && thread.number !== undefined && core.hasId(cell.cpus, thread.number),
        )}
        analysis={analysis}
        words={words}
      />
    </>
  );
}

function memoryText(memory: MemoryPlacement, core: ReadingCore, ui: UiWords): string {
  if (memory.nodes === 'all') return ui.inspector.domain.memoryAll;
  if (memory.nodes === 'unknown') return ui.inspector.domain.memoryUnknown;
  return ui.inspector.domain.memoryNodes(memory.mode, core.formatCpuSet(memory.nodes));
}
