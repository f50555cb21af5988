/** What is said of a repair: of its edit, and of the commands that do the same. English. */
import type { NoEdit, StandIn, VirshScope } from '../../core/repair/repair.ts';

export interface RepairWords {
  /** Why the text is not edited. */
  readonly noEdit: Readonly<Record<NoEdit, string>>;
  /** What a scope of virsh changes. */
  readonly scope: Readonly<Record<VirshScope, string>>;
  /** virsh has no command for all of it; `edit` is what is left. */
  readonly rest: (edit: string) => string;
  /** For (some of) it there is no way while the guest runs. */
  readonly restLive: string;
  readonly standsFor: Readonly<Record<StandIn, string>>;
  readonly repair: string;
  readonly why: string;
  readonly harmless: string;
  readonly howToCheck: string;
  readonly muted: (reason: string) => string;
  readonly counts: (errors: number, warnings: number, notes: number, muted: number) => string;
  readonly noFindings: string;
  readonly noDomain: string;
  /** Repairs are worked out for so many findings only. */
  readonly repairsLeftOut: (findings: number) => string;
}

const plural = (count: number, word: string): string => `${String(count)} ${word}${count === 1 ? '' : 's'}`;

export const repairWords: RepairWords = {
  noEdit: {
    'no-xml': 'What it is about does not stand in domain XML here, so there is nothing to edit.',
    malformed: 'The XML is broken; mend that first, then this edit can be made.',
    copied:
      'This text was copied with marks of its own (line numbers, a page’s tags) that an edit would spoil.',
    command: 'A virsh command in the texts decides here; change or drop the command instead.',
    conflict: 'Another setting of this domain stands against it; an edit of this place alone would not do.',
  },
  scope: {
    config: 'for the next start',
    live: 'for the running guest',
    both: 'for both',
  },
  rest: (edit) => `virsh has no command for all of this; the rest: ${edit}`,
  restLive: 'Not all of this can be done while the guest runs; the rest takes effect at its next start.',
  standsFor: {
    untold: 'VM stands for the domain’s name, which the text does not tell.',
    number:
      'UUID stands for the domain’s UUID, which the text does not tell (virsh list --all --uuid --name does). Its name is a number, and virsh takes a number for the id of a running domain first.',
    untypable:
      'UUID stands for the domain’s UUID, which the text does not tell (virsh list --all --uuid --name does). Its name holds characters that cannot be typed.',
  },
  repair: 'Repair',
  why: 'Why it matters',
  harmless: 'When it does not',
  howToCheck: 'How to check',
  muted: (reason) => (reason === '' ? 'muted' : `muted: ${reason}`),
  counts: (errors, warnings, notes, muted) =>
    [
      errors > 0 ? plural(errors, 'error') : '',
      warnings > 0 ? plural(warnings, 'warning') : '',
      notes > 0 ? plural(notes, 'note') : '',
      muted > 0 ? `${String(muted)} muted` : '',
    ]
      .filter((part) => part !== '')
      .join(', '),
  noFindings: 'No findings.',
  noDomain: 'no text gave a domain',
  repairsLeftOut: (findings) =>
    `No repairs were looked for in ${plural(findings, 'more finding')} (the last): it would take too long.`,
};
