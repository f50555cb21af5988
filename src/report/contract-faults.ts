/** Compares a JSON report, as it was printed, with the contract, member by member. For the tests. */
import { cgroupKinds } from '../core/placement/choices.ts';
import { eraIds } from '../core/placement/eras.ts';
import { pinningSources } from '../core/placement/placement.ts';

type Check = (value: unknown, at: string) => readonly string[];

const is =
  (type: 'string' | 'number' | 'boolean'): Check =>
  (value, at) =>
    typeof value === type ? [] : [`${at}: ${JSON.stringify(value)} is no ${type}`];
const oneOf =
  (...allowed: readonly unknown[]): Check =>
  (value, at) =>
    allowed.includes(value) ? [] : [`${at}: ${JSON.stringify(value)} is none of ${JSON.stringify(allowed)}`];
const matches =
  (pattern: RegExp): Check =>
  (value, at) =>
    typeof value === 'string' && pattern.test(value)
      ? []
      : [`${at}: ${JSON.stringify(value)} is not ${String(pattern)}`];
const orNull =
  (check: Check): Check =>
  (value, at) =>
    value === null ? [] : check(value, at);
const counted: Check = (value, at) =>
  Number.isSafeInteger(value) && Number(value) >= 1
    ? []
    : [`${at}: ${JSON.stringify(value)} does not count from 1`];
const listOf =
  (check: Check): Check =>
  (value, at) =>
    Array.isArray(value) ? value.flatMap((item, i) => check(item, `${at}[${i}]`)) : [`${at}: is no list`];

/** Members of `optional` may be absent; no other member may be there. */
function record(
  required: Readonly<Record<string, Check>>,
  optional: Readonly<Record<string, Check>> = {},
): Check {
  return (value, at) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${at}: is no object`];
    const members = new Map<string, unknown>(Object.entries(value));
    return [
      ...Object.keys(required)
        .filter((key) => !members.has(key))
        .map((key) => `${at}.${key}: is missing`),
      ...[...members].flatMap(([key, member]) => {
        const check = required[key] ?? optional[key];
        return check === undefined ? [`${at}.${key}: is not in the contract`] : check(member, `${at}.${key}`);
      }),
    ];
  };
}

const mapOf =
  (key: RegExp, check: Check): Check =>
  (value, at) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.entries(value).flatMap(([name, member]) => [
          ...matches(key)(name, at),
          ...check(member, `${at}.${name}`),
        ])
      : [`${at}: is no object`];

const list = matches(/^(\d+(-\d+)?(,\d+(-\d+)?)*)?$/);
const asked = matches(/^((\d+(-\d+)?(,\d+(-\d+)?)*)?|all|unknown)$/);
/** Ids of rules, kinds and traps. */
const word = matches(/^[a-z]+(-[a-z]+)*$/);
const pinningSource = oneOf(...pinningSources);
const place = { line: counted, column: counted };

const sourcePlace = { source: is('string'), ...place };
const placed = { file: is('string'), ...place };
const number = is('number');
const numberOrNull = orNull(number);
const entities = listOf(matches(/^[a-z0-9:/]{1,64}$/));
const state = oneOf('applied', 'beaten', 'absent', 'ignored');

const reason = record({ source: pinningSource, state }, { cpus: list, text: is('string'), ...placed });
const mode = oneOf('strict', 'preferred', 'interleave', 'restrictive');
const memorySource = oneOf('memnode', 'numatune', 'numad', 'host-nodes', 'launcher', 'default');
const memoryReason = record(
  { source: memorySource, state },
  { mode, nodes: list, text: is('string'), ...placed },
);
const locality = record({
  verdict: oneOf('local', 'partly-remote', 'remote', 'unknown'),
  cell: numberOrNull,
  cpuNodes: orNull(list),
  memoryNodes: orNull(list),
  distance: numberOrNull,
});
const start = record({
  cgroups: listOf(oneOf(...cgroupKinds)),
  chosen: is('boolean'),
  verdict: oneOf('refused', 'starts', 'fails', 'unknown'),
  problems: listOf(record({ kind: word, message: matches(/\S/), entities }, { ids: list, ...placed })),
  doubts: listOf(record({ kind: word, message: orNull(is('string')) })),
});
const cap = record({ period: numberOrNull, quota: numberOrNull, cpus: numberOrNull });
const limits = record({
  weight: record({
    shares: numberOrNull,
    written: numberOrNull,
    standard: number,
    file: oneOf('cpu.shares', 'cpu.weight'),
    ratio: numberOrNull,
  }),
  vcpu: cap,
  emulator: cap,
  iothread: cap,
  global: cap,
  vcpusTogether: numberOrNull,
  traps: listOf(record({ id: word, of: oneOf('shares', 'vcpu', 'emulator', 'iothread', 'global') }, placed)),
});
const thread = record(
  {
    kind: oneOf('vcpu', 'emulator', 'iothread'),
    cpus: asked,
    source: pinningSource,
    reasons: listOf(reason),
    hotpluggable: orNull(is('boolean')),
    memoryNodes: orNull(asked),
    locality: orNull(locality),
    scheduler: orNull(record({ policy: oneOf('batch', 'idle', 'fifo', 'rr'), priority: numberOrNull })),
  },
  { id: is('number'), online: is('boolean'), runs: list },
);
const domain = record(
  {
    source: is('string'),
    name: orNull(is('string')),
    origin: oneOf('libvirt', 'qemu'),
    status: oneOf('accepted', 'refused'),
    starts: oneOf(true, false, 'unknown'),
    vcpus: record({ max: is('number'), current: is('number'), assumed: is('boolean') }),
    placement: oneOf('static', 'auto'),
    threads: listOf(thread),
    memory: listOf(
      record({
        cell: orNull(is('number')),
        mode: orNull(mode),
        nodes: asked,
        source: memorySource,
        reasons: listOf(memoryReason),
      }),
    ),
    start: orNull(listOf(start)),
    limits: orNull(limits),
  },
  { index: is('number'), refusal: is('string'), startProblem: is('string') },
);
const gift = record({ what: word }, { count: number, name: is('string'), root: is('string') });
const host = record({
  cpus: list,
  online: list,
  offline: list,
  isolated: orNull(list),
  unlisted: orNull(list),
  architecture: orNull(is('string')),
  model: orNull(is('string')),
  numbering: record({
    siblings: orNull(record({ kind: word }, { threads: number, stride: number, first: number })),
    spread: orNull(record({ over: word, count: number, kind: word })),
  }),
  caches: listOf(record({ level: number, id: number, sizeKiB: numberOrNull, cpus: list })),
  conflicts: listOf(
    record({
      what: word,
      node: numberOrNull,
      cpu: numberOrNull,
      kept: is('string'),
      left: is('string'),
      keptAt: record(sourcePlace),
      leftAt: record(sourcePlace),
    }),
  ),
  trusted: listOf(record({ fact: word, reader: is('string'), ...sourcePlace })),
  assumed: listOf(is('string')),
  nodes: listOf(
    record({
      id: number,
      cpus: list,
      memoryKiB: orNull(number),
      freeKiB: orNull(number),
      distances: orNull(mapOf(/^\d+$/, number)),
    }),
  ),
  cpuTable: listOf(
    record({
      id: number,
      node: orNull(number),
      socket: orNull(number),
      die: orNull(number),
      core: orNull(number),
      siblings: orNull(list),
      online: is('boolean'),
    }),
  ),
});
const finding = record({
  rule: word,
  severity: oneOf('error', 'warning', 'note'),
  message: matches(/\S/),
  source: orNull(is('string')),
  line: orNull(counted),
  column: orNull(counted),
  entities,
});
/** Each kind has members of its own: only the common ones are looked at. */
const assumption: Check = (value, at) => {
  const { id, kind, places, spans } = value as Readonly<Record<string, unknown>>;
  return [
    ...is('string')(id, `${at}.id`),
    ...is('string')(kind, `${at}.kind`),
    ...listOf(record({ source: is('string'), ...place }))(places, `${at}.places`),
    ...(spans === undefined ? [] : [`${at}.spans: offsets mean nothing to others`]),
  ];
};

const entity = matches(/^[a-z0-9:/]{1,64}$/);
const counts = record(
  {},
  { maximumConfig: number, maximumLive: number, currentConfig: number, currentLive: number },
);
const observation = record(
  {
    reader: is('string'),
    kind: oneOf('setting', 'effective'),
    config: is('boolean'),
    domain: orNull(entity),
    thread: orNull(entity),
    source: is('string'),
    ...place,
  },
  {
    unjoined: oneOf(
      'no-domain',
      'name-unknown',
      'several-domains',
      'several-processes',
      'no-vm',
      'other-machine',
    ),
    named: is('string'),
    role: oneOf('vcpu', 'emulator', 'iothread', 'helper'),
    number,
    pid: number,
    tid: number,
    comm: is('string'),
    cpus: list,
    runs: list,
    lastCpu: number,
    mems: list,
    state: is('string'),
    memory: record({ mode: orNull(is('string')), nodes: orNull(list) }),
    counts,
    scheduler: mapOf(/^[a-z_]+$/, number),
    mostMemoryKiB: number,
    residentMiB: mapOf(/^\d+$/, number),
  },
);
const changed = record({}, { cpus: asked, count: number, mode: is('string'), nodes: asked });
const change = record(
  {
    id: matches(/^change:\d+$/),
    kind: oneOf('vcpupin', 'emulatorpin', 'iothreadpin', 'setvcpus', 'numatune'),
    named: is('string'),
    domain: orNull(entity),
    threads: listOf(entity),
    outcome: oneOf('applied', 'dropped', 'refused', 'unplaced'),
    before: orNull(changed),
    after: orNull(changed),
    source: is('string'),
    ...place,
  },
  { message: is('string'), why: oneOf('no-domain', 'name-unknown', 'several-domains', 'other-machine') },
);

const ratio = { vcpus: number, cpus: number, ratio: number };
const contention = record({
  overcommit: orNull(record({ host: record(ratio), nodes: listOf(record({ node: number, ...ratio })) })),
  free: orNull(
    record({ cpus: list, nodes: listOf(record({ node: numberOrNull, cpus: list, cores: listOf(list) })) }),
  ),
  clashes: listOf(record({ on: oneOf('cpu', 'core', 'pin', 'pool'), domains: listOf(entity), cpus: list })),
  held: listOf(record({ cpus: list, threads: listOf(entity) })),
  anywhere: listOf(entity),
});

const contract = record({
  pinscope: oneOf(1),
  rules: record({
    libvirt: matches(/^\d+\.\d+\.\d+$/),
    era: oneOf(...eraIds),
    cgroup: oneOf(...cgroupKinds),
    verified: is('boolean'),
  }),
  segments: listOf(
    record({
      source: is('string'),
      reader: is('string'),
      use: oneOf('read', 'useless'),
      gave: listOf(gift),
      from: record(place),
      to: record(place),
    }),
  ),
  host: orNull(host),
  machines: listOf(
    record({
      name: orNull(is('string')),
      cpus: list,
      cpuCount: number,
      chosen: is('boolean'),
      why: orNull(word),
      guests: listOf(is('string')),
      places: listOf(record(sourcePlace)),
    }),
  ),
  missing: listOf(record({ id: word, needed: is('boolean'), command: is('string') })),
  domains: listOf(domain),
  contention,
  findings: listOf(finding),
  assumptions: listOf(assumption),
  observations: listOf(observation),
  changes: listOf(change),
});

export function findContractFaults(report: unknown): readonly string[] {
  return contract(report, 'report');
}
