/** What all domains together take of a host, and what they leave. English. */
import type { ContentionWords } from '../contention.ts';
import { count, cpus as named, tenth } from './grammar.ts';

const ratio = (vcpus: number, cpus: number): string =>
  `${count(vcpus, 'vCPU')} for ${count(cpus, 'CPU')} (${tenth(cpus === 0 ? 0 : vcpus / cpus)} to 1)`;

export const contention: ContentionWords = {
  overcommit: ({ host, nodes }) =>
    [
      `All domains · ${ratio(host.vcpus, host.cpus)}`,
      ...(nodes.length < 2
        ? []
        : nodes.map(({ node, vcpus, cpus }) => `held to node ${node}: ${vcpus} for ${cpus}`)),
    ].join(' · '),
  free: (cpus, cores) =>
    `Free · ${cpus === '' ? 'no CPU' : named(cpus)}${cores === '' ? '' : ` · whole cores ${cores}`}`,
  label: { all: 'All domains', held: 'Held here', free: 'Free CPUs', cores: 'Free cores' },
  ratio,
  none: 'no CPU',
};
