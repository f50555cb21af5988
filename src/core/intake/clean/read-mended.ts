/**
 * Reads XML as it was meant beside as it is written. Of a domain both are kept: libvirt judges what is written, the
 * picture shows what was meant.
 */
import { findLibxmlFault } from '../../xml/libxml-fault.ts';
import { writeLibxmlFault } from '../../xml/libxml-message.ts';
import { spanIn, type Piece } from '../../text/source.ts';
import {
  problem,
  type DomainRoot,
  type Problem,
  type ReadContext,
  type Reader,
  type Reading,
} from '../reading.ts';
import { mendXml } from './mend-xml.ts';
import type { Repair } from './repair.ts';

export function readMended(reader: Reader, piece: Piece, context: ReadContext): Reading {
  const written = reader.read(piece, context);
  const mended = mendXml(piece);
  if (mended.repairs.length === 0 || reader.use !== 'read') return written;
  const reading = reader.read(mended.piece, context);
  if (reading.domainRoots === undefined || reading.domainRoots.length === 0) {
    if (written.domainRoots !== undefined) return written;
    const notes = mended.repairs.map(({ kind, count, span }) =>
      problem('text-repaired', { kind, count, libvirt: undefined }, span),
    );
    return { ...reading, problems: [...reading.problems, ...notes] };
  }
  const domainRoots = reading.domainRoots.map((root, i) =>
    besides(root, written.domainRoots?.[i], mended.repairs, written.problems, piece),
  );
  // Faults of the text as written are libvirt's own verdict, and stay.
  return { ...reading, domainRoots, problems: written.problems };
}

function besides(
  root: DomainRoot,
  written: DomainRoot | undefined,
  repairs: readonly Repair[],
  problems: readonly Problem[],
  piece: Piece,
): DomainRoot {
  if (written !== undefined) return { ...root, asWritten: written, repairs };
  // Not a single tag of it can be read as written.
  const libxml = findLibxmlFault(piece.text);
  const fault = problems.find(({ rule }) => rule === 'xml-malformed')?.span ?? spanIn(piece);
  const said =
    libxml === undefined ? {} : { faultMessage: writeLibxmlFault('(domain_definition)', piece.text, libxml) };
  const asWritten: DomainRoot = { ...root, fault, faultDetail: 'no tag can be read', ...said };
  return { ...root, asWritten, repairs };
}
