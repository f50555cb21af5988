/**
 * Machines by their full names. A prompt has the short one (`[root@kvm1 ~]#`), `ssh` and tools that ask many machines the
 * one that they were given (`kvm1.lan`): both are the same machine's.
 */
import type { Machine } from './host/merge-host.ts';
import type { SegmentReading } from './intake/reading.ts';
import type { Span } from './text/source.ts';

/**
 * The readings with a full name in the place of each short one, where one full name alone begins with it, and where what is
 * told under both is of one machine as far as anything tells. Linear in the readings.
 */
export function withFullNames(
  readings: readonly SegmentReading[],
  machines: readonly Machine[],
): readonly SegmentReading[] {
  const names = new Set(readings.flatMap(({ context }) => context.machine ?? []));
  const fullOf = new Map<string, string | undefined>();
  for (const name of names) {
    const short = shortOf(name);
    if (short !== undefined && names.has(short)) fullOf.set(short, fullOf.has(short) ? undefined : name);
  }
  if (fullOf.size === 0) return readings;
  const told = machinesUnder(readings, machines);
  const isOne = (short: string, full: string): boolean => {
    const [a, b] = [told.get(short), told.get(full)];
    return a === undefined || b === undefined || [...a].some((machine) => b.has(machine));
  };
  return readings.map((one) => {
    const { machine: short } = one.context;
    const machine = short === undefined ? undefined : fullOf.get(short);
    if (short === undefined || machine === undefined || !isOne(short, machine)) return one;
    const { domainRoots } = one.reading;
    return {
      ...one,
      context: { ...one.context, machine },
      reading:
        domainRoots === undefined
          ? one.reading
          : { ...one.reading, domainRoots: domainRoots.map((root) => ({ ...root, machine })) },
    };
  });
}

/** What stands before the first dot of a full name; undefined: it is a short one, or an address of numbers. */
export function shortOf(name: string): string | undefined {
  return /^[\d.]+$/.test(name) ? undefined : /^([^.]+)\../.exec(name)?.[1];
}

/** Under each name the machines that are told of there, by their places. */
function machinesUnder(
  readings: readonly SegmentReading[],
  machines: readonly Machine[],
): ReadonlyMap<string, ReadonlySet<number>> {
  const indexOf = new Map<Span, number>();
  for (const [i, { spans }] of machines.entries()) for (const span of spans) indexOf.set(span, i);
  const told = new Map<string, Set<number>>();
  for (const { context, reading } of readings) {
    const index = reading.host === undefined ? undefined : indexOf.get(reading.host.span);
    if (context.machine === undefined || index === undefined) continue;
    const under = told.get(context.machine);
    if (under === undefined) told.set(context.machine, new Set([index]));
    else under.add(index);
  }
  return told;
}
