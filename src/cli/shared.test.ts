/** `pinscope explain` on the customer's texts, where they are at hand (`../shared` beside the project). */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findContractFaults } from '../report/contract-faults.ts';
import type { JsonReport, JsonThread } from '../report/json-contract.ts';
import { stdinOf } from '../testing/folder-of-texts.ts';
import { run } from './run.ts';

const shared = join(dirname(fileURLToPath(import.meta.url)), '../../../shared');
const present = existsSync(join(shared, 'lessons/expected-pins.txt'));

async function explain(
  ...files: readonly string[]
): Promise<{ readonly report: JsonReport; readonly code: number }> {
  const { stdout, code } = await run(['explain', '--json', ...files], stdinOf(), { version: '' });
  const report = JSON.parse(stdout) as JsonReport;
  expect(findContractFaults(report)).toEqual([]);
  return { report, code };
}

function findFile(folder: string, start: string, end: string): string {
  const name = readdirSync(join(shared, folder)).find((file) => file.startsWith(start) && file.endsWith(end));
  if (name === undefined) throw new Error(`no ${start}*${end} in ${folder}`);
  return join(shared, folder, name);
}

interface Expected {
  readonly domain: string;
  readonly host: string;
  /** `vcpu0: 1,3-4` without the byte map. */
  readonly lines: readonly string[];
}

function readExpectedPins(): readonly Expected[] {
  const hosts: Readonly<Record<string, string>> = { 8: 'H1', 16: 'H4', 24: 'H2' };
  const [, ...blocks] = readFileSync(join(shared, 'lessons/expected-pins.txt'), 'utf8').split(/^### /m);
  return blocks.map((block) => {
    const [title = '', ...lines] = block.trim().split('\n');
    const [, domain = '', cpus = ''] = /^(\S+) on (\d+) pCPUs$/.exec(title) ?? [];
    return {
      domain,
      host: hosts[cpus] ?? '',
      lines: lines.map((line) => line.replace(/ +bytes=.*$/, '').replace(' (numad)', '')),
    };
  });
}

function describeThread({ kind, id, cpus }: JsonThread): string {
  return `${kind}${id ?? ''}: ${cpus}`;
}

describe.skipIf(!present)('the lessons', () => {
  const expected = present ? readExpectedPins() : [];

  it('are all there', () => {
    const domains = readdirSync(join(shared, 'lessons')).filter((file) => file.endsWith('.xml'));
    expect(expected.map(({ domain }) => `${domain}.xml`).sort()).toEqual(domains.sort());
    console.info(`../shared/lessons: ${expected.length} domains, each with capabilities and with numactl`);
  });

  for (const kind of ['.capabilities.xml', '.numactl.txt']) {
    it.each(expected.map((one) => [one.domain, one.host, one] as const))(
      `%s on %s${kind}`,
      async (_, host, { domain, lines }) => {
        const { report } = await explain(
          join(shared, 'lessons', `${domain}.xml`),
          findFile('hosts', host, kind),
        );
        expect(report.domains.map(({ name, status }) => [name, status])).toEqual([[domain, 'accepted']]);
        // The file says nothing of iothreads.
        const threads = report.domains[0]?.threads.filter((thread) => thread.kind !== 'iothread');
        expect(threads?.map(describeThread)).toEqual(lines);
      },
    );
  }
});

describe.skipIf(!present)('snippet 11 on host H2', () => {
  it('gives what the issue asks for', async () => {
    const files = [findFile('snippets', '11-', '.xml'), findFile('hosts', 'H2', '.capabilities.xml')];
    const { report, code } = await explain(...files);
    expect(report.domains[0]?.threads.map(({ kind, id, cpus, source }) => [kind, id, cpus, source])).toEqual([
      ['vcpu', 0, '8', 'vcpupin'],
      ['vcpu', 1, '16', 'vcpupin'],
      ['vcpu', 2, '0-23', 'default'],
      ['vcpu', 3, '0-23', 'default'],
      ['emulator', undefined, '16', 'emulatorpin'],
    ]);
    const finding = report.findings.find(({ rule }) => rule === 'emulator-on-vcpu-pcpu');
    expect(finding).toMatchObject({ severity: 'warning', source: files[0] });
    expect([...(finding?.entities ?? [])].sort()).toEqual(
      expect.arrayContaining(['d0/emulator', 'd0/vcpu:1']),
    );
    expect(finding?.message).toContain('16');
    expect(code).toBe(0);
  });
});

describe.skipIf(!present)('every snippet', () => {
  it('keeps the contract, alone and on every host', async () => {
    const snippets = readdirSync(join(shared, 'snippets')).filter((file) => /^\d\d-/.test(file));
    const hosts = readdirSync(join(shared, 'hosts'));
    for (const snippet of snippets) {
      const path = join(shared, 'snippets', snippet);
      await explain(path);
      for (const host of hosts) await explain(path, join(shared, 'hosts', host));
    }
    console.info(`../shared/snippets: ${snippets.length} snippets, alone and on ${hosts.length} hosts`);
  });
});
