/** The colours of `picture.css` as they are now: light, dark or forced, whatever the page and the system say. */
import type { Ink } from './view.ts';

/** `probeNow`: an element inside the picture that shows nothing. Colours are read when they are first needed, and then kept. */
export function readInk(probeNow: () => HTMLElement): Ink {
  const read = (value: string): string => {
    const probe = probeNow();
    probe.style.color = value;
    return getComputedStyle(probe).color;
  };
  const isDark = read('light-dark(rgb(0, 0, 0), rgb(255, 255, 255))') === 'rgb(255, 255, 255)';
  const known = new Map<string, string>();
  return {
    family: getComputedStyle(probeNow()).fontFamily,
    isDark,
    colour: (name) => {
      const colour = known.get(name) ?? read(`var(--${name})`);
      known.set(name, colour);
      return colour;
    },
  };
}
