/** What raises a rule and what does not; and the texts that such cases are written in. */
import type { Choices } from '../core/analysis.ts';
import type { RuleId } from '../core/findings/finding.ts';
import { capabilitiesText } from '../synthetic-hosts/host-text.ts';

export interface RuleCase {
  readonly rule: RuleId;
  readonly severity: 'error' | 'warning' | 'note';
  /** Raises this rule and no other. */
  readonly raises: readonly string[];
  /** Nearly the same, and nothing is found. */
  readonly silent: readonly string[];
  readonly choices?: Partial<Choices>;
  /** What is marked in the first text. */
  readonly marks?: string;
}

/** Node 0: CPUs 0-1,4-5; node 1: 2-3,6-7; siblings n, n+4. */
export const host = capabilitiesText('node:2 core:2 pu:2');
/** One node, siblings n, n+4. */
export const small = capabilitiesText('node:1 core:4 pu:2');
/** Node 0: CPUs 0-3,8-11; node 1: 4-7,12-15; siblings n, n+8. */
export const large = capabilitiesText('node:2 core:4 pu:2');
/** Out of the vCPUs' way, on each of these hosts: the first core of the first. */
export const aside = `<emulatorpin cpuset='0,4'/>`;
export const vm = (inner: string): string => `<domain type='kvm'><name>t</name>${inner}</domain>`;
export const pins = (count: number, ...cpusets: readonly string[]): string =>
  `<vcpu>${count}</vcpu><cputune>${cpusets.map((set, i) => `<vcpupin vcpu='${i}' cpuset='${set}'/>`).join('')}`;

/** The {@link small} host with a pool of ten huge pages, 20 MiB. */
export const tenPages = small.replace(
  '<distances>',
  `<pages unit='KiB' size='2048'>10</pages>\n          <distances>`,
);
export const inHugepages = (mib: number): string =>
  vm(
    `<memory unit='MiB'>${mib}</memory><vcpu>1</vcpu><memoryBacking><hugepages><page size='2048'/></hugepages></memoryBacking>`,
  );
