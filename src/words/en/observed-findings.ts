/** What is said of settings that were seen otherwise than the XML has them. English. */
import type { ObservedParams } from '../../core/findings/observed-params.ts';
import type { FindingWords, Naming } from './findings.ts';

type Told = Readonly<{ next: boolean; expected: string; observed: string }>;

/** "the mode is preferred (strict in the XML)", of each. */
function tell<What extends string>(
  { domain, differences }: { domain: string; differences: readonly (Told & { what: What })[] },
  name: Naming,
  labels: (what: What) => string,
  unset: string,
): string {
  const say = (value: string): string => (value === '' ? unset : value);
  const all = differences.map(
    ({ what, next, expected, observed }) =>
      `${labels(what)}${next ? ' for the next start' : ''}: ${say(observed)} seen, ${say(expected)} in the XML`,
  );
  return `${name.entity(domain)}: ${all.join('; ')}. Either the texts are of different times, or one was changed and the other was not.`;
}

const vcpus = { most: 'vCPUs at most', current: 'vCPUs plugged in' } as const;
const memory = { mode: 'mode of its memory', nodes: 'nodes of its memory', size: 'memory in KiB' } as const;

export const observedFindings: Pick<FindingWords, keyof ObservedParams> = {
  'observed-vcpus-differ': {
    title: ({ domain }, name) => `${name.entity(domain)} was seen with other vCPUs than its XML has`,
    message: (params, name) => tell(params, name, (what) => vcpus[what], 'none'),
  },
  'observed-iothreads-differ': {
    title: ({ domain }, name) => `${name.entity(domain)} was seen with other iothreads than its XML has`,
    message: (params, name) => tell(params, name, () => 'iothreads', 'none'),
  },
  'observed-memory-differs': {
    title: ({ domain }, name) => `The memory of ${name.entity(domain)} was seen otherwise than in its XML`,
    message: (params, name) => tell(params, name, (what) => memory[what], 'none'),
  },
  'observed-limits-differ': {
    title: ({ domain }, name) =>
      `${name.entity(domain)} was seen with other weights or limits than its XML has`,
    message: (params, name) => tell(params, name, (what) => what, 'nothing set'),
  },
};
