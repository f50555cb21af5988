/** Where the selection stands: host › node › core › CPU, or VM › cell › vCPU. Every step can be selected. */
import type { Analysis } from '../../core/analysis.ts';
import type { EntityId } from '../../core/identity.ts';
import type { ReadingCore } from '../load-core.ts';
import { useUi } from '../page-context.ts';
import type { AnalysisWords } from '../page-context.ts';
import styles from './overlays.module.css';

interface Props {
  readonly selection: EntityId;
  readonly analysis: Analysis;
  readonly core: ReadingCore;
  readonly words: AnalysisWords;
  readonly onSelect: (id: EntityId) => void;
}

export function Crumbs({ selection, analysis, core, words, onSelect }: Props) {
  const ui = useUi();
  const path = core.pathTo(selection, analysis);
  return (
    <nav className={styles['crumbs']} aria-label={ui.picture.path} data-testid="crumbs">
      <ol>
        {path.map((id) => {
          const name = nameInPath(id, analysis, words);
          return (
            <li key={id}>
              <button
                type="button"
                // It may be cut.
                title={name}
                aria-current={id === selection ? 'location' : undefined}
                onClick={() => {
                  onSelect(id);
                }}
              >
                {name}
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

/** Without saying of which VM: the step before says that. */
function nameInPath(id: EntityId, analysis: Analysis, { entity, scene }: AnalysisWords): string {
  const [, kind, number] = /^d\d+\/(vcpu|cell):(\d+)$/.exec(id) ?? [];
  if (kind === 'vcpu') return scene.vcpu(Number(number));
  return kind === 'cell' ? scene.cell(Number(number)) : entity(id, analysis);
}
