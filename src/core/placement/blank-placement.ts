/** The run time of a domain of which nothing is said: for placements that are made by hand. */
import type { DomainPlacement } from './placement.ts';
import type { StartOutcome } from './start-report.ts';

const starts: StartOutcome = { verdict: 'starts', problems: [], doubts: [] };

export const blankPlacement: Pick<DomainPlacement, 'locality' | 'limits' | 'era' | 'start'> = {
  locality: [],
  limits: {
    weight: { standard: 100, file: 'cpu.weight' },
    vcpu: {},
    emulator: {},
    iothread: {},
    global: {},
    traps: [],
  },
  era: { id: 'now' },
  start: { ...starts, cgroup: 'v2', byCgroup: { v2: starts, v1: starts, none: starts } },
};
