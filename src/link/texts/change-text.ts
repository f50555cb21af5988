/** What-if commands as they are typed, without the machine that they would be sent to. */
import type { Change } from '../../core/intake/facts/change.ts';
import { shellWord } from './live-texts.ts';

export function changesText(changes: readonly Change[]): string {
  return changes.map((change) => `${changeText(change)}\n`).join('');
}

function changeText(change: Change): string {
  // oVirt's pins name no domain.
  if (change.domain === '' && change.kind === 'vcpupin')
    return `${String(change.vcpu)}#${change.cpuset.value}`;
  const words = ['virsh', change.kind, shellWord(change.domain), ...valuesOf(change)];
  return [...words, ...(change.live ? ['--live'] : []), ...(change.config ? ['--config'] : [])].join(' ');
}

function valuesOf(change: Change): readonly string[] {
  switch (change.kind) {
    case 'vcpupin':
      return [String(change.vcpu), shellWord(change.cpuset.value)];
    case 'iothreadpin':
      return [String(change.iothread), shellWord(change.cpuset.value)];
    case 'emulatorpin':
      return [shellWord(change.cpuset.value)];
    case 'setvcpus':
      return [String(change.count), ...(change.maximum ? ['--maximum'] : [])];
    case 'numatune':
      return [
        ...(change.mode === undefined ? [] : ['--mode', shellWord(change.mode)]),
        ...(change.nodeset === undefined ? [] : ['--nodeset', shellWord(change.nodeset.value)]),
      ];
  }
}
