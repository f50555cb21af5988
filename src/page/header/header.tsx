/** The bar on top: name, views, whose rules answer, examples, language, theme, share. */
import { examples } from '../../examples/examples.ts';
import type { ExampleGroup } from '../../words/en/ui.ts';
import { languages } from '../../words/language.ts';
import { tabs } from '../../state/view.ts';
import type { Tab } from '../../state/view.ts';
import { themes } from '../../state/preferences.ts';
import { ExportMenu } from '../export/export-menu.tsx';
import { useActions, useChoice, usePage, useReading, useUi } from '../page-context.ts';
import { ChevronIcon, LanguageIcon, LinkIcon, LogoIcon, ThemeIcon } from '../parts/icons.tsx';
import { Search } from '../search/search.tsx';
import { useNarrow } from '../use-narrow.ts';
import { LaterView, loadOnce } from '../centre/later-view.tsx';
import { MenuButton } from './menu-button.tsx';
import { Recent } from './recent.tsx';
import styles from './header.module.css';

const loadLearn = loadOnce(async () => (await import('../lessons/learn-menu.tsx')).LearnMenu);

const groups: readonly ExampleGroup[] = ['start', 'pins', 'problems', 'numa', 'host'];

export function Header({ onShare, onKeys }: { readonly onShare: () => void; readonly onKeys: () => void }) {
  const ui = useUi();
  const { core } = useReading();
  const isNarrow = useNarrow();
  return (
    <header className={styles['header']}>
      <a className={styles['wordmark']} href="./" title={ui.tagline}>
        <LogoIcon />
        {ui.product}
      </a>
      <ViewTabs />
      {!isNarrow && <Search />}
      <div className={styles['spring']} />
      {!isNarrow && core !== undefined && <core.RulesMenu core={core} />}
      <LearnMenu />
      <ExamplesMenu />
      <LanguageMenu />
      <ThemeMenu />
      <ExportMenu />
      <button
        type="button"
        className={`${styles['plain'] ?? ''} ${styles['keys'] ?? ''}`}
        onClick={onKeys}
        title={ui.header.keys}
        aria-label={ui.header.keys}
      >
        ?
      </button>
      <button type="button" className={styles['primary']} onClick={onShare}>
        <LinkIcon />
        {ui.header.share}
      </button>
    </header>
  );
}

function ViewTabs() {
  const ui = useUi();
  const current = useChoice((state) => state.tab);
  const { setTab } = useActions();
  const names: Readonly<Record<Tab, string>> = {
    map: ui.header.map,
    matrix: ui.header.matrix,
    table: ui.header.table,
  };
  return (
    <div role="group" aria-label={ui.header.views} className={styles['tabs']}>
      {tabs.map((tab) => (
        <button
          key={tab}
          type="button"
          aria-pressed={tab === current}
          onClick={() => {
            setTab(tab);
          }}
        >
          {names[tab]}
        </button>
      ))}
    </div>
  );
}

function LearnMenu() {
  const ui = useUi();
  return (
    <MenuButton
      label={
        <>
          {ui.header.learn}
          <ChevronIcon />
        </>
      }
      name={ui.header.learn}
      wide
    >
      <LaterView load={loadLearn} props={{}} />
    </MenuButton>
  );
}

function ExamplesMenu() {
  const ui = useUi();
  const { intake } = usePage();
  const current = useChoice((state) => state.example);
  return (
    <MenuButton
      label={
        <>
          {ui.header.examples}
          <ChevronIcon />
        </>
      }
      name={ui.header.examples}
      wide
    >
      {groups.map((group) => (
        <section key={group} className={styles['group']} aria-label={ui.examples.groups[group]}>
          <h3>{ui.examples.groups[group]}</h3>
          {examples
            .filter((example) => example.group === group)
            .map((example) => (
              <button
                key={example.id}
                type="button"
                aria-current={example.id === current ? 'true' : undefined}
                data-example={example.id}
                onClick={() => {
                  void intake.openExample(example.id);
                }}
              >
                {ui.examples.items[example.id].title}
              </button>
            ))}
        </section>
      ))}
      <Recent />
    </MenuButton>
  );
}

function LanguageMenu() {
  const ui = useUi();
  const current = useChoice((state) => state.language);
  const { setLanguage } = useActions();
  return (
    <MenuButton label={<LanguageIcon />} name={ui.header.language}>
      {languages.map(({ id, name }) => (
        <button
          key={id}
          type="button"
          lang={id}
          aria-pressed={id === current}
          onClick={() => {
            setLanguage(id);
          }}
        >
          {name}
        </button>
      ))}
    </MenuButton>
  );
}

function ThemeMenu() {
  const ui = useUi();
  const current = useChoice((state) => state.theme);
  const { setTheme } = useActions();
  return (
    <MenuButton label={<ThemeIcon />} name={ui.header.theme}>
      {themes.map((theme) => (
        <button
          key={theme}
          type="button"
          aria-pressed={theme === current}
          onClick={() => {
            setTheme(theme);
          }}
        >
          {ui.header.themes[theme]}
        </button>
      ))}
    </MenuButton>
  );
}
