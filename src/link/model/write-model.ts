/**
 * A model as the bytes of a link, and back:
 *
 *     model     =  hosts domains choices pieces              zeros at the end are left out
 *     hosts     =  count {kind facts}                        kind 0 virsh capabilities, 1 numactl --hardware, 2 files of
 *                                                            /sys; facts: `hosts.ts`
 *     domains   =  `domains.ts`
 *     choices   =  `choices.ts`
 *     pieces    =  count {kind text}                         kind 0 a QEMU command line, 1 what was seen of running
 *                                                            guests, 2 what-if commands
 */
import { defaultChoices } from '../../core/analysis.ts';
import type { HostFacts } from '../../core/host/host-facts.ts';
import { ByteReader, ByteWriter, LinkDamage } from './bytes.ts';
import { readChoices, writeChoices } from './choices.ts';
import { readDomains, writeDomains } from './domains.ts';
import { readHost, writeHost } from './hosts.ts';
import type { KeptPiece, LinkModel } from './link-model.ts';
import { StringReader, StringWriter } from './strings.ts';

/** By their number in a link; never change or reorder them. */
const hostKinds: readonly HostFacts['from'][] = ['virsh-capabilities', 'numactl-hardware', 'sysfs-list'];
const pieceKinds: readonly KeptPiece['kind'][] = ['guest', 'seen', 'change'];

export function writeModel({ hosts, domains, choices, pieces }: LinkModel): Uint8Array {
  const bytes = new ByteWriter();
  const writers = { bytes, strings: new StringWriter(bytes) };
  bytes.number(hosts.length);
  for (const host of hosts) {
    bytes.number(hostKinds.indexOf(host.from));
    writeHost(bytes, host);
  }
  writeDomains(writers, domains);
  writeChoices(writers, choices);
  bytes.number(pieces.length);
  for (const { kind, text } of pieces) {
    bytes.number(pieceKinds.indexOf(kind));
    bytes.text(text);
  }
  const written = bytes.done();
  let { length } = written;
  while (length > 0 && written[length - 1] === 0) length--;
  return written.subarray(0, length);
}

/** Never throws; linear in the bytes, and in what {@link ByteReader.claim} allows them to stand for. */
export function readModel(written: Uint8Array): LinkModel | LinkDamage['reason'] {
  try {
    return readParts(new ByteReader(written), () => undefined);
  } catch (error) {
    if (error instanceof LinkDamage) return error.reason;
    throw error;
  }
}

/** Of bytes that break off: the hosts and domains that are there in full. */
export function readWhatIsThere(written: Uint8Array): LinkModel {
  let model: LinkModel = { hosts: [], domains: [], choices: defaultChoices, pieces: [] };
  try {
    readParts(new ByteReader(written, 'broken-off'), (part) => {
      model = { ...model, ...part };
    });
  } catch (error) {
    if (!(error instanceof LinkDamage)) throw error;
  }
  return model;
}

function readParts(bytes: ByteReader, take: (part: Partial<LinkModel>) => void): LinkModel {
  const readers = { bytes, strings: new StringReader(bytes) };
  const hosts: HostFacts[] = [];
  take({ hosts });
  for (let left = atMost(mostHosts, bytes.number()); left > 0; left--)
    hosts.push(readHost(bytes, oneOf(hostKinds, bytes)));
  const domains = readDomains(readers);
  take({ domains });
  const choices = readChoices(readers);
  const pieces: KeptPiece[] = [];
  for (let left = atMost(mostPieces, bytes.number()); left > 0; left--)
    pieces.push({ kind: oneOf(pieceKinds, bytes), text: bytes.text() });
  return { hosts, domains, choices, pieces };
}

/** More than anybody puts into one link. */
const mostHosts = 64;
const mostPieces = 1000;

function atMost(most: number, count: number): number {
  if (count > most) throw new LinkDamage('too-large');
  return count;
}

function oneOf<T>(list: readonly T[], bytes: ByteReader): T {
  const one = list[bytes.number()];
  if (one === undefined) throw new LinkDamage('newer');
  return one;
}
