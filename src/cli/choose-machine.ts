/** `--machine`: which of several machines is meant, by its number in the report, its name, or a file that tells of it. */
import type { Analysis } from '../core/analysis.ts';
import { formatCpuSet } from '../core/cpuset/cpuset.ts';
import { shortOf } from '../core/full-names.ts';
import type { Machine } from '../core/host/merge-host.ts';
import type { Source } from '../core/text/source.ts';

type MachineChoice =
  { readonly ok: true; readonly machine: number } | { readonly ok: false; readonly message: string };

/** `asked` as typed; `machine` counts from 0, as `Choices.machine` does. A number is a number, whatever files are called. */
export function chooseMachine(
  asked: string,
  sources: readonly Source[],
  { machines }: Pick<Analysis, 'machines'>,
): MachineChoice {
  const list = machines
    .slice(0, mostListed)
    .map(
      ({ name, cpuCount, cpus }, i) =>
        `${String(i + 1)}: ${name === undefined ? '' : `${name}, `}${String(cpuCount)} CPUs (${formatCpuSet(cpus)})`,
    );
  const known = `the machines are ${[...list, ...(machines.length > mostListed ? ['…'] : [])].join(', ')}`;
  if (machines.length === 0) return { ok: false, message: '--machine: no text tells of a machine' };
  if (/^\d+$/.test(asked)) {
    const machine = Number(asked) - 1;
    if (machines[machine] !== undefined) return { ok: true, machine };
    return { ok: false, message: `--machine: there is no machine ${asked}; ${known}` };
  }
  const machinesThat = (isIt: (machine: Machine) => boolean): readonly number[] =>
    machines.flatMap((machine, i) => (isIt(machine) ? [i] : []));
  const host = asked.replace(/^.*@/, '');
  const named = new Set(sources.filter(({ name }) => isCalled(name, asked)).map(({ id }) => id));
  const found = machinesThat(({ spans }) => spans.some(({ source }) => named.has(source)));
  // A name that is short where texts have the full one, or the other way round, is looked for last: files have dots too.
  for (const places of [
    machinesThat(({ name }) => name === host),
    found,
    machinesThat(({ name }) => name !== undefined && (shortOf(name) === host || name === shortOf(host))),
  ]) {
    const [machine] = places;
    if (machine !== undefined && places.length === 1) return { ok: true, machine };
  }
  const why =
    found.length === 0
      ? `no text called '${asked}' tells of a machine`
      : `'${asked}' tells of ${String(found.length)} machines`;
  return { ok: false, message: `--machine: ${why}; ${known}` };
}

const mostListed = 16;

/** The name of a text, the end of its path, or a folder or archive that it is from. */
function isCalled(name: string, asked: string): boolean {
  const folder = asked.replace(/\/+$|\.tar(?:\.\w+)?$|\.t[gx]z$/, '');
  return (
    name === asked ||
    name.endsWith(`/${asked}`) ||
    [folder, folder.slice(folder.lastIndexOf('/') + 1)].some((one) => name.startsWith(`${one}/`))
  );
}
