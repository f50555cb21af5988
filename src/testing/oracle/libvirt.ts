/**
 * Real libvirt, asked through `virsh`: what it refuses, with which words, and what it makes of what it takes. The
 * test driver has the rules common to all hypervisors; those of QEMU's driver come from that driver, which virsh
 * embeds (nothing is started, no daemon is needed).
 */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDefinedDomain, type DefinedDomain } from './defined-domain.ts';
import { Virsh, VirshEnded } from './virsh.ts';

/** A domain's XML and the name in it, by which it is dumped and forgotten again. */
export interface Question {
  readonly name: string;
  readonly xml: string;
}

export type Verdict =
  | { readonly accepted: true; readonly dump: string; readonly defined: DefinedDomain }
  /** `error` is what virsh prints after `error: `, without the line that names the file. */
  | { readonly accepted: false; readonly error: string; readonly crashed?: true };

export type Driver = 'test' | 'qemu';

/** Whether the QEMU driver can be embedded: as root, with QEMU there. */
export function hasQemuDriver(): boolean {
  if (process.getuid?.() !== 0) return false;
  const folder = mkdtempSync(join(tmpdir(), 'pinscope-oracle-'));
  try {
    const { status } = spawnSync('virsh', ['-c', `qemu:///embed?root=${folder}`, 'list'], {
      encoding: 'utf8',
    });
    return status === 0 && spawnSync('qemu-system-x86_64', ['--version']).status === 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Of memory, so that a domain of which libvirt makes as many of something as it is told ends virsh and not this machine.
 * QEMU, which its driver asks for what it can do, takes 1 GiB for its code alone.
 */
const mostMiB: Readonly<Record<Driver, number>> = { test: 1024, qemu: 4096 };

/** What goes through the pipe at once. */
const batchSize = 200;

export class Libvirt {
  readonly #folder = mkdtempSync(join(tmpdir(), 'pinscope-oracle-'));
  readonly #nonce = randomBytes(8).toString('hex');
  readonly #uri: string;
  readonly #mostMiB: number;
  #virsh: Virsh;
  #batches = 0;

  constructor(driver: Driver) {
    this.#uri = driver === 'test' ? this.#writeTestHost() : this.#writeQemuRoot();
    this.#mostMiB = mostMiB[driver];
    this.#virsh = this.#start();
  }

  #start(): Virsh {
    return new Virsh(this.#uri, this.#folder, this.#mostMiB);
  }

  /** A host of 64 CPUs; to the rules of `define` the number makes no difference. */
  #writeTestHost(): string {
    const node = join(this.#folder, 'node.xml');
    writeFileSync(
      node,
      `<node><cpu><mhz>2000</mhz><model>oracle</model><active>64</active><nodes>1</nodes><sockets>1</sockets>` +
        `<cores>64</cores><threads>1</threads></cpu><memory>1073741824</memory></node>`,
    );
    return `test://${node}`;
  }

  /**
   * Everything the driver writes stays below. As another user QEMU may not see /dev/kvm, and then libvirt probes it
   * again at every define, for seconds.
   */
  #writeQemuRoot(): string {
    const root = join(this.#folder, 'root');
    mkdirSync(join(root, 'etc'), { recursive: true });
    const lines = ['user = "root"', 'group = "root"', 'security_driver = "none"', ''];
    writeFileSync(join(root, 'etc', 'qemu.conf'), lines.join('\n'));
    return `qemu:///embed?root=${root}`;
  }

  /** In the order of the questions; each domain is undefined again before the next comes. */
  async defineAll(questions: readonly Question[]): Promise<readonly Verdict[]> {
    const verdicts: Verdict[] = [];
    for (let from = 0; from < questions.length; from += batchSize) {
      verdicts.push(...(await this.#askOrSplit(questions.slice(from, from + batchSize))));
    }
    return verdicts;
  }

  async define(question: Question): Promise<Verdict> {
    const [verdict] = await this.#askOrSplit([question]);
    return verdict!;
  }

  /** A new process, which nothing before has touched. */
  async restart(): Promise<void> {
    await this.#virsh.close();
    this.#virsh = this.#start();
  }

  async close(): Promise<void> {
    await this.#virsh.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /**
   * libvirt 9.0.0 writes behind its array of cells when it refuses <distances>, and later, elsewhere, that can be
   * the end of the process: so those that were not answered are asked again of a new one. One that ends a new process
   * is itself to blame.
   */
  async #askOrSplit(questions: readonly Question[], isNew = false): Promise<readonly Verdict[]> {
    try {
      return await this.#ask(questions);
    } catch (error) {
      if (!(error instanceof VirshEnded)) throw error;
      await this.restart();
      if (questions.length === 1)
        return isNew
          ? [{ accepted: false, error: error.message, crashed: true }]
          : this.#askOrSplit(questions, true);
      const half = questions.length >> 1;
      const first = await this.#askOrSplit(questions.slice(0, half));
      return [...first, ...(await this.#askOrSplit(questions.slice(half)))];
    }
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
    const output = await this.#virsh.say([...commands, `echo ${last}`], last);
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
}

function toVerdict(defined: string, dump: string): Verdict {
  // Kept as it was given, whatever it holds.
  const dumped = dump.replace(/<metadata>.*?<\/metadata>/s, '');
  if (/^Domain '.*' defined from /s.test(defined)) {
    if (!dumped.startsWith('<domain')) throw new Error(`virsh: defined, and then: ${dumped}`);
    return { accepted: true, dump: dumped, defined: readDefinedDomain(dumped) };
  }
  const error = /^error: Failed to define domain from [^\n]*\nerror: (.*)$/s.exec(defined)?.[1];
  if (error === undefined) throw new Error(`virsh said neither yes nor no: ${defined}`);
  return { accepted: false, error };
}
