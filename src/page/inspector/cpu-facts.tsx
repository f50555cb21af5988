/** A selected CPU: where it sits, and who may run on it by which setting. */
import { useUi } from '../page-context.ts';
import { FactList } from './fact-list.tsx';
import type { FactsProps } from './facts-props.ts';
import { WhoRuns, threadsOn } from './who-runs.tsx';

export function CpuFacts({ id, analysis, core, words }: FactsProps) {
  const ui = useUi();
  const cpu = Number(id.slice('pcpu:'.length));
  const fact = analysis.host?.cpuTable.find((candidate) => candidate.id === cpu);
  const node = analysis.host?.nodes.find((candidate) => core.hasId(candidate.cpus, cpu))?.id ?? fact?.node;
  const text = ui.inspector.cpu;
  const state =
    analysis.host === undefined
      ? text.unplaced
      : !core.hasId(analysis.host.cpus, cpu)
        ? text.absent
        : fact?.online === false
          ? text.offline
          : fact?.assumed === true
            ? text.assumed
            : undefined;
  const marks = analysis.host === undefined ? [] : core.marksOf(analysis.host, cpu);
  const states = [...(state === undefined ? [] : [state]), ...marks.map((mark) => words.scene.mark(mark))];
  const type = fact?.coreType === undefined ? undefined : words.scene.coreType(fact.coreType);
  return (
    <>
      <FactList
        facts={[
          [text.node, node],
          [text.socket, fact?.socket],
          [text.die, fact?.die],
          [text.core, fact?.core],
          [text.siblings, fact?.siblings === undefined ? undefined : core.formatCpuSet(fact.siblings)],
          [text.type, type],
          [text.state, states.length === 0 ? undefined : text.list(states)],
        ]}
      />
      <WhoRuns
        key={id}
        title={text.who}
        threads={threadsOn(core.rangeSet(cpu, cpu), analysis, core)}
        analysis={analysis}
        words={words}
      />
    </>
  );
}
