/**
 * Real libvirt, asked through `virsh` and its test driver: what it refuses, with which words, and what it makes
 * of what it takes. The driver has the rules common to all hypervisors, not those of QEMU's driver.
 *
 * One long-lived virsh is fed commands on its stdin. Its replies are told apart by `echo` of marks that no
 * domain can contain; both output channels go into one pipe, which keeps them in order (virsh flushes).
 */
import { spawn, spawnSync, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDefinedDomain, type DefinedDomain } from './defined-domain.ts';

/** A domain's XML and the name in it, by which it is dumped and forgotten again. */
export interface Question {
  readonly name: string;
  readonly xml: string;
}

export type Verdict =
  | { readonly accepted: true; readonly dump: string; readonly defined: DefinedDomain }
  /** `error` is what virsh prints after `error: `, without the line that names the file. */
  | { readonly accepted: false; readonly error: string };

/** The version of virsh, or undefined where there is none. */
export function findVirsh(): string | undefined {
  const { status, stdout } = spawnSync('virsh', ['--version'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

/** What goes through the pipe at once. */
const batchSize = 200;

export class Libvirt {
  readonly #folder = mkdtempSync(join(tmpdir(), 'pinscope-oracle-'));
  readonly #nonce = randomBytes(8).toString('hex');
  readonly #virsh: ChildProcessWithoutNullStreams;
  #output = '';
  #batches = 0;
  #heard: () => void = () => undefined;
  #ended: string | undefined;

  /** A host with that many CPUs; to the rules of `define` the number makes no difference. */
  constructor(cpus: number) {
    const node = join(this.#folder, 'node.xml');
    writeFileSync(
      node,
      `<node><cpu><mhz>2000</mhz><model>oracle</model><active>${cpus}</active><nodes>1</nodes><sockets>1</sockets>` +
        `<cores>${cpus}</cores><threads>1</threads></cpu><memory>1073741824</memory></node>`,
    );
    this.#virsh = spawn('sh', ['-c', 'exec virsh -c "$0" 2>&1', `test://${node}`], {
      cwd: this.#folder,
      env: {
        ...process.env,
        // virsh's own words, whatever the user's language
        LC_ALL: 'C.UTF-8',
        TERM: 'dumb',
        // libvirt's log would come in between
        LIBVIRT_LOG_OUTPUTS: '4:file:/dev/null',
        VIRSH_HISTSIZE: '0',
        XDG_CACHE_HOME: this.#folder,
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

  /** In the order of the questions; each domain is undefined again before the next comes. */
  async defineAll(questions: readonly Question[]): Promise<readonly Verdict[]> {
    const verdicts: Verdict[] = [];
    for (let from = 0; from < questions.length; from += batchSize) {
      verdicts.push(...(await this.#ask(questions.slice(from, from + batchSize))));
    }
    return verdicts;
  }

  async define(question: Question): Promise<Verdict> {
    const [verdict] = await this.#ask([question]);
    return verdict!;
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => {
      if (this.#ended !== undefined) resolve();
      this.#virsh.once('close', () => resolve());
    });
    this.#virsh.stdin.end('quit\n');
    await closed;
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #ask(questions: readonly Question[]): Promise<readonly Verdict[]> {
    const batch = `${this.#nonce}.${++this.#batches}`;
    const mark = (index: number, stage: string): string => `echo ${batch}.${index}.${stage}`;
    const commands = questions.flatMap(({ name, xml }, i) => {
      // Commands stay short: readline folds long lines. The names of files come back with the next batch.
      writeFileSync(join(this.#folder, `${i}.xml`), xml);
      const quoted = `'${name}'`;
      return [
        mark(i, 'define'),
        `define ${i}.xml`,
        mark(i, 'dump'),
        `dumpxml ${quoted}`,
        mark(i, 'end'),
        `undefine ${quoted}`,
      ];
    });
    const last = `${batch}.over`;
    this.#output = '';
    this.#virsh.stdin.write(`${[...commands, `echo ${last}`].join('\n')}\n`);
    await this.#until(`\n${last}\n`);

    const output = this.#output;
    let at = 0;
    /** What virsh said between two marks, without the echo of the command and the blank line at the end. */
    const between = (from: string, to: string): string => {
      // Not with its prompt, which may have come with the batch before.
      const begin = output.indexOf(`${from}\n`, at);
      const end = output.indexOf(`virsh # ${to}\n`, begin);
      if (begin < 0 || end < 0) throw new Error(`virsh: no answer between ${from} and ${to}`);
      at = end;
      const said = output.slice(output.indexOf('\nvirsh # ', begin) + 1, end);
      return said.slice(said.indexOf('\n') + 1).replace(/\n\n?$/, '');
    };
    return questions.map((_, i) =>
      toVerdict(between(mark(i, 'define'), mark(i, 'dump')), between(mark(i, 'dump'), mark(i, 'end'))),
    );
  }

  #until(text: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#heard = () => {
        // Searching the tail alone keeps this linear.
        if (this.#output.slice(-2 * text.length - 100).includes(text)) resolve();
        else if (this.#ended !== undefined) reject(new Error(`${this.#ended}\n${this.#output.slice(-500)}`));
      };
      this.#heard();
    });
  }
}

function toVerdict(defined: string, dumped: string): Verdict {
  if (/^Domain '.*' defined from /s.test(defined)) {
    if (!dumped.startsWith('<domain')) throw new Error(`virsh: defined, and then: ${dumped}`);
    return { accepted: true, dump: dumped, defined: readDefinedDomain(dumped) };
  }
  const error = /^error: Failed to define domain from [^\n]*\nerror: (.*)$/s.exec(defined)?.[1];
  if (error === undefined) throw new Error(`virsh said neither yes nor no: ${defined}`);
  return { accepted: false, error };
}
