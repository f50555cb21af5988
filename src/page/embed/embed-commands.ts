/** What the page around a frame may ask for. Nothing of it is trusted: what cannot be used makes the whole message a fault. */
import type { EntityId } from '../../core/identity.ts';
import { themes, type Theme } from '../../state/preferences.ts';
import type { GivenText } from '../../state/sources.ts';
import { tabs, type Tab } from '../../state/view.ts';
import { isLanguage, type Language } from '../../words/language.ts';

export interface EmbedCommand {
  readonly sources?: readonly GivenText[];
  readonly theme?: Theme;
  readonly language?: Language;
  readonly tab?: Tab;
  /** Null: nothing. */
  readonly selection?: EntityId | null;
}

/** Version of the protocol, in every message of either side. */
export const protocol = 1;

const most = { sources: 64, name: 200, units: 4 * 1024 * 1024, selection: 64 } as const;

/** Undefined: not for us. A string: why it cannot be done. */
export function readCommand(message: unknown): EmbedCommand | string | undefined {
  if (!isRecord(message) || message['pinscope'] !== protocol) return undefined;
  const { set } = message;
  if (!isRecord(set)) return 'expected { pinscope: 1, set: { … } }';
  const { sources, theme, language, tab, selection, ...others } = set;
  const [other] = Object.keys(others);
  if (other !== undefined) return `cannot set "${other}"`;
  const texts = sources === undefined ? undefined : readSources(sources);
  if (typeof texts === 'string') return texts;
  const knownTheme = themes.find((one) => one === theme);
  const knownTab = tabs.find((one) => one === tab);
  if (theme !== undefined && knownTheme === undefined) return `theme is one of ${themes.join(', ')}`;
  if (tab !== undefined && knownTab === undefined) return `tab is one of ${tabs.join(', ')}`;
  const knownLanguage = typeof language === 'string' && isLanguage(language) ? language : undefined;
  if (language !== undefined && knownLanguage === undefined) return 'language is en or zh-CN';
  const chosen = isSelection(selection) ? selection : undefined;
  if (selection !== undefined && chosen === undefined)
    return 'selection is an entity such as d0/vcpu:1, or null';
  return {
    ...(texts === undefined ? {} : { sources: texts }),
    ...(knownTheme === undefined ? {} : { theme: knownTheme }),
    ...(knownLanguage === undefined ? {} : { language: knownLanguage }),
    ...(knownTab === undefined ? {} : { tab: knownTab }),
    ...(chosen === undefined ? {} : { selection: chosen }),
  };
}

function readSources(value: unknown): readonly GivenText[] | string {
  if (!Array.isArray(value) || value.length > most.sources) return 'sources is a list of at most 64 texts';
  const texts: GivenText[] = [];
  let units = 0;
  for (const one of value as readonly unknown[]) {
    const given: unknown = typeof one === 'string' ? { text: one } : one;
    if (!isRecord(given)) return 'a source is a text, or { name, text }';
    const { name = '', text } = given;
    if (typeof text !== 'string' || typeof name !== 'string') return 'a source is a text, or { name, text }';
    units += text.length;
    if (units > most.units) return 'the sources are too large';
    texts.push({ name: name.slice(0, most.name), text });
  }
  return texts;
}

/** Whether there is such a thing shows when it is looked for. */
function isSelection(value: unknown): value is EntityId | null {
  return value === null || (typeof value === 'string' && value.length <= most.selection);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
