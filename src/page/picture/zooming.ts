/** Zoom and pan of the picture: where it is, and what wheel, fingers, keys and buttons make of that. */
import { select, zoom, zoomIdentity } from 'd3';
import type { ZoomBehavior, ZoomTransform } from 'd3';
import type { Rect } from '../../core/scene/scene.ts';
import type { Place } from './surface.ts';

const smallestScale = 0.05;
const largestScale = 8;
/** Small scenes are not blown up beyond this to fill the pane; the higher it is the more, presented even more. */
const largestFit = { least: 1.4, panePx: 620, presented: 6 } as const;
/** What is small is not blown up beyond this to fill the pane. */
const largestFrame = 2.5;
const stepMs = 180;
/** So late a movement jumps to its end: the browser shows no frames, as of a window that it takes for hidden. */
const lateMs = 1500;
/** The corner that the zoom buttons stand in. */
const buttonsPx = { width: 120, height: 56 };

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What is moved. */
interface Movable {
  move(place: Place, isMovement: boolean): void;
  /** It stays where it is now. */
  rest(): void;
}

export interface Zooming {
  /**
   * A new picture; `keep` leaves the view where it is. The pane's size is given, not read: reading it after the
   * picture is in the page would lay it out twice.
   */
  show(picture: Movable, size: Size, pane: Size, keep: boolean): void;
  by(factor: number): void;
  fit(): void;
  /** After the pane changed its size: fits again if it was fitted. */
  resized(pane: Size): void;
  /** Moves the view by so many px of the screen. */
  pan(dx: number, dy: number): void;
  /** Pans as little as needed to have this point, in the picture's units, well inside the pane. */
  reveal(x: number, y: number): void;
  /** Brings a part of the picture to the middle, as large as it can well be read. */
  frame(part: Rect): void;
  /** This point, in the picture's units, in the middle of the pane. */
  centre(x: number, y: number): void;
  /** A point of the pane in the picture's units. */
  toPicture(x: number, y: number): [number, number];
  destroy(): void;
}

export interface ZoomEvents {
  /** The reader, or the page, has moved the picture. */
  onMoved(): void;
  /** Where the picture is now, in a pane of that size. */
  onPlace(place: Place, pane: Size): void;
}

/** Close under the heading; in a tall pane not quite at its top. */
function topGap({ height }: Size): number {
  return 8 + Math.max(0, height - 800) / 12;
}

export function createZooming(pane: HTMLElement, { onMoved, onPlace }: ZoomEvents): Zooming {
  let picture: Movable | undefined;
  let size: Size = { width: 1, height: 1 };
  let paneSize: Size = { width: 1, height: 1 };
  let current = zoomIdentity;
  /** Where a movement that has not come to its end will be. */
  let aimed = zoomIdentity;
  let fitted = zoomIdentity;
  /** At once and by itself; everything else goes on over several frames. */
  let isJump = false;

  const behaviour: ZoomBehavior<HTMLElement, unknown> = zoom<HTMLElement, unknown>()
    .scaleExtent([smallestScale, largestScale])
    .filter((event: MouseEvent | TouchEvent | WheelEvent) => isOurs(event, current.k > fitted.k * 1.01))
    // A press on the picture stops what moves it.
    .on('start', (event: { sourceEvent: unknown }) => {
      if (event.sourceEvent !== null) aimed = current;
    })
    .on('zoom', (event: { transform: ZoomTransform; sourceEvent: unknown }) => {
      current = event.transform;
      if (event.sourceEvent !== null) aimed = current;
      if (picture === undefined) return;
      picture.move(current, !isJump);
      onPlace(current, paneSize);
      onMoved();
    })
    .on('end', () => {
      picture?.rest();
    });
  const root = select(pane).call(behaviour);

  const fitTransform = (): ZoomTransform => {
    const isPresented = pane.closest('[data-presenting="true"]') !== null;
    const most = isPresented
      ? largestFit.presented
      : Math.max(largestFit.least, paneSize.height / largestFit.panePx);
    const whole = Math.min(paneSize.width / size.width, paneSize.height / size.height, most);
    const isUnderButtons =
      size.height * whole > paneSize.height - buttonsPx.height &&
      (paneSize.width - size.width * whole) / 2 < buttonsPx.width &&
      paneSize.height > 4 * buttonsPx.height;
    const k = isUnderButtons ? Math.min(whole, (paneSize.height - buttonsPx.height) / size.height) : whole;
    const x = Math.max(0, (paneSize.width - size.width * k) / 2);
    const y = Math.max(0, Math.min((paneSize.height - size.height * k) / 2, topGap(paneSize)));
    return zoomIdentity.translate(x, y).scale(k);
  };
  /** Or is on its way there. */
  const isFitted = (): boolean => aimed.k === fitted.k && aimed.x === fitted.x && aimed.y === fitted.y;
  const jump = (transform: ZoomTransform): void => {
    isJump = true;
    try {
      root.call((selection) => {
        behaviour.transform(selection, transform);
      });
    } finally {
      isJump = false;
    }
  };
  let late: ReturnType<typeof setTimeout> | undefined;
  const go = (transform: ZoomTransform, slowly: boolean): void => {
    aimed = transform;
    clearTimeout(late);
    if (slowly && !matchMedia('(prefers-reduced-motion: reduce)').matches) {
      root
        .transition()
        .duration(stepMs)
        .call((selection) => {
          behaviour.transform(selection, transform);
        });
      late = setTimeout(() => {
        if (aimed === transform && current !== transform) jump(transform);
      }, lateMs);
    } else jump(transform);
  };

  /** At once, and a movement that was on its way goes on from there to its end. */
  const goOn = (now: ZoomTransform, end: ZoomTransform): void => {
    go(now, false);
    if (end !== now) go(end, true);
  };
  const pan = (dx: number, dy: number): void => {
    const panned = ({ k, x, y }: ZoomTransform): ZoomTransform =>
      zoomIdentity.translate(x + dx, y + dy).scale(k);
    const now = panned(current);
    goOn(now, aimed === current ? now : panned(aimed));
  };

  return {
    show(next, nextSize, nextPaneSize, keep) {
      picture = next;
      size = nextSize;
      paneSize = nextPaneSize;
      const { width, height } = size;
      behaviour
        .extent([
          [0, 0],
          [paneSize.width, paneSize.height],
        ])
        .translateExtent([
          [-width, -height],
          [2 * width, 2 * height],
        ]);
      const wasFitted = isFitted();
      fitted = fitTransform();
      behaviour.scaleExtent([Math.min(smallestScale, fitted.k), largestScale]);
      if (keep && !wasFitted) goOn(current, aimed);
      else go(fitted, false);
    },
    by(factor) {
      const k = Math.min(largestScale, Math.max(Math.min(smallestScale, fitted.k), aimed.k * factor));
      const [cx, cy] = [paneSize.width / 2, paneSize.height / 2];
      const [x, y] = aimed.invert([cx, cy]);
      go(zoomIdentity.translate(cx - x * k, cy - y * k).scale(k), true);
    },
    fit() {
      fitted = fitTransform();
      go(fitted, true);
    },
    resized(nextPaneSize) {
      paneSize = nextPaneSize;
      behaviour.extent([
        [0, 0],
        [paneSize.width, paneSize.height],
      ]);
      const wasFitted = isFitted();
      fitted = fitTransform();
      if (wasFitted) go(fitted, false);
      else onPlace(current, paneSize);
    },
    pan,
    reveal(x, y) {
      const [px, py] = current.apply([x, y]);
      const inset = 24;
      const dx = Math.max(0, inset - px) - Math.max(0, px - (paneSize.width - inset));
      const dy = Math.max(0, inset - py) - Math.max(0, py - (paneSize.height - inset));
      if (dx !== 0 || dy !== 0) pan(dx, dy);
    },
    frame({ x, y, width, height }) {
      const margin = 48;
      const room = Math.min(
        paneSize.width / (width + 2 * margin),
        paneSize.height / (height + 2 * margin),
        largestFrame,
      );
      const k = Math.max(room, smallestScale);
      const [cx, cy] = [x + width / 2, y + height / 2];
      go(zoomIdentity.translate(paneSize.width / 2 - cx * k, paneSize.height / 2 - cy * k).scale(k), true);
    },
    centre(x, y) {
      const { k } = current;
      go(zoomIdentity.translate(paneSize.width / 2 - x * k, paneSize.height / 2 - y * k).scale(k), false);
    },
    toPicture: (x, y) => current.invert([x, y]),
    destroy() {
      clearTimeout(late);
      root.interrupt();
      root.on('.zoom', null);
    },
  };
}

/** Where the page itself scrolls (narrow windows), a wheel or one finger scrolls it until the picture is zoomed in. */
function isOurs(event: MouseEvent | TouchEvent | WheelEvent, isZoomedIn: boolean): boolean {
  const pageScrolls = document.documentElement.scrollHeight > document.documentElement.clientHeight + 1;
  if (event.type === 'wheel') return !pageScrolls || event.ctrlKey;
  // The buttons at the foot stand on the picture: two quick presses there are no double click here.
  if (event.target instanceof Element && event.target.closest('button') !== null) return false;
  if ('touches' in event) return !pageScrolls || isZoomedIn || event.touches.length > 1;
  return !event.ctrlKey && event.button === 0;
}
