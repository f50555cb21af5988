/** What a model link holds: facts as they were written, and the user's choices. */
import type { Choices } from '../../core/analysis.ts';
import type { HostFacts } from '../../core/host/host-facts.ts';
import type { KeptDomain } from './kept-domain.ts';

/** Of a guest of QEMU, of what was seen of running ones, of what-if commands: a text in the tools' own form. */
export interface KeptPiece {
  readonly kind: 'guest' | 'seen' | 'change';
  readonly text: string;
}

export interface LinkModel {
  /** Of `virsh capabilities`, `numactl --hardware` or files of /sys. */
  readonly hosts: readonly HostFacts[];
  readonly domains: readonly KeptDomain[];
  readonly choices: Choices;
  readonly pieces: readonly KeptPiece[];
}
