/** The picture's pane: hands scenes and choices to the controller; tip, buttons and legend around it. */
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { CSSProperties } from 'react';
import type { Analysis } from '../../core/analysis.ts';
import type { Finding } from '../../core/findings/finding.ts';
import type { EntityId } from '../../core/identity.ts';
import type { SeenSet } from '../../core/live/seen-sets.ts';
import type { Lens } from '../../core/lens/lens.ts';
import type { Folding } from '../../core/scene/folding.ts';
import type { Scene } from '../../core/scene/scene.ts';
import type { ReadingCore } from '../load-core.ts';
import { changedThreads } from '../../core/change/applied-change.ts';
import { useActions, useChoice, usePage, useStage, useUi } from '../page-context.ts';
import type { AnalysisWords } from '../page-context.ts';
import { plainText } from '../parts/prose.tsx';
import { useSelect } from '../selection.ts';
import { isNarrow } from '../use-narrow.ts';
import { describeEntity } from './describe.ts';
import { hasFolds, hiddenIn } from './folds-in.ts';
import { PictureController } from './picture-controller.ts';
import { PictureFoot } from './picture-foot.tsx';
import { createSceneMaker } from './scene-maker.ts';
import { spokenNames } from './spoken-names.ts';
import type { Size } from './zooming.ts';
import styles from './picture.module.css';
import '../../render/picture.css';

interface Props {
  /** What is laid out. */
  readonly analysis: Analysis;
  /** What may be told of it: the same, but for a question that keeps some threads back. */
  readonly told: Analysis;
  /** Undefined until the rules have judged it: then rings and names come into the picture that is there. */
  readonly findings: readonly Finding[] | undefined;
  readonly core: ReadingCore;
  readonly words: AnalysisWords;
  readonly lens: Lens;
}

interface Tip {
  readonly id: EntityId;
  readonly x: number;
  readonly y: number;
  readonly above: boolean;
  /** Shown though it is selected: on a phone the details are further down. */
  readonly tapped?: boolean;
}

const noEntities: readonly EntityId[] = [];
const noneSeen: ReadonlyMap<EntityId, SeenSet> = new Map();
/** While CPUs are asked for, each can be chosen. */
const unfolded: Folding = { mode: 'none', byHand: {} };
/** How much of a narrow window the picture may fill; the same as in the style sheet. */
const narrowShare = 0.8;
/** The pointer must rest this long before a tip covers its neighbours. */
const restMs = 350;

export function PicturePane({ analysis, told, findings, core, words, lens }: Props) {
  const ui = useUi();
  const pane = useRef<HTMLDivElement>(null);
  const view = useRef<HTMLDivElement>(null);
  const controller = useRef<PictureController | undefined>(undefined);
  const [tip, setTip] = useState<Tip | undefined>(undefined);
  /** Most movements of the pointer come upon no tip: nothing is rendered for them. */
  const hasTip = useRef(false);
  useLayoutEffect(() => {
    hasTip.current = tip !== undefined;
  }, [tip]);
  /** The aspect the pane was resized to; the layout takes it up, though it measures for itself. */
  const [resizedAspect, setResizedAspect] = useState<number | undefined>(undefined);
  const laidOutAspect = useRef<number | undefined>(undefined);
  const selection = useChoice((state) => state.selection);
  const pointed = useChoice((state) => state.pointed);
  const language = useChoice((state) => state.language);
  const alsoSelected = useChoice((state) => state.alsoSelected);
  const hiddenClasses = useChoice((state) => state.hiddenClasses);
  const veil = useStage((stage) => stage.veil);
  const picks = useStage((stage) => stage.picks);
  const roomFor = useStage((stage) => stage.roomFor);
  const { stage, runner } = usePage();
  const [sceneMaker] = useState(() => createSceneMaker(runner));
  const select = useSelect();
  const { selectAlso, foldNodes, setFoldMode } = useActions();
  const folding = useChoice((state) => state.folding);
  const isAsking = picks !== undefined;
  const isKept = veil !== undefined && veil.threads.length > 0;
  const [isFolded, setFolded] = useState(false);
  /** Of a layout in a task of its own. Thrown here, it is told as any other mistake of the pane. */
  const [failure, setFailure] = useState<{ readonly error: unknown } | undefined>(undefined);
  if (failure !== undefined) throw failure.error;
  const shown = useRef<Scene | undefined>(undefined);
  const mounted = useRef<Analysis | undefined>(undefined);

  useLayoutEffect(() => {
    const element = pane.current;
    if (element === null || view.current === null) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const made = new PictureController(element, view.current, {
      onSelect: (id, isAdded) => {
        const asked = stage.getState().picks;
        if (asked !== undefined && asked.verdicts === undefined && id !== undefined) asked.onPick(id);
        else if (isAdded && id !== undefined) selectAlso(id);
        else select(id);
      },
      onFold: foldNodes,
      onTap: (id, at) => {
        setTip({ ...tipAt(id, at, element), tapped: true });
      },
      onPoint: (id, at) => {
        clearTimeout(timer);
        if (hasTip.current) setTip(undefined);
        if (id === undefined || at === undefined) return;
        timer = setTimeout(() => {
          setTip(tipAt(id, at, element));
        }, restMs);
      },
    });
    controller.current = made;
    const observer = new ResizeObserver(() => {
      const size = sizeOf(element);
      const aspect = aspectOf(spaceFor(size));
      if (aspect !== laidOutAspect.current) setResizedAspect(aspect);
      made.resized(size);
    });
    observer.observe(element);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
      made.destroy();
      controller.current = undefined;
    };
  }, [select, selectAlso, foldNodes, stage]);

  // Before the picture is mounted, so that what is known already comes with it.
  useLayoutEffect(() => {
    const description = plainText(words.summary(told, findings));
    const isOfNext = mounted.current !== analysis;
    controller.current?.setMarks({ ...core.markEntities(findings ?? []), description }, isOfNext);
  }, [analysis, told, findings, core, words]);

  useLayoutEffect(() => {
    if (pane.current === null || controller.current === undefined) return undefined;
    const aspect = aspectOf(spaceFor(sizeOf(pane.current)));
    laidOutAspect.current = aspect;
    // Where room is kept for other placements the worker's picture would be another one.
    runner.setPictureAspect(roomFor === undefined ? aspect : undefined);
    const changed = changedThreads(analysis.changes);
    const show = (whole: Scene): void => {
      if (pane.current === null || controller.current === undefined) return;
      const scene = core.veilScene(whole, veil, words.scene);
      shown.current = scene;
      setFolded(hasFolds(scene));
      if (isNarrow()) pane.current.style.setProperty('--picture-ratio', String(scene.height / scene.width));
      const options = {
        changed,
        lens,
        title: ui.picture.pane,
        description: plainText(words.summary(told, undefined)),
      };
      const drawing = {
        scene,
        core,
        options,
        styleOf: core.styleUnder(lens),
        // What is not told yet is not seen either.
        seen: veil === undefined ? core.seenSets(analysis) : noneSeen,
        namesOf: () => spokenNames(told, changed, core, ui, isKept),
      };
      controller.current.mount(drawing, sizeOf(pane.current));
      mounted.current = analysis;
    };
    const wish = { language, aspect, folding: isAsking ? unfolded : folding };
    const failed = (error: unknown): void => {
      setFailure({ error });
    };
    return sceneMaker.make({ analysis, wish, roomFor }, core, { done: show, failed });
  }, [
    analysis,
    told,
    veil,
    isKept,
    roomFor,
    isAsking,
    resizedAspect,
    core,
    folding,
    lens,
    ui,
    words,
    language,
    runner,
    sceneMaker,
  ]);
  useEffect(
    () => () => {
      runner.setPictureAspect(undefined);
    },
    [runner],
  );

  useEffect(() => {
    const selected = selection === undefined ? noEntities : [selection, ...alsoSelected];
    // What is chosen as an answer is pressed, too, and nothing fades meanwhile.
    if (picks !== undefined && picks.verdicts === undefined)
      controller.current?.setSelection(picks.chosen, pointed?.entities ?? noEntities);
    else controller.current?.setSelection(selected, pointed?.entities ?? selected);
    controller.current?.setPicks(picks);
  }, [selection, alsoSelected, pointed, picks]);

  // What is chosen in a list or a search is to be seen: its node unfolds, and stays so.
  useEffect(() => {
    if (selection === undefined || shown.current === undefined) return;
    const node = hiddenIn(selection, shown.current);
    if (node !== undefined) foldNodes([node], false);
  }, [selection, foldNodes]);

  // After the halo, so that it is known where it is: a search or a list may choose what is out of sight.
  useEffect(() => {
    controller.current?.revealSelection();
  }, [selection]);

  const isTapped = tip?.tapped === true;
  useEffect(() => {
    if (!isTapped) return undefined;
    const forget = (): void => {
      setTip(undefined);
    };
    addEventListener('scroll', forget, { passive: true });
    return () => {
      removeEventListener('scroll', forget);
    };
  }, [isTapped]);

  useEffect(() => {
    controller.current?.setHidden(hiddenClasses);
  }, [hiddenClasses]);

  return (
    <>
      <div className={styles['pane']} ref={pane} data-testid="picture">
        <div className={styles['view']} ref={view} />
        {tip !== undefined && (tip.id !== selection || tip.tapped === true) && (
          <div
            className={styles['tip']}
            style={isTapped ? undefined : ({ '--x': `${String(tip.x)}px`, top: tip.y } as CSSProperties)}
            data-tapped={isTapped}
            data-above={tip.above}
            role="presentation"
          >
            {isKept && (veil.threads.includes(tip.id) || tip.id.startsWith('pcpu:'))
              ? ui.labelled(words.entity(tip.id, analysis), veil.label)
              : describeEntity(tip.id, told, { core, words, sets: core.setWords(language), ui })}
          </div>
        )}
        <PictureFoot
          analysis={analysis}
          core={core}
          words={words}
          selection={selection}
          isFolded={isFolded}
          onSelect={select}
          onZoom={(factor) => controller.current?.zoomBy(factor)}
          onFit={() => controller.current?.fit()}
          onAim={() => controller.current?.zoomToSelection()}
          onFoldAll={(isFolded) => {
            setFoldMode(isFolded ? 'alike' : 'none');
          }}
        />
      </div>
    </>
  );
}

/** In steps, so that a window that is dragged larger lays the picture out anew only now and then. */
function aspectOf({ width, height }: Size): number {
  return Math.max(0.25, Math.round((width / Math.max(1, height)) * 4) / 4);
}

/** Where the page is one column, the pane is as high as its picture, and the picture is laid out for the window. */
function spaceFor({ width, height }: Size): Size {
  return { width, height: isNarrow() ? document.documentElement.clientHeight * narrowShare : height };
}

function sizeOf({ clientWidth, clientHeight }: HTMLElement): Size {
  return { width: clientWidth, height: clientHeight };
}

function tipAt(id: EntityId, at: DOMRect, pane: HTMLElement): Tip {
  const frame = pane.getBoundingClientRect();
  const above = at.bottom - frame.top > frame.height * 0.7;
  const x = at.left - frame.left;
  return { id, x, y: above ? at.top - frame.top - 8 : at.bottom - frame.top + 8, above };
}
