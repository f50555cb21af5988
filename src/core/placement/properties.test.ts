import fc from 'fast-check';
import { expect, it } from 'vitest';
import { analysisOn } from '../../testing/analyze-text.ts';
import { capabilitiesText } from '../../synthetic-hosts/host-text.ts';
import type { Choices } from '../analysis.ts';
import { isSubset } from '../cpuset/cpuset.ts';
import { cgroupKinds } from './choices.ts';
import { eraIds } from './eras.ts';

const host = capabilitiesText('node:2 core:2 pu:2');
const anySet = fc.constantFrom('0', '1-2', '0-7', '6,9', '8', '3-4,^3', '0-16383', '9;');
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined });
const attribute = (name: string, value: string | undefined): string =>
  value === undefined ? '' : ` ${name}='${value}'`;

const anyDomain = fc
  .record({
    placement: maybe(fc.constantFrom('auto', 'static', 'other')),
    cpuset: maybe(anySet),
    current: maybe(fc.constantFrom('0', '1', '2', '5')),
    pins: fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), anySet), { maxLength: 4 }),
    emulatorpin: maybe(anySet),
    iothreadpin: maybe(anySet),
    cells: fc.boolean(),
    memory: maybe(
      fc.record({
        mode: maybe(fc.constantFrom('strict', 'preferred', 'interleave', 'restrictive')),
        placement: maybe(fc.constantFrom('auto', 'static')),
        nodeset: maybe(fc.constantFrom('0', '0-1', '1,5', '0,^0')),
      }),
    ),
    memnode: maybe(fc.constantFrom('0', '1', '7')),
    shares: maybe(fc.constantFrom('', '0', '1024', '20000', 'x')),
    quota: maybe(fc.constantFrom('-1', '0', '50000', '500000')),
    priority: maybe(fc.constantFrom('0', '50', '100')),
  })
  .map((one) => {
    const pins = one.pins.map(([vcpu, set]) => `<vcpupin vcpu='${vcpu}' cpuset='${set}'/>`).join('');
    const memory =
      one.memory === undefined
        ? ''
        : `<memory${attribute('mode', one.memory.mode)}${attribute('placement', one.memory.placement)}${attribute('nodeset', one.memory.nodeset)}/>`;
    return [
      `<domain type='kvm'><vcpu${attribute('placement', one.placement)}${attribute('cpuset', one.cpuset)}${attribute('current', one.current)}>3</vcpu>`,
      `<iothreads>2</iothreads><cputune>${pins}`,
      one.emulatorpin === undefined ? '' : `<emulatorpin cpuset='${one.emulatorpin}'/>`,
      one.iothreadpin === undefined ? '' : `<iothreadpin iothread='2' cpuset='${one.iothreadpin}'/>`,
      one.shares === undefined ? '' : `<shares>${one.shares}</shares>`,
      one.quota === undefined ? '' : `<quota>${one.quota}</quota>`,
      one.priority === undefined ? '' : `<vcpusched vcpus='0-1' scheduler='rr' priority='${one.priority}'/>`,
      `</cputune>`,
      one.cells ? `<cpu><numa><cell cpus='0' memory='1'/><cell cpus='1-2' memory='1'/></numa></cpu>` : '',
      `<numatune>${memory}${one.memnode === undefined ? '' : `<memnode cellid='0' nodeset='${one.memnode}'/>`}</numatune>`,
      `</domain>`,
    ].join('');
  });

const anyChoices: fc.Arbitrary<Partial<Choices>> = fc.record(
  {
    asLibvirt: fc.boolean(),
    numad: maybe(fc.constantFrom('', '0', '0-1', '9', 'x')),
    cgroup: fc.constantFrom(...cgroupKinds),
    era: fc.constantFrom(...eraIds),
    libvirt: fc.constantFrom('9.0.0', '1.2.12', '12.5.0', '0.9.4', 'newest'),
  },
  { requiredKeys: [] },
);

it('holds together for any domain under any choice', () => {
  fc.assert(
    fc.property(anyDomain, anyChoices, (text, choices) => {
      const analysis = analysisOn([text, host], choices, (known) => ({ ...known, isolated: [[7, 7]] }));
      const placement = analysis.placements[0]!;
      for (const thread of placement.threads) {
        // One setting decides, and it is the one that is named.
        const applied = thread.reasons.filter(({ state }) => state === 'applied');
        expect(applied.map(({ source }) => source)).toEqual([thread.source]);
        if (typeof thread.asked === 'string') expect(thread.runs).toBeUndefined();
        else expect(isSubset(thread.runs!, thread.asked)).toBe(true);
        for (const { state, why } of thread.reasons) expect(state === 'ignored').toBe(why !== undefined);
      }
      for (const row of placement.memory)
        expect(row.reasons.filter(({ state }) => state === 'applied')).toHaveLength(1);

      // The more a kind of cgroup is strict, the less starts.
      const { v2, v1, none } = placement.start.byCgroup;
      const cpuProblems = (outcome: typeof v2): number =>
        outcome.problems.filter(({ kind }) => /^(?:cpu-|no-cpu-left|pin-outside)/.test(kind)).length;
      if (cpuProblems(none) > 0) expect(cpuProblems(v2)).toBeGreaterThan(0);
      if (cpuProblems(v2) > 0) expect(cpuProblems(v1)).toBeGreaterThan(0);
      expect(placement.start.verdict === 'fails').toBe(placement.startProblem !== undefined);
      const ids = new Set(placement.threads.map(({ thread }) => thread));
      for (const { threads } of placement.start.problems)
        for (const thread of threads)
          expect(thread === 'd0' || thread.startsWith('d0/cell:') || ids.has(thread)).toBe(true);
    }),
    { numRuns: 200 },
  );
}, 30_000);
