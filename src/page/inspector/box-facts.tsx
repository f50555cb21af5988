/** A selected box of the host: node, socket, die, core, or the host itself. */
import { useMemo } from 'react';
import type { Analysis } from '../../core/analysis.ts';
import type { TopologyBox } from '../../core/host/topology-tree.ts';
import type { ReadingCore } from '../load-core.ts';
import { useChoice, useReading, useUi } from '../page-context.ts';
import { FactList, type Fact } from './fact-list.tsx';
import type { FactsProps } from './facts-props.ts';
import styles from './inspector.module.css';
import { WhoRuns, threadsOn } from './who-runs.tsx';

/** Enough for one more guest. */
const coresShown = 16;

export function BoxFacts({ id, analysis, core, words }: FactsProps) {
  const ui = useUi();
  const { host } = analysis;
  const box = useMemo(
    () => (host === undefined ? undefined : findBox(core.buildTopologyTree(host), id)),
    [core, host, id],
  );
  const sharing = useSharing(box, analysis, core);
  if (box === undefined) return <p className={styles['quiet']}>{ui.inspector.gone}</p>;
  const node = box.kind === 'node' ? host?.nodes.find((candidate) => candidate.id === box.number) : undefined;
  const distances = Object.entries(node?.distances ?? {}).map(([to, value]) =>
    ui.inspector.box.distance(Number(to), value),
  );
  const numbering =
    box.kind === 'host' && host !== undefined ? words.trust.numbering(core.findNumbering(host)) : undefined;
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
          ...sharing,
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

/** How many vCPUs are held to the node (of the host: all there are), and which of its CPUs nobody was given. */
function useSharing(box: TopologyBox | undefined, analysis: Analysis, core: ReadingCore): readonly Fact[] {
  const { judging } = useReading();
  const language = useChoice((state) => state.language);
  if (judging === undefined || box === undefined || analysis.domains.length === 0) return [];
  const { overcommit, free } = judging.findContention(analysis);
  const ratio =
    box.kind === 'host'
      ? overcommit?.host
      : overcommit?.nodes.find(({ node }) => box.kind === 'node' && node === box.number);
  const words = judging.contentionWords(language);
  const left = core.intersectionOf(free?.cpus ?? [], box.cpus);
  const cores = (free?.nodes ?? [])
    .flatMap((node) => node.cores)
    .filter((cpus) => core.countOf(cpus) > 1 && core.overlaps(cpus, box.cpus));
  const named = cores.slice(0, coresShown).map(core.formatCpuSet).join(' · ');
  return [
    [
      box.kind === 'host' ? words.label.all : words.label.held,
      ratio === undefined ? undefined : words.ratio(ratio.vcpus, ratio.cpus),
    ],
    [words.label.free, left.length === 0 ? words.none : core.formatCpuSet(left)],
    [words.label.cores, cores.length > coresShown ? `${named} · …` : named],
  ];
}

function findBox(box: TopologyBox, id: string): TopologyBox | undefined {
  if (box.id === id) return box;
  for (const child of box.children) {
    const found = findBox(child, id);
    if (found !== undefined) return found;
  }
  return undefined;
}
