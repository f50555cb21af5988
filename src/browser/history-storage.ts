/**
 * Texts of earlier visits, kept in this browser as links with the original texts, so that what is read back is checked as
 * any link is. Nothing of it is ever in the address bar unasked. A browser that forbids it forgets them, and that is all.
 */
const key = 'pinscope:history';
/** In this tab only: which of them it shows. It outlives a reload, and ends with the tab. */
const hereKey = 'pinscope:here';

const most = { entries: 8, characters: 1_000_000 } as const;

export interface KeptTexts {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** What they are about; empty where nobody knows. */
  readonly title: string;
  /** The fragment, `#` included. */
  readonly link: string;
}

export interface KeptHistory {
  /** False: the reader wants nothing kept. */
  readonly isOn: boolean;
  /** The newest first. */
  readonly entries: readonly KeptTexts[];
}

const nothing: KeptHistory = { isOn: true, entries: [] };

export function readHistory(): KeptHistory {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    if (typeof value !== 'object' || value === null) return nothing;
    const { off, entries } = value as Record<string, unknown>;
    if (off === true) return { isOn: false, entries: [] };
    return {
      isOn: true,
      entries: Array.isArray(entries) ? entries.filter(isKept).slice(0, most.entries) : [],
    };
  } catch {
    return nothing;
  }
}

/** Puts it before all others, in the place of an earlier one with its id; the oldest go where there is no room. */
export function keepTexts(kept: KeptTexts): void {
  const { isOn, entries } = readHistory();
  if (!isOn) return;
  let all = [kept, ...entries.filter(({ id }) => id !== kept.id)].slice(0, most.entries);
  while (all.length > 0) {
    const fits = all.reduce((sum, { link }) => sum + link.length, 0) <= most.characters;
    if (fits && write({ entries: all })) break;
    all = all.slice(0, -1);
  }
  writeHere(kept.id);
}

/** Forgets all that was kept; `isOn` false: and keeps nothing from now on. */
export function clearHistory(isOn: boolean): void {
  write(isOn ? {} : { off: true });
  writeHere(undefined);
}

/** What this tab showed before it was loaded again. */
export function readHere(): KeptTexts | undefined {
  try {
    const id = sessionStorage.getItem(hereKey);
    if (id === null) return undefined;
    return readHistory().entries.find((entry) => entry.id === id);
  } catch {
    return undefined;
  }
}

/** Undefined: nothing of the reader's. */
export function writeHere(id: string | undefined): void {
  try {
    if (id === undefined) sessionStorage.removeItem(hereKey);
    else sessionStorage.setItem(hereKey, id);
  } catch {
    // as above
  }
}

function write(value: object): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

function isKept(value: unknown): value is KeptTexts {
  if (typeof value !== 'object' || value === null) return false;
  const { id, at, title, link } = value as Record<string, unknown>;
  return (
    typeof id === 'string' && Number.isFinite(at) && typeof title === 'string' && typeof link === 'string'
  );
}
