/** Words for the lenses and what each tells apart. English. */
import type { LensId } from '../../core/lens/lens.ts';

const plural = (n: number, one: string): string => `${String(n)} ${n === 1 ? one : `${one}s`}`;

export interface LensWords {
  readonly heading: string;
  readonly title: Readonly<Record<LensId, string>>;
  /** What the colours mean, in a sentence. */
  readonly hint: Readonly<Record<LensId, string>>;
  /** By the class's key; domains, sources and loads are named otherwise. */
  readonly named: Readonly<Record<string, string>>;
  readonly load: (first: number, last: number | undefined) => string;
  readonly distance: (value: number) => string;
  /** Beside the choice of the lens: what distances are counted from. */
  readonly from: (name: string) => string;
  /** For screen readers, after the class's name. */
  readonly count: (threads: number, cpus: number) => string;
  readonly showAll: string;
}

export const lens: LensWords = {
  heading: 'Colours',
  title: {
    source: 'Pinning source',
    domain: 'VM',
    load: 'Load',
    memory: 'Memory',
    distance: 'Distance',
    findings: 'Findings',
    isolation: 'Isolation',
  },
  hint: {
    source: 'Which setting decided where a thread may run',
    domain: 'Whose thread it is; a CPU for several VMs is shared',
    load: 'How many threads may run on a CPU',
    memory: 'How far a vCPU is from its memory; CPUs whose node holds some of it',
    distance:
      'How far the nodes are from what is selected, as the host tells it; a thread is as far as its farthest CPU',
    findings: 'The worst that was found about a thread or CPU',
    isolation: 'CPUs set apart from the scheduler, and the threads that may run there',
  },
  named: {
    'domain:shared': 'several VMs',
    'memory:remote': 'remote',
    'memory:partly-remote': 'partly remote',
    'memory:local': 'local',
    'memory:unknown': 'not known',
    'distance:unknown': 'not known',
    'finding:error': 'error',
    'finding:warning': 'warning',
    'finding:note': 'note',
    'finding:none': 'nothing found',
    'isolation:isolated': 'isolated',
    'isolation:partly': 'isolated and others',
    'isolation:nohz': 'no tick',
    'isolation:plain': 'not isolated',
    'isolation:unknown': 'not known',
  },
  load: (first, last) => {
    if (last === undefined) return `${String(first)} threads or more`;
    return first === last ? plural(first, 'thread') : `${String(first)}–${String(last)} threads`;
  },
  distance: (value) => (value === 10 ? 'at home' : `distance ${String(value)}`),
  from: (name) => `from ${name}`,
  count: (threads, cpus) =>
    [...(threads > 0 ? [plural(threads, 'thread')] : []), ...(cpus > 0 ? [plural(cpus, 'CPU')] : [])].join(
      ', ',
    ) || 'none',
  showAll: 'Show all',
};
