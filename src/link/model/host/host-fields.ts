/**
 * What a model link keeps of facts about a host. **Places in this list stand in links:** fields are added at its end,
 * and nothing is changed, moved or taken out.
 */
import { emptySet } from '../../../core/cpuset/cpuset.ts';
import { LinkDamage } from '../bytes.ts';
import { planColumn, readColumn, whole } from '../columns.ts';
import { readSequence, writeSequence } from '../sequence.ts';
import { readSets, writeSets } from '../sets.ts';
import { cpuColumns, cpuIds } from './cpu-fields.ts';
import { highestId, type HostField } from './host-field.ts';
import { nodeFields } from './node-fields.ts';
import { siblingLeaders, siblingSets } from './sibling-fields.ts';

/** Never change or reorder them. */
const architectures =
  'x86_64 aarch64 i686 ppc64 ppc64le s390x riscv64 loongarch64 armv7l armv6l ppc s390 ia64 sparc64'.split(
    ' ',
  );

function setField(name: 'online' | 'offline' | 'present' | 'possible' | 'isolated' | 'nohzFull'): HostField {
  return {
    plan: ({ [name]: set }) =>
      set === undefined
        ? undefined
        : {
            mode: 0,
            write: (bytes) => {
              writeSets(bytes, [set]);
            },
          },
    read: (bytes, _mode, { rest }) => {
      rest[name] = readSets(bytes, 1, highestId)[0] ?? emptySet;
    },
  };
}

/** Mode 1: not all tell their size. */
const caches: HostField = {
  plan: ({ caches: all }) => {
    if (all.length === 0) return undefined;
    const sizes = planColumn(all.map(({ sizeKiB }) => sizeKiB));
    return {
      mode: sizes?.mode ?? 1,
      write: (bytes) => {
        bytes.number(all.length);
        writeSequence(
          bytes,
          all.map(({ level }) => level),
        );
        writeSequence(
          bytes,
          all.map(({ id }) => id),
        );
        if (sizes === undefined)
          writeSequence(
            bytes,
            all.map(() => 0),
          );
        else sizes.write(bytes);
        writeSets(
          bytes,
          all.map(({ cpus }) => cpus),
        );
      },
    };
  },
  read: (bytes, mode, draft) => {
    const count = bytes.number();
    const levels = readSequence(bytes, count).map(whole);
    const ids = readSequence(bytes, count).map(whole);
    const sizes = readColumn(bytes, mode, count);
    const sets = readSets(bytes, count, highestId);
    draft.caches = levels.map((level, i) => {
      const sizeKiB = sizes[i];
      return {
        level,
        id: ids[i] ?? 0,
        ...(sizeKiB === undefined ? {} : { sizeKiB }),
        cpus: sets[i] ?? emptySet,
      };
    });
  },
};

/** Mode 0: place in the list of architectures. Mode 1: its name. */
const architecture: HostField = {
  plan: ({ architecture: name }) => {
    if (name === undefined) return undefined;
    const place = architectures.indexOf(name);
    return {
      mode: place < 0 ? 1 : 0,
      write: (bytes) => {
        if (place < 0) bytes.text(name.slice(0, 40));
        else bytes.number(place);
      },
    };
  },
  read: (bytes, mode, { rest }) => {
    const name = mode === 1 ? bytes.text() : architectures[bytes.number()];
    if (name === undefined) throw new LinkDamage('newer');
    rest.architecture = name;
  },
};

function flagField(name: 'fakeCell' | 'withoutNuma'): HostField {
  return {
    plan: ({ [name]: is }) => (is === true ? { mode: 0, write: () => {} } : undefined),
    read: (_bytes, _mode, { rest }) => {
      rest[name] = true;
    },
  };
}

export const hostFields: readonly HostField[] = [
  cpuIds,
  ...cpuColumns,
  siblingLeaders,
  siblingSets,
  ...nodeFields,
  caches,
  flagField('fakeCell'),
  flagField('withoutNuma'),
  architecture,
  setField('online'),
  setField('offline'),
  setField('present'),
  setField('possible'),
  setField('isolated'),
  setField('nohzFull'),
];
