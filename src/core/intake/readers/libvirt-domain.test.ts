/** The dresses in which libvirt's domain XML is pasted. */
import { describe, expect, it } from 'vitest';
import { analyzeTexts } from '../../../testing/analyze-text.ts';

const vm = (name: string, vcpus = 2): string =>
  `<domain type='kvm' id='3'>\n  <name>${name}</name>\n  <vcpu>${vcpus}</vcpu>\n  <cputune><vcpupin vcpu='0' cpuset='${vcpus}'/></cputune>\n</domain>`;

const warning = `<!--
WARNING: THIS IS AN AUTO-GENERATED FILE. CHANGES TO IT ARE LIKELY TO BE
OVERWRITTEN AND LOST. Changes to this xml configuration should be made using:
  virsh edit a
or other application using the libvirt API.
-->
`;

/** `a:2`: name and number of vCPUs. */
function read(text: string) {
  const { domains, problems, assumptions } = analyzeTexts([text]);
  return {
    domains: domains.map(({ name, vcpus }) => `${name ?? ''}:${vcpus.max}`),
    pins: domains.map(({ vcpuPins }) => vcpuPins.length),
    refusals: domains.flatMap(({ refusals }) => refusals),
    rules: problems.map(({ rule }) => rule),
    assumptions,
  };
}

describe('one domain', () => {
  it.each([
    ['as it is', vm('a')],
    ['with an XML declaration', `<?xml version="1.0" encoding="UTF-8"?>\n${vm('a')}`],
    ['with a byte order mark', `\uFEFF<?xml version='1.0'?>\n${vm('a')}`],
    ['of /etc/libvirt/qemu', `${warning}\n${vm('a')}\n`],
    ['with CRLF', vm('a').replaceAll('\n', '\r\n')],
    ['after virsh dumpxml', `[root@h ~]# virsh dumpxml a\n${vm('a')}\n\n[root@h ~]#`],
    [
      'in <domstatus>',
      `${warning}<domstatus state='running' reason='booted' pid='42'>\n<monitor path='/x' type='unix'/><vcpus><vcpu id='0' pid='43'/></vcpus><numad nodeset='0' cpuset='0-3'/>\n${vm('a')}\n</domstatus>`,
    ],
    [
      'in <domainsnapshot>',
      `<domainsnapshot><name>s1</name><state>running</state><memory snapshot='no'/><disks><disk name='vda'/></disks>${vm('a')}<cookie><cpu><topology sockets='1' cores='1' threads='1'/></cpu></cookie></domainsnapshot>`,
    ],
    [
      'in <domainsnapshot> with what the next start would use',
      `<domainsnapshot><name>s1</name>${vm('a')}${vm('a', 7).replaceAll('domain', 'inactiveDomain')}</domainsnapshot>`,
    ],
    [
      'as <inactiveDomain> alone',
      `<domainsnapshot><name>s1</name>${vm('a').replaceAll('domain', 'inactiveDomain')}</domainsnapshot>`,
    ],
    ['in <domaincheckpoint>', `<domaincheckpoint><name>c1</name>${vm('a')}</domaincheckpoint>`],
    [
      'with another <domain> in its metadata',
      vm('a').replace(
        '<vcpu>',
        `<metadata><x:y xmlns:x='http://x'><domain>z</domain></x:y></metadata><vcpu>`,
      ),
    ],
    [
      'with QEMU’s own namespace',
      vm('a')
        .replace('<domain', `<domain xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'`)
        .replace('</domain>', `<qemu:commandline><qemu:arg value='-smp'/></qemu:commandline></domain>`),
    ],
  ])('%s', (_, text) => {
    expect(read(text)).toEqual({ domains: ['a:2'], pins: [1], refusals: [], rules: [], assumptions: [] });
  });
});

describe('a domain of a snapshot that only the next start would use', () => {
  it('has its place in the text', () => {
    const text = `<domainsnapshot><name>s1</name>${vm('a').replaceAll('domain', 'inactiveDomain')}</domainsnapshot>`;
    const analysis = analyzeTexts([text]);
    const root = analysis.domains[0]?.roots[0];
    expect(root && text.slice(root.span.from, root.span.to)).toMatch(
      /^<inactiveDomain[^]*<\/inactiveDomain>$/,
    );
  });
});

describe('several domains', () => {
  it.each([
    ['one after the other', `${vm('a')}\n\n${vm('b', 3)}`],
    ['each with a declaration', `<?xml version='1.0'?>\n${vm('a')}\n<?xml version='1.0'?>\n${vm('b', 3)}`],
    ['each after its command', `# virsh dumpxml a\n${vm('a')}\n# virsh dumpxml b\n${vm('b', 3)}`],
    ['in <domains>', `<domains>\n${vm('a')}\n${vm('b', 3)}\n</domains>`],
    ['in two files of /etc/libvirt/qemu', `${warning}${vm('a')}\n${warning}${vm('b', 3)}`],
    [
      'in two <domstatus>',
      `<domstatus state='running'>${vm('a')}</domstatus>\n<domstatus state='shutoff'>${vm('b', 3)}</domstatus>`,
    ],
  ])('%s', (_, text) => {
    expect(read(text)).toEqual({
      domains: ['a:2', 'b:3'],
      pins: [1, 1],
      refusals: [],
      rules: [],
      assumptions: [],
    });
  });
});

describe('a wrapper without a domain', () => {
  it.each([
    `<domainbackup mode='pull' id='1'><server name='localhost'/><disks><disk name='vda'/></disks></domainbackup>`,
    `<domstatus state='running'/>`,
    '<domains/>',
    '<domainsnapshot><name>s1</name></domainsnapshot>',
  ])('%s says what to paste', (text) => {
    expect(read(text)).toMatchObject({ domains: [], rules: ['nothing-to-read'] });
  });

  it('that is cut off gives the domain as far as it goes', () => {
    const text = `<domstatus state='running'>${vm('a')}`;
    expect(read(text)).toMatchObject({ domains: ['a:2'], rules: ['xml-malformed'] });
  });
});
