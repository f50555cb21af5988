/** The rules together, on domains of several faults and of none. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { analyzeTexts, ruleIds } from '../../testing/analyze-text.ts';
import { capabilitiesText, numactlText } from '../../synthetic-hosts/host-text.ts';
import { aside, host, pins, vm } from '../../rule-cases/rule-case.ts';
import type { Rule } from './rule.ts';
import { runRules } from './run.ts';

it('leaves vCPUs that are not plugged in out of conflicts', () => {
  const text = vm(
    `<vcpu current='1'>2</vcpu><cputune><vcpupin vcpu='0' cpuset='3'/><vcpupin vcpu='1' cpuset='3'/>${aside}</cputune>`,
  );
  expect(ruleIds(analyzeTexts([text, host]))).toEqual([]);
});

it('survives a rule that throws, and says so', () => {
  const bad: Rule<'libvirt-refuses'> = {
    id: 'libvirt-refuses',
    severity: 'error',
    check: () => {
      throw new Error('boom');
    },
  };
  const found = runRules([bad], {
    host: undefined,
    machines: [],
    domains: [],
    placements: [],
    observations: [],
    changes: [],
    problems: [],
  });
  expect(found).toMatchObject([
    { rule: 'rule-failed', severity: 'note', params: { failed: 'libvirt-refuses', detail: 'Error: boom' } },
  ]);
});

it('finds nothing in domains that are pinned well by construction', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 8 }),
      fc.constantFrom('halves', 'pairs', 'interleaved'),
      (nodes, cores, numbering) => {
        const shape = `node:${nodes} core:${cores + 1} pu:2 numbering:${numbering}`;
        const text = capabilitiesText(shape);
        const cpus = analyzeTexts([text]).host?.cpuTable.filter((cpu) => cpu.node === 0) ?? [];
        // Sibling pairs of node 0, one core left for the emulator.
        const pairs = [...new Map(cpus.map((cpu) => [cpu.core, cpu.siblings])).values()].map((set) =>
          (set ?? []).flatMap(([a, b]) => (a === b ? [a] : [a, b])),
        );
        const [own, ...rest] = pairs;
        const vcpus = rest.flat();
        const domain = vm(
          `${pins(vcpus.length, ...vcpus.map(String))}<emulatorpin cpuset='${(own ?? []).join(',')}'/></cputune><cpu><topology sockets='1' cores='${rest.length}' threads='2'/></cpu>`,
        );
        expect(ruleIds(analyzeTexts([domain, text]))).toEqual([]);
      },
    ),
    { numRuns: 40 },
  );
});

it('does not depend on the order of the texts', () => {
  const texts = [
    host,
    numactlText('node:2 core:2 pu:2'),
    vm(`${pins(3, '0', '0', '9')}<emulatorpin cpuset='0'/></cputune>`),
  ];
  const expected = ruleIds(analyzeTexts(texts)).slice().sort();
  for (const order of [
    [2, 1, 0],
    [1, 2, 0],
  ]) {
    expect(
      ruleIds(analyzeTexts(order.map((i) => texts[i]!)))
        .slice()
        .sort(),
    ).toEqual(expected);
  }
});
