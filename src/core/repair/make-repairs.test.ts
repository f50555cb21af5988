import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyzeTexts } from '../../testing/analyze-text.ts';
import { remedySteps } from '../../testing/generate/remedy-steps.ts';
import { writtenDomain } from '../../testing/generate/written-domain.ts';
import { repairTexts } from '../../testing/repair-text.ts';
import type { CpuSet } from '../cpuset/cpuset.ts';
import type { Domain } from '../domain/domain.ts';
import type { RemedyStep } from '../findings/remedy.ts';
import { holdsStep } from './goals.ts';

const one = (cpu: number): CpuSet => [[cpu, cpu]];
const pin = (vcpu: number, cpu: number): RemedyStep => ({
  kind: 'pin',
  thread: `d0/vcpu:${vcpu}`,
  cpus: one(cpu),
});
const pinEmulator: RemedyStep = { kind: 'pin', thread: 'd0/emulator', cpus: one(7) };
const unpin = (vcpu: number): RemedyStep => ({ kind: 'unpin', thread: `d0/vcpu:${vcpu}` });
const confine = (...cpus: CpuSet): RemedyStep => ({
  kind: 'vcpu-cpuset',
  domain: 'd0',
  cpus: cpus.length === 0 ? undefined : cpus,
});
const memory: RemedyStep = { kind: 'memory', domain: 'd0', mode: 'strict', nodes: one(1) };

/** Lines of a domain, between its memory and its `<os>`. */
const domain = (...inner: readonly string[]): string =>
  [
    "<domain type='kvm'>",
    '  <name>t</name>',
    '  <memory>1</memory>',
    ...inner,
    '  <os>',
    '    <type>hvm</type>',
    '  </os>',
    '</domain>',
    '',
  ].join('\n');

interface Example {
  readonly what: string;
  readonly text: string;
  readonly steps: readonly RemedyStep[];
  readonly becomes: string;
}

const examples: readonly Example[] = [
  {
    what: 'a missing parent comes where libvirt writes it',
    text: domain('  <vcpu>4</vcpu>', "  <numatune><memory nodeset='0'/></numatune>"),
    steps: [pin(2, 5), pinEmulator, pin(0, 1)],
    becomes: domain(
      '  <vcpu>4</vcpu>',
      '  <cputune>',
      "    <vcpupin vcpu='0' cpuset='1'/>",
      "    <vcpupin vcpu='2' cpuset='5'/>",
      "    <emulatorpin cpuset='7'/>",
      '  </cputune>',
      "  <numatune><memory nodeset='0'/></numatune>",
    ),
  },
  {
    what: 'pins are in order, comments stay with theirs',
    text: domain(
      '  <vcpu>4</vcpu>',
      '  <cputune>',
      "    <vcpupin vcpu='1' cpuset='1'/> <!-- one -->",
      "    <emulatorpin cpuset='3'/>",
      '  </cputune>',
    ),
    steps: [pin(0, 1), pin(2, 5), pinEmulator],
    becomes: domain(
      '  <vcpu>4</vcpu>',
      '  <cputune>',
      "    <vcpupin vcpu='0' cpuset='1'/>",
      "    <vcpupin vcpu='1' cpuset='1'/> <!-- one -->",
      "    <vcpupin vcpu='2' cpuset='5'/>",
      "    <emulatorpin cpuset='7'/>",
      '  </cputune>',
    ),
  },
  ...['<cputune/>', '<cputune />', '<cputune></cputune>', '<cputune>\n\n  </cputune>'].map((parent) => ({
    what: `into ${JSON.stringify(parent)}`,
    text: domain('  <vcpu>4</vcpu>', `  ${parent}`),
    steps: [pin(0, 1)],
    becomes: domain('  <vcpu>4</vcpu>', '  <cputune>', "    <vcpupin vcpu='0' cpuset='1'/>", '  </cputune>'),
  })),
  {
    what: 'behind a comment that the parent holds alone',
    text: domain('  <vcpu>4</vcpu>', '  <cputune>', '    <!-- none -->', '  </cputune>'),
    steps: [pin(0, 1)],
    becomes: domain(
      '  <vcpu>4</vcpu>',
      '  <cputune>',
      '    <!-- none -->',
      "    <vcpupin vcpu='0' cpuset='1'/>",
      '  </cputune>',
    ),
  },
  {
    what: 'on one line, with its kind of quotes',
    text: `<domain type="kvm"><name>t</name><memory>1</memory><vcpu>4</vcpu><os><type>hvm</type></os></domain>`,
    steps: [pin(0, 1), pin(1, 2)],
    becomes: `<domain type="kvm"><name>t</name><memory>1</memory><vcpu>4</vcpu><cputune><vcpupin vcpu="0" cpuset="1"/><vcpupin vcpu="1" cpuset="2"/></cputune><os><type>hvm</type></os></domain>`,
  },
  {
    what: 'fragments, with tabs',
    text: `<vcpu>4</vcpu>\n<cputune>\n\t<vcpupin vcpu="0" cpuset="1"/>\n</cputune>`,
    steps: [pin(1, 2), memory],
    becomes: `<vcpu>4</vcpu>\n<cputune>\n\t<vcpupin vcpu="0" cpuset="1"/>\n\t<vcpupin vcpu="1" cpuset="2"/>\n</cputune>\n<numatune>\n\t<memory mode='strict' nodeset='1'/>\n</numatune>`,
  },
  {
    what: 'bare pins; the number of vCPUs that was assumed is written down',
    text: `<vcpupin vcpu="0" cpuset="1"/>\n<vcpupin vcpu="2" cpuset="1"/>`,
    steps: [pin(1, 2), pinEmulator, confine([4, 5])],
    becomes: `<vcpu cpuset='4-5'>3</vcpu>\n<vcpupin vcpu="0" cpuset="1"/>\n<vcpupin vcpu="1" cpuset="2"/>\n<vcpupin vcpu="2" cpuset="1"/>\n<emulatorpin cpuset="7"/>`,
  },
  {
    what: 'a pin that takes the place of another, in CRLF',
    text: domain(
      '  <vcpu>4</vcpu>',
      '  <cputune>',
      "    <vcpupin vcpu='1' cpuset='1'/>",
      '  </cputune>',
    ).replaceAll('\n', '\r\n'),
    steps: [unpin(1), pin(0, 1)],
    becomes: domain(
      '  <vcpu>4</vcpu>',
      '  <cputune>',
      "    <vcpupin vcpu='0' cpuset='1'/>",
      '  </cputune>',
    ).replaceAll('\n', '\r\n'),
  },
  {
    what: 'the last pin goes with the parent that held it alone',
    text: domain('  <vcpu>4</vcpu>', '  <cputune>', "    <vcpupin vcpu='1' cpuset='1'/>", '  </cputune>'),
    steps: [unpin(1)],
    becomes: domain('  <vcpu>4</vcpu>'),
  },
  {
    what: 'but a parent with a comment stays',
    text: domain(
      '  <vcpu>4</vcpu>',
      '  <cputune>',
      "    <vcpupin vcpu='1' cpuset='1'/> <!-- why -->",
      '  </cputune>',
    ),
    steps: [unpin(1)],
    becomes: domain('  <vcpu>4</vcpu>', '  <cputune>', '    <!-- why -->', '  </cputune>'),
  },
  {
    what: 'a cpuset counts only under placement static',
    text: domain(
      "  <vcpu placement='auto' current='2'>4</vcpu>",
      "  <numatune><memory mode='strict'/></numatune>",
    ),
    steps: [confine([4, 5])],
    becomes: domain(
      "  <vcpu placement='static' cpuset='4-5' current='2'>4</vcpu>",
      "  <numatune><memory mode='strict' placement='auto'/></numatune>",
    ),
  },
  {
    what: 'a pin does not take the other threads from numad',
    text: domain('  <vcpu>4</vcpu>', "  <numatune><memory placement='auto'/></numatune>"),
    steps: [pin(0, 1)],
    becomes: domain(
      "  <vcpu placement='auto'>4</vcpu>",
      '  <cputune>',
      "    <vcpupin vcpu='0' cpuset='1'/>",
      '  </cputune>',
      "  <numatune><memory placement='auto'/></numatune>",
    ),
  },
  {
    what: 'counts are changed where they stand',
    text: domain(
      "  <vcpu cpuset='0-3' current='2'><!-- four -->4<!-- 4 --></vcpu>",
      '  <iothreads><![CDATA[1]]></iothreads>',
    ),
    steps: [
      { kind: 'vcpu-count', domain: 'd0', max: 8, current: 8 },
      { kind: 'iothread-count', domain: 'd0', count: 2 },
    ],
    becomes: domain(
      "  <vcpu cpuset='0-3'><!-- four -->8<!-- 4 --></vcpu>",
      '  <iothreads><![CDATA[2]]></iothreads>',
    ),
  },
  {
    what: 'into a self-closing <cpu>, with what was not there before in libvirt’s order',
    text: domain('  <vcpu>4</vcpu>', "  <cpu mode='host-passthrough'/>"),
    steps: [
      { kind: 'topology', domain: 'd0', sockets: 1, dies: 1, cores: 2, threads: 2 },
      { kind: 'iothread-count', domain: 'd0', count: 2 },
      memory,
    ],
    becomes: domain(
      '  <vcpu>4</vcpu>',
      '  <iothreads>2</iothreads>',
      '  <numatune>',
      "    <memory mode='strict' nodeset='1'/>",
      '  </numatune>',
      "  <cpu mode='host-passthrough'>",
      "    <topology sockets='1' cores='2' threads='2'/>",
      '  </cpu>',
    ),
  },
  {
    what: 'attributes one below the other',
    text: domain("  <vcpu\n      placement='static'\n      current='2'>4</vcpu>"),
    steps: [confine([0, 1])],
    becomes: domain("  <vcpu\n      placement='static'\n      cpuset='0-1'\n      current='2'>4</vcpu>"),
  },
  {
    what: 'values written as they were: only the value changes',
    text: domain('  <vcpu>4</vcpu>', `  <cputune><vcpupin vcpu = "0"\tcpuset = '&#49;' /></cputune>`),
    steps: [pin(0, 2)],
    becomes: domain('  <vcpu>4</vcpu>', `  <cputune><vcpupin vcpu = "0"\tcpuset = '2' /></cputune>`),
  },
  {
    what: 'typographic quotes stay; what is added is ASCII',
    text: domain('  <vcpu cpuset=“0-1”>4</vcpu>'),
    steps: [pin(0, 1)],
    becomes: domain(
      '  <vcpu cpuset=“0-1”>4</vcpu>',
      '  <cputune>',
      "    <vcpupin vcpu='0' cpuset='1'/>",
      '  </cputune>',
    ),
  },
];

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const plain = domain('  <vcpu>4</vcpu>');
const pinned = domain(
  '  <vcpu>4</vcpu>',
  '  <cputune>',
  "    <vcpupin vcpu='0' cpuset='1'/>",
  '  </cputune>',
);

describe('a repair', () => {
  it.each(examples)('$what', ({ what, text, steps, becomes }) => {
    const { repair, texts } = repairTexts([text], steps);
    expect(repair.noEdit).toBeUndefined();
    expect(texts[0]).toBe(becomes);
    if (what.startsWith('bare pins')) expect(repair.xml[0]?.text).toBe(`${becomes}\n`);
  });

  it.each([
    ['escaped for a page', escapeHtml],
    ['escaped, quotes too', (text: string) => escapeHtml(text).replaceAll("'", '&#39;')],
    ['quoted in a mail', (text: string) => text.replace(/^(?=.)/gm, '> ')],
    ['indented in a list', (text: string) => text.replace(/^(?=.)/gm, '     ')],
    ['a status file', (text: string) => `<domstatus state='running' pid='9'>\n${text}</domstatus>\n`],
    ['a snapshot', (text: string) => `<domainsnapshot>\n<name>s</name>\n${text}</domainsnapshot>\n`],
    ['in a session', (text: string) => `# virsh dumpxml t\n${text}\n# virsh nodeinfo\nCPU(s): 8\n`],
    ['after a byte order mark', (text: string) => `\ufeff${text}`],
    ['coloured', (text: string) => text.replace('<vcpu>', '\u001b[34m<vcpu>\u001b[0m')],
  ])('keeps how the text came: %s', (_, dress) => {
    const { repair, texts } = repairTexts([dress(plain)], [pin(0, 1)]);
    expect(repair.noEdit).toBeUndefined();
    expect(texts[0]).toBe(dress(pinned));
    // What a list indents is a domain all the same.
    expect(repair.xml.map(({ text }) => text.replace(/^ {5}/gm, ''))).toEqual([pinned]);
  });

  it.each([
    [
      'copied',
      plain
        .split('\n')
        .map((line, i) => `${i + 1}  ${line}`)
        .join('\n'),
      [pin(0, 1)],
    ],
    ['malformed', plain.replace('</vcpu>', ''), [pin(0, 1)]],
    ['no-xml', 'qemu-system-x86_64 -smp 2', [pin(0, 1)]],
    ['no-xml', plain, [unpin(0)]],
    ['command', `${plain}\n$ virsh vcpupin t 0 3\n`, [pin(0, 1)]],
    // Memory of its own for a cell does not go with numad's.
    [
      'conflict',
      domain(
        '  <vcpu>4</vcpu>',
        "  <numatune><memory placement='auto'/></numatune>",
        "  <cpu><numa><cell cpus='0-3' memory='1'/></numa></cpu>",
      ),
      [{ kind: 'memnode', cell: 'd0/cell:0', mode: 'strict', nodes: one(0) }],
    ],
  ] as const)('says why there is none: %s', (why, text, steps) => {
    const { repair } = repairTexts([text], steps);
    expect(repair).toMatchObject({ noEdit: why, edits: [] });
  });

  it.each([
    ['web', undefined, 'web'],
    ['7', undefined, 'UUID', 'number'],
    ['+7', undefined, 'UUID', 'number'],
    ['7a', undefined, '7a'],
    ['a\u200bb', undefined, 'UUID', 'untypable'],
    ['7', '6695eb01-f6a4-8304-79aa-97f2502e193f', '6695eb01-f6a4-8304-79aa-97f2502e193f'],
  ])('calls %j with the UUID %s %s', (name, uuid, called, standIn?: string) => {
    const id = uuid === undefined ? '' : `<uuid>${uuid}</uuid>`;
    const text = plain.replace('<name>t</name>', `<name>${name}</name>${id}`);
    const { commands } = repairTexts([text], [pin(0, 1)]).repair;
    expect(commands?.config.lines).toEqual([`virsh vcpupin ${called} 0 1 --config`]);
    expect([commands?.named, commands?.standIn]).toEqual([standIn === undefined, standIn]);
  });

  it('says what stands for a name that nobody tells', () => {
    const { commands } = repairTexts(['<vcpu>2</vcpu>'], [pin(0, 1)]).repair;
    expect([commands?.config.lines[0], commands?.standIn]).toEqual([
      'virsh vcpupin VM 0 1 --config',
      'untold',
    ]);
  });

  it('is of the domains that it is about, wherever they stand', () => {
    const other = plain.replace('<name>t', '<name>u');
    const steps: readonly RemedyStep[] = [
      { kind: 'pin', thread: 'd2/vcpu:0', cpus: one(1) },
      { kind: 'pin', thread: 'd0/vcpu:0', cpus: one(1) },
    ];
    const { repair, texts } = repairTexts([`${plain}\n${other}`, plain], steps);
    expect(texts).toEqual([`${pinned}\n${other}`, pinned]);
    expect(repair.commands?.config.lines).toEqual([
      'virsh vcpupin t 0 1 --config',
      'virsh vcpupin t 0 1 --config',
    ]);
  });

  it('takes away or rewrites what stands at a place', () => {
    const text = domain(
      "  <vcpu cpu='0-1' foo=''>4</vcpu>",
      '  <cputune>',
      "    <vcpupins vcpu='0' cpuset='1'></vcpupins>",
      "    <vcpupin vcpu='1' cpuset='1-x'/>",
      "    <vcpupin vcpu='2' cpuset='1'/>",
      '  </cputune>',
    );
    const at = (part: string, from = 0, to = part.length) => {
      const begin = text.indexOf(part);
      return { source: 's1', from: begin + from, to: begin + to };
    };
    const { texts } = repairTexts(
      [text],
      [
        { kind: 'replace', domain: 'd0', span: at("cpu='0-1'", 0, 3), text: 'cpuset' },
        { kind: 'remove', domain: 'd0', span: at('foo') },
        { kind: 'replace', domain: 'd0', span: at("<vcpupins vcpu='0' cpuset='1'>"), text: 'vcpupin' },
        { kind: 'replace', domain: 'd0', span: at('-x'), text: '' },
        { kind: 'remove', domain: 'd0', span: at("<vcpupin vcpu='2' cpuset='1'/>") },
      ],
    );
    expect(texts[0]).toBe(
      domain(
        "  <vcpu cpuset='0-1'>4</vcpu>",
        '  <cputune>',
        "    <vcpupin vcpu='0' cpuset='1'></vcpupin>",
        "    <vcpupin vcpu='1' cpuset='1'/>",
        '  </cputune>',
      ),
    );
  });
});

it('an edit does what it is to do, nothing beside it, and keeps every other character', () => {
  const tally = { all: 0, made: 0, dresses: new Set<string>() };
  fc.assert(
    fc.property(writtenDomain, fc.infiniteStream(fc.nat()), ({ text, dress }, stream) => {
      const before = analyzeTexts([text]);
      const [model] = before.domains;
      if (model === undefined) return;
      const steps = fc.sample(remedySteps(model), { numRuns: 1, seed: stream.next().value })[0] ?? [];
      const { repair, texts } = repairTexts([text], steps);
      tally.all += 1;
      if (repair.noEdit !== undefined) return;
      tally.made += 1;
      tally.dresses.add(dress);
      const after = analyzeTexts(texts);
      expect(after.domains).toHaveLength(before.domains.length);
      const [changed] = after.domains;
      for (const step of steps) expect(holdsStep(step, changed!), JSON.stringify(step)).toBe(true);
      expect(changed!.refusals.map(({ message }) => message)).toEqual(
        model.refusals
          .map(({ message }) => message)
          .filter((message) => changed!.refusals.some((one) => one.message === message)),
      );
      expect(settingsOf(changed!, steps)).toEqual(settingsOf(model, steps));
      // Lines are added or taken away whole: none is left empty, none gets blanks at its end.
      const spoiled = (some: string): number => some.match(/[ \t]+\r?$/gm)?.length ?? 0;
      expect(spoiled(texts[0]!)).toBeLessThanOrEqual(spoiled(text));
    }),
    { numRuns: 250 },
  );
  expect(tally.made / tally.all).toBeGreaterThan(0.7);
  expect(tally.dresses.size).toBe(9);
}, 120_000);

/** What the steps are not about. */
function settingsOf(domain: Domain, steps: readonly RemedyStep[]): unknown {
  const kinds = new Set(steps.map(({ kind }) => kind));
  const threads = new Set(steps.flatMap((step) => ('thread' in step ? step.thread : [])));
  const of = (...some: readonly RemedyStep['kind'][]): boolean => some.some((kind) => kinds.has(kind));
  return {
    name: domain.name,
    vcpus: of('vcpu-count') ? undefined : [domain.vcpus.max, domain.onlineVcpus],
    cpuset: of('vcpu-cpuset') ? undefined : domain.vcpuCpuset?.raw,
    placement: of('vcpu-cpuset', 'unpin') ? undefined : domain.vcpuPlacement.effective,
    vcpuPins: domain.vcpuPins
      .filter(({ vcpu }) => !threads.has(`d0/vcpu:${vcpu}`) && !of('vcpu-count'))
      .map(({ vcpu, cpuset }) => [vcpu, cpuset?.raw]),
    emulator: threads.has('d0/emulator') ? undefined : domain.emulatorPins.map(({ cpuset }) => cpuset?.raw),
    iothreads: of('iothread-count') ? undefined : domain.iothreads,
    topology: of('topology') ? undefined : { ...domain.topology, span: undefined },
    cells: domain.cells.map(({ id, cpus }) => (of('vcpu-count') ? id : [id, cpus])),
    memory: of('memory', 'vcpu-cpuset')
      ? undefined
      : [domain.memory?.mode, domain.memory?.placement, domain.memory?.nodeset?.raw],
    memnodes: of('memnode')
      ? undefined
      : domain.memnodes.map(({ cell, mode, nodeset }) => [cell, mode, nodeset.raw]),
  };
}
