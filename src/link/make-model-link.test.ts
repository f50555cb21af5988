import { describe, expect, it } from 'vitest';
import { defaultChoices } from '../core/analysis.ts';
import { capabilitiesText } from '../synthetic-hosts/host-text.ts';
import { ruleCases } from '../rule-cases/cases.ts';
import { decodeLink } from './link.ts';
import { keepReadings, readSources } from './model/keep.ts';
import { modelTexts } from './texts/model-texts.ts';
import { makeModelLink } from './make-model-link.ts';
import { findSensitive } from '../core/text/sensitive.ts';

const host = capabilitiesText('node:2 core:2 pu:2');
const secretDomain = `<domain type='kvm' id='3'>
  <name>payroll-db</name>
  <uuid>6c9d1d3e-7f0a-4d0c-9c62-0b6d3b1f5a10</uuid>
  <title>Payroll of ACME</title>
  <metadata><nova:owner xmlns:nova='urn:n'>alice</nova:owner></metadata>
  <vcpu placement='static'>2</vcpu>
  <iothreads>1</iothreads>
  <cputune><vcpupin vcpu='0' cpuset='1'/><vcpupin vcpu='1' cpuset='1'/></cputune>
  <resource><partition>/customers/acme</partition></resource>
  <os><type arch='x86_64' machine='q35'>hvm</type><loader>/secret/ovmf.fd</loader></os>
  <devices>
    <emulator>/opt/private/qemu</emulator>
    <disk type='file' device='disk'>
      <driver name='qemu' iothread='1'/><source file='/srv/acme/payroll.qcow2'/><target dev='vda' bus='virtio'/>
      <serial>S3RIAL</serial>
    </disk>
    <interface type='bridge'><mac address='52:54:00:6b:3c:58'/><source bridge='br-acme'/></interface>
    <graphics type='vnc' listen='10.1.2.3' passwd='hunter2'/>
  </devices>
  <seclabel type='dynamic'><label>svirt_acme</label></seclabel>
</domain>
`;
const prompts = `[root@kvm01.acme.example ~]# virsh vcpuinfo payroll-db
VCPU:           0
CPU:            1
State:          running
CPU time:       7.2s
CPU Affinity:   -y------

[root@kvm01.acme.example ~]# virsh -c qemu+ssh://root@kvm02.acme.example/system vcpupin payroll-db 1 2
`;

const sources = [host, secretDomain, prompts].map((text, i) => ({
  id: `s${i}`,
  name: `/home/alice/${i}.xml`,
  text,
}));
const secrets = /payroll|6c9d1d3e|acme|alice|secret|private|S3RIAL|52:54|10\.1\.2|hunter2|kvm0|svirt/i;

describe('makeModelLink', () => {
  it('carries nothing that it need not', () => {
    const made = makeModelLink(sources, defaultChoices, { hiddenSources: [] }, { hidesNames: true });
    const text = JSON.stringify(made?.texts);
    expect(text).not.toMatch(secrets);
    expect(text).toContain('VM-A');
    expect(made?.lost).toEqual([]);
    expect(made?.added).toEqual([]);
    const opened = decodeLink(made?.link ?? '');
    expect(opened.ok && opened.state.sources).toEqual(made?.texts);
  });

  it('keeps the names of guests unless asked to hide them', () => {
    const made = makeModelLink(sources, defaultChoices, { hiddenSources: [] }, { hidesNames: false });
    const text = JSON.stringify(made?.texts).replaceAll('payroll-db', '');
    expect(text).not.toMatch(secrets);
    expect(JSON.stringify(made?.texts)).toContain('virsh vcpupin payroll-db 1 2');
  });

  it('keeps what grep found in several files apart', () => {
    const text = ['a', 'b'].map((name) => `${name}.xml:    <vcpupin vcpu='0' cpuset='1'/>\n`).join('');
    const made = makeModelLink(
      [{ id: 's', name: '', text }],
      defaultChoices,
      { hiddenSources: [] },
      { hidesNames: false },
    );
    expect(made?.texts.map((one) => one.name)).toEqual(['a.xml', 'b.xml']);
  });

  it('says what it does not bring', () => {
    const given = ["<domain type='kvm'><name>a</name><vcpu>2</domain>", 'some prose that nobody reads'].map(
      (text, i) => ({ id: `s${i}`, name: '', text }),
    );
    const made = makeModelLink(given, defaultChoices, { hiddenSources: [] }, { hidesNames: false });
    expect(made?.lost.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['xml-malformed', 'text-unrecognised']),
    );
    expect(made?.left).toMatchObject([{ reader: 'unrecognised', span: { source: 's1' } }]);
  });
});

describe('names that are hidden', () => {
  const domain = (name: string, more: string): string =>
    `<domain type='kvm'><name>${name}</name><vcpu>2</vcpu>${more}</domain>`;
  const hidden = (texts: readonly string[], choices = defaultChoices) => {
    const given = texts.map((text, i) => ({ id: `s${i}`, name: '', text }));
    const made = makeModelLink(given, choices, { hiddenSources: [] }, { hidesNames: true });
    const opened = decodeLink(made?.link ?? '');
    if (!opened.ok) throw new Error(opened.reason);
    return { made, held: JSON.stringify(opened.state) };
  };

  it('stand nowhere in the link: not in reasons, not in values, not in what tools printed', () => {
    const { held, made } = hidden(
      [
        host,
        domain(
          'billing',
          "<cputune><vcpupin vcpu='0' cpuset='billing'/><vcpupin vcpu='1' cpuset='1' note='Billing'/>" +
            "<vcpupn vcpu='billing' cpuset='1'/></cputune>",
        ),
        domain('payroll-database', "<numatune><memory mode='billing' nodeset='0'/></numatune>"),
        domain('财务', ''),
        // Only tools know of this one.
        ' Id   Name          State\n----------------------------\n 7    front-office  running\n',
        "# virsh vcpupin billing 0 'billing'\n",
        "# taskset -apc 4242\npid 4242's current affinity list: 0-3\n",
        '    PID     TID PSR COMMAND\n   4242    4242   1 qemu:billing\n   4343    4343   1 qemu:payroll-da\n' +
          '   4242    4243   1 CPU 0/KVM\n',
        'qemu-system-x86_64 -name guest=billing -object memory-backend-ram,id=ram-billing,size=1G ' +
          '-object iothread,id=billing-io -numa node,memdev=ram-billing',
      ],
      {
        ...defaultChoices,
        numad: 'billing',
        muted: [
          {
            rule: 'host-unknown',
            reason: 'BILLING’s owner, 让billing先跑，财务不动; not billings; Front-Office too',
          },
        ],
      },
    );
    expect(held.replace('billings', '')).not.toMatch(/billing|payroll|财务|front-office/i);
    expect(made?.choices.muted?.[0]?.reason).toBe(
      'VM-A’s owner, 让VM-A先跑，VM-C不动; not billings; VM-D too',
    );
    expect(held).toContain('qemu:VM-B');
    expect(held).toContain('ram-VM-A');
    expect(held).toContain("cpuset='VM-A'");
    expect(made?.analysis?.domains.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['VM-A', 'VM-B', 'VM-C']),
    );
  });

  it.each(ruleCases.map((one) => [one.rule, one.raises] as const))('in the case of %s', (_, texts) => {
    const given = texts.map((text, i) => ({ id: `s${i}`, name: '', text }));
    const readings = readSources(given, defaultChoices);
    const opened = modelTexts(keepReadings(readings, defaultChoices, { hidesNames: true }).model);
    const names = texts.flatMap((text) =>
      [...text.matchAll(/<name>\s*([^<]{2,}?)\s*<\/name>/g)].map(([, name]) => name),
    );
    const held = JSON.stringify(opened);
    for (const name of names) expect(held.split(/[^\w-]+/)).not.toContain(name);
  });

  it('that are numbers, letters or words of libvirt’s change no value', () => {
    const { made } = hidden([
      host,
      domain('2', "<cputune><vcpupin vcpu='0' cpuset='2,2'/></cputune>"),
      domain('r', "<cputune><vcpupin vcpu='0' cpuset='1'/></cputune>"),
      domain('strict', "<numatune><memory mode='strict' nodeset='0'/></numatune>"),
      'virsh vcpupin strict 0 r\n',
    ]);
    expect(made?.lost).toEqual([]);
    expect(made?.added).toEqual([]);
    expect(made?.texts.map(({ text }) => text).join('')).toContain("mode='strict'");
    expect(made?.texts.at(-1)?.text).toContain('vcpupin VM-C 0 r');
  });
});

it('findSensitive names what the texts hold', () => {
  const found = findSensitive(sources);
  expect([...new Set(found.map(({ kind }) => kind))]).toEqual([
    'password',
    'uuid',
    'mac',
    'ip-address',
    'path',
    'host-name',
    'metadata',
    'serial',
  ]);
  expect(found.find(({ kind }) => kind === 'password')).toEqual({ kind: 'password', source: 's1', line: 18 });
  expect(findSensitive([{ id: 'h', name: '', text: host }])).toEqual([]);
  const lesson =
    "<domain type='kvm'>\n<name>a</name><vcpu placement='static' cpuset='0-3,^3'>4</vcpu></domain>";
  expect(findSensitive([{ id: 'd', name: '', text: lesson }])).toEqual([]);
});
