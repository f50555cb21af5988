/** Which documents are taken, against our own table and against xmllint where there is one. */
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { isKnownEncoding } from './encodings.ts';
import { readXml } from './read-xml.ts';
import type { XmlFault } from './xml.ts';

type Verdict = 'ok' | XmlFault['kind'];

const nested = (depth: number): string => '<a>'.repeat(depth) + '</a>'.repeat(depth);
const declared = (encoding: string, content = ''): string =>
  `<?xml version="1.0" encoding="${encoding}"?><a>${content}</a>`;

/** Name, document, our verdict; `other` where xmllint says otherwise, and why. */
const corpus: readonly [name: string, text: string, verdict: Verdict, other?: string][] = [
  ['empty element', '<a/>', 'ok'],
  ['start and end tag', '<a></a>', 'ok'],
  ['blank in the end tag', '<a></a \n>', 'ok'],
  ['declaration', '<?xml version="1.0"?><a/>', 'ok'],
  ['declaration with all', "<?xml version='1.0' encoding='UTF-8' standalone='no' ?>\n<a/>\n", 'ok'],
  ['BOM', '\ufeff<a/>', 'ok'],
  ['BOM and declaration', '\ufeff<?xml version="1.0"?><a/>', 'ok'],
  ['CR LF', '<a\r\n b="1"\r\n>\r\n</a\r\n>\r\n', 'ok'],
  ['lone CR', '<a\rb="1"\r/>\r', 'ok'],
  ['both quotes', `<a b='"' c="'"/>`, 'ok'],
  ['> in a value', '<a b=">"/>', 'ok'],
  ['blanks around =', '<a b \t=\n "1"/>', 'ok'],
  ['five entities', '<a b="&lt;&gt;&amp;&quot;&apos;">&lt;&gt;&amp;&quot;&apos;</a>', 'ok'],
  ['character references', '<a b="&#9;&#10;&#x10FFFF;">&#65;&#x1F600;</a>', 'ok'],
  ['CDATA', '<a><![CDATA[<b>&nbsp; a & b ]] ]>]]></a>', 'ok'],
  ['comments', '<!-- a & b < c --><a><!-- - --></a><!---->', 'ok'],
  ['processing instruction', `<?p it's a & b?><a><?q?></a><?r ?? ?>`, 'ok'],
  ['undeclared prefix', '<a><qemu:commandline/></a>', 'ok'],
  ['declared prefix', '<a xmlns:q="u"><q:b q:c="1"/></a>', 'ok'],
  ['odd prefixes', '<a:b:c :d="1"/>', 'ok'],
  ['non-ASCII names', '<名 é="1"><\u{10000}/></名>', 'ok'],
  ['astral text', '<a b="😀">😀</a>', 'ok'],
  ['prototype names', '<__proto__ constructor="1" __proto__="2"><toString/></__proto__>', 'ok'],
  ['DEL and C1', '<a>\x7f\x85</a>', 'ok'],
  [']] in text', '<a>]] > ]></a>', 'ok'],
  ['version 1.1', '<?xml version="1.1"?><a/>', 'ok'],
  ['deepest nesting', nested(256), 'ok'],
  ['longest name', `<${'n'.repeat(50_000)}/>`, 'ok'],
  ['wrong xml:space, xml:id', '<a xml:space="x" xml:id="1"/>', 'ok'],
  ['label ISO-8859-1', declared('iso-8859-1'), 'ok'],
  ['label UTF-16', declared('UTF-16'), 'ok', 'xmllint sees UTF-8 bytes; we get text that was decoded'],
  ['label US-ASCII', declared('US-ASCII', 'a'), 'ok'],

  ['nothing', '', 'malformed'],
  ['blanks only', ' \n ', 'malformed'],
  ['no root', '<?xml version="1.0"?><!-- -->', 'malformed'],
  ['text only', 'a', 'malformed'],
  ['text before', 'x<a/>', 'malformed'],
  ['text after', '<a/>x', 'malformed'],
  ['CDATA after', '<a/><![CDATA[]]>', 'malformed'],
  ['reference after', '<a/>&#32;', 'malformed'],
  ['two roots', '<a/><b/>', 'malformed'],
  ['two documents', '<?xml version="1.0"?><a/>\n<?xml version="1.0"?><a/>', 'malformed'],
  ['blank before the declaration', ' <?xml version="1.0"?><a/>', 'malformed'],
  ['declaration inside', '<a><?xml version="1.0"?></a>', 'malformed'],
  ['upper-case declaration', '<?XML version="1.0"?><a/>', 'malformed'],
  ['declaration without version', '<?xml encoding="UTF-8"?><a/>', 'malformed'],
  ['declaration out of order', '<?xml encoding="UTF-8" version="1.0"?><a/>', 'malformed'],
  ['bare declaration', '<?xml?><a/>', 'malformed'],
  ['version 2.0', '<?xml version="2.0"?><a/>', 'malformed'],
  ['version 1.', '<?xml version="1."?><a/>', 'malformed', 'libxml2 takes any 1.*'],
  ['standalone YES', '<?xml version="1.0" standalone="YES"?><a/>', 'malformed'],
  ['unclosed', '<a>', 'malformed'],
  ['unclosed inside', '<a><b></a>', 'malformed'],
  ['crossed', '<a><b></a></b>', 'malformed'],
  ['stray end tag', '<a></b></a>', 'malformed'],
  ['end tag only', '</a>', 'malformed'],
  ['other case', '<a></A>', 'malformed'],
  ['cut in a tag', '<a b="1', 'malformed'],
  ['cut in a comment', '<a/><!-- ', 'malformed'],
  ['cut in an end tag', '<a></a', 'malformed'],
  ['cut CDATA', '<a><![CDATA[x]]</a>', 'malformed'],
  ['blank after <', '< a/>', 'malformed'],
  ['digit name', '<1a/>', 'malformed'],
  ['no name', '<></>', 'malformed'],
  ['slash inside', '<a / >', 'malformed'],
  ['attribute in the end tag', '<a></a b="1">', 'malformed'],
  ['no quotes', '<a b=1/>', 'malformed'],
  ['no value', '<a b/>', 'malformed'],
  ['no value, then one', '<a b c="1"/>', 'malformed'],
  ['no blank between', '<a b="1"c="2"/>', 'malformed'],
  ['twice the same', '<a b="1" b="2"/>', 'malformed'],
  ['twice __proto__', '<a __proto__="1" __proto__="2"/>', 'malformed'],
  ['< in a value', '<a b="<"/>', 'malformed'],
  ['curly quotes', '<a b=“1”/>', 'malformed'],
  ['bare &', '<a b="x&y"/>', 'malformed'],
  ['bare & in text', '<a>x & y</a>', 'malformed'],
  ['& without ;', '<a>&amp</a>', 'malformed'],
  ['& in a tag', '<a &="1"/>', 'malformed'],
  ['empty reference', '<a>&;</a>', 'malformed'],
  ['nbsp', '<a>&nbsp;</a>', 'malformed'],
  ['entity named constructor', '<a>&constructor;&__proto__;</a>', 'malformed'],
  ['&#0;', '<a>&#0;</a>', 'malformed'],
  ['&#1; in 1.1', '<?xml version="1.1"?><a>&#1;</a>', 'malformed'],
  ['&#xFFFE;', '<a>&#xFFFE;</a>', 'malformed'],
  ['&#xD800;', '<a>&#xD800;</a>', 'malformed'],
  ['&#x;', '<a>&#x;</a>', 'malformed'],
  ['&#X41;', '<a>&#X41;</a>', 'malformed'],
  ['huge reference', `<a>&#${'9'.repeat(400)};</a>`, 'malformed'],
  ['NUL', '<a>\0</a>', 'malformed'],
  ['control character', '<a b="\x01"/>', 'malformed'],
  ['escape in a comment', '<a><!--\x1b--></a>', 'malformed'],
  ['U+FFFF', '<a>\uffff</a>', 'malformed'],
  ['BOM inside of the prologue', ' \ufeff<a/>', 'malformed'],
  ['two BOMs', '\ufeff\ufeff<a/>', 'malformed'],
  [']]> in text', '<a>]]></a>', 'malformed'],
  ['-- in a comment', '<a><!-- -- --></a>', 'malformed'],
  ['---> at the end', '<a><!-- ---></a>', 'malformed'],
  ['<! of nothing', '<a><!b></a>', 'malformed'],
  ['instruction without a name', '<a><? b?></a>', 'malformed'],
  ['instruction named xMl', '<a><?xMl?></a>', 'malformed'],
  ['escaped twice', '&lt;a/&gt;', 'malformed'],
  ['too deep', nested(258), 'depth'],
  ['one too deep for us', nested(257), 'depth', 'libxml2 counts one more'],
  ['too long a name', `<${'n'.repeat(50_001)}/>`, 'name-length'],
  ['too long an attribute name', `<a ${'n'.repeat(50_001)}="1"/>`, 'name-length'],
  ['too long an instruction', `<?${'n'.repeat(50_001)} ?><a/>`, 'name-length'],
  ['label bogus', declared('bogus'), 'encoding'],
  ['label ISO-8859-12', declared('ISO-8859-12'), 'encoding'],
  ['empty label', declared(''), 'malformed'],
  ['not ASCII', declared('US-ASCII', 'é'), 'encoding'],
  ['DOCTYPE', '<!DOCTYPE a><a/>', 'doctype', 'libvirt has no use for it'],
  ['DOCTYPE inside', '<a><!DOCTYPE a></a>', 'malformed'],
  ['entity of its own', '<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>', 'doctype', 'no DTD, no entities'],
  [
    'external entity',
    '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>',
    'doctype',
    'the same',
  ],
  [
    'billion laughs',
    `<!DOCTYPE a [<!ENTITY b0 "ha">${Array.from({ length: 12 }, (_, i) => `<!ENTITY b${String(i + 1)} "${`&b${String(i)};`.repeat(10)}">`).join('')}]><a>&b12;</a>`,
    'doctype',
  ],
];

const kindOf = (text: string): Verdict => readXml({ source: 's', text, at: 0 }).fault?.kind ?? 'ok';

/** Undefined when xmllint is not installed. */
function askXmllint(text: string): boolean | undefined {
  const run = spawnSync('xmllint', ['--noout', '--nonet', '-'], { input: text });
  return run.error === undefined ? run.status === 0 : undefined;
}

describe('verdicts', () => {
  it.each(corpus)('%s', (_name, text, verdict) => {
    expect(kindOf(text)).toBe(verdict);
    const large = readXml({ source: 's', text, at: 0 }, 'large');
    expect(large).toEqual(readXml({ source: 's', text, at: 0 }));
  });

  it('are those of xmllint', () => {
    let compared = 0;
    for (const [name, text, verdict, other] of corpus) {
      const theirs = askXmllint(text);
      if (theirs === undefined) break;
      compared++;
      expect([name, theirs]).toEqual([name, other === undefined ? verdict === 'ok' : verdict !== 'ok']);
    }
    // eslint-disable-next-line no-console -- how many ran depends on the machine
    console.info(`xml: ${String(compared)} of ${String(corpus.length)} documents compared with xmllint`);
  });

  it('know the encodings that libxml2 knows', () => {
    const names =
      'UTF-8 UTF8 ISO-8859-1 ISO8859-15 ISO_8859-1 latin1 ASCII windows-1250 windows-1258 windows-874 cp1252 CP437 IBM850 ' +
      'KOI8-R KOI8-U GBK GB2312 GB18030 BIG5 Big5-HKSCS Shift_JIS SJIS EUC-JP EUC-KR EUC-CN EUC-TW ISO-2022-JP TIS-620 CP936';
    const wrong = 'bogus ISO-8859-12 ISO-8859-17 windows-1259 cp99999 UTF-9 koi8-z x-user-defined';
    for (const name of names.split(' ')) {
      expect([name, isKnownEncoding(name)]).toEqual([name, true]);
      expect([name, askXmllint(declared(name)) ?? true]).toEqual([name, true]);
    }
    for (const name of wrong.split(' ')) {
      expect([name, isKnownEncoding(name)]).toEqual([name, false]);
      expect([name, askXmllint(declared(name)) ?? false]).toEqual([name, false]);
    }
  });
});
