/**
 * What libvirt answers differently at define time in later releases than 9.0.0, on which everything else is
 * checked. One table; the readers ask `Changes` and know no version numbers. Source: libvirt.md §10 (NEWS,
 * commits); none of these releases was run. A row that is not certain (the release or the text is not established)
 * is in force only for those who name that release.
 */

export type DefineChange =
  | 'memnode-restrictive-both-ways'
  | 'cell-added-for-memory-hotplug'
  | 'topology-clusters'
  | 'iommu-added-for-many-vcpus'
  | 'hostdev-nodeset'
  | 'energytune';

export interface VersionRow {
  readonly since: string;
  readonly change: DefineChange;
  readonly what: string;
  readonly source: string;
  readonly certain: boolean;
}

/** The release that all of it is checked on. */
export const baselineVersion = '9.0.0';

export const defineVersions: readonly VersionRow[] = [
  {
    since: '9.4.0',
    change: 'memnode-restrictive-both-ways',
    what: 'memnode mode="restrictive" demands the same of <memory>; both are checked in validation',
    source: 'NEWS 9.4.0',
    certain: true,
  },
  {
    since: '9.6.0',
    change: 'cell-added-for-memory-hotplug',
    what: 'the QEMU driver adds a guest NUMA cell for memory hotplug where there is none',
    source: 'NEWS 9.6.0',
    certain: true,
  },
  {
    since: '10.1.0',
    change: 'topology-clusters',
    what: '<topology clusters> is read and multiplied in',
    source: 'NEWS 10.1.0',
    certain: true,
  },
  {
    since: '10.10.0',
    change: 'iommu-added-for-many-vcpus',
    what: 'an IOMMU with extended interrupt mode is added for more than 255 vCPUs on q35',
    source: 'NEWS 10.10.0',
    certain: true,
  },
  {
    since: '11.8.0',
    change: 'hostdev-nodeset',
    what: '<hostdev><acpi nodeset> is read',
    source: 'NEWS 11.8.0',
    certain: true,
  },
  {
    since: '12.4.0',
    change: 'energytune',
    what: '<cputune><energytune> is read',
    source: 'NEWS 12.4.0',
    certain: true,
  },
];

export type Changes = ReadonlySet<DefineChange>;

/** `X.Y.Z` with small numbers; undefined for anything else. */
function parseVersion(text: string): readonly [number, number, number] | undefined {
  const found = /^(\d{1,4})\.(\d{1,4})\.(\d{1,4})$/.exec(text);
  return found === null ? undefined : [Number(found[1]), Number(found[2]), Number(found[3])];
}

/** The same release as libvirt writes it (`09.0.0` is 9.0.0); undefined for what is no release. */
export function tidyVersion(text: string): string | undefined {
  return parseVersion(text)?.join('.');
}

/** Negative, 0 or positive, as `a` is older than, the same as or newer than `b`; a version that is none is oldest. */
export function compareVersions(a: string, b: string): number {
  const left = parseVersion(a) ?? [0, 0, 0];
  const right = parseVersion(b) ?? [0, 0, 0];
  return left[0] - right[0] || left[1] - right[1] || left[2] - right[2];
}

/** The newest release that a certain row speaks of: what *now* means, for the rows of `tables`. */
export function newestVersion(
  tables: readonly { readonly since: string; readonly certain: boolean }[] = defineVersions,
): string {
  return tables
    .filter(({ certain }) => certain)
    .reduce((newest, { since }) => (compareVersions(since, newest) > 0 ? since : newest), baselineVersion);
}

/** The changes in force in release `version`; undefined: *now*, all that are certain. */
export function changesOf(version: string | undefined): Changes {
  const rows = defineVersions.filter(({ since, certain }) =>
    version === undefined ? certain : compareVersions(since, version) <= 0,
  );
  return new Set(rows.map(({ change }) => change));
}

/** The release whose rules are asked for: that which was chosen, else 9.0.0 to answer as libvirt, else now. */
export function chosenVersion(choices: {
  readonly libvirt?: string;
  readonly asLibvirt: boolean;
}): string | undefined {
  return choices.libvirt ?? (choices.asLibvirt ? baselineVersion : undefined);
}
