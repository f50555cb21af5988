import { describe, expect, it } from 'vitest';
import { defaultChoices } from '../core/analysis.ts';
import { capabilitiesText } from '../synthetic-hosts/host-text.ts';
import { decodeLink } from './link.ts';
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
