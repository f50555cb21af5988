/** Words of the gauges for shares and quota. English; fetched with them. */
import { roundCpus } from '../round-cpus.ts';

export interface LimitsWords {
  readonly title: string;
  readonly intro: string;
  readonly close: string;
  readonly noDomain: string;
  /** Beside a thread’s gauge: how much of a CPU's time it may use at most. */
  readonly cap: (cpus: number) => string;
  readonly uncapped: string;
  /** Beside the weight's gauge. */
  readonly against: (percent: string) => string;
  readonly weight: string;
}

export const limitsWords: LimitsWords = {
  title: 'How much, not where',
  intro:
    'Shares, period and quota say how much time threads get. Set them to what you like: no line in the picture moves.',
  close: 'Close',
  noDomain: 'There is no VM here.',
  cap: (cpus) => `at most ${roundCpus(cpus)} ${cpus > 1 ? 'CPUs' : 'CPU'}`,
  uncapped: 'no cap',
  against: (percent) => `${percent} against one usual VM, when both are busy`,
  weight: 'Weight of the VM',
};
