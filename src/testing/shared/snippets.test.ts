/** The 25 snippets of the customer: what `expected.json` and `expected.md` say of them, in the scope of issue 2. */
import { expect, it } from 'vitest';
import { defaultChoices, type Analysis } from '../../core/analysis.ts';
import { analyze } from '../../core/analyze.ts';
import { formatCpuSet, isSubset, setOfIds, type CpuSet } from '../../core/cpuset/cpuset.ts';
import { agreementOf } from '../../core/live/agreement.ts';
import {
  analyzeShared,
  capabilitiesOf,
  describeShared,
  findShared,
  isShared,
  listShared,
  readShared,
  readSharedJson,
  rulesOf,
  threadLines,
} from './shared.ts';

type Placed = readonly [cpus: readonly number[], source: string];

interface Golden {
  readonly snippet: string;
  readonly host: number;
  readonly vcpus: number;
  readonly vcpuSource: 'xml' | 'libvirt-default' | 'assumed' | 'inferred';
  readonly v: Readonly<Record<string, Placed>>;
  readonly emulator: Placed;
  readonly ignoredPins?: readonly number[];
  readonly memory?: { readonly mode: string; readonly nodeset: readonly number[] };
  readonly guestCells?: readonly {
    readonly id: number;
    readonly vcpus: readonly number[];
    readonly kib: number;
  }[];
  readonly topology?: readonly [sockets: number, cores: number, threads: number];
}

interface Expected {
  readonly cases: readonly Golden[];
  readonly hosts: {
    readonly '03-s001-capabilities-excerpt.xml': {
      readonly declared: number;
      readonly kib: number;
      readonly siblings: Readonly<Record<string, readonly number[]>>;
    };
    readonly '17-s003-numactl-hardware.txt': {
      readonly cpus: Readonly<Record<string, readonly number[]>>;
      readonly mb: readonly number[];
      readonly free: readonly number[];
      readonly distances: readonly (readonly number[])[];
    };
  };
}

const expected: Expected | undefined = isShared
  ? (readSharedJson('snippets/expected.json') as Expected)
  : undefined;
const snippet = (number: string): string => findShared('snippets', `${number}-`);

const list = (ids: readonly number[]): string => formatCpuSet(setOfIds(ids));
const line = (thread: string, [cpus, source]: Placed): string => `${thread}: ${list(cpus)} (${source})`;

describeShared('golden sets', () => {
  it.each((expected?.cases ?? []).map((one) => [one.snippet, one.host, one.vcpuSource, one] as const))(
    '%s on %d CPUs, count %s',
    (names, host, vcpuSource, golden) => {
      const paths = names.split(' + ').map((name) => `snippets/${name}`);
      const analysis = analyzeShared([...paths, capabilitiesOf[host]!], {
        asLibvirt: vcpuSource === 'libvirt-default',
      });
      const [domain] = analysis.domains;
      expect(analysis.domains).toHaveLength(1);
      expect(domain?.vcpus).toMatchObject({
        max: golden.vcpus,
        assumed: vcpuSource === 'assumed' || vcpuSource === 'inferred',
      });
      const vcpus = Object.entries(golden.v).map(([id, placed]) => line(`vcpu${id}`, placed));
      expect(threadLines(analysis)).toEqual([...vcpus, line('emulator', golden.emulator)]);
      expect(domain?.refusals).toEqual([]);

      const ignored = domain?.vcpuPins.filter(({ fate }) => fate === 'missing-vcpu');
      expect(ignored?.map(({ vcpu }) => vcpu)).toEqual(golden.ignoredPins ?? []);
      if (golden.memory !== undefined) {
        const { mode, nodeset } = golden.memory;
        expect(analysis.placements[0]?.memory).toMatchObject([{ mode, nodes: setOfIds(nodeset) }]);
      }
      if (golden.guestCells !== undefined) {
        expect(domain?.cells.map(({ id, cpus, memoryKiB }) => ({ id, cpus, memoryKiB }))).toEqual(
          golden.guestCells.map(({ id, vcpus: cpus, kib }) => ({ id, cpus: setOfIds(cpus), memoryKiB: kib })),
        );
      }
      if (golden.topology !== undefined) {
        const [sockets, cores, threads] = golden.topology;
        expect(domain?.topology).toMatchObject({ sockets, dies: 1, cores, threads });
      }
    },
  );

  it('are all compared', () => {
    console.info(
      `../shared/snippets: ${expected?.cases.length} golden cases, ${listShared('snippets').length - 2} snippets`,
    );
    expect(listShared('snippets').filter((name) => /^\d\d-/.test(name))).toHaveLength(25);
  });
});

describeShared('the hosts among the snippets', () => {
  it('03: one CPU listed of 24 declared; the others are assumed, and can be dropped', () => {
    const golden = expected!.hosts['03-s001-capabilities-excerpt.xml'];
    const { host, assumptions } = analyzeShared([snippet('03')]);
    expect(host?.nodes.map(({ id, memoryKiB }) => [id, memoryKiB])).toEqual([[0, golden.kib]]);
    expect(formatCpuSet(host?.cpus ?? [])).toBe(`0-${golden.declared - 1}`);
    expect(host?.cpuTable[0]?.siblings).toEqual(setOfIds(golden.siblings['0']!));
    expect(host?.cpuTable[13]).toMatchObject({ assumed: true, siblings: setOfIds([1, 13]) });
    expect(assumptions.map(({ kind }) => kind).sort()).toEqual(['host-cpus', 'host-siblings']);

    const strict = analyzeShared([snippet('03')], { asLibvirt: true });
    expect(formatCpuSet(strict.host?.cpus ?? [])).toBe('0,12');
    expect(rulesOf(strict)).toContain('host-cpus-elided');
  });

  it('17: two nodes, even and odd', () => {
    const golden = expected!.hosts['17-s003-numactl-hardware.txt'];
    const { host } = analyzeShared([snippet('17')]);
    expect(host?.nodes).toMatchObject(
      golden.mb.map((mb, id) => ({
        id,
        cpus: setOfIds(golden.cpus[String(id)]!),
        memoryKiB: mb * 1024,
        freeKiB: golden.free[id]! * 1024,
        distances: Object.fromEntries(golden.distances[id]!.map((value, to) => [to, value])),
      })),
    );
    expect(host?.cpuTable.every((cpu) => cpu.core === undefined && cpu.siblings === undefined)).toBe(true);
  });
});

describeShared('conflicts that expected.md names', () => {
  const on = (host: number, ...numbers: string[]): readonly string[] =>
    rulesOf(analyzeShared([...numbers.map(snippet), capabilitiesOf[host]!]));

  it.each([
    ['01', 8, [], ['cpu-not-on-host', 'set-straddles-nodes', 'vcpus-share-pcpu']],
    ['09', 8, [], ['cpu-not-on-host', 'set-straddles-nodes']],
    ['09', 40, ['set-straddles-nodes'], ['cpu-not-on-host']],
    ['11', 24, ['emulator-on-vcpu-pcpu'], ['cpu-not-on-host', 'vcpus-share-pcpu']],
    ['11', 8, ['cpu-not-on-host'], []],
    ['12', 8, ['node-not-on-host'], []],
    ['12', 24, ['node-not-on-host'], []],
    ['12', 16, [], ['node-not-on-host']],
    ['12', 40, [], ['node-not-on-host']],
    ['21', 40, ['set-straddles-nodes'], ['cpu-not-on-host']],
    ['21', 16, ['set-straddles-nodes'], ['cpu-not-on-host']],
    ['21', 8, [], ['set-straddles-nodes', 'cpu-not-on-host']],
    ['22', 8, [], ['vcpus-share-pcpu', 'guest-cores-on-host-siblings']],
    ['05', 24, [], ['topology-count-mismatch', 'libvirt-refuses']],
    ['18', 40, [], ['topology-count-mismatch', 'libvirt-refuses']],
  ] as const)('%s on %d CPUs: %j and not %j', (number, host, there, absent) => {
    const rules = on(host, number);
    expect(rules).toEqual(expect.arrayContaining([...there]));
    expect(rules.filter((rule) => (absent as readonly string[]).includes(rule))).toEqual([]);
  });

  it('11: emulator and vCPU 1 share CPU 16', () => {
    const { findings } = analyzeShared([snippet('11'), capabilitiesOf[24]!]);
    const finding = findings.find(({ rule }) => rule === 'emulator-on-vcpu-pcpu');
    expect(finding).toMatchObject({ severity: 'warning', params: { cpu: 16 } });
    expect(finding?.entities).toEqual(expect.arrayContaining(['d0/emulator', 'd0/vcpu:1']));
  });

  it('03 + 11: no error, the emulator on CPU 16', () => {
    const { findings } = analyzeShared([snippet('03'), snippet('11')]);
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(findings.map(({ rule }) => rule)).toContain('emulator-on-vcpu-pcpu');
  });

  it('03 + 12: node 1 is missing, and the start fails', () => {
    const analysis = analyzeShared([snippet('03'), snippet('12')]);
    expect(rulesOf(analysis)).toContain('node-not-on-host');
    expect(analysis.placements[0]).toMatchObject({
      starts: false,
      startProblem: 'unsupported configuration: NUMA node 1 is unavailable',
    });
  });

  it('17 + 21: the set straddles the nodes', () => {
    expect(rulesOf(analyzeShared([snippet('17'), snippet('21')]))).toContain('set-straddles-nodes');
  });

  it('03 + 17: two different hosts, of which one is chosen and the other can be', () => {
    const paths = [snippet('03'), snippet('17')];
    const { findings, machines } = analyzeShared(paths);
    expect(findings.find(({ rule }) => rule === 'host-sources-disagree')).toMatchObject({
      span: { source: paths[0] },
      related: [{ source: paths[1] }],
    });
    expect(machines.map(({ cpuCount, chosen }) => [cpuCount, chosen])).toEqual([
      [24, false],
      [40, true],
    ]);
  });

  it('17 + 22: vCPU 0 on node 1, vCPU 1 on node 0', () => {
    const { host, placements } = analyzeShared([snippet('17'), snippet('22')]);
    const nodes = placements[0]?.threads
      .filter(({ kind }) => kind === 'vcpu')
      .map(({ asked }) => host?.nodes.find(({ cpus }) => isSubset(asked as CpuSet, cpus))?.id);
    expect(nodes).toEqual([1, 0]);
  });

  it.each(['05', '18'])(
    '%s with each vCPU on the CPU of its number, on 17: 1, 3, 4, 6 are far away',
    (number) => {
      const pins = Array.from({ length: 8 }, (_, id) => `<vcpupin vcpu='${id}' cpuset='${id}'/>`).join('');
      const cells = [0, 1].map((id) => `<memnode cellid='${id}' mode='strict' nodeset='${id}'/>`).join('');
      const sources = [
        { id: 'host', name: 'host', text: readShared(snippet('17')) },
        { id: 'cpu', name: 'cpu', text: readShared(snippet(number)) },
        { id: 'pins', name: 'pins', text: `<cputune>${pins}</cputune>\n<numatune>${cells}</numatune>` },
      ];
      const [placement] = analyze(sources, defaultChoices).placements;
      const far = placement?.locality.flatMap(({ verdict }, vcpu) => (verdict === 'remote' ? [vcpu] : []));
      expect(far).toEqual([1, 3, 4, 6]);
    },
  );

  it.each(['05', '18'])('%s as libvirt: refused, because the cells name more than one vCPU', (number) => {
    const { domains } = analyzeShared([snippet(number)], { asLibvirt: true });
    expect(domains[0]?.refusals[0]?.message).toBe(
      'internal error: Number of CPUs in <numa> exceeds the <vcpu> count',
    );
  });

  it('21 + 22: no assumption, since 21 counts', () => {
    const analysis = analyzeShared([snippet('21'), snippet('22')]);
    expect(analysis.assumptions.map(({ kind }) => kind)).toEqual(['fragments-joined']);
  });
});

describeShared('every error and warning of the snippets', () => {
  /** The host by its number of CPUs; 0: none. */
  const judged = (numbers: string, host: number): readonly string[] => {
    const paths = [...numbers.split(' + ').map(snippet), ...(host === 0 ? [] : [capabilitiesOf[host]!])];
    const { findings } = analyzeShared(paths);
    return findings.filter(({ severity }) => severity !== 'note').map((one) => `${one.severity} ${one.rule}`);
  };
  const overlap = 'warning pins-overlap';
  const straddles = 'warning set-straddles-nodes';
  const crowded = 'warning vcpus-outnumber-cpus';
  const emulator = 'warning emulator-on-vcpu-pcpu';
  const wander = 'warning vcpus-may-wander';
  const socket = 'warning guest-socket-across-cells';
  const noCpu = 'error cpu-not-on-host';
  const noNode = 'error node-not-on-host';
  const spread = 'warning vcpus-on-several-nodes';

  // Named by `expected.md`, unless a comment says why there is one more.
  it.each([
    ['01', 0, [overlap]],
    ['01', 8, [overlap]],
    // CPUs 0-4 are on two nodes of these hosts, and so are some of the sets.
    ['01', 16, [straddles, overlap]],
    ['01', 40, [straddles, overlap]],
    ['05', 0, [socket]],
    ['05', 24, [socket]],
    ['06', 0, ['error qemu-refuses']],
    ['05 + 06', 0, ['error qemu-refuses', 'warning qemu-differs-from-xml', socket]],
    ['09', 0, [crowded]],
    ['09', 8, [crowded]],
    ['09', 24, [crowded]],
    ['09', 40, [straddles, crowded]],
    ['11', 0, [emulator, wander]],
    ['11', 24, [emulator, wander]],
    ['11', 40, [emulator, wander]],
    ['11', 8, [noCpu, noCpu]],
    // CPU 8 is there, and vCPUs 2 and 3 may come to it.
    ['11', 16, [noCpu, noCpu, wander]],
    ['12', 0, []],
    ['12', 8, [noNode]],
    ['12', 24, [noNode]],
    ['12', 16, ['warning memory-bound-cpus-free']],
    ['12', 40, ['warning memory-bound-cpus-free']],
    ['16', 0, []],
    ['18', 0, []],
    ['18', 40, []],
    ['21', 0, []],
    ['21', 8, []],
    ['21', 16, [straddles]],
    ['21', 40, [straddles]],
    ['22', 0, []],
    ['22', 8, []],
    ['22', 24, []],
    ['22', 40, [spread]],
    ['21 + 22', 0, ['warning emulator-may-wander']],
    ['21 + 22', 40, ['warning emulator-may-wander', spread]],
    ['03 + 11', 0, [emulator, wander]],
    ['03 + 12', 0, [noNode]],
    ['17 + 21', 0, [straddles]],
    ['17 + 22', 0, [spread]],
    ['22 + 23', 24, ['error change-refused']],
    ['22 + 23', 40, []],
    ['09 + 10', 8, [crowded]],
    // The main thread is seen on CPUs 1 and 2: expected.md calls it a mismatch.
    ['10 + 11', 24, [emulator, 'warning observed-differs', wander]],
    ['12 + 13', 40, ['warning memory-bound-cpus-free']],
  ] as const)('%s on %d CPUs: %j', (numbers, host, told) => {
    expect([...judged(numbers, host)].sort()).toEqual([...told].sort());
  });

  it('11: vCPUs 2 and 3 may come to CPUs 8 and 16 and, by assumed siblings, to their cores', () => {
    const { findings } = analyzeShared([snippet('11'), capabilitiesOf[24]!]);
    expect(findings.find(({ rule }) => rule === 'vcpus-may-wander')).toMatchObject({
      params: { threads: ['d0/vcpu:2', 'd0/vcpu:3'], cpus: '8,16', siblings: '4,20' },
    });
  });

  it('09: four vCPUs on two CPUs, and the emulator as well', () => {
    const { findings } = analyzeShared([snippet('09'), capabilitiesOf[8]!]);
    expect(findings.find(({ rule }) => rule === 'vcpus-outnumber-cpus')).toMatchObject({
      params: { count: 2, emulator: true, threads: { length: 4 } },
    });
  });
});

describeShared('snippets without a model', () => {
  it.each(['02', '04', '07', '08', '14', '15', '19', '24', '25'])(
    '%s: a friendly answer, no empty model',
    (number) => {
      const analysis = analyzeShared([snippet(number)]);
      expect(analysis.segments.map(({ use }) => use)).toEqual(analysis.segments.map(() => 'useless'));
      expect(analysis.segments.length).toBeGreaterThan(0);
      expect(analysis.host).toBeUndefined();
      expect(analysis.domains).toEqual([]);
      expect(rulesOf(analysis)).toEqual(['nothing-to-read']);
    },
  );

  it('20: the XML in a shell transcript is that of 21, and the commands around it say what to paste', () => {
    const analysis = analyzeShared([snippet('20'), capabilitiesOf[40]!]);
    expect(threadLines(analysis)).toEqual(threadLines(analyzeShared([snippet('21'), capabilitiesOf[40]!])));
    expect(rulesOf(analysis)).toContain('nothing-to-read');
  });
});

describeShared('snippets of running domains and what-if commands', () => {
  const observed = (analysis: Analysis): readonly string[] =>
    analysis.observations.map(
      ({ thread, role, tid, observed: cpus, mems, domain }) =>
        `${domain ?? '-'} ${thread ?? role ?? '?'} ${String(tid)}: ${formatCpuSet(cpus ?? mems ?? [])}`,
    );
  const agrees = (analysis: Analysis): readonly (string | undefined)[] =>
    analysis.observations.flatMap((one) => {
      const placed = analysis.placements[0]?.threads.find(({ thread }) => thread === one.thread);
      return placed === undefined ? [] : [agreementOf(one, placed)];
    });

  it('10: five threads of one process, all on CPUs 1 and 2; no domain is loaded', () => {
    const analysis = analyzeShared([snippet('10')]);
    expect(observed(analysis)).toEqual([
      '- emulator 28863: 1-2',
      ...[28864, 28865, 28866, 28867].map((tid) => `- ? ${String(tid)}: 1-2`),
    ]);
    expect(rulesOf(analysis)).toEqual(['observation-unjoined']);
  });

  it('09 + 10: consistent: the emulator and four more threads, none of them taken for a vCPU', () => {
    const analysis = analyzeShared([snippet('09'), snippet('10')]);
    expect(observed(analysis)).toEqual([
      'd0 d0/emulator 28863: 1-2',
      ...[28864, 28865, 28866, 28867].map((tid) => `d0 ? ${String(tid)}: 1-2`),
    ]);
    expect(agrees(analysis)).toEqual(['same']);
    // As many other threads as there are vCPUs, each with the set that the vCPUs have.
    const [domain] = analysis.domains;
    expect(analysis.observations.filter(({ role }) => role === undefined)).toHaveLength(domain!.vcpus.max);
    const vcpus = analysis.placements[0]!.threads.filter(({ kind }) => kind === 'vcpu');
    for (const one of analysis.observations)
      expect(vcpus.every(({ asked }) => formatCpuSet(asked as never) === formatCpuSet(one.observed!))).toBe(
        true,
      );
    expect(rulesOf(analysis)).not.toContain('observation-unjoined');
  });

  it('10 + 11: the main thread is not where its pin is', () => {
    expect(agrees(analyzeShared([snippet('10'), snippet('11')]))).toEqual(['differs']);
  });

  it('12 + 13: consistent: memory from node 1 alone', () => {
    const analysis = analyzeShared([snippet('12'), snippet('13'), capabilitiesOf[40]!]);
    expect(observed(analysis)).toEqual([
      'd0 d0/emulator 18104: 1',
      ...[18105, 18106, 18114].map((tid) => `d0 ? ${String(tid)}: 1`),
    ]);
    expect(analysis.placements[0]?.memory.map(({ nodes }) => nodes)).toEqual([
      analysis.observations[0]?.mems,
    ]);
  });

  it('10 + 13: two processes, and one domain that could be either', () => {
    const analysis = analyzeShared([snippet('09'), snippet('10'), snippet('13')]);
    expect(analysis.observations.every(({ unjoined }) => unjoined === 'several-processes')).toBe(true);
    expect(rulesOf(analysis)).toContain('observation-unjoined');
  });

  it('23: what if, but no domain is loaded', () => {
    const analysis = analyzeShared([snippet('23')]);
    expect(analysis.changes).toMatchObject([
      { kind: 'vcpupin', named: 'instance_name', number: 0, outcome: 'unplaced', why: 'no-domain' },
    ]);
    expect(rulesOf(analysis)).toEqual(['change-unplaced']);
    expect(analysis.domains).toEqual([]);
  });

  it('17 + 22 + 23: vCPU 0 moves from node 1 to node 0, and back when the command is left out', () => {
    const texts = [snippet('17'), snippet('22'), snippet('23')];
    const nodeOf = (analysis: Analysis): number | undefined =>
      analysis.host?.nodes.find(({ cpus }) =>
        isSubset(analysis.placements[0]?.threads[0]?.asked as CpuSet, cpus),
      )?.id;
    const without = analyzeShared([snippet('17'), snippet('22')]);
    const changed = analyzeShared(texts);
    const dropped = analyzeShared(texts, { droppedChanges: ['change:0'] });
    expect([nodeOf(without), nodeOf(changed), nodeOf(dropped)]).toEqual([1, 0, 1]);
    expect(threadLines(changed).slice(0, 2)).toEqual(['vcpu0: 24 (vcpupin)', 'vcpu1: 2 (vcpupin)']);
    expect(changed.changes).toMatchObject([
      {
        domain: 'd0',
        byOnlyDomain: true,
        threads: ['d0/vcpu:0'],
        before: { cpus: [[1, 1]] },
        after: { cpus: [[24, 24]] },
        outcome: 'applied',
      },
    ]);
    expect(dropped.changes).toMatchObject([{ outcome: 'dropped' }]);
    // The pin's place is the command.
    const reason = changed.placements[0]?.threads[0]?.reasons[0];
    expect(reason).toMatchObject({ source: 'vcpupin', state: 'applied', span: { source: snippet('23') } });
    expect(rulesOf(changed)).toContain('change-on-only-domain');
  });

  it('22 + 23 on 24 CPUs: refused in libvirt’s words, and not applied', () => {
    const analysis = analyzeShared([snippet('22'), snippet('23'), capabilitiesOf[24]!]);
    expect(analysis.findings.find(({ rule }) => rule === 'change-refused')).toMatchObject({
      severity: 'error',
      params: { libvirt: "CPU 24 in cpulist '24' exceed the maxcpu 24" },
    });
    expect(threadLines(analysis)[0]).toBe('vcpu0: 1 (vcpupin)');
  });
});
