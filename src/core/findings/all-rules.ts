/** All rules: the first ones, and those over what only the later formats tell (other tables, live state, QEMU's lines). */
import { firstRules } from './first-rules.ts';
import type { Rule } from './rule.ts';
import { rule as changeOnOnlyDomain } from './rules/change-on-only-domain.ts';
import { rule as changeRefused } from './rules/change-refused.ts';
import { rule as changeUnplaced } from './rules/change-unplaced.ts';
import { rule as columnsAssumed } from './rules/columns-assumed.ts';
import { rule as commandMalformed } from './rules/command-malformed.ts';
import { rule as jsonMalformed } from './rules/json-malformed.ts';
import { rule as liveValueUnreadable } from './rules/live-value-unreadable.ts';
import { rule as nothingToRead } from './rules/nothing-to-read.ts';
import { rule as observationUnjoined } from './rules/observation-unjoined.ts';
import { rule as outputTranslated } from './rules/output-translated.ts';
import { rule as packageCpusMissing } from './rules/package-cpus-missing.ts';
import { rule as pinStringUnreadable } from './rules/pin-string-unreadable.ts';
import { rule as qemuDiffersFromXml } from './rules/qemu-differs-from-xml.ts';
import { rule as qemuOldMemory } from './rules/qemu-old-memory.ts';
import { rule as qemuRefuses } from './rules/qemu-refuses.ts';
import { rule as qemuValueUnreadable } from './rules/qemu-value-unreadable.ts';
import { rule as qemuVcpusInNoCell } from './rules/qemu-vcpus-in-no-cell.ts';
import { rule as textUnrecognised } from './rules/text-unrecognised.ts';

export const allRules: readonly Rule[] = [
  ...firstRules,
  changeOnOnlyDomain,
  changeRefused,
  changeUnplaced,
  columnsAssumed,
  commandMalformed,
  jsonMalformed,
  liveValueUnreadable,
  observationUnjoined,
  outputTranslated,
  packageCpusMissing,
  pinStringUnreadable,
  qemuDiffersFromXml,
  qemuOldMemory,
  qemuRefuses,
  qemuValueUnreadable,
  qemuVcpusInNoCell,
  nothingToRead,
  textUnrecognised,
];
