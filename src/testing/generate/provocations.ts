/** Everything that is provoked, for each driver: all but the likeliest of libvirt.md §4. */
import { cellProvocations } from './provocations/cells.ts';
import { deviceProvocations } from './provocations/devices.ts';
import { qemuProvocations } from './provocations/for-qemu.ts';
import { memoryProvocations } from './provocations/memory.ts';
import type { Provocation } from './provocations/provocation.ts';
import { silences } from './provocations/silences.ts';
import { threadProvocations } from './provocations/threads.ts';
import { tuningProvocations } from './provocations/tuning.ts';

export const provocations: readonly Provocation[] = [
  ...threadProvocations,
  ...tuningProvocations,
  ...cellProvocations,
  ...memoryProvocations,
  ...deviceProvocations,
  // Twice: what is accepted is compared in every set and fact.
  ...silences,
  ...silences,
];

/** So many times as often: the QEMU driver is asked fewer domains, and nobody else meets these rules. */
const weight = 8;

export const provocationsForQemu: readonly Provocation[] = [
  ...provocations,
  ...Array.from({ length: weight }, () => qemuProvocations).flat(),
];
