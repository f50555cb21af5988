/** `virsh dominfo VM` (virsh-domain-monitor.c, cmdDominfo): name, id, state, the number of vCPUs plugged in and the most memory. */
import { spanIn, type Piece, type Span } from '../../text/source.ts';
import { filledLines, spanOfLine } from '../piece-lines.ts';
import { anyLetter, type Reader, type Reading } from '../reading.ts';

export const virshDominfo: Reader = {
  id: 'virsh-dominfo',
  use: 'read',
  lines: {
    first: anyLetter,
    starts: /^\s*Id:\s+(?:-|\d+)\s*$/,
    mayStart: /^\s*[A-Za-z\u0080-\uffff][^:：]{0,30}[:：]\s*(?:-|\d+)\s*$/,
    fits: /^\s*[^\s:：\d][^:：]{0,40}[:：](?:\s|$)/,
  },
  detect: (piece) =>
    /^\s*Id:\s+(?:-|\d+)\s*\r?\n\s*Name:\s+\S/.test(piece.text) || translated.test(piece.text),
  read,
};

/** The labels are translated; a number, a name and a UUID in this order are nothing else. */
const translated =
  /^\s*[^\s:：][^:：\n]{0,30}[:：][ \t]*(?:-|\d+)[ \t]*\r?\n[^:：\n]{1,40}[:：][ \t]*\S+[ \t]*\r?\n[^:：\n]{1,40}[:：][ \t]*[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/;
/** Of the lines that come first, whatever they are called; a state is a word of the language. */
const order = ['Id', 'Name', 'UUID', 'OS Type', '', 'CPU(s)'] as const;

function read(piece: Piece): Reading {
  const values = new Map<string, string>();
  const places = new Map<string, Span>();
  const isTranslated = !/^\s*Id:/.test(piece.text);
  let at = 0;
  for (const line of filledLines(piece)) {
    const { text } = line;
    const colon = text.search(/[:：]/);
    const name = isTranslated ? (order[at++] ?? '') : text.slice(0, colon).trim();
    if (colon <= 0 || values.has(name)) continue;
    values.set(name, text.slice(colon + 1).trim());
    places.set(name, spanOfLine(piece, line));
  }
  const id = values.get('Id') ?? '';
  const cpus = values.get('CPU(s)') ?? '';
  const state = values.get('State');
  const most = /^(\d{1,15}) KiB$/.exec(values.get('Max memory') ?? '')?.[1];
  const [cpusAt, mostAt] = [places.get('CPU(s)'), places.get('Max memory')];
  const runs = /^\d{1,9}$/.test(id);
  const count = runs ? 'currentLive' : 'currentConfig';
  return {
    observations: [
      {
        from: 'virsh-dominfo',
        kind: 'setting',
        span: spanIn(piece),
        ...(values.has('Name') ? { domain: values.get('Name') ?? '' } : {}),
        ...(runs ? { domainId: Number(id) } : {}),
        ...(values.has('UUID') ? { uuid: values.get('UUID') ?? '' } : {}),
        ...(state === undefined ? {} : { state }),
        threads: [],
        ...(/^\d{1,5}$/.test(cpus) ? { counts: { [count]: Number(cpus) } } : {}),
        ...(most === undefined ? {} : { mostMemoryKiB: Number(most) }),
        places: {
          ...(cpusAt === undefined ? {} : { [count]: cpusAt }),
          ...(mostAt === undefined ? {} : { mostMemoryKiB: mostAt }),
        },
      },
    ],
    problems: [],
  };
}
