/**
 * What is looked at, behind a link's check in words that a person can read and change: `&sel=d0/vcpu:1&tab=table`. It is
 * not checked, and what cannot be used is passed over: a view never stops a link from opening.
 */
import type { EntityId } from '../core/identity.ts';
import { lensIds } from '../core/lens/lens.ts';
import type { LensId } from '../core/lens/lens.ts';
import { pinningSources } from '../core/placement/placement.ts';
import type { PinningSource } from '../core/placement/placement.ts';

const linkTabs = ['map', 'matrix', 'table'] as const;

export interface LinkView {
  readonly selection?: EntityId;
  readonly lens?: LensId;
  readonly hiddenSources: readonly PinningSource[];
  /** Keys of other lenses' classes that are filtered out; sorted, each once. */
  readonly hiddenClasses?: readonly string[];
  readonly language?: string;
  readonly tab?: (typeof linkTabs)[number];
  /** A lesson by its id, and the step to begin with, from 1. */
  readonly lesson?: string;
  readonly step?: number;
}

/** Each ends with a letter or digit: marks behind it are the sentence's around the link. */
const entityPattern = /^[a-z0-9:/]{0,63}[a-z0-9]$/;
const classPattern = /^[a-z0-9:-]{0,39}[a-z0-9]$/;
const languagePattern = /^[A-Za-z0-9-]{0,34}[A-Za-z0-9]$/;
const lessonPattern = /^[A-Za-z0-9-]{0,39}[A-Za-z0-9]$/;
const mostHidden = 64;
const mostSteps = 999;

/** Any values, as a link or a hand may have them, to a view. */
export function tidyView(given: {
  readonly selection?: unknown;
  readonly lens?: unknown;
  readonly hidden?: unknown;
  readonly hiddenClasses?: unknown;
  readonly language?: unknown;
  readonly tab?: unknown;
  readonly lesson?: unknown;
  readonly step?: unknown;
}): LinkView {
  const hidden = listIn(given.hidden).slice(0, mostHidden);
  const classes = listIn(given.hiddenClasses).slice(0, mostHidden).filter(isClass);
  const selection = matching(given.selection, entityPattern);
  const language = matching(given.language, languagePattern);
  const lesson = matching(given.lesson, lessonPattern);
  const tab = linkTabs.find((known) => known === given.tab);
  const lens = lensIds.find((known) => known === given.lens);
  const step = Number(given.step);
  return {
    ...(selection === undefined ? {} : { selection }),
    hiddenSources: pinningSources.filter((source) => hidden.includes(source)),
    ...(language === undefined ? {} : { language }),
    ...(tab === undefined ? {} : { tab }),
    ...(lens === undefined || lens === 'source' ? {} : { lens }),
    ...(classes.length === 0 ? {} : { hiddenClasses: [...new Set(classes)].sort() }),
    ...(lesson === undefined ? {} : { lesson }),
    ...(Number.isInteger(step) && step >= 1 && step <= mostSteps && lesson !== undefined ? { step } : {}),
  };
}

/** Empty for a view that is as usual. */
export function writeViewTail(view: LinkView): string {
  const {
    selection,
    language,
    tab,
    lens,
    hiddenSources,
    hiddenClasses = [],
    lesson,
    step,
  } = tidyView({
    ...view,
    hidden: view.hiddenSources,
  });
  const hidden = [...hiddenSources, ...hiddenClasses].join(',');
  const parts: readonly (readonly [key: string, value: string | number | undefined])[] = [
    ['sel', selection],
    ['tab', tab],
    ['lens', lens],
    ['hide', hidden === '' ? undefined : hidden],
    ['lang', language],
    ['lesson', lesson],
    ['step', step],
  ];
  return parts.flatMap(([key, value]) => (value === undefined ? [] : [`&${key}=${String(value)}`])).join('');
}

/** What stands behind the check; undefined where that says nothing of the view. */
export function readViewTail(tail: string): LinkView | undefined {
  const values = new Map<string, string>();
  for (const found of tail.slice(0, 4000).matchAll(/&(?:amp;)?([a-z]{1,20})=([\w:/.,-]*)/g))
    values.set(found[1] ?? '', (found[2] ?? '').replace(/[.,:/-]+$/, ''));
  if (values.size === 0) return undefined;
  const hidden = (values.get('hide') ?? '').split(',');
  return tidyView({
    selection: values.get('sel'),
    lens: values.get('lens'),
    hidden,
    hiddenClasses: hidden.filter((key) => !(pinningSources as readonly string[]).includes(key)),
    language: values.get('lang'),
    tab: values.get('tab'),
    lesson: values.get('lesson'),
    step: values.get('step'),
  });
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

function isClass(key: unknown): key is string {
  return typeof key === 'string' && classPattern.test(key);
}

function matching(value: unknown, pattern: RegExp): string | undefined {
  return typeof value === 'string' && pattern.test(value) ? value : undefined;
}
