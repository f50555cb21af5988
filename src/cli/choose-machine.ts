/** `--machine`: which of several machines is meant, by its number in the report, its name, or a file that tells of it. */
import type { Analysis } from '../core/analysis.ts';
import { formatCpuSet } from '../core/cpuset/cpuset.ts';
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
  const called = machines.flatMap(({ name }, i) => (name === asked.replace(/^.*@/, '') ? [i] : []));
  if (called[0] !== undefined && called.length === 1) return { ok: true, machine: called[0] };
  const named = new Set(sources.filter(({ name }) => isCalled(name, asked)).map(({ id }) => id));
  const found = machines.flatMap(({ spans }, i) =>
    spans.some(({ source }) => named.has(source)) ? [i] : [],
  );
  const [machine] = found;
  if (machine !== undefined && found.length === 1) return { ok: true, machine };
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
