import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyzeTexts } from '../../../testing/analyze-text.ts';
import { formatCpuSet } from '../../cpuset/cpuset.ts';
import { readSource } from '../read-source.ts';

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
    for (const text of ['0#0_'.repeat(100_000), `0#${'1,'.repeat(200_000)}`, `a${' .'.repeat(100_000)}`]) {
      const started = performance.now();
      read(text);
      expect(performance.now() - started).toBeLessThan(3000);
    }
  }, 20_000);
});
