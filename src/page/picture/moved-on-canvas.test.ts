import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CanvasPicture } from './canvas-picture.ts';
import { movedOnCanvas } from './moved-on-canvas.ts';
import type { Lit } from './lighting.ts';
import type { Marks, Place, Surface } from './surface.ts';

const idle: (() => void)[] = [];
vi.mock('../../browser/timing.ts', () => ({
  afterPaintWhenIdle: (run: () => void) => {
    idle.push(run);
    return () => {
      idle.splice(0);
    };
  },
}));

/** What waits for the next frame. */
const frames = new Map<number, () => void>();
let asked = 0;
vi.stubGlobal('requestAnimationFrame', (run: () => void) => {
  frames.set(++asked, run);
  return asked;
});
vi.stubGlobal('cancelAnimationFrame', (id: number) => frames.delete(id));
const nextFrame = (): void => {
  const all = [...frames.values()];
  frames.clear();
  for (const run of all) run();
};
beforeEach(() => {
  frames.clear();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});
/** Longer than the canvases stay after a movement. */
const comeToRest = (): void => {
  vi.advanceTimersByTime(300);
};

const atRest: Place = { k: 1, x: 0, y: 0 };
const closer: Place = { k: 2, x: -10, y: -20 };
const lit: Lit = { ids: new Set(['pcpu:1']), edges: new Set(), memoryEdges: new Set(), seen: undefined };
const marks: Marks = {
  findingCount: new Map(),
  conflictCount: new Map(),
  description: '',
} as unknown as Marks;

/** A surface and a canvas that write down what they hear. */
function set(isThere = true) {
  idle.splice(0);
  const heard: string[] = [];
  const hears =
    (name: string) =>
    (...told: readonly unknown[]): void => {
      heard.push([name, ...told.map((one) => JSON.stringify(one))].join(' '));
    };
  const rootOf = () => ({
    isConnected: true,
    style: {} as CSSStyleDeclaration,
    setAttribute: vi.fn(),
    listeners: new Map<string, () => void>(),
    addEventListener(type: string, listener: () => void) {
      this.listeners.set(type, listener);
    },
    focused: 'd0/vcpu:0' as string | undefined,
    querySelector() {
      const { focused } = this;
      return focused === undefined ? null : { getAttribute: () => focused };
    },
    after: vi.fn(),
  });
  const names = [
    'attached',
    'move',
    'shift',
    'ring',
    'rest',
    'resize',
    'light',
    'select',
    'hide',
    'mark',
    'destroy',
    'painted',
  ];
  const stillRoot = rootOf();
  const canvasRoot = rootOf();
  const still = {
    root: stillRoot,
    ...Object.fromEntries(names.map((name) => [name, vi.fn()])),
  } as unknown as Surface;
  const canvas = {
    root: canvasRoot,
    ...Object.fromEntries(names.map((name) => [name, hears(name)])),
  } as unknown as CanvasPicture;
  const make = vi.fn(() => (isThere ? canvas : undefined));
  const fetched: (() => void)[] = [];
  const surface = movedOnCanvas(still, make, (run) => fetched.push(run));
  const isCanvasSeen = (): boolean => {
    // Exactly one of the two is.
    const seen = stillRoot.style.opacity === '0';
    expect(stillRoot.after.mock.calls.length > 0 && canvasRoot.style.visibility !== 'hidden').toBe(seen);
    return seen;
  };
  return { surface, still, heard, make, fetched, stillRoot, canvasRoot, isCanvasSeen };
}

describe('elements that are canvases while they move', () => {
  it('are elements until they move, and again once they have come to rest', () => {
    const { surface, isCanvasSeen } = set();
    surface.move(atRest, false);
    surface.painted();
    for (const run of idle) run();
    expect(isCanvasSeen()).toBe(false);
    surface.move(closer, true);
    expect(isCanvasSeen()).toBe(true);
    surface.move(atRest, false);
    expect(isCanvasSeen()).toBe(true);
    surface.rest();
    expect(isCanvasSeen()).toBe(true);
    comeToRest();
    expect(isCanvasSeen()).toBe(false);
    surface.move(closer, true);
    expect(isCanvasSeen()).toBe(true);
  });

  it('stay canvases where one movement follows another, or goes on while the end of another is told', () => {
    const { surface, still, isCanvasSeen } = set();
    surface.move(closer, true);
    surface.rest();
    for (let x = 0; x < 10; x++) {
      vi.advanceTimersByTime(100);
      surface.move({ ...closer, x }, true);
    }
    expect(isCanvasSeen()).toBe(true);
    expect(still.rest).not.toHaveBeenCalled();
    comeToRest();
    expect(isCanvasSeen()).toBe(false);
    expect(still.rest).toHaveBeenCalledTimes(1);
    surface.move({ ...closer, x: 50 }, true);
    expect(isCanvasSeen()).toBe(false);
  });

  it('do not change for a jump', () => {
    const { surface, make, isCanvasSeen } = set();
    surface.move(closer, false);
    surface.rest();
    expect(make).not.toHaveBeenCalled();
    expect(isCanvasSeen()).toBe(false);
  });

  it('are made into canvases once, when there is time for it', () => {
    const { surface, make, heard } = set();
    surface.move(closer, false);
    surface.painted();
    expect(make).not.toHaveBeenCalled();
    for (const run of idle) run();
    expect(heard).toEqual([`move ${JSON.stringify(closer)} false`, 'attached']);
    surface.move(atRest, true);
    surface.rest();
    surface.move(closer, true);
    expect(make).toHaveBeenCalledTimes(1);
  });

  it('tell the canvas nothing while it is out of sight, and the last of each kind when it comes', () => {
    const { surface, still, heard } = set();
    surface.painted();
    for (const run of idle) run();
    heard.length = 0;
    idle.splice(0);
    surface.light(lit);
    surface.light(undefined);
    surface.select(['pcpu:1']);
    surface.hide(['a']);
    surface.hide([]);
    surface.mark(marks);
    surface.resize({ width: 10, height: 20 });
    expect(heard).toEqual([]);
    expect(still.light).toHaveBeenCalledTimes(2);
    surface.move(closer, true);
    expect(heard.slice(0, 2)).toEqual([`shift ${JSON.stringify(closer)}`, 'ring "d0/vcpu:0"']);
    expect(heard.slice(2).sort()).toEqual([
      'hide []',
      'light ',
      `mark ${JSON.stringify(marks)}`,
      'resize {"width":10,"height":20}',
      'select ["pcpu:1"]',
    ]);
    heard.length = 0;
    surface.select([]);
    expect(heard).toEqual(['select []']);
  });

  it('show the focus where it is, as long as they are canvases', () => {
    const { surface, heard, stillRoot } = set();
    const focus = (id: string | undefined, event: string): void => {
      stillRoot.focused = id;
      stillRoot.listeners.get(event)?.();
    };
    focus('d0/vcpu:1', 'focusin');
    expect(heard).toEqual([]);
    surface.move(closer, true);
    expect(heard).toContain('ring "d0/vcpu:1"');
    surface.rest();
    heard.length = 0;
    focus('pcpu:3', 'focusin');
    focus(undefined, 'focusout');
    expect(heard).toEqual(['ring "pcpu:3"', 'ring ']);
    comeToRest();
    focus('pcpu:4', 'focusin');
    expect(heard).toHaveLength(2);
  });

  it('draw the canvas ahead when there is time, but not for whatever is pointed at', () => {
    const { surface, heard } = set();
    surface.painted();
    const run = (): void => {
      for (const one of idle.splice(0)) one();
    };
    run();
    heard.length = 0;
    surface.light(lit);
    run();
    expect(heard).toEqual([]);
    surface.mark(marks);
    surface.move(closer, false);
    surface.rest();
    run();
    expect(heard.slice(0, 1)).toEqual([`move ${JSON.stringify(closer)} false`]);
    expect(heard.slice(1).sort()).toEqual([
      `light ${JSON.stringify(lit)}`,
      `mark ${JSON.stringify(marks)}`,
      `move ${JSON.stringify(closer)} false`,
    ]);
    heard.length = 0;
    // It is drawn: the first frame of a movement only shows it.
    surface.move(atRest, true);
    expect(heard).toEqual([`shift ${JSON.stringify(atRest)}`, 'ring "d0/vcpu:0"']);
  });

  it('are drawn with the second frame, also where the wheel turns once', () => {
    const { surface, heard } = set();
    surface.move(closer, true);
    heard.length = 0;
    nextFrame();
    expect(heard).toEqual([]);
    nextFrame();
    expect(heard).toEqual([`move ${JSON.stringify(closer)} false`]);
    surface.rest();
    nextFrame();
    comeToRest();
    heard.length = 0;
    nextFrame();
    expect(heard).toEqual([]);
    surface.move(atRest, true);
    surface.rest();
    heard.length = 0;
    nextFrame();
    nextFrame();
    expect(heard).toEqual([`move ${JSON.stringify(atRest)} false`]);
  });

  it('become canvases once what draws these is fetched', () => {
    const { surface, make, fetched, heard } = set(false);
    surface.painted();
    for (const run of idle.splice(0)) run();
    expect(fetched).toHaveLength(1);
    make.mockImplementation(set().make);
    for (const run of fetched) run();
    for (const run of idle.splice(0)) run();
    expect(make).toHaveBeenCalledTimes(2);
    expect(fetched).toHaveLength(1);
    expect(heard).toEqual([]);
  });

  it('are moved themselves where only their place changes', () => {
    const { surface, make, isCanvasSeen } = set();
    surface.move({ ...atRest, x: 5 }, true);
    expect(make).not.toHaveBeenCalled();
    expect(isCanvasSeen()).toBe(false);
    surface.move(closer, true);
    surface.move({ ...closer, x: 5 }, true);
    expect(isCanvasSeen()).toBe(true);
  });

  it('move as they are where there is no canvas', () => {
    const { surface, still, isCanvasSeen } = set(false);
    surface.painted();
    for (const run of idle) run();
    surface.move(closer, true);
    expect(still.move).toHaveBeenLastCalledWith(closer, true);
    expect(isCanvasSeen()).toBe(false);
    surface.rest();
    expect(still.rest).toHaveBeenCalledTimes(1);
  });

  it('leave nothing behind', () => {
    const { surface, still, heard } = set();
    surface.painted();
    surface.move(closer, true);
    surface.rest();
    surface.destroy();
    expect(idle).toEqual([]);
    expect(heard.at(-1)).toBe('destroy');
    expect(still.destroy).toHaveBeenCalled();
    heard.length = 0;
    surface.light(lit);
    surface.move(atRest, true);
    nextFrame();
    nextFrame();
    comeToRest();
    expect(heard).toEqual([]);
    expect(still.rest).not.toHaveBeenCalled();
  });
});
