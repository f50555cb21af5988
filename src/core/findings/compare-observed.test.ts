/** What of a running domain's settings is a difference from its XML, and what only looks like one. */
import { describe, expect, it } from 'vitest';
import { analyzeTexts, textAt } from '../../testing/analyze-text.ts';

const domain = (inner: string): string => `<domain type='kvm'><name>a</name>${inner}</domain>`;

/** `mode next? expected→observed` */
function differencesOf(xml: string, ...outputs: readonly string[]): readonly string[] {
  return analyzeTexts([xml, ...outputs]).findings.flatMap((finding) =>
    finding.rule === 'observed-vcpus-differ' ||
    finding.rule === 'observed-iothreads-differ' ||
    finding.rule === 'observed-memory-differs' ||
    finding.rule === 'observed-limits-differ'
      ? finding.params.differences.map(
          ({ what, next, expected, observed }) => `${what}${next ? ' next' : ''} ${expected}→${observed}`,
        )
      : [],
  );
}

const scheduler = (values: Readonly<Record<string, number>>): string =>
  `Scheduler      : posix\n${Object.entries(values)
    .map(([name, value]) => `${name.padEnd(15)}: ${value}\n`)
    .join('')}`;
const numatune = (mode: string, nodes: string): string =>
  `numa_mode      : ${mode}\nnuma_nodeset   : ${nodes}\n`;

describe('virsh schedinfo', () => {
  const unset = domain('<vcpu>1</vcpu>');

  it.each([
    ['cgroup v1', { cpu_shares: 1024, vcpu_period: 100_000, vcpu_quota: -1, emulator_quota: -1 }],
    ['cgroup v2', { cpu_shares: 100, vcpu_period: 100_000, vcpu_quota: 17_592_186_044_415 }],
    ['v2 of older releases', { cpu_shares: 100, vcpu_quota: 18_446_744_073_709_552 }],
    ['of a domain that is shut off', { cpu_shares: 0, vcpu_period: 0, vcpu_quota: 0, global_quota: 0 }],
  ])('says nothing is set: %s', (_, values) => {
    expect(differencesOf(unset, scheduler(values))).toEqual([]);
    const written =
      '<cputune><quota>-1</quota><period>100000</period><global_quota>0</global_quota></cputune>';
    expect(differencesOf(domain(`<vcpu>1</vcpu>${written}`), scheduler(values))).toEqual([]);
  });

  it('says what is set otherwise, also for the next start', () => {
    const xml = domain(
      '<vcpu>1</vcpu><cputune><shares>2048</shares><period>50000</period><quota>20000</quota></cputune>',
    );
    const same = { cpu_shares: 2048, vcpu_period: 50_000, vcpu_quota: 20_000, global_period: 100_000 };
    expect(differencesOf(xml, scheduler(same))).toEqual([]);
    expect(differencesOf(xml, scheduler({ ...same, vcpu_quota: -1, emulator_quota: 5000 }))).toEqual([
      'vcpu_quota 20000→',
      'emulator_quota →5000',
    ]);
    const next = `$ virsh schedinfo a --config\n${scheduler({ ...same, cpu_shares: 0 })}`;
    expect(differencesOf(xml, next)).toEqual(['cpu_shares next 2048→0']);
  });

  it('takes the limit of all for none of iothreads that are not there', () => {
    const all = '<cputune><global_quota>60000</global_quota></cputune>';
    const said = scheduler({ global_quota: 60_000, iothread_quota: 60_000 });
    expect(differencesOf(domain(`<vcpu>1</vcpu>${all}`), said)).toEqual([]);
    expect(differencesOf(domain(`<vcpu>1</vcpu><iothreads>1</iothreads>${all}`), said)).toEqual([
      'iothread_quota →60000',
    ]);
  });

  it('takes a weight that the kernel cut to its range for what is written', () => {
    const xml = domain('<vcpu>1</vcpu><cputune><shares>300000</shares></cputune>');
    expect(differencesOf(xml, scheduler({ cpu_shares: 262_144 }))).toEqual([]);
    expect(differencesOf(xml, scheduler({ cpu_shares: 1024 }))).toEqual(['cpu_shares 300000→1024']);
  });
});

describe('virsh numatune', () => {
  it('of nothing set is strict without nodes', () => {
    expect(differencesOf(domain('<vcpu>1</vcpu>'), numatune('strict', ''))).toEqual([]);
    expect(differencesOf(domain('<vcpu>1</vcpu>'), numatune('preferred', '1'))).toEqual([
      'mode strict→preferred',
      'nodes →1',
    ]);
  });

  it('of numad’s choice tells nodes that the XML does not', () => {
    const auto = "<vcpu placement='auto'>1</vcpu>";
    expect(differencesOf(domain(auto), numatune('strict', '1'))).toEqual([]);
    const both = `${auto}<numatune><memory mode='interleave' placement='auto'/></numatune>`;
    expect(differencesOf(domain(both), numatune('strict', '1'))).toEqual(['mode interleave→strict']);
  });

  it('compares sets, however they are written', () => {
    const xml = domain("<vcpu>1</vcpu><numatune><memory nodeset='1,0'/></numatune>");
    expect(differencesOf(xml, numatune('strict', '0-1'))).toEqual([]);
  });
});

describe('virsh vcpucount, dominfo, iothreadinfo', () => {
  const counts = (...rows: readonly string[]): string => `${rows.join('\n')}\n`;

  it('tell what runs and what comes next', () => {
    const xml = domain("<vcpu current='2'>4</vcpu>");
    const two = ['maximum      config         4', 'maximum      live           4'];
    expect(
      differencesOf(xml, counts(...two, 'current      config         2', 'current      live           2')),
    ).toEqual([]);
    expect(
      differencesOf(xml, counts(...two, 'current      config         3', 'current      live           4')),
    ).toEqual(['current 2→4', 'current next 2→3']);
  });

  it('say nothing where the number of vCPUs is only assumed', () => {
    const pins = "<cputune><vcpupin vcpu='3' cpuset='1'/></cputune>";
    expect(differencesOf(pins, counts('current      live           2'))).toEqual([]);
  });

  const info = (memoryKiB: number, id = '4'): string =>
    `Id:             ${id}\nName:           a\nState:          ${id === '-' ? 'shut off' : 'running'}\nCPU(s):         2\nMax memory:     ${memoryKiB} KiB\nUsed memory:    1000 KiB\n`;

  it('compare what the guest may have, which a start rounds up', () => {
    const xml = domain("<memory unit='KiB'>1000000</memory><vcpu>2</vcpu>");
    expect(differencesOf(xml, info(1_000_000))).toEqual([]);
    expect(differencesOf(xml, info(1_000_448))).toEqual([]);
    expect(differencesOf(xml, info(1_048_576))).toEqual([]);
    expect(differencesOf(xml, info(2_097_152))).toEqual(['size 1000000→2097152']);
    expect(differencesOf(xml, info(500_000, '-'))).toEqual(['size next 1000000→500000']);
  });

  it('list all iothreads', () => {
    const table = (...ids: readonly number[]): string =>
      ` IOThread ID   CPU Affinity\n-----------------------------\n${ids.map((id) => ` ${id}             0-1\n`).join('')}`;
    const xml = domain('<vcpu>1</vcpu><iothreads>2</iothreads>');
    expect(differencesOf(xml, table(2, 1))).toEqual([]);
    expect(differencesOf(xml, table(1, 3))).toEqual(['iothreads 1-2→1,3']);
    expect(differencesOf(xml, '$ virsh iothreadinfo a\nNo IOThreads found for the domain\n')).toEqual([
      'iothreads 1-2→',
    ]);
  });
});

describe('of a part of a domain', () => {
  it('only what is written is compared', () => {
    const part = '<vcpu>2</vcpu>\n<cputune><quota>5000</quota></cputune>';
    expect(differencesOf(part, scheduler({ cpu_shares: 77, vcpu_quota: 5000 }))).toEqual([]);
    expect(differencesOf(part, scheduler({ vcpu_quota: 6000 }))).toEqual(['vcpu_quota 5000→6000']);
    expect(differencesOf(part, numatune('preferred', '0'))).toEqual([]);
    const cut = domain('<vcpu>2</vcpu>\n...\n');
    expect(differencesOf(cut, scheduler({ cpu_shares: 77 }))).toEqual([]);
  });

  it('nothing is said of a command line of QEMU', () => {
    expect(differencesOf('qemu-system-x86_64 -name a -smp 2', scheduler({ cpu_shares: 77 }))).toEqual([]);
  });
});

describe('the places of a difference', () => {
  /** `seen | seen … | written`: what stands at the finding's place and at the others. */
  function placesOf(xml: string, ...outputs: readonly string[]): readonly string[] {
    const texts = [xml, ...outputs];
    const { findings } = analyzeTexts(texts);
    return findings.flatMap(({ rule, span, related }) =>
      rule.startsWith('observed-') ? [[span, ...related].map((at) => textAt(texts, at)).join(' | ')] : [],
    );
  }

  it('are the lines that differ and what is written about them, and nothing that was not seen', () => {
    const vcpus = domain("<vcpu current='2'>4</vcpu>");
    expect(placesOf(vcpus, 'maximum      config         4\ncurrent      live           3\n')).toEqual([
      "current      live           3 | <vcpu current='2'>4</vcpu>",
    ]);
    const limits = domain(
      '<vcpu>1</vcpu><iothreads>1</iothreads><cputune><shares>2048</shares><period>50000</period><iothread_quota>5000</iothread_quota></cputune>',
    );
    expect(placesOf(limits, scheduler({ cpu_shares: 77, vcpu_period: 50_000, vcpu_quota: 6000 }))).toEqual([
      'cpu_shares     : 77 | vcpu_quota     : 6000 | <shares>2048</shares>',
    ]);
  });

  it('are those of the XML where a what-if command has changed it', () => {
    const xml = domain("<vcpu>1</vcpu><numatune><memory mode='strict' nodeset='0'/></numatune>");
    const changed = '$ virsh numatune a --mode preferred --nodeset 1 --config\n';
    expect(placesOf(xml, changed, numatune('interleave', '0'))).toEqual([
      "numa_mode      : interleave | <memory mode='strict' nodeset='0'/>",
    ]);
    expect(placesOf(domain('<vcpu>1</vcpu>'), changed, numatune('interleave', ''))).toEqual([
      'numa_mode      : interleave',
    ]);
  });

  it('are the iothreads that are not in the XML, else the whole list', () => {
    const xml = domain('<vcpu>1</vcpu><iothreads>2</iothreads>');
    const table = ' IOThread ID   CPU Affinity\n-----------------------------\n 1             0-1\n';
    expect(placesOf(xml, `${table} 3             0-1\n`)).toEqual([
      ' 3             0-1 | <iothreads>2</iothreads>',
    ]);
    expect(placesOf(xml, table)).toEqual([`${table.trimEnd()} | <iothreads>2</iothreads>`]);
    const ids = "<iothreadids><iothread id='1'/><iothread id='2'/></iothreadids>";
    expect(placesOf(domain(`<vcpu>1</vcpu>${ids}`), table)).toEqual([`${table.trimEnd()} | ${ids}`]);
  });

  it('of dominfo are its own lines', () => {
    const xml = domain("<memory unit='KiB'>1000000</memory><vcpu>2</vcpu>");
    const info =
      'Id:             4\nName:           a\nState:          running\nCPU(s):         3\nMax memory:     2097152 KiB\n';
    expect(placesOf(xml, info).toSorted()).toEqual([
      'CPU(s):         3 | <vcpu>2</vcpu>',
      "Max memory:     2097152 KiB | <memory unit='KiB'>1000000</memory>",
    ]);
  });
});
