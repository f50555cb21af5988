/**
 * The rows of libvirt.md §4 that `define` can show, one libvirt sentence a line; … stands for anything. Rows without a
 * sentence are `generate/provocations/silences.ts`.
 */
import { rowsOfMemory } from './rows-of-memory.ts';
import { rowsOfThreads } from './rows-of-threads.ts';

export const rows: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries({ ...rowsOfThreads, ...rowsOfMemory }).map(([section, lines]) => [section, linesOf(lines)]),
);

/** Those that no generated domain shows, and why (README.md says it at length). */
export const unreachable: readonly string[] = linesOf(`
  Domain requires at least 1 vCPU
  vCPUs count must be a multiple of the vCPU hotplug granularity…
  unsupported configuration: more than 255 vCPUs are only supported on q35-based machine types
  CPU topology doesn't match numa CPU count…
  XML error: Missing 'policy' attribute in cache element for NUMA node …
  unsupported configuration: memory device total size exceeds hotplug space
  unsupported configuration: thread_pool_min and thread_pool_max is not supported…
  XML error: 'restrictive' mode is required in memory element when mode is 'restrictive' in memnode element
  unsupported configuration: duplicate vcpu order '…'
  unsupported configuration: Scheduler priority … out of range [1, 99]
  unsupported configuration: NUMA node … is unavailable`);

function linesOf(text: string): readonly string[] {
  return text.trim().split(/\n\s*/);
}

/** What libvirt says where a row stands. */
export function patternOf(row: string): RegExp {
  const escaped = row.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('…', '[^]*')}$`);
}
