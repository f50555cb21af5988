/** Language, theme and the widths of the panes, kept in localStorage; a browser that forbids it forgets them, and that is all. */
const key = 'pinscope:preferences';

export interface StoredPreferences {
  readonly language?: string;
  readonly theme?: string;
  /** Pixels by pane; whoever reads them knows the panes and their limits. */
  readonly paneWidths?: Readonly<Record<string, number>>;
}

export function readPreferences(): StoredPreferences {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    if (typeof value !== 'object' || value === null) return {};
    const { language, theme, paneWidths } = value as Record<string, unknown>;
    return {
      ...(typeof language === 'string' ? { language } : {}),
      ...(typeof theme === 'string' ? { theme } : {}),
      ...(typeof paneWidths === 'object' && paneWidths !== null ? { paneWidths: numbersOf(paneWidths) } : {}),
    };
  } catch {
    return {};
  }
}

function numbersOf(values: object): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
  );
}

export function writePreferences(preferences: StoredPreferences): void {
  try {
    localStorage.setItem(key, JSON.stringify(preferences));
  } catch {
    // Private windows and full disks: the choice lasts as long as the page.
  }
}

export function browserLanguages(): readonly string[] {
  return navigator.languages;
}
