/** Domain XML: a whole `<domain>`, one wrapped by libvirt's status or snapshot files, or a fragment of any root. */
import { isDomainFragment, isDomainWrapper } from '../../domain/vocabulary.ts';
import { spanIn, type Piece } from '../../text/source.ts';
import { findLibxmlFault } from '../../xml/libxml-fault.ts';
import { writeLibxmlFault } from '../../xml/libxml-message.ts';
import { readXml } from '../../xml/read-xml.ts';
import { elementWith, type XmlElement, type XmlFault } from '../../xml/xml.ts';
import { problem, type DomainRoot, type Problem, type Reader, type Reading } from '../reading.ts';
import { readDomainStatus } from '../domain-status.ts';
import { findElision } from '../elided-xml.ts';
import { rootTagOf } from '../root-tag.ts';

export const libvirtDomain: Reader = { id: 'libvirt-domain', use: 'read', detect, read };

function detect(piece: Piece): boolean {
  const root = rootTagOf(piece.text);
  if (root === undefined) return false;
  if (root.name === 'domain' || isDomainWrapper(root.name)) return true;
  if (!isDomainFragment(root.name)) return false;
  // <cpu>, <topology> and <cell> are elements of host descriptions too; there they say other things.
  if (root.name === 'topology') return /\ssockets\s*=/.test(root.tag);
  if (root.name === 'cell') return /\s(?:cpus|memory)\s*=/.test(root.tag);
  if (root.name === 'cpu') return !/\s(?:socket_id|siblings|core_id)\s*=/.test(root.tag);
  return true;
}

function read(piece: Piece): Reading {
  const { root, fault } = readXml(piece, 'domain');
  const problems: Problem[] = fault === undefined ? [] : [faultProblem(fault)];
  if (root === undefined) return { problems };
  // Of the piece alone, lines counted from where it begins: what `virsh define` says of it as a file. A paste may hold
  // more (prompts, other texts), which libvirt never sees; where the fault is in the paste, its span tells.
  const libxml = fault?.kind === 'malformed' ? findLibxmlFault(piece.text) : undefined;
  const said =
    libxml === undefined ? {} : { faultMessage: writeLibxmlFault('(domain_definition)', piece.text, libxml) };
  const status = readDomainStatus(root);
  const elements = isDomainWrapper(root.name) ? domainsIn(root) : [root];
  const elided = findElision(piece, elements);
  if (elided !== undefined) problems.push(elided);
  const domainRoots = elements.map((element): DomainRoot => ({
    element,
    whole: element.name === 'domain',
    ...(status === undefined ? {} : { status }),
    // A limit of ours (DOCTYPE, depth) is no refusal of libvirt's.
    ...(fault?.kind === 'malformed' ? { fault: fault.span, faultDetail: fault.detail, ...said } : {}),
  }));
  if (domainRoots.length === 0)
    problems.push(problem('nothing-to-read', { kind: 'other-xml' }, spanIn(piece)));
  return { domainRoots, problems };
}

/**
 * The `<domain>` elements inside a wrapper; they stand at most three levels deep. A snapshot of a running domain also
 * keeps what the next start would use, `<inactiveDomain>`: the same guest once more, read only where it is alone.
 */
function domainsIn(root: XmlElement): readonly XmlElement[] {
  let level: readonly XmlElement[] = root.children;
  for (let depth = 0; depth < 3; depth++) {
    const found = level.filter((element) => element.name === 'domain');
    if (found.length > 0) return found;
    const inactive = level.find((element) => element.name === 'inactiveDomain');
    if (inactive !== undefined) return [elementWith(inactive, { name: 'domain' })];
    level = level.flatMap((element) => element.children);
  }
  return [];
}

/** A fault of the XML as a problem: what libxml2 refuses too, or a limit that is named as one. */
export function faultProblem(fault: XmlFault): Problem {
  return fault.kind === 'malformed'
    ? problem('xml-malformed', { detail: fault.detail }, fault.span)
    : problem('xml-limit', { limit: fault.kind, detail: fault.detail }, fault.span);
}
