/** A selected box of the host: node, socket, die, core, or the host itself. */
import { useMemo } from 'react';
import type { TopologyBox } from '../../core/host/topology-tree.ts';
import { useUi } from '../page-context.ts';
import { FactList } from './fact-list.tsx';
import type { FactsProps } from './facts-props.ts';
import styles from './inspector.module.css';
import { WhoRuns, threadsOn } from './who-runs.tsx';

export function BoxFacts({ id, analysis, core, words }: FactsProps) {
  const ui = useUi();
  const { host } = analysis;
  const box = useMemo(
    () => (host === undefined ? undefined : findBox(core.buildTopologyTree(host), id)),
    [core, host, id],
  );
  if (box === undefined) return <p className={styles['quiet']}>{ui.inspector.gone}</p>;
  const node = box.kind === 'node' ? host?.nodes.find((candidate) => candidate.id === box.number) : undefined;
  const distances = Object.entries(node?.distances ?? {}).map(([to, value]) =>
    ui.inspector.box.distance(Number(to), value),
  );
  const numbering = box.kind === 'host' ? words.trust.numbering(analysis.numbering) : undefined;
  return (
    <>
      <FactList
        facts={[
          [ui.inspector.box.cpus, core.formatCpuSet(box.cpus)],
          [
            ui.inspector.box.memory,
            node?.memoryKiB === undefined ? undefined : words.scene.memory(node.memoryKiB, node.freeKiB),
          ],
          [ui.inspector.box.cache, box.kind === 'l3' ? words.scene.l3(box.sizeKiB) : undefined],
          [ui.inspector.box.distances, ui.inspector.cpu.list(distances)],
          [ui.inspector.box.processor, box.kind === 'host' ? host?.model : undefined],
        ]}
      />
      {numbering !== undefined && <p className={styles['quiet']}>{numbering}</p>}
      <WhoRuns
        key={id}
        title={ui.inspector.box.threads}
        threads={threadsOn(box.cpus, analysis, core)}
        analysis={analysis}
        words={words}
      />
    </>
  );
}

function findBox(box: TopologyBox, id: string): TopologyBox | undefined {
  if (box.id === id) return box;
  for (const child of box.children) {
    const found = findBox(child, id);
    if (found !== undefined) return found;
  }
  return undefined;
}
