/** The pages of the rules about settings that were seen otherwise than the XML has them. English. */
import type { ObservedParams } from '../../../core/findings/observed-params.ts';
import type { RulePage } from './rule-page.ts';

export const observedPages: Readonly<Record<keyof ObservedParams, RulePage>> = {
  'observed-vcpus-differ': {
    name: 'vCPUs counted otherwise than in the XML',
    why: 'vcpucount and dominfo tell what the running domain has, and vcpucount what its next start will have. Where <vcpu> says something else, the picture shows vCPUs that are not there, or leaves some out.',
    fine: 'vCPUs were plugged in with --live on purpose, and the next start is to have the old number.',
    check: 'config is the next start, live what runs: one of each pair is what the XML says.',
  },
  'observed-iothreads-differ': {
    name: 'Other iothreads than in the XML',
    why: 'iothreadinfo lists every iothread. One that the XML does not have was added with --live and has no pin here; one that is missing was taken away, and its pin holds nobody.',
    fine: 'It is a test that ends with the next start.',
    check: 'The list for the running domain and the list with --config differ.',
  },
  'observed-memory-differs': {
    name: 'Memory set otherwise than in the XML',
    why: 'numatune tells the mode and the nodes that hold now, dominfo how much the guest may have. If the XML says something else, what is said here of near and far memory is of another configuration.',
    fine: 'The nodes were changed with --live, to move the memory until the next start.',
    check: 'The nodeset with --live and with --config differ, or the text was edited after the start.',
  },
  'observed-limits-differ': {
    name: 'Weights or limits other than in the XML',
    why: 'schedinfo reads the cgroup of the running domain. A quota or a weight that is not that of <cputune> was set by hand or by a manager (oVirt, OpenStack), and is gone with the next start unless it is in the XML.',
    fine: 'A manager owns these values and sets them at every start.',
    check:
      'schedinfo with --live and with --config; 100000 as a period, 1024 or 100 as shares and a quota of −1 are what holds when nothing is set.',
  },
};
