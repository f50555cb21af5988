/** Memory is bound to nodes where none of the vCPUs that use it may run: every access goes to another node, by order. */
import { remoteMemory } from '../remote-memory.ts';
import type { Rule } from '../rule.ts';

export const rule: Rule<'memory-strict-remote'> = {
  id: 'memory-strict-remote',
  severity: 'warning',
  ...remoteMemory('strict', 'restrictive'),
};
