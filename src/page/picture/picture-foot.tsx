/** At the foot of the picture: its buttons, and where the selection stands. */
import type { Analysis } from '../../core/analysis.ts';
import type { EntityId } from '../../core/identity.ts';
import type { ReadingCore } from '../load-core.ts';
import { useUi } from '../page-context.ts';
import type { AnalysisWords } from '../page-context.ts';
import { AimIcon, FitIcon, FoldIcon, MinusIcon, PlusIcon } from '../parts/icons.tsx';
import { Crumbs } from './crumbs.tsx';
import styles from './picture.module.css';
import overlays from './overlays.module.css';

interface Props {
  readonly analysis: Analysis;
  readonly core: ReadingCore;
  readonly words: AnalysisWords;
  readonly selection: EntityId | undefined;
  /** Some nodes stand folded. */
  readonly isFolded: boolean;
  readonly onSelect: (id: EntityId) => void;
  readonly onZoom: (factor: number) => void;
  readonly onFit: () => void;
  readonly onAim: () => void;
  readonly onFoldAll: (isFolded: boolean) => void;
}

const zoomStep = 1.4;
/** With fewer, there is nothing that could stand for another. */
const leastNodes = 3;

export function PictureFoot(props: Props) {
  const { analysis, core, words, selection, isFolded, onSelect } = props;
  const ui = useUi();
  const hasManyNodes = (analysis.host?.nodes.length ?? 0) >= leastNodes;
  return (
    <div className={overlays['foot']}>
      <div className={styles['buttons']}>
        <FootButton
          name={ui.picture.zoomIn}
          onPress={() => {
            props.onZoom(zoomStep);
          }}
          icon={<PlusIcon />}
        />
        <FootButton
          name={ui.picture.zoomOut}
          onPress={() => {
            props.onZoom(1 / zoomStep);
          }}
          icon={<MinusIcon />}
        />
        <FootButton name={ui.picture.fit} onPress={props.onFit} icon={<FitIcon />} />
        {selection !== undefined && (
          <FootButton name={ui.picture.toSelection} onPress={props.onAim} icon={<AimIcon />} />
        )}
        {hasManyNodes && (
          <FootButton
            name={ui.picture.foldAlike}
            isOn={isFolded}
            onPress={() => {
              props.onFoldAll(!isFolded);
            }}
            icon={<FoldIcon />}
          />
        )}
      </div>
      {selection !== undefined && (
        <Crumbs selection={selection} analysis={analysis} core={core} words={words} onSelect={onSelect} />
      )}
    </div>
  );
}

interface FootButtonProps {
  readonly name: string;
  readonly icon: React.ReactNode;
  /** Of a switch. */
  readonly isOn?: boolean;
  readonly onPress: () => void;
}

function FootButton({ name, icon, isOn, onPress }: FootButtonProps) {
  return (
    <button type="button" aria-label={name} title={name} aria-pressed={isOn} onClick={onPress}>
      {icon}
    </button>
  );
}
