/**
 * What stands over the page for a while, put there by parts that are fetched on demand: a lesson beside the picture, a board in
 * its place, threads whose places are still to be guessed. Like notices it is nobody's choice, so not in the store.
 */
import { createStore } from 'zustand/vanilla';
import type { Analysis } from '../core/analysis.ts';
import type { EntityId } from '../core/identity.ts';
import type { DomainPlacement } from '../core/placement/placement.ts';
import type { Veil } from '../core/scene/veil-scene.ts';
import type { Board } from '../lessons/lesson.ts';

/** What is asked for by the address, a menu or a dropped file, until whoever shows it has taken it. */
export type Asked =
  | { readonly kind: 'lesson'; readonly id: string; readonly step: number }
  | {
      readonly kind: 'own-lesson';
      readonly text: string;
      readonly step?: number;
      /** By the address. */
      readonly isNamed?: boolean;
    };

/** Things of the picture that are clicked to answer a question, and what became of them. */
export interface Picks {
  readonly kind: 'pcpu' | 'thread';
  readonly chosen: readonly EntityId[];
  /** Once compared; until then a click chooses. */
  readonly verdicts?: ReadonlyMap<EntityId, 'right' | 'missing' | 'extra'>;
  onPick(id: EntityId): void;
}

interface StageVeil extends Veil {
  /** The analysis without them. It comes with whoever asks, so that the page's beginning need not bring it. */
  hide(analysis: Analysis): Analysis;
}

/** How a lesson's step is handed on. */
export interface StepLink {
  /** The fragment, `#` included. */
  readonly link: string;
  /** Of somebody's own lesson: all that is in the link. */
  readonly file?: string;
}

export type SideId = 'lesson' | 'eras' | 'limits' | 'verify' | 'recorder';

export interface Stage {
  readonly asked: Asked | undefined;
  /** In place of the details. */
  readonly side: SideId | undefined;
  /** In place of the picture. */
  readonly board: Board | { readonly kind: 'glossary' } | undefined;
  /** Nothing is told of them, nor what the rules found; `label` says so to a screen reader. */
  readonly veil: StageVeil | undefined;
  readonly picks: Picks | undefined;
  /** Other placements for whose lines the picture keeps room. */
  readonly roomFor: readonly (readonly DomainPlacement[])[] | undefined;
  /** In place of the sentence over the picture. */
  readonly heading: string | undefined;
  /** The step on show, as long as the texts and rules are its own. */
  readonly stepLink: StepLink | undefined;
  /** The address holds the lesson, somebody's own: the texts of its steps do not make that untrue. */
  readonly isNamed: boolean;
  /** Full of the lesson, without the rest of the page. */
  readonly isPresenting: boolean;
}

const emptyStage: Stage = {
  asked: undefined,
  side: undefined,
  board: undefined,
  veil: undefined,
  picks: undefined,
  roomFor: undefined,
  heading: undefined,
  stepLink: undefined,
  isNamed: false,
  isPresenting: false,
};

export const createStage = () => createStore<Stage>()(() => emptyStage);
export type StageStore = ReturnType<typeof createStage>;
