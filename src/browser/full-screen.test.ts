import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { leaveFullScreen, onFullScreenEnd } from './full-screen.ts';
import { openWindow } from './windows.ts';

class Page extends EventTarget {
  fullscreenElement: object | null = {};
  readonly exitFullscreen = vi.fn(() => Promise.resolve());
}
let page = new Page();
const open = vi.fn((): object | null => ({}));
beforeEach(() => {
  vi.useFakeTimers();
  page = new Page();
  vi.stubGlobal('document', page);
  vi.stubGlobal('location', { origin: 'null', pathname: '/', search: '' });
  vi.stubGlobal('window', { open });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  open.mockReset().mockReturnValue({});
});

const change = (element: object | null): void => {
  page.fullscreenElement = element;
  page.dispatchEvent(new Event('fullscreenchange'));
};
const listen = () => {
  const heard = vi.fn();
  return { heard, stop: onFullScreenEnd(heard) };
};

describe('the end of the full screen', () => {
  it('is told, and its beginning is not', () => {
    const { heard, stop } = listen();
    change({});
    expect(heard).not.toHaveBeenCalled();
    change(null);
    expect(heard).toHaveBeenCalledTimes(1);
    stop();
    change(null);
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it.each([
    [
      'where the browser ends it for a window of the page',
      () => {
        expect(openWindow('#notes', 'notes')).toBe(true);
      },
    ],
    [
      'where it was still on its way when that window opened',
      () => {
        page.fullscreenElement = null;
        openWindow('#notes', 'notes');
        change({});
      },
    ],
    [
      'where the page leaves it',
      () => {
        leaveFullScreen();
        expect(page.exitFullscreen).toHaveBeenCalledTimes(1);
      },
    ],
  ])('is not told %s, once', (_, bringAbout) => {
    const { heard, stop } = listen();
    bringAbout();
    vi.advanceTimersByTime(400);
    change(null);
    expect(heard).not.toHaveBeenCalled();
    change({});
    change(null);
    expect(heard).toHaveBeenCalledTimes(1);
    stop();
  });

  it('is told some time after a window was opened, and where the browser let none open', () => {
    const { heard, stop } = listen();
    openWindow('#notes', 'notes');
    vi.advanceTimersByTime(4000);
    change(null);
    expect(heard).toHaveBeenCalledTimes(1);
    change({});
    open.mockReturnValue(null);
    expect(openWindow('#notes', 'notes')).toBe(false);
    change(null);
    expect(heard).toHaveBeenCalledTimes(2);
    stop();
  });
});
