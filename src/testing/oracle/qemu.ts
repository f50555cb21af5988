/** One real QEMU per question: it is stopped before it runs anything, asked over QMP, and ended. */
import { spawnSync } from 'node:child_process';

const program = 'qemu-system-x86_64';

/** The version of QEMU, or undefined where there is none. */
export function findQemu(): string | undefined {
  const { status, stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' });
  return status === 0 ? (/version (\S+)/.exec(stdout)?.[1] ?? 'unknown') : undefined;
}

interface QemuCpu {
  readonly socket: number;
  readonly die: number;
  readonly core: number;
  readonly thread: number;
  readonly cell: number | undefined;
  readonly online: boolean;
}

export type QemuAnswer =
  | {
      readonly ok: true;
      /** In the order of their numbers. */
      readonly cpus: readonly QemuCpu[];
      readonly iothreads: readonly string[];
      readonly memories: ReadonlyMap<
        string,
        { readonly hostNodes: readonly number[]; readonly policy: string }
      >;
    }
  | { readonly ok: false; readonly message: string };

type Row = Readonly<Record<string, unknown>>;

const commands = ['qmp_capabilities', 'query-hotpluggable-cpus', 'query-iothreads', 'query-memdev', 'quit'];

export function askQemu(args: readonly string[]): QemuAnswer {
  const fixed = ['-accel', 'tcg', '-display', 'none', '-S', '-nodefaults', '-qmp', 'stdio'];
  const input = commands.map((execute) => `${JSON.stringify({ execute })}\n`).join('');
  const { stdout, stderr } = spawnSync(program, [...fixed, ...args], {
    encoding: 'utf8',
    input,
    timeout: 60_000,
  });
  const replies = stdout
    .split('\n')
    .filter((line) => line.startsWith('{"return"'))
    .map((line) => (JSON.parse(line) as { readonly return: unknown }).return);
  const [, cpus, iothreads, memories] = replies;
  if (!Array.isArray(cpus)) {
    const lines = stderr
      .split('\n')
      .filter((line) => line.startsWith(`${program}: `) && !line.includes('warning:'));
    return { ok: false, message: (lines[0] ?? stderr).slice(program.length + 2) };
  }
  return {
    ok: true,
    cpus: cpus.map(toCpu).sort((a, b) => placeOf(a) - placeOf(b)),
    iothreads: (iothreads as readonly Row[]).map((row) => String(row['id'])),
    memories: new Map(
      (memories as readonly Row[]).map((row) => [
        String(row['id']),
        { hostNodes: row['host-nodes'] as readonly number[], policy: String(row['policy']) },
      ]),
    ),
  };
}

function toCpu(row: Row): QemuCpu {
  const props = row['props'] as Readonly<Record<string, number | undefined>>;
  return {
    socket: props['socket-id'] ?? 0,
    die: props['die-id'] ?? 0,
    core: props['core-id'] ?? 0,
    thread: props['thread-id'] ?? 0,
    cell: props['node-id'],
    online: 'qom-path' in row,
  };
}

/** vCPUs count thread first, then core, die, socket; no level has more than 1,024. */
function placeOf({ socket, die, core, thread }: QemuCpu): number {
  return ((socket * 1024 + die) * 1024 + core) * 1024 + thread;
}
