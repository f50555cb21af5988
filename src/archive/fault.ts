/** Why a compressed file or an archive could not be read to its end. */

export type FaultKind = 'truncated' | 'damaged' | 'unsupported' | 'too-long';

export class ArchiveFault extends Error {
  readonly kind: FaultKind;

  constructor(kind: FaultKind, detail = '') {
    super(detail);
    this.name = 'ArchiveFault';
    this.kind = kind;
  }
}
