/**
 * The picture's colours for a canvas, which cannot read custom properties: each is asked of the browser once, as the
 * colour that an element of the picture would have now, and again when the theme changes.
 */

/** By the role's name in `picture.css`: `ink`, `tone-vcpupin`. */
export type Palette = (role: string) => string;

export interface LivePalette {
  readonly colour: Palette;
  readonly fontFamily: string;
  stop(): void;
}

const queries = ['(prefers-color-scheme: dark)', '(forced-colors: active)', 'print'];

/** `host` is an element of class `pinscope-map`; `onChange` once its colours are others. */
export function watchPalette(host: HTMLElement, onChange: () => void): LivePalette {
  const probe = document.createElement('span');
  probe.hidden = true;
  host.append(probe);
  const known = new Map<string, string>();
  const forget = (): void => {
    known.clear();
    onChange();
  };
  const observer = new MutationObserver(forget);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  const media = queries.map((query) => matchMedia(query));
  for (const query of media) query.addEventListener('change', forget);
  return {
    colour: (role) => {
      let value = known.get(role);
      if (value === undefined) {
        probe.style.color = `var(--${role})`;
        value = getComputedStyle(probe).color;
        known.set(role, value);
      }
      return value;
    },
    fontFamily: getComputedStyle(host).fontFamily,
    stop: () => {
      observer.disconnect();
      for (const query of media) query.removeEventListener('change', forget);
      probe.remove();
    },
  };
}
