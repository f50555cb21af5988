/**
 * What the original texts hold that one may not want to hand on, for the warning before they go into a link. It looks at
 * the letters alone and may miss what is written in another way; it says what was seen, not that there is nothing else.
 */
import type { Source } from './source.ts';

export const sensitiveKinds = [
  'password',
  'uuid',
  'mac',
  'ip-address',
  'path',
  'host-name',
  'metadata',
  'serial',
] as const;
export type SensitiveKind = (typeof sensitiveKinds)[number];

export interface SensitivePlace {
  readonly kind: SensitiveKind;
  readonly source: string;
  /** 1-based. */
  readonly line: number;
}

const patterns: Readonly<Record<SensitiveKind, RegExp>> = {
  password:
    /\b(?:passwd|password|secret)\s*[=:]\s*['"]?[^\s'"<>]|<(?:passwd|password|secret)[\s>]|-vnc\s\S*password/i,
  uuid: /\b[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\b/i,
  mac: /\b(?:[\da-f]{2}:){5}[\da-f]{2}\b/i,
  'ip-address': /(?<![\d.])(?!0\.0\.0\.0|127\.)(?:\d{1,3}\.){3}\d{1,3}(?![\d.])/,
  // Of the kernel's own trees everybody has the same.
  path: /(?<![\w/.])\/(?!sys\/|proc\/|usr\/bin\/|usr\/libexec\/|dev\/(?:urandom|random|null)\b)(?:[\w.+@-]+\/)+[\w.+@-]+/,
  'host-name': /^(?:\[?[\w.-]+@[\w.-]+[\s:]|<\?xml[^>]*>\s*<hostname)|\bqemu\+\w+:\/\/|<hostname>|HostName/,
  metadata: /<(?:metadata|description|title)[\s>]/,
  serial: /<serial>|\bserial=|<entry name=['"](?:serial|uuid|asset)['"]/i,
};

/** The first places of each kind; linear in the texts' length. */
const mostOfKind = 20;
/** Lines are looked at as far as here: beyond it stand no words. */
const longestLine = 4000;

export function findSensitive(sources: readonly Source[]): readonly SensitivePlace[] {
  const found: SensitivePlace[] = [];
  const counts = new Map<SensitiveKind, number>();
  for (const { id, text } of sources) {
    for (const [i, line] of text.split(/\r\n|\n|\r/).entries()) {
      for (const kind of sensitiveKinds) {
        const count = counts.get(kind) ?? 0;
        if (count >= mostOfKind || !patterns[kind].test(line.slice(0, longestLine))) continue;
        counts.set(kind, count + 1);
        found.push({ kind, source: id, line: i + 1 });
      }
    }
  }
  return found.toSorted((a, b) => sensitiveKinds.indexOf(a.kind) - sensitiveKinds.indexOf(b.kind));
}
