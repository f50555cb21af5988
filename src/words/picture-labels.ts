/** The words in the picture, by language: all that a layout needs of words. */
import type { SceneLabels } from '../core/scene/scene.ts';
import { picture as english } from './en/picture.ts';
import type { Language } from './language.ts';
import { picture as chinese } from './zh-CN/picture.ts';

const labels: Readonly<Record<Language, SceneLabels>> = { en: english, 'zh-CN': chinese };

export function pictureLabels(language: Language): SceneLabels {
  return labels[language];
}
