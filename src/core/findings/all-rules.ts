/** All rules, each one file named by its id. Findings of one severity come in this order. */
import { adviceRules } from './advice-rules.ts';
import type { Rule } from './rule.ts';
import { rule as attributeUnknown } from './rules/attribute-unknown.ts';
import { rule as changeOnOnlyDomain } from './rules/change-on-only-domain.ts';
import { rule as changeRefused } from './rules/change-refused.ts';
import { rule as changeUnplaced } from './rules/change-unplaced.ts';
import { rule as columnsAssumed } from './rules/columns-assumed.ts';
import { rule as commandMalformed } from './rules/command-malformed.ts';
import { rule as commandNotApplied } from './rules/command-not-applied.ts';
import { rule as cpuNotOnHost } from './rules/cpu-not-on-host.ts';
import { rule as cpusetDeadUnderAuto } from './rules/cpuset-dead-under-auto.ts';
import { rule as cpusetInvalid } from './rules/cpuset-invalid.ts';
import { rule as elementMisplaced } from './rules/element-misplaced.ts';
import { rule as elementRepeated } from './rules/element-repeated.ts';
import { rule as elementUnknown } from './rules/element-unknown.ts';
import { rule as emulatorOnVcpuPcpu } from './rules/emulator-on-vcpu-pcpu.ts';
import { rule as eraRefuses } from './rules/era-refuses.ts';
import { rule as guestCoresOnHostSiblings } from './rules/guest-cores-on-host-siblings.ts';
import { rule as guestToldTwice } from './rules/guest-told-twice.ts';
import { rule as guestOfOtherMachine } from './rules/guest-of-other-machine.ts';
import { rule as hostCpusElided } from './rules/host-cpus-elided.ts';
import { rule as hostNodesMissing } from './rules/host-nodes-missing.ts';
import { rule as hostSourcesDisagree } from './rules/host-sources-disagree.ts';
import { rule as hostValueUnreadable } from './rules/host-value-unreadable.ts';
import { rule as hugepageNodesetDropped } from './rules/hugepage-nodeset-dropped.ts';
import { rule as iothreadOnVcpuPcpu } from './rules/iothread-on-vcpu-pcpu.ts';
import { rule as iothreadsRaised } from './rules/iothreads-raised.ts';
import { rule as jsonMalformed } from './rules/json-malformed.ts';
import { rule as libvirtRefuses } from './rules/libvirt-refuses.ts';
import { rule as limitWithoutEffect } from './rules/limit-without-effect.ts';
import { rule as liveValueUnreadable } from './rules/live-value-unreadable.ts';
import { rule as memoryReplaced } from './rules/memory-replaced.ts';
import { rule as nodeNotOnHost } from './rules/node-not-on-host.ts';
import { rule as nodesetDropped } from './rules/nodeset-dropped.ts';
import { rule as nothingToRead } from './rules/nothing-to-read.ts';
import { rule as observationUnjoined } from './rules/observation-unjoined.ts';
import { rule as outputTranslated } from './rules/output-translated.ts';
import { rule as packageCpusMissing } from './rules/package-cpus-missing.ts';
import { rule as pinStringUnreadable } from './rules/pin-string-unreadable.ts';
import { rule as priorityDropped } from './rules/priority-dropped.ts';
import { rule as qemuDiffersFromXml } from './rules/qemu-differs-from-xml.ts';
import { rule as qemuOldMemory } from './rules/qemu-old-memory.ts';
import { rule as qemuRefuses } from './rules/qemu-refuses.ts';
import { rule as qemuValueUnreadable } from './rules/qemu-value-unreadable.ts';
import { rule as qemuVcpusInNoCell } from './rules/qemu-vcpus-in-no-cell.ts';
import { rule as resourceControlDropped } from './rules/resource-control-dropped.ts';
import { rule as setStraddlesNodes } from './rules/set-straddles-nodes.ts';
import { rule as startFails } from './rules/start-fails.ts';
import { rule as textRepaired } from './rules/text-repaired.ts';
import { rule as textTooLong } from './rules/text-too-long.ts';
import { rule as textUnrecognised } from './rules/text-unrecognised.ts';
import { rule as topologyCountMismatch } from './rules/topology-count-mismatch.ts';
import { rule as vcpuCurrentDropped } from './rules/vcpu-current-dropped.ts';
import { rule as vcpupinDuplicate } from './rules/vcpupin-duplicate.ts';
import { rule as vcpupinMissingVcpu } from './rules/vcpupin-missing-vcpu.ts';
import { rule as vcpusAddedToCell } from './rules/vcpus-added-to-cell.ts';
import { rule as vcpusNotDrawn } from './rules/vcpus-not-drawn.ts';
import { rule as vcpusSharePcpu } from './rules/vcpus-share-pcpu.ts';
import { rule as xmlElided } from './rules/xml-elided.ts';
import { rule as xmlLimit } from './rules/xml-limit.ts';
import { rule as xmlMalformed } from './rules/xml-malformed.ts';

export const allRules: readonly Rule[] = [
  attributeUnknown,
  cpuNotOnHost,
  cpusetDeadUnderAuto,
  cpusetInvalid,
  elementMisplaced,
  elementRepeated,
  elementUnknown,
  emulatorOnVcpuPcpu,
  eraRefuses,
  guestCoresOnHostSiblings,
  guestOfOtherMachine,
  hostCpusElided,
  hostNodesMissing,
  hostSourcesDisagree,
  hostValueUnreadable,
  hugepageNodesetDropped,
  iothreadOnVcpuPcpu,
  iothreadsRaised,
  libvirtRefuses,
  limitWithoutEffect,
  memoryReplaced,
  nodeNotOnHost,
  nodesetDropped,
  priorityDropped,
  resourceControlDropped,
  setStraddlesNodes,
  startFails,
  textRepaired,
  textTooLong,
  topologyCountMismatch,
  vcpuCurrentDropped,
  vcpupinDuplicate,
  vcpupinMissingVcpu,
  vcpusAddedToCell,
  vcpusNotDrawn,
  vcpusSharePcpu,
  xmlElided,
  xmlLimit,
  xmlMalformed,
  ...adviceRules,
  changeOnOnlyDomain,
  changeRefused,
  changeUnplaced,
  columnsAssumed,
  commandMalformed,
  commandNotApplied,
  guestToldTwice,
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
