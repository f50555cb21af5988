/**
 * How rows of `ps` look: those whose columns name threads belong to it, although a whole QEMU command line may stand at
 * their end (procps; formats.md §14).
 */

export const psHeader =
  /^\s*(?:[A-Z%][A-Z%_]*\s+){0,24}(?:PID|LWP|TID|SPID)\b(?:\s+[A-Z%][A-Z%_]*){0,24}\s*$/;

export function isPsHeader(line: string): boolean {
  return psHeader.test(line) && /\b(?:COMMAND|CMD|COMM|ARGS)\b/.test(line);
}

/** A row below a header: numbers first, or a user and numbers. */
export const psRow = /^\s*(?:[\w.+$-]{1,32}\s+)?\d{1,9}\s+[\d.-]+\s/;

export type PsColumn = 'pid' | 'tid' | 'psr' | 'comm' | undefined;

/** `ps -eLF`: UID PID PPID LWP C NLWP SZ RSS PSR STIME TTY TIME CMD. */
const full = /^\s*[\w.+$-]{1,32}(?:\s+\d+){8}\s+\S+\s+\S+\s+(?:\d+-)?\d{1,4}:\d\d(?::\d\d)?\s+\S/;
/** `ps -eLf`, the same without SZ RSS PSR. */
const short = /^\s*[\w.+$-]{1,32}(?:\s+\d+){5}\s+\S+\s+\S+\s+(?:\d+-)?\d{1,4}:\d\d(?::\d\d)?\s+\S/;
export const threadRow = new RegExp(`${short.source}|${full.source}`);

/** The columns of a row whose header `grep` left out; of no other format than the two. */
export function columnsOfThreadRow(line: string): readonly PsColumn[] | undefined {
  const none = (count: number): readonly undefined[] => Array.from({ length: count }, () => undefined);
  if (full.test(line)) return [undefined, 'pid', undefined, 'tid', ...none(4), 'psr', ...none(3), 'comm'];
  return short.test(line) ? [undefined, 'pid', undefined, 'tid', ...none(5), 'comm'] : undefined;
}
