/** What is no XML: libxml2's first complaint, word for word, line and pointer included. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findLibxmlFault } from '../../core/xml/libxml-fault.ts';
import { writeLibxmlFault } from '../../core/xml/libxml-message.ts';
import { analyzeTexts } from '../analyze-text.ts';
import { propertySeed } from '../property-seed.ts';
import { Libvirt } from './libvirt.ts';
import { describeWithLibvirt } from './with-libvirt.ts';

const scrap = fc.constantFrom(
  ...['<!--', '-->', '--', '-', '<![CDATA[', ']]>', '<?p', '<?', '?>', '<b>', '</b>', '<b', '</', '/>', '>'],
  ...['&', '&lt;', '&#1;', '&x;', ';', '="', "='", '"', "'", '/', 'a', ' b', ' ', '\n', '\t', '\r', '\r\n'],
  ...['é', '中', '😀', '\u0001', '\ufffe', 'x'.repeat(30), '中'.repeat(12)],
);
const anyText = fc
  .array(scrap, { maxLength: 12, size: 'max' })
  .map((scraps) => `<domain type='test'>\n<name>m</name>\n${scraps.join('')}\n</domain>`);

function ourComplaint(text: string): string | undefined {
  const fault = findLibxmlFault(text);
  return fault && writeLibxmlFault('(domain_definition)', text, fault);
}

describeWithLibvirt('malformed XML', () => {
  let libvirt: Libvirt;
  beforeAll(() => {
    libvirt = new Libvirt('test');
  });
  afterAll(() => libvirt.close());

  /** libvirt's own words where the text is XML are of no concern here. */
  async function complaintOf(xml: string): Promise<string | undefined> {
    const verdict = await libvirt.define({ name: 'm', xml });
    if (verdict.accepted || !verdict.error.startsWith('(domain_definition):')) return undefined;
    return verdict.error;
  }

  it('has libxml2’s words for scraps of markup', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (xml) => {
        expect(ourComplaint(xml)).toBe(await complaintOf(xml));
      }),
      { numRuns: 1000, seed: propertySeed },
    );
  });

  // Beside the XML a paste may hold prompts, commands and host tables, which no file that virsh is given ever holds. So
  // lines count from where the piece begins: what is quoted is what `virsh define` says of that piece saved as a file.
  it('quotes what virsh says of the piece that was cut from a paste', async () => {
    const piece = `<domain type='test'>\n<name>m</name>\n<vcpu>2</vcp>\n</domain>`;
    const { domains } = analyzeTexts([
      `[root@host ~]# virsh dumpxml m\n\n${piece}\n\n[root@host ~]# numactl -H\n`,
    ]);
    expect(domains.map(({ refusals }) => refusals[0]?.message)).toEqual([await complaintOf(piece)]);
    expect(domains[0]?.refusals[0]?.message).toMatch(/^\(domain_definition\):3: /);
  });
});
