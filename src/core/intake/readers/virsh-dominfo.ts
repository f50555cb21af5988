/** `virsh dominfo VM` (virsh-domain-monitor.c, cmdDominfo): name, id, state and the number of vCPUs plugged in. */
import { spanIn, type Piece } from '../../text/source.ts';
import { filledLines } from '../piece-lines.ts';
import type { Reader, Reading } from '../reading.ts';

export const virshDominfo: Reader = {
  id: 'virsh-dominfo',
  use: 'read',
  lines: { first: 'I', starts: /^\s*Id:\s+(?:-|\d+)\s*$/, fits: /^\s*[A-Z][\w ]{1,20}(?:\(s\))?:(?:\s|$)/ },
  detect: (piece) => /^\s*Id:\s+(?:-|\d+)\s*\r?\n\s*Name:\s+\S/.test(piece.text),
  read,
};

function read(piece: Piece): Reading {
  const values = new Map<string, string>();
  for (const { text } of filledLines(piece)) {
    const colon = text.indexOf(':');
    const name = text.slice(0, colon).trim();
    if (colon > 0 && !values.has(name)) values.set(name, text.slice(colon + 1).trim());
  }
  const id = values.get('Id') ?? '';
  const cpus = values.get('CPU(s)') ?? '';
  const state = values.get('State');
  const runs = /^\d{1,9}$/.test(id);
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
        ...(/^\d{1,5}$/.test(cpus)
          ? { counts: { [runs ? 'currentLive' : 'currentConfig']: Number(cpus) } }
          : {}),
      },
    ],
    problems: [],
  };
}
