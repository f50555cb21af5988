/**
 * Real guests: QEMU processes started by an embedded QEMU driver (`qemu:///embed?root=…`), which needs no daemon.
 * They run nothing (no disk, emulation without KVM); what counts is where the kernel lets their threads run.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Virsh } from './virsh.ts';

/** A thread as `/proc` shows it. */
export interface GuestThread {
  readonly comm: string;
  readonly cpus: string;
  readonly mems: string;
}

export type Start = { readonly started: true } | { readonly started: false; readonly error: string };

export interface GuestSettings {
  /** Leaves the cpuset controller alone, as where it is not there. */
  readonly withoutCpuset?: boolean;
}

export class EmbeddedQemu {
  readonly #root = mkdtempSync(join(tmpdir(), 'pinscope-guests-'));
  readonly #virsh: Virsh;
  readonly #nonce = randomBytes(8).toString('hex');
  #asked = 0;
  readonly #running = new Set<string>();

  constructor({ withoutCpuset = false }: GuestSettings = {}) {
    mkdirSync(join(this.#root, 'etc'));
    writeFileSync(
      join(this.#root, 'etc', 'qemu.conf'),
      [
        // no virtlogd, no AppArmor profile, no other user: nothing but this process is needed
        'stdio_handler = "file"',
        'security_driver = "none"',
        ...(process.getuid?.() === 0 ? ['user = "root"', 'group = "root"'] : []),
        'remember_owner = 0',
        ...(withoutCpuset ? ['cgroup_controllers = [ "cpu", "cpuacct", "memory", "devices" ]'] : []),
        '',
      ].join('\n'),
    );
    this.#virsh = new Virsh(`qemu:///embed?root=${this.#root}`, this.#root);
  }

  /** What virsh says to one command, without its prompt and the echo of the command. */
  async ask(command: string): Promise<string> {
    const mark = `${this.#nonce}.${++this.#asked}`;
    const said = await this.#virsh.say([command, `echo ${mark}`], mark);
    const begin = said.indexOf(`${command}\n`) + command.length + 1;
    return said.slice(begin, said.lastIndexOf(`virsh # echo ${mark}`)).trim();
  }

  /** `create` starts a domain that is gone again when it ends. */
  async start(name: string, xml: string): Promise<Start> {
    writeFileSync(join(this.#root, 'guest.xml'), xml);
    const said = await this.ask('create guest.xml');
    if (said.includes(`Domain '${name}' created`)) {
      this.#running.add(name);
      return { started: true };
    }
    const error = /^error: Failed to create domain from guest\.xml\nerror: (.*)$/s.exec(said)?.[1];
    if (error === undefined) throw new Error(`virsh said neither yes nor no: ${said}`);
    return { started: false, error };
  }

  /** What virsh says to a domain that shall be there without running. */
  async define(xml: string): Promise<string> {
    writeFileSync(join(this.#root, 'guest.xml'), xml);
    return this.ask('define guest.xml');
  }

  threadsOf(name: string): readonly GuestThread[] {
    const tasks = join('/proc', this.#pidOf(name), 'task');
    return readdirSync(tasks).map((tid) => {
      const status = readFileSync(join(tasks, tid, 'status'), 'utf8');
      const list = (what: string): string =>
        new RegExp(`^${what}_allowed_list:\\s*(\\S*)$`, 'm').exec(status)?.[1] ?? '';
      return {
        comm: readFileSync(join(tasks, tid, 'comm'), 'utf8').trim(),
        cpus: list('Cpus'),
        mems: list('Mems'),
      };
    });
  }

  /** Ends it without ceremony: `destroy` gives QEMU seconds to end by itself. */
  stop(name: string): void {
    this.#running.delete(name);
    process.kill(Number(this.#pidOf(name)), 'SIGKILL');
  }

  /** Waits until libvirt has noticed that all guests are gone and has tidied up after them. */
  async close(): Promise<void> {
    for (const name of [...this.#running]) this.stop(name);
    for (let tries = 0; tries < 100; tries++) {
      if ((await this.ask('list --name')) === '') break;
      await sleep(100);
    }
    await this.#virsh.close();
    rmSync(this.#root, { recursive: true, force: true });
  }

  #pidOf(name: string): string {
    return readFileSync(join(this.#root, 'run', 'qemu', `${name}.pid`), 'utf8').trim();
  }
}
