/** What the user chose to assume, which what-if commands are left out, the answer given for numad, and whose rules shall answer. */
import type { StateCreator } from 'zustand/vanilla';
import { defaultChoices } from '../core/analysis.ts';
import type { Choices, Mute } from '../core/analysis.ts';
import { usualCgroup, usualEra } from '../core/placement/choices.ts';
import type { CgroupKind } from '../core/placement/choices.ts';
import type { EraId } from '../core/placement/eras.ts';
import { withDroppedChanges, withMuted } from '../core/recounted-choices.ts';
import type { State } from './store.ts';

export interface ChoicesSlice {
  readonly choices: Choices;
  readonly initialChoices: Choices;
  setChoices(choices: Choices): void;
  dropAssumption(id: string): void;
  takeAssumption(id: string): void;
  dropChange(id: string): void;
  takeChange(id: string): void;
  /** These and no others are left out. */
  setDroppedChanges(ids: readonly string[]): void;
  setAsLibvirt(asLibvirt: boolean): void;
  setNumad(answer: string | undefined): void;
  /** Which machine is meant, by its place among those that the texts are about. */
  setMachine(machine: number): void;
  /** `X.Y.Z`; undefined: now, or 9.0.0 to answer as libvirt. */
  setLibvirt(version: string | undefined): void;
  setCgroup(kind: CgroupKind): void;
  setEra(era: EraId): void;
  /** Puts findings aside; the same ones again: with another reason. */
  mute(mute: Mute): void;
  unmute(mute: Mute): void;
  /** The rules of the first visit again, and nothing else. */
  resetRules(): void;
}

export const createChoicesSlice: StateCreator<State, [], [], ChoicesSlice> = (set) => {
  const change = (part: (choices: Choices) => Partial<Choices>): void => {
    set(({ choices }) => ({ choices: { ...choices, ...part(choices) } }));
  };
  const choose = <K extends 'libvirt' | 'cgroup' | 'era'>(name: K, value: Choices[K] | undefined): void => {
    set(({ choices }) => {
      const { [name]: _, ...others } = choices;
      // What is as usual is not written down, so that the same answer has one link.
      return { choices: (value === undefined ? others : { ...others, [name]: value }) as Choices };
    });
  };
  return {
    choices: defaultChoices,
    initialChoices: defaultChoices,
    setChoices: (choices) => {
      set({ choices });
    },
    dropAssumption: (id) => {
      change(({ droppedAssumptions }) => ({
        droppedAssumptions: [...droppedAssumptions.filter((other) => other !== id), id],
      }));
    },
    takeAssumption: (id) => {
      change(({ droppedAssumptions }) => ({
        droppedAssumptions: droppedAssumptions.filter((other) => other !== id),
      }));
    },
    dropChange: (id) => {
      set(({ choices }) => ({
        choices: withDroppedChanges(choices, [...othersOf(choices.droppedChanges, id), id]),
      }));
    },
    takeChange: (id) => {
      set(({ choices }) => ({
        choices: withDroppedChanges(choices, othersOf(choices.droppedChanges, id)),
      }));
    },
    setDroppedChanges: (ids) => {
      set(({ choices }) => ({ choices: withDroppedChanges(choices, ids) }));
    },
    setAsLibvirt: (asLibvirt) => {
      change(() => ({ asLibvirt }));
    },
    setMachine: (machine) => {
      change(() => ({ machine }));
    },
    setNumad: (numad) => {
      change(() => ({ numad }));
    },
    setLibvirt: (version) => {
      choose('libvirt', version);
    },
    setCgroup: (kind) => {
      choose('cgroup', kind === usualCgroup ? undefined : kind);
    },
    setEra: (era) => {
      choose('era', era === usualEra ? undefined : era);
    },
    mute: (mute) => {
      set(({ choices }) => ({
        choices: withMuted(choices, [
          ...(choices.muted ?? []).filter((other) => !isSameMute(other, mute)),
          mute,
        ]),
      }));
    },
    unmute: (mute) => {
      set(({ choices }) => ({
        choices: withMuted(
          choices,
          (choices.muted ?? []).filter((other) => !isSameMute(other, mute)),
        ),
      }));
    },
    resetRules: () => {
      set(({ choices: { droppedAssumptions, numad, droppedChanges = [], muted = [] } }) => ({
        choices: withMuted(
          withDroppedChanges({ ...defaultChoices, droppedAssumptions, numad }, droppedChanges),
          muted,
        ),
      }));
    },
  };
};

/**
 * For texts that take the place of others: what was said of the old ones (dropped assumptions, numad's answer, findings
 * put aside) is forgotten; whose rules answer is the reader's own surroundings and stays.
 */
export function choicesForNewTexts({ choices, initialChoices }: State): Choices {
  const { droppedAssumptions, numad, droppedChanges = [], muted = [] } = initialChoices;
  return withMuted(withDroppedChanges({ ...choices, droppedAssumptions, numad }, droppedChanges), muted);
}

function isSameMute(a: Mute, b: Mute): boolean {
  return a.rule === b.rule && a.entities?.join(' ') === b.entities?.join(' ');
}

function othersOf(ids: readonly string[] | undefined, id: string): readonly string[] {
  return (ids ?? []).filter((other) => other !== id);
}
