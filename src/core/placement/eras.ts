/**
 * How libvirt placed threads in 2011, before and after the clean-up of October 2012 (commit f108944ae0), and now.
 * What differs is this table, each value with its source; the code that places asks the table, never the era.
 * Sources: `seeds` is the reading of the commit and of the 2011 code, `git` the history of libvirt (libvirt.md §10).
 */
export const eraIds = ['2011', 'before-2012', 'after-2012', 'now'] as const;
export type EraId = (typeof eraIds)[number];

interface EraFact<T> {
  readonly value: T;
  readonly source: string;
  /** False: inferred, no source says it in so many words. */
  readonly certain: boolean;
}

export interface Era {
  readonly id: EraId;
  /** Releases it stands for; the exact ones are not in the sources. */
  readonly releases: string;
  /** `<vcpu placement='auto'>` and numad: an attribute that is not known yet says nothing. */
  readonly placementKnown: EraFact<boolean>;
  readonly emulatorpinKnown: EraFact<boolean>;
  /** Before there were iothreads, disk I/O ran on the emulator's threads. */
  readonly iothreadsKnown: EraFact<boolean>;
  /** Which vcpupin elements have an effect: 2011's loop compared the list's index with the vCPU's id. */
  readonly vcpupin: EraFact<'by-id' | 'by-index'>;
  /** The pin of a vCPU that is not online at boot. */
  readonly offlinePin: EraFact<'kept' | 'ignored'>;
  /** A vCPU without a pin: runs where the process runs, anywhere, or in `<vcpu cpuset>`. */
  readonly unpinnedVcpu: EraFact<'process' | 'anywhere' | 'cpuset'>;
  /** Whom numad's answer holds for in the end. */
  readonly numadReaches: EraFact<'nobody' | 'everybody'>;
  /** emulatorpin together with placement='auto'. */
  readonly emulatorpinUnderAuto: EraFact<'unknown' | 'wins' | 'refused'>;
}

const fact = <T>(value: T, source: string, certain = true): EraFact<T> => ({ value, source, certain });

export const eras: Readonly<Record<EraId, Era>> = {
  '2011': {
    id: '2011',
    releases: '0.9.0–0.9.4',
    placementKnown: fact(false, 'git 0f8e7ae33a: placement came with 0.9.11'),
    emulatorpinKnown: fact(false, 'git 19630db3e3: emulatorpin came with 0.10.0'),
    iothreadsKnown: fact(false, 'formatdomain: iothreads came with 1.2.8'),
    vcpupin: fact('by-index', 'seeds 000-26: qemuProcessSetVcpuAffinites of 0.9.0–0.9.4'),
    offlinePin: fact('kept', 'git v0.9.4: only vcpu ≥ max is refused', false),
    unpinnedVcpu: fact('process', 'git v0.9.4: the process is bound before exec, its threads inherit'),
    numadReaches: fact('nobody', 'there was no numad'),
    emulatorpinUnderAuto: fact('unknown', 'neither was known'),
  },
  'before-2012': {
    id: 'before-2012',
    releases: '0.10.x',
    placementKnown: fact(true, 'git 0f8e7ae33a'),
    emulatorpinKnown: fact(true, 'git 19630db3e3'),
    iothreadsKnown: fact(false, 'formatdomain: iothreads came with 1.2.8'),
    vcpupin: fact('by-id', 'git v0.9.12: vcpu = vcpupin[n]->vcpuid'),
    offlinePin: fact('kept', 'git ba63d8f7d8: the patches of 2012 began to ignore it', false),
    unpinnedVcpu: fact('anywhere', 'seeds 002 P2, P3; git 10f8a45deb: the parent cgroup’s CPUs'),
    numadReaches: fact('nobody', 'seeds §3.1 rows 9, 13: the cgroup reset it (bb81021bfe)', false),
    emulatorpinUnderAuto: fact('wins', 'seeds 002 P5: set twice, emulatorpin last'),
  },
  'after-2012': {
    id: 'after-2012',
    releases: '1.0.0–1.2.12',
    placementKnown: fact(true, 'seeds 002'),
    emulatorpinKnown: fact(true, 'seeds 002'),
    iothreadsKnown: fact(false, 'formatdomain: iothreads came with 1.2.8, iothreadpin with 1.2.9'),
    vcpupin: fact('by-id', 'seeds 002'),
    offlinePin: fact('ignored', 'git ba63d8f7d8: "Ignore vcpupin for not onlined vcpus"'),
    unpinnedVcpu: fact('cpuset', 'seeds 002 R2, R6; git 10f8a45deb'),
    numadReaches: fact('everybody', 'seeds §3.1 rows 9–16', false),
    // The text of the commit says "not allowed"; the code of 1.0.0 ignored emulatorpin with a warning.
    emulatorpinUnderAuto: fact('refused', 'seeds 002 R5, C3; git f108944ae0', false),
  },
  now: {
    id: 'now',
    releases: '≥ 1.3.3, measured on 9.0.0',
    placementKnown: fact(true, 'evidence E1'),
    emulatorpinKnown: fact(true, 'evidence E1'),
    iothreadsKnown: fact(true, 'evidence E2'),
    vcpupin: fact('by-id', 'evidence E1'),
    offlinePin: fact('kept', 'evidence E2'),
    unpinnedVcpu: fact('cpuset', 'evidence E1 rows 5–8, E2'),
    numadReaches: fact('everybody', 'evidence E1 rows 9–16; libvirt.md §3.6'),
    emulatorpinUnderAuto: fact('wins', 'evidence E1 rows 11, 12, 15, 16'),
  },
};

/** Facts by name, for the tables that show them. */
export const eraFactNames = [
  'placementKnown',
  'emulatorpinKnown',
  'iothreadsKnown',
  'vcpupin',
  'offlinePin',
  'unpinnedVcpu',
  'numadReaches',
  'emulatorpinUnderAuto',
] as const satisfies readonly (keyof Era)[];
export type EraFactName = (typeof eraFactNames)[number];
