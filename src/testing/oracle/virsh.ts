/**
 * One virsh process, fed commands on its stdin. Its replies are told apart by `echo` of marks that no domain can
 * contain; both output channels go into one pipe, which keeps them in order (virsh flushes).
 */
import { spawn, spawnSync, type ChildProcessWithoutNullStreams } from 'node:child_process';

/** The version of virsh, or undefined where there is none. */
export function findVirsh(): string | undefined {
  const { status, stdout } = spawnSync('virsh', ['--version'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

/** virsh ended before it had answered. */
export class VirshEnded extends Error {}

export class Virsh {
  readonly #child: ChildProcessWithoutNullStreams;
  #output = '';
  #heard: () => void = () => undefined;
  #ended: string | undefined;

  /**
   * `folder`: where it stands and writes. `mostMiB`: of memory for it and for what it starts; where it asks for more it
   * ends. Absent: as much as there is.
   */
  constructor(uri: string, folder: string, mostMiB?: number) {
    const limit = mostMiB === undefined ? '' : `ulimit -v ${mostMiB * 1024} && `;
    this.#child = spawn('sh', ['-c', `${limit}exec virsh -c "$0" 2>&1`, uri], {
      cwd: folder,
      env: {
        ...process.env,
        // virsh's own words, whatever the user's language
        LC_ALL: 'C.UTF-8',
        TERM: 'dumb',
        // libvirt's log would come in between
        LIBVIRT_LOG_OUTPUTS: '4:file:/dev/null',
        VIRSH_HISTSIZE: '0',
        XDG_CACHE_HOME: folder,
      },
    });
    this.#child.stdout.setEncoding('utf8').on('data', (text: string) => {
      this.#output += text;
      this.#heard();
    });
    this.#child.on('close', (code, signal) => {
      this.#ended = `virsh ended with ${String(code ?? signal)}`;
      this.#heard();
    });
    // A broken pipe is told by `close`.
    this.#child.stdin.on('error', () => undefined);
  }

  /** All that virsh says until it has said the line `last`, which the last command is to make it say. */
  async say(commands: readonly string[], last: string): Promise<string> {
    this.#output = '';
    this.#child.stdin.write(`${commands.join('\n')}\n`);
    await new Promise<void>((resolve, reject) => {
      this.#heard = () => {
        // Searching the tail alone keeps this linear.
        if (this.#output.slice(-2 * last.length - 100).includes(`\n${last}\n`)) resolve();
        else if (this.#ended !== undefined)
          reject(new VirshEnded(`${this.#ended}\n${this.#output.slice(-500)}`));
      };
      this.#heard();
    });
    return this.#output;
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => {
      if (this.#ended !== undefined) resolve();
      this.#child.once('close', () => resolve());
    });
    this.#child.stdin.end('quit\n');
    await closed;
  }
}
