/**
 * What of fast-xml-parser the page never runs is not loaded. The gate decides what is well-formed, so the library's own
 * validator is not asked; trees are taken in document order, so nothing makes plain objects of them; no value is taken for
 * a number, so strnum is not asked; what has a DOCTYPE is refused by the gate, so none is read; and is-unsafe, which would look at the
 * entities of one, touches every context it knows when it loads. No bundler can tell any of that. Where one of these
 * functions is called after all, it throws.
 */
import type { Plugin } from 'vite';

const neverAsked =
  /[/\\]is-unsafe[/\\]src[/\\]contexts[/\\](?:sql|sql-strict|shell|redos|nosql|log|svg)\.js$/;
const neverCalled =
  /[/\\]fast-xml-parser[/\\]src[/\\](?:validator|xmlparser[/\\]node2json)\.js$|[/\\]strnum[/\\]strnum\.js$/;
const doctypes = /[/\\]fast-xml-parser[/\\]src[/\\]xmlparser[/\\]DocTypeReader\.js$/;

/** One is made for every text. */
const noDoctype = `
  export default class DocTypeReader {
    readDocType() { throw new Error('not in the page'); }
  }
`;

const absent = `
  export function validate() { throw new Error('not in the page'); }
  export default validate;
`;

export function leanXmlParser(): Plugin {
  return {
    name: 'pinscope:lean-xml-parser',
    load: {
      filter: { id: [neverAsked, neverCalled, doctypes] },
      handler: (id) => (doctypes.test(id) ? noDoctype : neverCalled.test(id) ? absent : 'export default [];'),
    },
  };
}
