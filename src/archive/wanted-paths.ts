/**
 * Which files of an sos report, a must-gather or a copy of a host's directories are read, and nothing else. Sources:
 * sos's plugins virsh, libvirt, numa, processor, hardware (sos/report/plugins); kubevirt/must-gather's
 * collection-scripts/gather_vms_details.
 */
import { commandOfFileName } from '../core/intake/file-command.ts';

export interface Wanted {
  /** `sysfs`: a line or two, joined with its neighbours into one text as `grep . FILES` prints them. */
  readonly as: 'text' | 'sysfs';
  /** What is dropped first when there are too many: the highest. The host is dropped last. */
  readonly rank: 0 | 1 | 2 | 3;
}

const host: Wanted = { as: 'text', rank: 0 };
const running: Wanted = { as: 'text', rank: 1 };
const defined: Wanted = { as: 'text', rank: 2 };
const detail: Wanted = { as: 'text', rank: 3 };

const virshCommands: ReadonlyMap<string, Wanted> = new Map([
  ...['capabilities', 'nodeinfo', 'freecell', 'nodecpumap'].map((name) => [name, host] as const),
  ['dumpxml', running] as const,
  ...[
    'list',
    'dominfo',
    'vcpuinfo',
    'vcpupin',
    'vcpucount',
    'emulatorpin',
    'iothreadinfo',
    'numatune',
    'schedinfo',
  ].map((name) => [name, detail] as const),
]);

const sysfs =
  /(?:^|\/)sys\/devices\/system\/(?:cpu\/(?:(?:online|offline|possible|present|isolated|nohz_full)|cpu\d+\/(?:online|topology\/(?:\w+_id|\w+_list)|cache\/index\d+\/(?:level|type|size|id|shared_cpu_list)))|node\/(?:(?:online|possible|has_cpu|has_memory)|node\d+\/(?:cpulist|distance|meminfo|hugepages\/hugepages-\d+kB\/nr_hugepages)))$/;

/** `path` is tidy: see {@link tidyPath}. */
export function chooseFile(path: string): Wanted | undefined {
  if (/(?:^|\/)sos_commands\/(?:virsh|libvirt|numa|processor|hardware)\/[^/]+$/.test(path))
    return chooseCommand(path);
  if (/(?:^|\/)run\/libvirt\/qemu\/[^/]+\.xml$/.test(path)) return running;
  if (/(?:^|\/)etc\/libvirt\/qemu\/[^/]+\.xml$/.test(path)) return defined;
  if (/(?:^|\/)proc\/(?:cmdline|cpuinfo)$/.test(path)) return host;
  if (sysfs.test(path)) return { as: 'sysfs', rank: 0 };
  return /(?:^|\/)namespaces\/[^/]+\/vms\/[^/]+\/[^/]+$/.test(path) ? chooseOfVm(path) : undefined;
}

/** `POD.capabilities.xml`, `POD.dumpxml.xml`, `POD.list.txt`. */
function chooseOfVm(path: string): Wanted | undefined {
  const [, what = '', ending] = /(?:\.(\w+))?\.(xml|txt)$/.exec(path) ?? [];
  if (ending === 'xml')
    return what === 'domcapabilities' ? undefined : what === 'capabilities' ? host : running;
  return ending === 'txt' && what === 'list' ? detail : undefined;
}

function chooseCommand(path: string): Wanted | undefined {
  const [program = '', ...words] = commandOfFileName(path) ?? [];
  switch (program) {
    case 'virsh':
      return virshCommands.get(words.find((word) => !word.startsWith('-')) ?? '');
    case 'numactl':
    case 'lscpu':
    case 'lstopo':
    case 'lstopo-no-graphics':
      return host;
    case 'numastat':
      // Its counters of hits and misses say nothing of where threads may run.
      return words.some((word) => /^-\w*[mp]/.test(word)) ? detail : undefined;
    case 'taskset':
      return detail;
    default:
      return undefined;
  }
}

/** The path without `./` and doubled slashes, or undefined where it leads out of the archive. */
export function tidyPath(path: string): string | undefined {
  if (/^\/|^[A-Za-z]:[\\/]|^\\/.test(path) || path.includes('\0')) return undefined;
  const names = path.split('/').filter((name) => name !== '' && name !== '.');
  return names.includes('..') || names.length === 0 ? undefined : names.join('/');
}
