/** How the rules about settings that were seen otherwise are checked on a real host. */
import type { ObservedParams } from '../../core/findings/observed-params.ts';
import { check, type RuleCheck } from './rule-check.ts';

export const observedChecks: Readonly<Record<keyof ObservedParams, readonly RuleCheck[]>> = {
  'observed-vcpus-differ': [
    check(
      'virsh vcpucount VM',
      'maximum      config         4',
      'maximum      live           4',
      'current      config         2',
      'current      live           4',
    ),
  ],
  'observed-iothreads-differ': [
    check(
      'virsh iothreadinfo VM',
      ' IOThread ID   CPU Affinity',
      '-----------------------------',
      ' 1             0-7',
      ' 2             0-7',
    ),
    check(
      'virsh iothreadinfo VM --config',
      ' IOThread ID   CPU Affinity',
      '-----------------------------',
      ' 1             0-7',
    ),
  ],
  'observed-memory-differs': [
    check('virsh numatune VM --live', 'numa_mode      : strict', 'numa_nodeset   : 1'),
    check('virsh numatune VM --config', 'numa_mode      : strict', 'numa_nodeset   : 0'),
  ],
  'observed-limits-differ': [
    check('virsh schedinfo VM --live', 'Scheduler      : posix', 'vcpu_quota     : 50000'),
    check('virsh schedinfo VM --config', 'Scheduler      : posix', 'vcpu_quota     : 0'),
  ],
};
