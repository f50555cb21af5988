/** Documents that are odd as XML: whether they are taken, and where both refuse for the same reason, the words. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { analyze } from '../../core/analyze.ts';
import { asLibvirt, differences, libvirtAnswer, ourAnswer } from './compare.ts';
import { oddDocuments } from './documents.ts';
import { Libvirt } from './libvirt.ts';
import { describeWithLibvirt } from './with-libvirt.ts';

/** Our own limits: named as such, and no verdict. */
function isBeyondLimit(text: string): boolean {
  return analyze([{ id: 'a', name: 'a', text }], asLibvirt).findings.some(({ rule }) => rule === 'xml-limit');
}

describeWithLibvirt('odd documents', () => {
  let libvirt: Libvirt;
  beforeAll(() => {
    libvirt = new Libvirt('test');
  });
  afterAll(() => libvirt.close());

  it(`are taken and refused as libvirt does (${oddDocuments.length})`, async () => {
    const questions = oddDocuments.map((text, i) => ({
      name: `odd${i}`,
      xml: text.replaceAll('NAME', `odd${i}`),
    }));
    const verdicts = await libvirt.defineAll(questions);
    const figures = { accepted: 0, refused: 0, malformed: 0, limits: 0 };
    const wrong = questions.flatMap(({ xml }, i) => {
      if (isBeyondLimit(xml)) {
        figures.limits++;
        return [];
      }
      const verdict = verdicts[i]!;
      const ours = ourAnswer(xml, '');
      if (!verdict.accepted && verdict.error.startsWith('(domain_definition)')) {
        // libxml2's sentence; ours names the same fault in other words.
        figures.malformed++;
        const refused = ours[0]!.startsWith('refused: (domain_definition)');
        return refused ? [] : [`${xml}\n- ${ours[0]!}\n+ ${verdict.error}`];
      }
      figures[verdict.accepted ? 'accepted' : 'refused']++;
      const lines = differences(ours, libvirtAnswer(verdict, 'all'));
      return lines.length === 0 ? [] : [[xml, ...lines].join('\n')];
    });
    console.info(`${oddDocuments.length} odd documents:`, figures);
    expect(wrong.join('\n\n'), 'documents on which we and libvirt differ').toBe('');
  });
});
