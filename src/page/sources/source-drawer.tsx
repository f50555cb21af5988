/** The texts: tabs, the editor, and below it what was recognised and what is assumed. */
import { useEffect, useRef } from 'react';
import type { Source } from '../../core/text/source.ts';
import { afterPaint, markGiven } from '../../browser/timing.ts';
import {
  useActions,
  useAnalysisWords,
  useChoice,
  usePage,
  useSettledReading,
  useStage,
  useUi,
} from '../page-context.ts';
import { CloseIcon, DrawerIcon, FileIcon, PlusIcon } from '../parts/icons.tsx';
import { PaneDivider } from '../parts/pane-divider.tsx';
import { titleOfSource } from '../source-lines.ts';
import { Assumptions } from './assumptions.tsx';
import { Changes } from './changes.tsx';
import { MachinesField } from './machines-field.tsx';
import { NumadField } from './numad-field.tsx';
import { Recognised } from './recognised.tsx';
import { TextEditor } from './text-editor.tsx';
import { UnknownFacts } from './unknown-facts.tsx';
import styles from './sources.module.css';

export function SourceDrawer({
  open,
  onToggle,
}: {
  readonly open: boolean;
  readonly onToggle: (open: boolean) => void;
}) {
  const ui = useUi();
  const { intake } = usePage();
  const sources = useChoice((state) => state.sources);
  const activeId = useChoice((state) => state.activeSource);
  const isAsking = useStage((stage) => stage.veil !== undefined);
  const { addTexts } = useActions();
  const picker = useRef<HTMLInputElement>(null);
  const titles = useTitles(sources);
  const active = sources.find((source) => source.id === activeId) ?? sources[0];
  const at = active === undefined ? -1 : sources.indexOf(active);

  return (
    <section className={styles['drawer']} aria-label={ui.sources.heading} data-open={open}>
      {open && <PaneDivider pane="texts" />}
      <div className={styles['bar']}>
        <button
          type="button"
          className={styles['tool']}
          aria-expanded={open}
          aria-label={open ? ui.sources.collapse : ui.sources.expand}
          title={open ? ui.sources.collapse : ui.sources.expand}
          onClick={() => {
            onToggle(!open);
          }}
        >
          <DrawerIcon />
        </button>
        <h2>{ui.sources.heading}</h2>
        <div className={styles['spring']} />
        <button
          type="button"
          className={styles['tool']}
          aria-label={ui.sources.open}
          title={ui.sources.open}
          onClick={() => picker.current?.click()}
        >
          <FileIcon />
        </button>
        <button
          type="button"
          className={styles['tool']}
          aria-label={ui.sources.add}
          title={ui.sources.add}
          onClick={() => {
            markGiven();
            addTexts([{ name: '', text: '' }]);
            onToggle(true);
          }}
        >
          <PlusIcon />
        </button>
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          data-testid="file-picker"
          onChange={(event) => {
            const files = [...(event.currentTarget.files ?? [])];
            event.currentTarget.value = '';
            if (files.length > 0) void intake.takeFiles({ files, entries: [] });
          }}
        />
      </div>
      <div className={styles['body']} hidden={!open}>
        {sources.length > 0 && <SourceTabs sources={sources} active={active} titles={titles} />}
        <TextEditor source={active} title={titles[at] ?? ''} open={open} />
        <div className={styles['facts']}>
          {/* What can be decided comes before what is merely said. */}
          <MachinesField />
          {!isAsking && <Changes />}
          <NumadField />
          {/* What was made of the texts may be what a lesson asks for. */}
          {!isAsking && (
            <>
              <Assumptions />
              <Recognised />
              <UnknownFacts />
            </>
          )}
        </div>
      </div>
    </section>
  );
}

function SourceTabs({
  sources,
  active,
  titles,
}: {
  readonly sources: readonly Source[];
  readonly active: Source | undefined;
  readonly titles: readonly string[];
}) {
  const ui = useUi();
  const { activateSource, closeSource } = useActions();
  const activeTab = useRef<HTMLSpanElement>(null);
  const activeTitle = active === undefined ? undefined : titles[sources.indexOf(active)];
  useEffect(() => {
    const tab = activeTab.current;
    const row = tab?.parentElement;
    if (tab === null || row === null || row === undefined) return undefined;
    // The row alone: scrollIntoView would move the page of a phone too. A title grows once its text is read.
    return afterPaint(() => {
      const margin = 16;
      const from = tab.offsetLeft - row.offsetLeft;
      if (from < row.scrollLeft + margin) row.scrollLeft = from - margin;
      else if (from + tab.offsetWidth > row.scrollLeft + row.clientWidth - margin)
        row.scrollLeft = from + tab.offsetWidth - row.clientWidth + margin;
    });
  }, [active?.id, activeTitle, sources.length]);
  return (
    <div className={styles['tabs']} role="group" aria-label={ui.sources.tabs}>
      {sources.map((source, i) => (
        <span
          key={source.id}
          ref={source === active ? activeTab : undefined}
          className={styles['tab']}
          data-active={source === active}
        >
          <button
            type="button"
            aria-pressed={source === active}
            title={source.name === '' ? undefined : source.name}
            onClick={() => {
              activateSource(source.id);
            }}
          >
            {titles[i]}
          </button>
          <button
            type="button"
            className={styles['close']}
            aria-label={ui.sources.close(titles[i] ?? '')}
            onClick={() => {
              markGiven();
              closeSource(source.id);
            }}
          >
            <CloseIcon />
          </button>
        </span>
      ))}
    </div>
  );
}

function useTitles(sources: readonly Source[]): readonly string[] {
  const ui = useUi();
  const reading = useSettledReading();
  const words = useAnalysisWords(reading.core);
  return sources.map((source, i) => titleOfSource(source, i, reading, words, ui));
}
