/**
 * `npm run dev`, then `/src/gallery/gallery.html`: every case × theme × view on one page, each the real page in a frame
 * (`#embed=…`, public/embed.html says how it is spoken to). For whoever changes the picture; no build holds it.
 */
import { galleryCases, galleryGroups, type GalleryCase } from './gallery-cases.ts';

const choices = {
  group: galleryGroups,
  theme: ['both', 'light', 'dark'],
  view: ['all', 'map', 'matrix', 'table'],
  language: ['en', 'zh-CN'],
} as const;
type Chosen = { readonly [Key in keyof typeof choices]: (typeof choices)[Key][number] };

interface Picture {
  readonly theme: string;
  readonly tab: string;
  readonly language: string;
}

/** What a frame shall show once it says that it is ready. */
const wanted = new Map<Window, () => Promise<void>>();
const frames = new Map<Window, HTMLIFrameElement>();

/**
 * The dev server gives each frame hundreds of modules, and a browser has only so many requests: a frame begins when one
 * before it is ready, or has had its time.
 */
const mostLoading = 2;
const patienceMs = 10_000;
let loading = 0;
let waiting: (() => void)[] = [];

function begin(load: () => void): void {
  if (loading >= mostLoading) {
    waiting.push(load);
    return;
  }
  loading++;
  load();
}

function goOn(): void {
  loading--;
  const next = waiting.shift();
  if (next !== undefined) begin(next);
}

addEventListener('message', (message: MessageEvent<unknown>) => {
  const { source, data } = message;
  if (message.origin !== location.origin || source === null || !isEvent(data)) return;
  const from = source as Window;
  if (data.event === 'ready') {
    void wanted.get(from)?.();
  }
  const frame = frames.get(from);
  if (data.event === 'height' && frame !== undefined && data.height !== undefined)
    frame.style.height = `${Math.min(data.height, 900)}px`;
});

const form = element('choices');
for (const [name, options] of Object.entries(choices)) {
  const select = document.createElement('select');
  select.name = name;
  select.append(...options.map((option) => new Option(option)));
  const label = document.createElement('label');
  label.append(name, select);
  form.append(label);
}
form.addEventListener('change', show);
show();

function show(): void {
  const chosen = Object.fromEntries(
    [...form.querySelectorAll('select')].map((select) => [select.name, select.value]),
  ) as unknown as Chosen;
  wanted.clear();
  frames.clear();
  waiting = [];
  const cases = galleryCases.filter(({ group }) => group === chosen.group);
  const pictures = picturesOf(chosen);
  element('cases').replaceChildren(...cases.map((one) => sectionOf(one, pictures)));
  element('count').textContent = `${cases.length} cases, ${cases.length * pictures.length} pictures`;
}

function picturesOf({ theme, view, language }: Chosen): readonly Picture[] {
  const tabs = view === 'all' ? choices.view.slice(1) : [view];
  const themes = theme === 'both' ? choices.theme.slice(1) : [theme];
  return tabs.flatMap((tab) => themes.map((one) => ({ tab, theme: one, language })));
}

function sectionOf(one: GalleryCase, pictures: readonly Picture[]): HTMLElement {
  const section = document.createElement('section');
  const heading = document.createElement('h2');
  heading.textContent = one.title;
  const row = document.createElement('div');
  row.className = 'row';
  section.append(heading, row);
  // Frames are made when the case comes near: hundreds of pages at once are too many for any browser.
  new IntersectionObserver(
    ([entry], observer) => {
      if (entry?.isIntersecting !== true) return;
      observer.disconnect();
      row.append(...pictures.map((picture) => figureOf(one, picture)));
    },
    { rootMargin: '200px' },
  ).observe(section);
  return section;
}

function figureOf(one: GalleryCase, { theme, tab, language }: Picture): HTMLElement {
  const frame = document.createElement('iframe');
  frame.title = `${one.title}, ${tab}, ${theme}`;
  const caption = document.createElement('figcaption');
  caption.textContent = `${tab}, ${theme}`;
  const figure = document.createElement('figure');
  figure.append(frame, caption);
  begin(() => {
    let isOver = false;
    const end = (): void => {
      if (!isOver) goOn();
      isOver = true;
    };
    setTimeout(end, patienceMs);
    frame.src = `/index.html#embed=${encodeURIComponent(location.origin)}`;
    // Its window is there once it stands in the document; its first word comes later than that.
    queueMicrotask(() => {
      const page = frame.contentWindow;
      if (page === null) return;
      frames.set(page, frame);
      wanted.set(page, async () => {
        wanted.delete(page);
        end();
        const set = { sources: await one.texts(), theme, tab, language };
        page.postMessage({ pinscope: 1, set }, location.origin);
      });
    });
  });
  return figure;
}

function isEvent(data: unknown): data is { readonly event: string; readonly height?: number } {
  return typeof data === 'object' && data !== null && 'pinscope' in data && 'event' in data;
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`no #${id}`);
  return found;
}
