/** Which guest core goes to which of the chosen host cores, and which vCPU to which of its threads: those that can stay do. */
import { hasId, idsOf } from '../../cpuset/cpuset.ts';
import type { ThreadPlacement } from '../../placement/placement.ts';
import { onlyCpuOf } from '../threads.ts';
import type { FreeCore } from './free-cores.ts';

interface Seat {
  readonly vcpu: ThreadPlacement;
  readonly cpu: number;
}

/** `cores`: one for each unit, each with as many CPUs at least as the unit has vCPUs. */
export function seatUnits(
  units: readonly (readonly ThreadPlacement[])[],
  cores: readonly FreeCore[],
): readonly Seat[] {
  const isAt = (unit: readonly ThreadPlacement[], { cpus }: FreeCore): boolean =>
    unit.some((vcpu) => hasId(cpus, onlyCpuOf(vcpu) ?? -1));
  const left = new Set(cores);
  const stays = units.map((unit) => {
    const core = [...left].find((one) => isAt(unit, one));
    if (core !== undefined) left.delete(core);
    return core;
  });
  const rest = [...left];
  return units.flatMap((unit, i) => {
    const core = stays[i] ?? rest.shift();
    return core === undefined ? [] : seatsOn(core, unit);
  });
}

function seatsOn({ cpus }: FreeCore, unit: readonly ThreadPlacement[]): readonly Seat[] {
  const free = new Set(idsOf(cpus));
  const kept = unit.map((vcpu) => {
    const cpu = onlyCpuOf(vcpu) ?? -1;
    return free.delete(cpu) ? cpu : undefined;
  });
  const rest = [...free];
  return unit.flatMap((vcpu, i) => {
    const cpu = kept[i] ?? rest.shift();
    return cpu === undefined ? [] : [{ vcpu, cpu }];
  });
}
