/**
 * The built-in examples: which texts each one pastes. Their titles are words (`words/<language>/ui.ts`); the texts
 * are loaded only when one is opened, all in one chunk of their own.
 */
import type { ExampleGroup, ExampleWordsId } from '../words/en/ui.ts';
import { displayName } from './display-name.ts';

export type ExampleId = ExampleWordsId;

export interface Example {
  readonly id: ExampleId;
  readonly group: ExampleGroup;
  /** Keys of `texts.ts`, in the order in which they are pasted. */
  readonly texts: readonly string[];
}

const hosts = {
  eight: 'H1-8cpu-1node.capabilities.xml',
  twentyFour: 'H2-24cpu-1node-seed001.capabilities.xml',
  oddEven: 'H3-40cpu-2node-seed003.capabilities.xml',
  sixteen: 'H4-16cpu-2node.capabilities.xml',
};

export const examples: readonly Example[] = [
  { id: 'precedence', group: 'start', texts: ['web-1.xml', hosts.sixteen, 'H4-16cpu-2node.numactl.txt'] },
  { id: 'emulator-pinned', group: 'start', texts: ['L05b-with-emulatorpin.xml', hosts.sixteen] },
  { id: 'inherited-cpuset', group: 'start', texts: ['L05a-precedence.xml', hosts.sixteen] },
  { id: 'one-to-one', group: 'start', texts: ['L08b-one-to-one.xml', hosts.sixteen] },
  { id: 'cpuset-alone', group: 'pins', texts: ['09-s001-vcpu-cpuset.xml', hosts.eight] },
  { id: 'pins-alone', group: 'pins', texts: ['22-s003-cputune.xml', '17-s003-numactl-hardware.txt'] },
  {
    id: 'pins-over-cpuset',
    group: 'pins',
    texts: ['21-s003-vcpu-cpuset.xml', '22-s003-cputune.xml', hosts.oddEven],
  },
  { id: 'overlaps', group: 'pins', texts: ['01-s000-domain-cputune.xml', hosts.eight] },
  { id: 'hotplug', group: 'pins', texts: ['L12-hotplug.xml', hosts.eight] },
  { id: 'emulator-collides', group: 'problems', texts: ['11-s001-vcpu-cputune.xml', hosts.twentyFour] },
  { id: 'siblings', group: 'problems', texts: ['L03a-siblings.xml', hosts.eight] },
  { id: 'cpuset-straddles', group: 'problems', texts: ['21-s003-vcpu-cpuset.xml', hosts.oddEven] },
  { id: 'cpu-missing', group: 'problems', texts: ['11-s001-vcpu-cputune.xml', hosts.eight] },
  { id: 'auto', group: 'numa', texts: ['L07a-auto.xml', hosts.sixteen] },
  { id: 'guest-cells', group: 'numa', texts: ['05-s001-guest-numa.xml', hosts.eight] },
  { id: 'shared-cell', group: 'numa', texts: ['18-s003-guest-numa.xml', hosts.oddEven] },
  { id: 'memory-bound', group: 'numa', texts: ['12-s001-numatune.xml', hosts.sixteen] },
  { id: 'host-excerpt', group: 'host', texts: ['03-s001-capabilities-excerpt.xml'] },
  { id: 'host-numactl', group: 'host', texts: ['17-s003-numactl-hardware.txt'] },
];

export const firstExample: ExampleId = 'precedence';

export function exampleOf(id: string): Example | undefined {
  return examples.find((example) => example.id === id);
}

/** The texts of an example with the names they are shown under. */
export async function loadExample(example: Example): Promise<readonly { name: string; text: string }[]> {
  const { texts } = await import('./texts.ts');
  return example.texts.map((key) => ({ name: displayName(key), text: texts[key] ?? '' }));
}
