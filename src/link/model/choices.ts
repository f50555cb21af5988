/**
 * The choices in a model link:
 *
 *     choices   =  flags, then of those whose bit is set, in this order:
 *                  1 answer as libvirt (nothing follows) · 2 numad's answer, a text · 4 which machine, from 0 ·
 *                  8 libvirt's release, three numbers · 16 the kind of cgroup · 32 the era, places in the lists below ·
 *                  64 ids of dropped assumptions · 128 ids of dropped what-if commands · 256 muted findings
 *     ids       =  count, texts
 *     mutes     =  count {rule and reason, two texts; 0, or the number of entities + 1 and they, texts}
 */
import type { Choices, Mute } from '../../core/analysis.ts';
import { tidyVersion } from '../../core/domain/versions.ts';
import { usualCgroup, usualEra, type CgroupKind } from '../../core/placement/choices.ts';
import type { EraId } from '../../core/placement/eras.ts';
import { LinkDamage, type ByteReader, type ByteWriter } from './bytes.ts';
import type { StringReader, StringWriter } from './strings.ts';

/** Never change or reorder them: places in them stand in links. */
const cgroups: readonly CgroupKind[] = ['v2', 'v1', 'none'];
const eras: readonly EraId[] = ['now', '2011', 'before-2012', 'after-2012'];

interface Writers {
  readonly bytes: ByteWriter;
  readonly strings: StringWriter;
}

interface Readers {
  readonly bytes: ByteReader;
  readonly strings: StringReader;
}

export function writeChoices({ bytes, strings }: Writers, choices: Choices): void {
  const { asLibvirt, numad, machine, libvirt, cgroup = usualCgroup, era = usualEra, muted = [] } = choices;
  const { droppedAssumptions, droppedChanges = [] } = choices;
  const parts: readonly (readonly [given: boolean, write: () => void])[] = [
    [asLibvirt, () => undefined],
    [
      numad !== undefined,
      () => {
        strings.write([numad ?? '']);
      },
    ],
    [
      machine !== undefined,
      () => {
        bytes.number(machine ?? 0);
      },
    ],
    [
      libvirt !== undefined,
      () => {
        for (const part of (libvirt ?? '').split('.')) bytes.number(Number(part));
      },
    ],
    [
      cgroup !== usualCgroup,
      () => {
        bytes.number(cgroups.indexOf(cgroup));
      },
    ],
    [
      era !== usualEra,
      () => {
        bytes.number(eras.indexOf(era));
      },
    ],
    [
      droppedAssumptions.length > 0,
      () => {
        bytes.number(droppedAssumptions.length);
        strings.write(droppedAssumptions);
      },
    ],
    [
      droppedChanges.length > 0,
      () => {
        bytes.number(droppedChanges.length);
        strings.write(droppedChanges);
      },
    ],
    [
      muted.length > 0,
      () => {
        bytes.number(muted.length);
        for (const { rule, reason, entities } of muted) {
          strings.write([rule, reason]);
          bytes.number(entities === undefined ? 0 : entities.length + 1);
          strings.write(entities ?? []);
        }
      },
    ],
  ];
  bytes.number(parts.reduce((flags, [given], bit) => flags + (given ? 2 ** bit : 0), 0));
  for (const [given, write] of parts) if (given) write();
}

export function readChoices({ bytes, strings }: Readers): Choices {
  const flags = bytes.number();
  if (flags >= 512) throw new LinkDamage('newer');
  const has = (flag: number): boolean => Math.floor(flags / flag) % 2 === 1;
  const ids = (): readonly string[] => strings.read(bytes.number());
  const known = <T>(list: readonly T[]): T => {
    const one = list[bytes.number()];
    if (one === undefined) throw new LinkDamage('newer');
    return one;
  };
  const asLibvirt = has(1);
  const numad = has(2) ? strings.read(1)[0] : undefined;
  const machine = has(4) ? { machine: bytes.number() } : {};
  const libvirt = has(8) ? { libvirt: readVersion(bytes) } : {};
  const cgroup = has(16) ? { cgroup: known(cgroups) } : {};
  const era = has(32) ? { era: known(eras) } : {};
  const droppedAssumptions = has(64) ? ids() : [];
  const droppedChanges = has(128) ? { droppedChanges: ids() } : {};
  const muted = has(256) ? { muted: readMutes({ bytes, strings }) } : {};
  return {
    droppedAssumptions,
    asLibvirt,
    numad,
    ...machine,
    ...libvirt,
    ...cgroup,
    ...era,
    ...droppedChanges,
    ...muted,
  };
}

function readVersion(bytes: ByteReader): string {
  const version = tidyVersion([bytes.number(), bytes.number(), bytes.number()].join('.'));
  if (version === undefined) throw new LinkDamage('damaged');
  return version;
}

function readMutes({ bytes, strings }: Readers): readonly Mute[] {
  const mutes: Mute[] = [];
  for (let left = bytes.claim(bytes.number()); left > 0; left--) {
    const [rule = '', reason = ''] = strings.read(2);
    const entities = bytes.number();
    mutes.push({
      // A rule that is not known any more, or not yet, mutes nothing.
      rule: rule as Mute['rule'],
      ...(entities === 0 ? {} : { entities: strings.read(entities - 1) }),
      reason,
    });
  }
  return mutes;
}
