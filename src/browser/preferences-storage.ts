/** Language and theme, kept in localStorage; a browser that forbids it forgets them, and that is all. */
const key = 'pinscope:preferences';

export interface StoredPreferences {
  readonly language?: string;
  readonly theme?: string;
}

export function readPreferences(): StoredPreferences {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    if (typeof value !== 'object' || value === null) return {};
    const { language, theme } = value as Record<string, unknown>;
    return {
      ...(typeof language === 'string' ? { language } : {}),
      ...(typeof theme === 'string' ? { theme } : {}),
    };
  } catch {
    return {};
  }
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
