/** What the gallery shows: the built-in examples, machines of every shape, and what raises each rule. */
import { examples, loadExample } from '../examples/examples.ts';
import { ruleCases } from '../rule-cases/cases.ts';
import { capabilitiesText } from '../synthetic-hosts/host-text.ts';
import { ui } from '../words/en/ui.ts';

export interface GalleryCase {
  readonly group: GalleryGroup;
  readonly title: string;
  readonly texts: () => Promise<readonly string[]>;
}

export const galleryGroups = ['examples', 'machines', 'rules'] as const;
type GalleryGroup = (typeof galleryGroups)[number];

const guest = (vcpus: number, name = 'guest'): string =>
  `<domain type='kvm'><name>${name}</name><vcpu>${vcpus}</vcpu><cputune>` +
  Array.from({ length: vcpus }, (_, vcpu) => `<vcpupin vcpu='${vcpu}' cpuset='${vcpu}'/>`).join('') +
  `</cputune></domain>`;

/** hwloc's synthetic notation, and how many vCPUs are pinned one to one. */
const machines: readonly (readonly [title: string, host: string, vcpus: number])[] = [
  ['one CPU', 'node:1 core:1 pu:1', 1],
  ['a desktop: 8 cores, 16 threads', 'node:1 core:8 pu:2', 8],
  ['four nodes of 6 cores without threads', 'node:4 core:6 pu:1', 12],
  ['four threads a core', 'node:2 core:8 pu:4', 16],
  ['64 nodes of 4 cores', 'node:64 core:4 pu:1', 16],
  ['448 CPUs in 4 nodes', 'node:4 core:56 pu:2', 128],
  ['1,024 CPUs in 16 nodes', 'node:16 core:32 pu:2', 512],
];

export const galleryCases: readonly GalleryCase[] = [
  ...examples.map((example) => ({
    group: 'examples' as const,
    title: ui.examples.items[example.id].title,
    texts: async () => (await loadExample(example)).map(({ text }) => text),
  })),
  ...machines.map(([title, host, vcpus]) => ({
    group: 'machines' as const,
    title,
    texts: () => Promise.resolve([capabilitiesText(host), guest(vcpus)]),
  })),
  {
    group: 'machines',
    title: 'a guest with a long name, and no host',
    texts: () => Promise.resolve([guest(4, 'a-name-of-many-letters-'.repeat(12))]),
  },
  ...ruleCases.map((one) => ({
    group: 'rules' as const,
    title: `${one.severity}: ${one.rule}`,
    texts: () => Promise.resolve(one.raises),
  })),
];
