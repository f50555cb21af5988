/** Links that nobody made: noise, changed bytes, changed characters. None may throw, run on, or ask for much memory. */
import fc from 'fast-check';
import { defaultChoices } from '../../core/analysis.ts';
import { encodeBase64Url } from '../../link/base64url.ts';
import { crc32 } from '../../link/crc32.ts';
import { deflateBytes, deflateText } from '../../link/deflate.ts';
import { textsDictionary } from '../../link/dictionary.ts';
import { writeLinkState } from '../../link/link-state.ts';
import { decodeLink, encodeModelLink } from '../../link/link.ts';
import { writeModel } from '../../link/model/write-model.ts';
import { capabilitiesText, numactlText } from '../../synthetic-hosts/host-text.ts';
import { pinnedDomainText } from '../synthetic/large-host.ts';
import { modelOf } from './round-trip.ts';
import { withinCpuMs } from '../cpu-time.ts';

/** With a right check, as a hostile program would write it. */
function seal(codec: string, packed: Uint8Array): string {
  const body = `1.${codec}.${encodeBase64Url(packed)}`;
  return `#${body}.${crc32(body).toString(36).padStart(7, '0')}`;
}

const plain = (bytes: Uint8Array): Uint8Array => Uint8Array.of(0, ...bytes);
const deflated = (bytes: Uint8Array): Uint8Array => Uint8Array.of(1, ...deflateBytes(bytes));

const shape = 'node:2 core:4 pu:2';
const models = [
  modelOf([
    { name: '', text: capabilitiesText(shape) },
    { name: '', text: pinnedDomainText(shape, 8) },
  ]),
  modelOf([
    { name: '', text: numactlText('node:4 core:2 pu:2') },
    { name: '', text: "<cputune><vcpupin vcpu='0' cpuset='0-3,^2'/></cputune>" },
    { name: '', text: "# virsh vcpupin vm 0 3\n\n# taskset -pc 7\npid 7's current affinity list: 0-3\n" },
  ]),
  { ...modelOf([]), choices: { ...defaultChoices, numad: '0-1', droppedAssumptions: ['vcpu-count:d0'] } },
];

const packedTexts = deflateText(
  writeLinkState({
    sources: [{ name: 'vm.xml', text: pinnedDomainText(shape, 8) }],
    choices: defaultChoices,
  }),
  textsDictionary,
);

const edit = fc.record({ at: fc.nat(), remove: fc.nat(3), insert: fc.uint8Array({ maxLength: 4 }) });

function edited(
  bytes: Uint8Array,
  edits: readonly { at: number; remove: number; insert: Uint8Array }[],
): Uint8Array {
  return edits.reduce((list, { at, remove, insert }) => {
    const from = at % (list.length + 1);
    return Uint8Array.of(...list.subarray(0, from), ...insert, ...list.subarray(from + remove));
  }, bytes);
}

const changedBytes = fc
  .tuple(fc.constantFrom(...models.map(writeModel)), fc.array(edit, { minLength: 1, maxLength: 4 }))
  .map(([bytes, edits]) => edited(bytes, edits));
const changedLink = fc
  .tuple(fc.constantFrom(...models), fc.array(edit, { minLength: 1, maxLength: 3 }))
  .map(([model, edits]) => {
    const link = encodeModelLink(model, { hiddenSources: [], tab: 'matrix', selection: 'd0/vcpu:1' });
    return new TextDecoder('latin1').decode(edited(new TextEncoder().encode(link), edits));
  });
/** The original texts with their dictionary: bytes changed below a right check. */
const changedTexts = fc
  .tuple(fc.constant(packedTexts), fc.array(edit, { minLength: 1, maxLength: 4 }))
  .map(([bytes, edits]) => seal('d', edited(bytes, edits)));
/** Large numbers where counts are: what asks for memory. */
const greedy = fc
  .array(fc.oneof(fc.constantFrom(0, 1, 2, 3, 4, 255, 127, 128), fc.nat(255)), { maxLength: 40 })
  .map((numbers) => Uint8Array.from(numbers));

const hostileLink = fc.oneof(
  fc.uint8Array({ maxLength: 80 }).map((bytes) => seal('m', plain(bytes))),
  fc.uint8Array({ maxLength: 80 }).map((bytes) => seal('m', bytes)),
  greedy.map((bytes) => seal('m', plain(bytes))),
  changedBytes.map((bytes) => seal('m', plain(bytes))),
  changedBytes.map((bytes) => seal('m', deflated(bytes))),
  changedBytes.map((bytes) => seal('d', bytes)),
  changedTexts,
  changedLink,
);

/** Of CPU time, for one link. */
const mostMs = 5000;

export interface Survey {
  readonly opened: number;
  readonly mostCharacters: number;
}

export function surveyHostileLinks(count: number): Survey {
  let opened = 0;
  let mostCharacters = 0;
  const property = fc.property(hostileLink, (link) => {
    const reading = withinCpuMs(mostMs, () => decodeLink(link));
    const state = reading.ok ? reading.state : reading.recovered;
    if (reading.ok) opened++;
    else if (reading.raw !== link) throw new Error('the link itself is lost');
    mostCharacters = (state?.sources ?? []).reduce(
      (most, { text }) => Math.max(most, text.length),
      mostCharacters,
    );
  });
  fc.assert(property, { numRuns: count });
  return { opened, mostCharacters };
}
