/** Domains laid out as people lay them out, and copied as people copy them: what an edit has to keep. */
import fc from 'fast-check';
import { chanceDomain, type GeneratedDomain } from './domain.ts';
import { node, type XmlNode } from './xml-node.ts';

interface Layout {
  /** Empty: all on one line. */
  readonly step: string;
  readonly quote: "'" | '"';
  /** Of ten elements so many carry a comment behind them, or above. */
  readonly comments: number;
}

const layout: fc.Arbitrary<Layout> = fc.record({
  step: fc.constantFrom('  ', '  ', '    ', '\t', ''),
  quote: fc.constantFrom<"'" | '"'>("'", "'", '"'),
  comments: fc.constantFrom(0, 0, 2),
});

/** What a domain comes in. */
type Dress =
  'bare' | 'crlf' | 'html' | 'quoted' | 'numbered' | 'session' | 'status' | 'snapshot' | 'fragments';

const dresses: readonly Dress[] = [
  'bare',
  'bare',
  'bare',
  'crlf',
  'html',
  'quoted',
  'numbered',
  'session',
  'status',
  'snapshot',
  'fragments',
];

export interface WrittenDomain {
  readonly text: string;
  readonly dress: Dress;
}

export const writtenDomain: fc.Arbitrary<WrittenDomain> = fc
  .record({ domain: chanceDomain, layout, dress: fc.constantFrom(...dresses) })
  .map(({ domain, layout, dress }) => ({ text: dressText(domain, layout, dress), dress }));

const fragmentRoots = ['vcpu', 'cputune', 'numatune', 'cpu', 'iothreads'];

function dressText({ elements }: GeneratedDomain, how: Layout, dress: Dress): string {
  const base = [node('name', {}, 'web'), node('os', {}, [node('type', {}, 'hvm')])];
  const domain = node('domain', { type: 'test' }, [...base, ...elements]);
  const counter = { at: 0 };
  const whole = layOut(domain, how, '', counter);
  switch (dress) {
    case 'bare':
      return `${whole}\n`;
    case 'crlf':
      return `${whole}\n`.replaceAll('\n', '\r\n');
    case 'html':
      return whole.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    case 'quoted':
      return `On Monday somebody wrote:\n${whole.replace(/^/gm, '> ')}\n`;
    case 'numbered':
      return whole
        .split('\n')
        .map((line, i) => `${String(i + 1).padStart(4)}  ${line}`)
        .join('\n');
    case 'session':
      return `[root@kvm01 ~]# virsh dumpxml web\n${whole}\n\n[root@kvm01 ~]# virsh list\n`;
    case 'status':
      return `<domstatus state='running' reason='booted' pid='4711'>\n${layOut(domain, how, '  ', counter)}\n</domstatus>\n`;
    case 'snapshot':
      return `<domainsnapshot>\n  <name>before</name>\n${layOut(domain, how, '  ', counter)}\n</domainsnapshot>\n`;
    case 'fragments': {
      const roots = elements.filter(({ name }) => fragmentRoots.includes(name));
      const some = roots.length > 0 ? roots : [node('vcpu', {}, '4')];
      return some.map((root) => layOut(root, how, '', counter)).join('\n');
    }
  }
}

function layOut(
  { name, attributes, content }: XmlNode,
  how: Layout,
  indent: string,
  counter: { at: number },
): string {
  const { step, quote, comments } = how;
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}=${quote}${escapeXml(value ?? '')}${quote}`)
    .join('');
  const isRemarked = counter.at++ % 10 < comments && indent !== '';
  const above =
    isRemarked && counter.at % 2 === 0 ? `${indent}<!-- ${name} -->${step === '' ? '' : '\n'}` : '';
  const beside = isRemarked && counter.at % 2 === 1 ? ' <!-- so -->' : '';
  const open = `${above}${indent}<${name}${written}`;
  if (content.length === 0) return `${open}/>${beside}`;
  if (typeof content === 'string') return `${open}>${escapeXml(content)}</${name}>${beside}`;
  const ends = step === '' ? '' : '\n';
  const children = content
    .map((child) => layOut(child, how, step === '' ? '' : indent + step, counter))
    .join(ends);
  return `${open}>${ends}${children}${ends}${step === '' ? '' : indent}</${name}>${beside}`;
}

function escapeXml(text: string): string {
  return text.replace(/[&<>'"\t\n\r]/g, (char) => `&#${char.charCodeAt(0)};`);
}
