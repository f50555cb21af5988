/** What the user chose to assume, and the answer given for numad. */
import type { StateCreator } from 'zustand/vanilla';
import { defaultChoices } from '../core/analysis.ts';
import type { Choices } from '../core/analysis.ts';
import type { State } from './store.ts';

export interface ChoicesSlice {
  readonly choices: Choices;
  readonly initialChoices: Choices;
  setChoices(choices: Choices): void;
  dropAssumption(id: string): void;
  takeAssumption(id: string): void;
  setAsLibvirt(asLibvirt: boolean): void;
  setNumad(answer: string | undefined): void;
}

export const createChoicesSlice: StateCreator<State, [], [], ChoicesSlice> = (set) => {
  const change = (part: (choices: Choices) => Partial<Choices>): void => {
    set(({ choices }) => ({ choices: { ...choices, ...part(choices) } }));
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
    setAsLibvirt: (asLibvirt) => {
      change(() => ({ asLibvirt }));
    },
    setNumad: (numad) => {
      change(() => ({ numad }));
    },
  };
};
