/**
 * Repairs before real libvirt: an edited domain is taken where the original was, with the sets that the remedy wants;
 * the commands are taken, and make of the original what the edit makes of it.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { analyzeTexts } from '../analyze-text.ts';
import { remedySteps } from '../generate/remedy-steps.ts';
import { writtenDomain } from '../generate/written-domain.ts';
import { propertySeed } from '../property-seed.ts';
import { repairTexts } from '../repair-text.ts';
import type { RemedyStep } from '../../core/findings/remedy.ts';
import { EmbeddedQemu } from './guest.ts';
import { anyGuest, writeGuest } from './guest-domains.ts';
import { onlineCpus } from './this-machine.ts';
import { describeWithGuests } from './with-guests.ts';
import { describeWithDriver } from './with-libvirt.ts';

const count = Number(process.env['PINSCOPE_ORACLE'] ?? 200);

describeWithDriver('test', 'an edited domain', (libvirt) => {
  it(`is taken by libvirt where the original was, with what was wanted (${count} domains)`, async () => {
    const whole = writtenDomain.filter(({ dress }) => dress === 'bare' || dress === 'crlf');
    const originals = fc.sample(whole, { numRuns: count, seed: propertySeed });
    const before = await libvirt().defineAll(originals.map(({ text }) => ({ name: 'web', xml: text })));
    const edited = originals.flatMap(({ text }, i) => {
      const [model] = analyzeTexts([text]).domains;
      if (before[i]?.accepted !== true || model === undefined) return [];
      const [steps = []] = fc.sample(remedySteps(model), { numRuns: 1, seed: propertySeed + i });
      const { repair, texts } = repairTexts([text], steps, { libvirt: '9.0.0' });
      return repair.noEdit === undefined ? [{ text, steps, xml: texts[0]! }] : [];
    });
    expect(edited.length).toBeGreaterThan(count / 5);
    const after = await libvirt().defineAll(edited.map(({ xml }) => ({ name: 'web', xml })));
    for (const [i, { text, steps, xml }] of edited.entries()) {
      const verdict = after[i]!;
      if (!verdict.accepted) expect.fail(`${verdict.error}\n${JSON.stringify(steps)}\n${text}\n${xml}`);
      // What libvirt made of it, read by us and asked for the same goals.
      const { repair } = repairTexts([verdict.dump], steps, { libvirt: '9.0.0' });
      expect(repair.edits, `${JSON.stringify(steps)}\n${xml}\n${verdict.dump}`).toEqual([]);
    }
  });
});

/** Of this machine's first two CPUs and node 0, which is all that virsh lets one name here. */
function reachable(steps: readonly RemedyStep[]): readonly RemedyStep[] {
  const last = onlineCpus().at(-1)?.[1] ?? 0;
  return steps.map((step) => {
    if (step.kind === 'pin') return { ...step, cpus: [[0, Math.min(1, last)]] };
    if (step.kind === 'vcpu-cpuset') return step.cpus === undefined ? step : { ...step, cpus: [[0, 0]] };
    return step.kind === 'memory' || step.kind === 'memnode' ? { ...step, nodes: [[0, 0]] } : step;
  });
}

/** Without what libvirt makes up anew each time; ids of iothreads that a command adds are written down, and are the same. */
const comparable = (dump: string): string =>
  dump.replace(/<uuid>.*?<\/uuid>|\s*<iothreadids>.*?<\/iothreadids>/gs, '');

describeWithGuests('the commands of a repair', () => {
  let qemu: EmbeddedQemu;
  beforeAll(() => {
    qemu = new EmbeddedQemu();
  });
  afterAll(() => qemu.close());

  async function dumpOf(xml: string, lines: readonly string[], about: string): Promise<string> {
    const defined = await qemu.define(xml);
    if (!defined.includes("Domain 'web' defined")) expect.fail(`${defined}\n${about}`);
    for (const line of lines) expect(await qemu.ask(line.replace(/^virsh /, '')), about).toBe('');
    const dump = await qemu.ask('dumpxml web --inactive');
    await qemu.ask('undefine web');
    return comparable(dump);
  }

  it('are taken by virsh, and do to a defined domain what the edit does', async () => {
    const kinds = new Set<string>();
    let made = 0;
    for (const [i, guest] of fc.sample(anyGuest, { numRuns: 90, seed: propertySeed }).entries()) {
      const text = writeGuest(guest, 'web');
      const [model] = analyzeTexts([text]).domains;
      if (model === undefined || model.refusals.length > 0) continue;
      const [any = []] = fc.sample(remedySteps(model), { numRuns: 1, seed: propertySeed + i });
      const steps = reachable(any);
      const { repair, texts } = repairTexts([text], steps, { libvirt: '9.0.0' });
      const commands = repair.commands?.config;
      if (repair.noEdit !== undefined || commands?.complete !== true) continue;
      const about = `${JSON.stringify(steps)}\n${text}\n${texts[0]!}\n${commands.lines.join('\n')}`;
      expect(await dumpOf(text, commands.lines, about), about).toBe(await dumpOf(texts[0]!, [], about));
      made += 1;
      for (const { kind } of steps) kinds.add(kind);
    }
    expect(made).toBeGreaterThan(30);
    expect([...kinds].sort()).toEqual(['iothread-count', 'memory', 'pin', 'vcpu-count']);
  });

  it('go through a shell with whatever name the domain has', () => {
    const folder = mkdtempSync(join(tmpdir(), 'pinscope-names-'));
    const env = {
      ...process.env,
      LC_ALL: 'C.UTF-8',
      LIBVIRT_DEFAULT_URI: `qemu:///embed?root=${folder}`,
      LIBVIRT_LOG_OUTPUTS: '4:file:/dev/null',
    };
    const run = (script: string) => spawnSync('sh', ['-c', script], { cwd: folder, encoding: 'utf8', env });
    const uuid = '6695eb01-f6a4-8304-79aa-97f2502e193f';
    const names = ['web-1', '-a b', '--config', "it's", '$HOME `id` "x"', '\\ ;&|*', '虚机', '7'];
    try {
      mkdirSync(join(folder, 'etc'));
      writeFileSync(
        join(folder, 'etc', 'qemu.conf'),
        'user = "root"\ngroup = "root"\nsecurity_driver = "none"\n',
      );
      const lines = names.map((name, i) => {
        const id = name === '7' ? `<uuid>${uuid}</uuid>` : '';
        const escaped = name.replaceAll('&', '&amp;');
        const text = `<domain type='qemu'><name>${escaped}</name>${id}<memory unit='MiB'>32</memory><vcpu>1</vcpu><os><type arch='x86_64'>hvm</type></os></domain>`;
        writeFileSync(join(folder, `${i}.xml`), text);
        const { repair } = repairTexts([text], [{ kind: 'pin', thread: 'd0/vcpu:0', cpus: [[0, 0]] }]);
        return repair.commands!.config.lines;
      });
      expect(lines.slice(1, 3)).toEqual([
        ["virsh vcpupin --domain '-a b' 0 0 --config"],
        ['virsh vcpupin --domain --config 0 0 --config'],
      ]);
      expect(lines.at(-1)).toEqual([`virsh vcpupin ${uuid} 0 0 --config`]);
      const defined = run(`virsh "${names.map((_, i) => `define ${i}.xml`).join('; ')}"`);
      expect(defined.stderr).toBe('');
      const said = run(lines.flat().join(' && '));
      expect([said.status, said.stderr, said.stdout.trim()]).toEqual([0, '', '']);
      for (const [i, name] of names.entries()) {
        const file = join(folder, 'etc', 'qemu', `${name}.xml`);
        expect(readFileSync(file, 'utf8'), `${i} ${name}`).toContain("<vcpupin vcpu='0' cpuset='0'/>");
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
