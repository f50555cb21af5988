/** The whole path of `pinscope check`: what is printed, and the exit code that a pipeline goes by. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultChoices, type Mute } from '../core/analysis.ts';
import { encodeLink } from '../link/link.ts';
import { capabilitiesText } from '../synthetic-hosts/host-text.ts';
import { folderOfTexts, stdinOf } from '../testing/folder-of-texts.ts';
import { findSarifFaults } from '../testing/sarif/validate-sarif.ts';
import type { Outcome } from './explain.ts';
import { run } from './run.ts';

const domain = (cpusets: readonly string[], more = ''): string => `<domain type='kvm'>
  <name>web</name>
  <memory unit='MiB'>512</memory>
  <vcpu>${cpusets.length}</vcpu>
  <cputune>
${cpusets.map((set, i) => `    <vcpupin vcpu='${i}' cpuset='${set}'/>`).join('\n')}
    <emulatorpin cpuset='0,4'/>
  </cputune>
${more}  <os><type>hvm</type></os>
</domain>
`;
const texts = {
  'good.xml': domain(['1', '2']),
  'shared.xml': domain(['1', '1']),
  'refused.xml': domain(['1', '2'], `  <iothreads>x</iothreads>\n`),
  'host.xml': capabilitiesText('node:1 core:4 pu:2'),
} as const;

const folder = folderOfTexts(texts);

const check = (files: readonly string[], ...options: readonly string[]): Promise<Outcome> =>
  run(['check', ...files.map((file) => join(folder, file)), ...options], stdinOf(), { version: '1.2.3' });

interface Log {
  readonly runs: readonly {
    readonly results?: readonly { readonly ruleId: string }[];
    readonly invocations: readonly {
      readonly executionSuccessful: boolean;
      readonly exitCode: number;
      readonly toolExecutionNotifications?: readonly { readonly message: { readonly text: string } }[];
    }[];
  }[];
}

function runOf(stdout: string): Log['runs'][number] {
  const log: unknown = JSON.parse(stdout);
  expect(findSarifFaults(log)).toEqual([]);
  const [only] = (log as Log).runs;
  return only!;
}

describe('exit codes', () => {
  it.each([
    [['good.xml', 'host.xml'], [], 0],
    [['shared.xml', 'host.xml'], [], 1],
    [['shared.xml', 'host.xml'], ['--severity', 'error'], 0],
    [['shared.xml', 'host.xml'], ['--mute', 'vcpus-share-pcpu=a test bed'], 0],
    [['refused.xml', 'host.xml'], ['--severity', 'error'], 1],
    [['host.xml'], [], 2],
    [['good.xml', 'gone.xml'], [], 2],
  ] as const)('%j %j: %i', async (files, options, code) => {
    for (const format of ['text', 'json', 'markdown', 'sarif'])
      expect((await check(files, ...options, '--format', format)).code).toBe(code);
  });
});

it('what a link puts aside of its first guest is not put aside of another guest before it', async () => {
  const mute: Mute = {
    rule: 'vcpus-share-pcpu',
    entities: ['d0/vcpu:0', 'd0/vcpu:1', 'pcpu:1'],
    reason: 'known',
  };
  const link = encodeLink({
    sources: [{ name: '', text: texts['shared.xml'].replace('web', 'db') + texts['host.xml'] }],
    choices: { ...defaultChoices, muted: [mute] },
    view: { hiddenSources: [] },
  });
  const mutedOf = async (...inputs: readonly string[]): Promise<number> => {
    const { stdout } = await run(['check', ...inputs, '--format', 'json'], stdinOf(), { version: '1' });
    return (JSON.parse(stdout) as { readonly muted: number }).muted;
  };
  expect(await mutedOf(link)).toBe(1);
  expect(await mutedOf(join(folder, 'shared.xml'), link)).toBe(0);
});

describe('a SARIF log', () => {
  it('has its results where all was read', async () => {
    const { stdout, stderr } = await check(['shared.xml', 'host.xml'], '--format', 'sarif');
    expect(stderr).toBe('');
    const { results, invocations } = runOf(stdout);
    expect(results?.map(({ ruleId }) => ruleId)).toEqual(['vcpus-share-pcpu']);
    expect(invocations).toEqual([{ executionSuccessful: true, exitCode: 1 }]);
  });

  it('says which file is missing and has no results, which would be taken for none found', async () => {
    const { stdout, stderr, code } = await check(['shared.xml', 'gone.xml'], '--format', 'sarif');
    const said = `${join(folder, 'gone.xml')}: no such file`;
    expect([code, stderr]).toEqual([2, `pinscope: ${said}\n`]);
    const { results, invocations } = runOf(stdout);
    expect(results).toBeUndefined();
    expect(invocations).toMatchObject([
      {
        executionSuccessful: false,
        exitCode: 2,
        toolExecutionNotifications: [
          {
            level: 'error',
            message: { text: said },
            locations: [
              { physicalLocation: { artifactLocation: { uri: `file://${join(folder, 'gone.xml')}` } } },
            ],
          },
        ],
      },
    ]);
  });

  it('says that no domain was among the texts, in the language asked for', async () => {
    const { stdout } = await check(['host.xml'], '--format', 'sarif', '--lang', 'zh-CN');
    const [call] = runOf(stdout).invocations;
    expect(call).toMatchObject({ executionSuccessful: false, exitCode: 2 });
    expect(call?.toolExecutionNotifications?.[0]?.message.text).toBe('没有任何文本给出虚拟机');
  });

  it('tells what was left out of what was read', async () => {
    const files = [join(folder, 'shared.xml'), join(folder, 'host.xml')];
    const link = (await run(['link', ...files], stdinOf(), { version: '1' })).stdout.trim();
    const cut = await run(['check', link.slice(0, -4), '--format', 'sarif'], stdinOf(), { version: '1' });
    expect(runOf(cut.stdout).invocations[0]?.toolExecutionNotifications?.[0]).toMatchObject({
      level: 'warning',
      message: { text: expect.stringContaining('cut off') as string },
    });
  });
});
