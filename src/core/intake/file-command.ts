/**
 * Files that carry the command that wrote them in their name, as those of an sos report do: `virsh_-r_capabilities`.
 * sos (sos/report/plugins/__init__.py, `_mangle_command`) writes `_` for everything but letters, digits, `.`, `-`
 * and `/`, and `.` for `/`; a name with `_` of its own is ambiguous, and read as one word.
 */

/** virsh's commands that take a domain as their last word. */
const ofDomain: ReadonlySet<string> = new Set([
  'dumpxml',
  'dominfo',
  'vcpuinfo',
  'vcpupin',
  'vcpucount',
  'emulatorpin',
  'iothreadinfo',
  'numatune',
  'schedinfo',
]);

const toolName =
  /^(?:virsh|numactl|numastat|lscpu|lstopo|lstopo-no-graphics|hwloc-ls|hwloc-info|taskset|ps)(?=_|$)/;

/** The words of the command whose output a file holds, or undefined where its path does not tell. */
export function commandOfFileName(path: string): readonly string[] | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.(?:txt|out|log)$/, '');
  if (/(?:^|\/)namespaces\/[^/]+\/vms\/[^/]+\/[^/]+\.list\.txt$/.test(path))
    return ['virsh', '-r', 'list', '--all'];
  const system = /(?:^|\/)((?:proc|sys)\/[^:]+)$/.exec(path)?.[1];
  if (system !== undefined && !path.includes('sos_commands/')) return ['cat', `/${system}`];
  if (!toolName.test(name)) return undefined;
  const words = name.split('_').filter((word) => word !== '');
  if (words[0] !== 'virsh') return words;
  const at = words.findIndex((word, i) => i > 0 && !word.startsWith('-'));
  const subcommand = words[at];
  if (subcommand === undefined || !ofDomain.has(subcommand)) return words;
  const rest = words.slice(at + 1);
  const domain = rest.filter((word) => !word.startsWith('--')).join('_');
  const options = rest.filter((word) => word.startsWith('--'));
  return [...words.slice(0, at + 1), ...(domain === '' ? [] : [domain]), ...options];
}
