import { describe, expect, it } from 'vitest';
import { pieceOf } from '../text/source.ts';
import { withinCpuMs } from '../../testing/cpu-time.ts';
import { libvirtDomain } from './readers/libvirt-domain.ts';

const elisionIn = (text: string) =>
  libvirtDomain
    .read(pieceOf({ id: 's', name: 'a', text }), {})
    .problems.find(({ rule }) => rule === 'xml-elided');

it('are looked for once in a text of many domains', () => {
  const domain = '<domain><vcpu>1</vcpu><!-- ... --></domain>';
  withinCpuMs(3000, () => {
    expect(elisionIn(`<domainsnapshot>${domain.repeat(4000)}</domainsnapshot>`)?.params).toEqual({
      inside: 'domain',
      places: 4000,
    });
  });
});

describe('dots between elements', () => {
  it.each([
    ['<domain>\n  ...\n  <vcpu>2</vcpu>\n</domain>', 'domain', 1],
    ["<domain><cputune><vcpupin vcpu='0' cpuset='1'/>\n…\n</cputune></domain>", 'cputune', 1],
    ['<domain><cputune>[...]</cputune> ... </domain>', 'domain', 2],
    ['<cputune>\n....\n</cputune>', 'cputune', 1],
    ['<domain><!-- ... --><vcpu>1</vcpu></domain>', 'domain', 1],
    ['<domain><cputune><!-- … --></cputune><!-- ... --><vcpu>1</vcpu></domain>', 'cputune', 2],
    ['<domain><vcpu>1</vcpu><!-- ... -->\n...</domain>', 'domain', 2],
    ['<domainsnapshot><domain>...</domain><!-- ... --></domainsnapshot>', 'domain', 1],
  ])('are told: %s', (text, inside, places) => {
    expect(elisionIn(text)?.params).toEqual({ inside, places });
  });

  it.each([
    '<domain><name>...</name></domain>',
    '<domain><description>And so on ...</description></domain>',
    '<domain><devices>\n...\n</devices></domain>',
    '<domain><devices>\n<!-- ... -->\n<disk><!-- … --></disk></devices></domain>',
    '<domain><metadata><cputune><!-- ... --></cputune></metadata></domain>',
    '<domainsnapshot><!-- ... --><domain></domain></domainsnapshot>',
    '<domain><!-- pins: see below... --><vcpu>1</vcpu></domain>',
    '<domain>wait...what<vcpu>1</vcpu></domain>',
  ])('elsewhere are text: %s', (text) => {
    expect(elisionIn(text)).toBeUndefined();
  });
});
