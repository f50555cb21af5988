// @ts-check
// The largest domain as `pinscope explain` reports it, and many small ones beside `virsh define` of the same.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram } from '../tools.mjs';
import { bytes, median, milliseconds, number } from './figures.mjs';
import { besideProgram, sample, warmUp, xmllintOn } from './side-by-side.mjs';

/**
 * @typedef {import('./compile.mjs').Measured} Measured
 * @typedef {import('./figures.mjs').Row} Row
 * @typedef {import('./side-by-side.mjs').Program} Program
 */

const host = { cpus: 1024, shape: 'node:4 core:128 pu:2' };
const guest = { vcpus: 512, iothreads: 64 };
const batch = { count: 1000, seed: 1 };

/** @param {Measured} measured @param {string} folder @param {number} rounds @returns {Row} */
function measureExplain(measured, folder, rounds) {
  const texts = {
    capabilities: measured.longCapabilitiesText(host.shape, 0),
    domain: measured.pinnedDomainText(host.shape, guest.vcpus, guest.iothreads, guest.iothreads),
  };
  const files = Object.entries(texts).map(([name, text]) => {
    const file = join(folder, `explain-${name}.xml`);
    writeFileSync(file, text);
    return file;
  });
  const xmllint = xmllintOn(files);
  const explain = () => void measured.explainTexts(texts);
  warmUp(explain);
  /** @type {number[]} */
  const cpu = [];
  const ours = () => {
    const before = process.cpuUsage();
    explain();
    const { user, system } = process.cpuUsage(before);
    cpu.push((user + system) / 1000);
  };
  const times = sample({ ours, xmllint: xmllint?.run, xmllintFloor: xmllint?.floor }, rounds);
  const size = Buffer.byteLength(texts.capabilities) + Buffer.byteLength(texts.domain);
  return {
    what: 'text → report, as `explain` prints it (Node, warm)',
    at: `${host.cpus}/${guest.vcpus} + ${guest.iothreads} iothreads, ${bytes(size)} in`,
    ours: `${milliseconds(times.ours)}, ${number(median(cpu))} ms of CPU, ${bytes(Buffer.byteLength(measured.explainTexts(texts)))} out`,
    ...besideProgram('xmllint --noout', times.ours, times.xmllint, times.xmllintFloor),
  };
}

/** @param {Measured} measured @param {string} folder @param {number} rounds @returns {Row} */
function measureBatch(measured, folder, rounds) {
  const domains = measured.generatedDomains(batch.count, batch.seed);
  const virsh = virshOn(domains, join(folder, 'batch'));
  const ours = () => void measured.countAccepted(domains);
  warmUp(ours);
  const times = sample({ ours, virsh: virsh?.run, virshFloor: virsh?.floor }, rounds);
  const each = (/** @type {readonly number[]} */ all) => all.map((time) => time / domains.length);
  const accepted = measured.countAccepted(domains);
  return {
    what: 'time per domain of a batch: text → verdict and placement',
    at: `${domains.length} generated domains, ${accepted} accepted, ${bytes(Buffer.byteLength(domains.join('')))} in`,
    ours: milliseconds(each(times.ours)),
    ...besideProgram(
      'virsh define, test driver',
      each(times.ours),
      each(times.virsh),
      each(times.virshFloor),
    ),
  };
}

/** One process for all of them. @param {readonly string[]} domains @param {string} folder @returns {Program | undefined} */
function virshOn(domains, folder) {
  const program = findProgram('virsh');
  if (program === undefined) return undefined;
  mkdirSync(folder);
  for (const [i, xml] of domains.entries()) writeFileSync(join(folder, `${i}.xml`), xml);
  const commands = domains.map((_, i) => `define ${i}.xml\n`).join('');
  const say = (/** @type {string} */ input) => {
    const { error, signal, stdout } = spawnSync(program, ['-c', 'test:///default'], {
      input: `${input}echo done\n`,
      cwd: folder,
      encoding: 'utf8',
      timeout: 120_000,
      maxBuffer: 1 << 26,
      env: {
        ...process.env,
        LC_ALL: 'C.UTF-8',
        LIBVIRT_LOG_OUTPUTS: '4:file:/dev/null',
        VIRSH_HISTSIZE: '0',
      },
    });
    if (error !== undefined || signal !== null || !stdout.includes('\ndone\n'))
      throw new Error(`virsh failed: ${error?.message ?? signal ?? 'it did not answer'}`);
  };
  return { run: () => say(commands), floor: () => say('') };
}

/** @param {Measured} measured @param {string} folder @param {number} rounds @returns {Row[]} */
export function measureAsLibvirt(measured, folder, rounds) {
  return [
    measureExplain(measured, folder, rounds),
    measureBatch(measured, folder, Math.max(3, Math.round(rounds / 3))),
  ];
}
