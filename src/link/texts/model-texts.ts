/** The texts that a model stands for: what the page opens, and what the Share panel shows beforehand. */
import type { KeptDomain } from '../model/kept-domain.ts';
import type { LinkModel } from '../model/link-model.ts';
import { domainText } from './domain-text.ts';
import { hostText } from './host-texts.ts';

interface ModelText {
  readonly name: string;
  readonly text: string;
}

/** Characters of all texts together: more than 8,192 CPUs with 32,768 pins make, and no more than a page can hold. */
const mostCharacters = 16 * 1024 * 1024;

/** So many domains have a text each; of more than that all are in one. */
const mostTexts = 16;

/** Undefined: a few bytes that stand for more text than anybody pastes. */
export function modelTexts({ hosts, domains, pieces }: LinkModel): readonly ModelText[] | undefined {
  let left = mostCharacters;
  const count = (text: string): string => {
    left -= text.length;
    return left < 0 ? '' : text;
  };
  const ofHosts = hosts.map((facts) => ({
    name: hostNames[facts.from] ?? 'host.txt',
    text: count(hostText(facts)),
  }));
  const groups = groupDomains(domains);
  const ofDomains = groups.map((group) => ({
    name: domainName(group),
    text: group.map((domain) => count(domainText(domain))).join('\n'),
  }));
  const inOne =
    ofDomains.length > mostTexts
      ? [{ name: 'domains.xml', text: ofDomains.map(({ text }) => text).join('\n') }]
      : ofDomains;
  const others = pieces.map(({ kind, text }) => ({ name: pieceNames[kind], text }));
  return left < 0 ? undefined : withOwnNames([...ofHosts, ...inOne, ...others]);
}

const hostNames: Readonly<Partial<Record<LinkModel['hosts'][number]['from'], string>>> = {
  'virsh-capabilities': 'capabilities.xml',
  'numactl-hardware': 'numactl.txt',
  'sysfs-list': 'sys-devices-system.txt',
};

const pieceNames = { guest: 'qemu.sh', seen: 'running.txt', change: 'commands.sh' } as const;

/** Fragments that follow each other may belong together, and stand in one text. */
function groupDomains(domains: readonly KeptDomain[]): readonly (readonly KeptDomain[])[] {
  const groups: KeptDomain[][] = [];
  for (const domain of domains) {
    const last = groups.at(-1);
    if (domain.root !== 0 && last !== undefined && last[0]?.root !== 0) last.push(domain);
    else groups.push([domain]);
  }
  return groups;
}

function domainName([first]: readonly KeptDomain[]): string {
  if (first?.root !== 0) return 'fragment.xml';
  const name = first.element.children.find(({ row }) => row === nameRow)?.text ?? '';
  // A file's name may tell the command that wrote it: letters of a name are enough to know a text by.
  const plain = name.replace(/[^\p{L}\p{N}.-]+/gu, '-').slice(0, 60);
  return plain === '' ? 'domain.xml' : `${plain}.xml`;
}

const nameRow = 1;

function withOwnNames(texts: readonly ModelText[]): readonly ModelText[] {
  const seen = new Map<string, number>();
  return texts.map(({ name, text }) => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return { name: count === 1 ? name : name.replace(/(?=\.\w+$)/, `-${String(count)}`), text };
  });
}
