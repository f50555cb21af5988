/**
 * One long-lived virsh, fed commands on its stdin: an embedded driver lives only as long as its process. Replies are
 * told apart by `echo` of marks; both output channels go into one pipe, which keeps them in order.
 */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { randomBytes } from 'node:crypto';

export class VirshShell {
  readonly #virsh: ChildProcessWithoutNullStreams;
  readonly #nonce = randomBytes(8).toString('hex');
  #output = '';
  #asked = 0;
  #heard: () => void = () => undefined;
  #ended: string | undefined;

  constructor(uri: string, folder: string) {
    this.#virsh = spawn('sh', ['-c', 'exec virsh -c "$0" 2>&1', uri], {
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
    this.#virsh.stdout.setEncoding('utf8').on('data', (text: string) => {
      this.#output += text;
      this.#heard();
    });
    this.#virsh.on('close', (code, signal) => {
      this.#ended = `virsh ended with ${String(code ?? signal)}`;
      this.#heard();
    });
    // A broken pipe is told by `close`.
    this.#virsh.stdin.on('error', () => undefined);
  }

  /** What virsh says to one command, without its prompt and the echo of the command. */
  async ask(command: string): Promise<string> {
    const mark = `${this.#nonce}.${++this.#asked}`;
    this.#output = '';
    this.#virsh.stdin.write(`${command}\necho ${mark}\n`);
    await this.#until(`\n${mark}\n`);
    const begin = this.#output.indexOf(`${command}\n`) + command.length + 1;
    return this.#output.slice(begin, this.#output.lastIndexOf(`virsh # echo ${mark}`)).trim();
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => {
      if (this.#ended !== undefined) resolve();
      this.#virsh.once('close', () => resolve());
    });
    this.#virsh.stdin.end('quit\n');
    await closed;
  }

  #until(text: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#heard = () => {
        if (this.#output.includes(text)) resolve();
        else if (this.#ended !== undefined) reject(new Error(`${this.#ended}\n${this.#output.slice(-500)}`));
      };
      this.#heard();
    });
  }
}
