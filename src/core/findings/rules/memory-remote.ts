/** Memory is preferred (or interleaved) on nodes where none of the vCPUs that use it may run. */
import { remoteMemory } from '../remote-memory.ts';
import type { Rule } from '../rule.ts';

export const rule: Rule<'memory-remote'> = {
  id: 'memory-remote',
  severity: 'warning',
  ...remoteMemory('preferred', 'interleave'),
};
