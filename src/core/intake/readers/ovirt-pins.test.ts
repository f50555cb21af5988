import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyzeTexts } from '../../../testing/analyze-text.ts';
import { formatCpuSet } from '../../cpuset/cpuset.ts';
import { readSource } from '../read-source.ts';
import { withinCpuMs } from '../../../testing/cpu-time.ts';

function read(text: string) {
  const readings = readSource({ id: 's', name: 's', text });
  return {
    readers: readings.map(({ segment }) => segment.reader),
    pins: readings
      .flatMap(({ reading }) => reading.changes ?? [])
      .flatMap((change) =>
        change.kind === 'vcpupin'
          ? [
              [
                change.domain,
                change.vcpu,
                change.cpuset.value,
                text.slice(change.cpuset.span.from, change.cpuset.span.to),
              ],
            ]
          : [],
      ),
    problems: readings.flatMap(({ reading }) =>
      reading.problems.map(({ rule, span }) => [rule, text.slice(span.from, span.to)]),
    ),
  };
}

describe('oVirt pins on a domain', () => {
  const domain = `<domain type='kvm'><name>a</name><vcpu>4</vcpu></domain>`;
  const sets = (...texts: readonly string[]) => {
    const { placements, findings } = analyzeTexts(texts);
    return {
      pinned: placements.flatMap(({ threads }) =>
        threads.flatMap(({ source, number, asked }) =>
          source === 'vcpupin' && typeof asked !== 'string' ? [`${number}: ${formatCpuSet(asked)}`] : [],
        ),
      ),
      rules: findings.map(({ rule }) => rule).filter((rule) => rule.startsWith('change-')),
    };
  };

  it('are those of the only domain there is', () => {
    expect(sets(domain, '0#0_1#1-4,^2')).toEqual({
      pinned: ['0: 0', '1: 1,3-4'],
      rules: ['change-on-only-domain'],
    });
  });

  it('say what is missing without one, or with several', () => {
    expect(sets('0#0_1#3')).toEqual({ pinned: [], rules: ['change-unplaced'] });
    expect(sets(domain, domain.replace('>a<', '>b<'), '0#0_1#3')).toEqual({
      pinned: [],
      rules: ['change-unplaced'],
    });
    // A QEMU command line takes no pins.
    expect(sets('qemu-system-x86_64 -smp 2,sockets=2', '0#0')).toMatchObject({ pinned: [] });
  });
});

describe('oVirt pins', () => {
  it.each([
    ['0#0', [[0, '0']]],
    [
      '0#0_1#3',
      [
        [0, '0'],
        [1, '3'],
      ],
    ],
    [
      '0#0-3_1#1-4,^2',
      [
        [0, '0-3'],
        [1, '1-4,^2'],
      ],
    ],
    [
      '  "0#0_1#^2,0-4"  ',
      [
        [0, '0'],
        [1, '^2,0-4'],
      ],
    ],
    ['CPU Pinning topology: 2#5', [[2, '5']]],
    ["cpu_pinning = '2#5'", [[2, '5']]],
    ['"cpu_pinning": "x"\n\n7#1\n', [[7, '1']]],
  ])('%j', (text, pins) => {
    const found = read(text);
    expect(found.readers).toContain('ovirt-pins');
    expect(found.pins).toEqual(pins.map(([vcpu, cpuset]) => ['', vcpu, cpuset, cpuset]));
  });

  it('says which part it cannot use, and keeps the others', () => {
    expect(read('0#0_1_2#3_x#1_4#a_5#1#2_99999999#1_')).toMatchObject({
      pins: [
        ['', 0, '0', '0'],
        ['', 2, '3', '3'],
      ],
      problems: ['1', 'x#1', '4#a', '5#1#2', '99999999#1', ''].map((part) => ['pin-string-unreadable', part]),
    });
  });

  it.each(['#1', '12', 'issue 4#5 is open', '0# 1', 'see 0#0_1#3 for more', '# 0#0', 'a#b'])(
    'leaves %j alone',
    (text) => {
      expect(read(text).readers).not.toContain('ovirt-pins');
    },
  );

  it.each([
    // engine: a VM in a list, with others
    [
      '{"vm": [{"name": "db", "cpu": {"sockets": 1}, "cpu_pinning": "0#0_1#3"}, {"name": "web", "cpu_pinning": "0#7"}]}',
      [
        ['db', 0, '0'],
        ['db', 1, '3'],
        ['web', 0, '7'],
      ],
    ],
    // REST, version 4
    [
      '{\n "name": "db",\n "cpu": {"cpu_tune": {"vcpu_pins": {"vcpu_pin": [\n  {"cpu_set": "0-3,^2", "vcpu": "0"},\n  {"cpu_set": "3", "vcpu": 1}\n ]}}},\n "memory": 1\n}',
      [
        ['db', 0, '0-3,^2'],
        ['db', 1, '3'],
      ],
    ],
    [
      '<vm id="1"><name>db</name><cpu><cpu_tune><vcpu_pins>\n<vcpu_pin><cpu_set>4-5</cpu_set><vcpu>1</vcpu></vcpu_pin>\n</vcpu_pins></cpu_tune></cpu></vm>',
      [['db', 1, '4-5']],
    ],
    [
      '<vm><name>db</name><cpu><cpu_tune><vcpu_pin vcpu="0" cpu_set="8"/></cpu_tune></cpu></vm>',
      [['db', 0, '8']],
    ],
    // Each VM's own, and not its cluster's name.
    [
      '<vms>\n<vm id="1"><cluster><name>c</name></cluster><name>db</name><cpu><cpu_tune><vcpu_pins><vcpu_pin><cpu_set>4</cpu_set><vcpu>0</vcpu></vcpu_pin></vcpu_pins></cpu_tune></cpu><vm href="/2"/></vm>\n<vm id="2"><name>web</name><template><name>t</name></template><cpu><cpu_tune><vcpu_pin vcpu="0" cpu_set="8"/><vcpu_pin vcpu="1" cpu_set="9"/></cpu_tune></cpu></vm><vm><cpu><cpu_tune><vcpu_pin vcpu="2" cpu_set="7"/></cpu_tune></cpu></vm>\n</vms>',
      [
        ['db', 0, '4'],
        ['web', 0, '8'],
        ['web', 1, '9'],
        ['', 2, '7'],
      ],
    ],
    // VDSM; Ansible; a document that is not whole
    [
      '{"vmName": "db", "cpuPinning": {"0": "0-1", "1": "2"}}',
      [
        ['', 0, '0-1'],
        ['', 1, '2'],
      ],
    ],
    [
      "[{'cpu_pinning': '0#0_1#3'}]",
      [
        ['', 0, '0'],
        ['', 1, '3'],
      ],
    ],
    [
      '  "customEmulatedMachine" : null,\n  "cpuPinning" : "0#0_1#3",\n  "numOfIoThreads" : 1',
      [
        ['', 0, '0'],
        ['', 1, '3'],
      ],
    ],
    [
      'cpu_pinning | 0#0_1#3',
      [
        ['', 0, '0'],
        ['', 1, '3'],
      ],
    ],
    ['cpu_pinning:\n{"cpu_pinning": [{"cpu": 2, "vcpu": 0}]}', [['', 0, '2']]],
  ])('in what the engine gives of a VM: %s', (text, pins) => {
    const found = read(text);
    expect(found.pins).toEqual(pins.map(([name, vcpu, cpuset]) => [name, vcpu, cpuset, cpuset]));
    expect(found.problems.filter(([rule]) => rule === 'pin-string-unreadable')).toEqual([]);
  });

  it('go to the domain that the document names', () => {
    const two = ['a', 'b'].map((name) => `<domain type='kvm'><name>${name}</name><vcpu>2</vcpu></domain>`);
    const { changes } = analyzeTexts([...two, '{"name": "b", "cpu_pinning": "0#1"}']);
    expect(changes).toMatchObject([{ domain: 'd1', outcome: 'applied' }]);
  });

  it('are told when the document has none', () => {
    expect(read('{"name": "b", "cpu_pinning": {}}').problems.map(([rule]) => rule)).toEqual([
      'nothing-to-read',
    ]);
  });

  it('survives anything, in linear time', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...Array.from('0123#_,^- "\'\nx')), { maxLength: 60 }),
        (chars) => {
          const text = chars.join('');
          for (const [, , value, written] of read(text).pins) expect(written).toBe(value);
        },
      ),
    );
    for (const text of [
      '{"cpu_pinning": "0#0"'.repeat(20_000),
      '<vcpu_pin a>'.repeat(40_000),
      '[{"vcpu":'.repeat(40_000),
      '0#0_'.repeat(100_000),
      `0#${'1,'.repeat(200_000)}`,
      `a${' .'.repeat(100_000)}`,
    ]) {
      withinCpuMs(3000, () => {
        read(text);
      });
    }
  }, 20_000);
});
