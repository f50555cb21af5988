/** What the banner says of a link that did not open, and of a page that did not come whole. */
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { createPageStore } from '../../state/store.ts';
import { languages, type Language } from '../../words/language.ts';
import { uiWords } from '../../words/ui.ts';
import { createNotices } from '../notices.ts';
import type { LinkNotice } from '../notices.ts';
import { PageContext } from '../page-context.ts';
import type { Page } from '../page-context.ts';
import { NoticeBanner } from './link-banner.tsx';

/** Drawn as it is now: on a server React would ask for the state that a store began with. */
function asItIs<T extends { readonly getState: () => unknown }>(store: T): T {
  return { ...store, getInitialState: store.getState };
}

function banner(language: Language, link: LinkNotice): string {
  const store = createPageStore();
  const notices = createNotices();
  store.getState().showLanguage(language);
  notices.setState({ link });
  const page = { store: asItIs(store), notices: asItIs(notices) } as Partial<Page> as Page;
  return renderToStaticMarkup(
    <PageContext value={page}>
      <NoticeBanner />
    </PageContext>,
  );
}

describe.each(languages.map(({ id }) => id))('in %s', (language) => {
  const { link: words } = uiWords(language);

  it('a link that is cut off is said, is shown as it came, and sentences stand as the language has them', () => {
    const said = banner(language, { reason: 'truncated', raw: '#1.m.aaa', recovered: true });
    expect(said).toContain(words.title);
    expect(said).toContain('value="#1.m.aaa"');
    expect(said).not.toMatch(/[。，：] /);
    expect(said).not.toMatch(/[.:][A-Z]/);
  });

  it('a part of the page that did not come is no fault of a link, and there is none to show', () => {
    const said = banner(language, { reason: 'not-loaded' });
    expect(said).toContain(words.notLoaded.title);
    expect(said).toContain(words.notLoaded.note);
    expect(said).not.toContain(words.title);
    expect(said).not.toContain('<input');
    expect(said).toContain(words.dismiss);
  });
});
