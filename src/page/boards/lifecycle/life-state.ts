/** Where a vCPU's thread is in its life: the step, how often it has left the guest, on which CPU of its set it runs. Pure. */
import { idsOf } from '../../../core/cpuset/cpuset.ts';
import type { CpuSet } from '../../../core/cpuset/cpuset.ts';
import { lastLifeStep, lifeSteps, pinningLifeStep } from '../../../core/life-of-a-vcpu.ts';

export interface Life {
  readonly step: number;
  readonly exits: number;
  /** Its place among the CPUs of the set. */
  readonly cpuAt: number;
}

/** What may follow a step that has several ways on. */
export type Way = 'handled' | 'to-qemu' | 'moved' | 'again' | 'unplug';

const decides = 17;
const emulates = 18;

export function waysAfter(step: number): readonly Way[] {
  if (step === decides) return ['handled', 'to-qemu', 'moved'];
  return step === emulates ? ['again', 'unplug'] : [];
}

export function go(life: Life, way: Way): Life {
  switch (way) {
    case 'handled':
      return { ...life, step: 14 };
    case 'moved':
      return { ...life, step: 14, cpuAt: life.cpuAt + 1 };
    case 'to-qemu':
      return { ...life, step: emulates };
    case 'again':
      return { ...life, step: 13 };
    case 'unplug':
      return { ...life, step: lastLifeStep };
  }
}

/** On by one; where there are several ways, each in its turn, and never out of the loop by itself. */
export function advance(life: Life): Life {
  if (life.step >= lastLifeStep) return life;
  const ways = waysAfter(life.step).filter((way) => way !== 'unplug');
  const way = ways[(life.exits + ways.length - 1) % Math.max(1, ways.length)];
  if (way !== undefined) return go(life, way);
  const step = life.step + 1;
  return { ...life, step, exits: life.exits + (step === 16 ? 1 : 0) };
}

export function goBack(life: Life): Life {
  return { ...life, step: Math.max(1, life.step - 1) };
}

/** Before libvirt has pinned it, a thread runs where it was born; nobody knows where. */
export function cpuOf({ step, cpuAt }: Life, set: CpuSet | undefined): number | undefined {
  if (set === undefined || step < pinningLifeStep) return undefined;
  const ids = [...idsOf(set)].slice(0, 1024);
  return ids[cpuAt % Math.max(1, ids.length)];
}

/** How many files there are by then. */
export function filesBy(step: number): number {
  return step >= lastLifeStep
    ? 2
    : lifeSteps.filter(({ number, makes }) => makes !== undefined && number <= step).length;
}
