/** What is said of things that libvirt takes without a word and does not do. English. */
import type { SilenceParams } from '../../core/findings/silence-params.ts';
import { facts } from './facts.ts';
import type { FindingWords } from './findings.ts';

const meant = (
  suggestion: string | undefined,
  since: string | undefined,
  write: (name: string) => string,
): string =>
  suggestion !== undefined
    ? ` Did you mean ${write(suggestion)}?`
    : since !== undefined
      ? ` libvirt ${since} and later read it.`
      : '';

const several = (set: string): boolean => /[-,]/.test(set);

const gib = (kib: number): string =>
  kib % 1048576 === 0 ? `${kib / 1048576} GiB` : kib % 1024 === 0 ? `${kib / 1024} MiB` : `${kib} KiB`;

export const silences: Pick<FindingWords, keyof SilenceParams> = {
  'attribute-unknown': {
    title: ({ element, attribute }) => `<${element}> has no attribute ${attribute}`,
    message: ({ attribute, suggestion, since }) =>
      `libvirt passes over ${attribute}= without a word; it has no effect.${meant(suggestion, since, (name) => `${name}=`)}`,
  },
  'element-unknown': {
    title: ({ element, parent }) => `<${parent}> has no element <${element}>`,
    message: ({ element, suggestion, since }) =>
      `libvirt passes over <${element}> without a word; nothing in it has any effect.${meant(suggestion, since, (name) => `<${name}>`)}`,
  },
  'element-misplaced': {
    title: ({ element, parent }) => `<${element}> does not belong in <${parent}>`,
    message: ({ element, belongs }) =>
      `libvirt looks for <${element}> in ${belongs.map((name) => `<${name}>`).join(' / ')} alone; here it has no effect.`,
  },
  'element-repeated': {
    title: ({ element }) => `Another <${element}>`,
    message: ({ element }) => `libvirt reads the first <${element}> alone; this one has no effect.`,
  },
  'resource-control-dropped': {
    title: ({ element }) => `<${element}> is dropped`,
    message: ({ element, why }) =>
      why === 'no-vcpus'
        ? `No vCPU of the domain is in its vcpus=; libvirt drops the <${element}> without a word.`
        : `It holds neither an allocation nor a monitor; libvirt drops the <${element}> without a word.`,
  },
  'priority-dropped': {
    title: ({ policy }) => `${policy} has no priority`,
    message: ({ element, policy }) =>
      `Only fifo and rr have priorities; libvirt drops priority= of this <${element}>, whose scheduler is ${policy}.`,
  },
  'nodeset-dropped': {
    title: () => "nodeset has no effect with placement='auto'",
    message: ({ text }) =>
      `libvirt reads nodeset='${text}' and drops it: with placement='auto' numad chooses the nodes when the domain starts.`,
  },
  'hugepage-nodeset-dropped': {
    title: () => 'nodeset of a page size without guest NUMA cells',
    message: () =>
      "The guest has no NUMA cells; libvirt drops nodeset='0', and the page size holds for all its memory.",
  },
  'memory-replaced': {
    title: ({ totalKiB }) => `The guest gets ${gib(totalKiB)}`,
    message: ({ writtenKiB, totalKiB }) =>
      `<memory> says ${gib(writtenKiB)}; libvirt takes the sum of the guest's NUMA cells and memory devices instead, ${gib(totalKiB)}.`,
  },
  'vcpus-added-to-cell': {
    title: ({ vcpus, cell }) => `${facts.vcpus(vcpus)} ${several(vcpus) ? 'go' : 'goes'} to cell ${cell}`,
    message: ({ vcpus, cell }) =>
      `No cell names ${facts.vcpus(vcpus)}; the QEMU driver adds ${several(vcpus) ? 'them' : 'it'} to cell ${cell}.`,
  },
  'iothreads-raised': {
    title: ({ count }) => `The domain has ${count} iothread${count === 1 ? '' : 's'}`,
    message: ({ written, count }) =>
      `<iothreads> says ${written}, but <iothreadids> names ${count}; libvirt raises the count.`,
  },
  'vcpu-current-dropped': {
    title: ({ online }) => `${online} vCPU${online === 1 ? ' is' : 's are'} online`,
    message: ({ written, online }) =>
      `<vcpus> alone decides which vCPUs are online (${online}); current='${written}' has no effect.`,
  },
};
