/**
 * The imperative part of the picture: what is pointed at, focused, selected and lit, and its zoom. React hands it scenes
 * and choices; nothing is rendered again for a hover. What the picture is painted on is a `Surface`.
 */
import { afterInput, afterPaint, afterPaintWhenIdle } from '../../browser/timing.ts';
import type { EntityId } from '../../core/identity.ts';
import type { Rect, Scene } from '../../core/scene/scene.ts';
import { rehearse } from '../rehearse.ts';
import type { Picks } from '../stage.ts';
import { fetchCanvas, withSurface } from './choose-surface.ts';
import { createLighting } from './lighting.ts';
import type { Lighting } from './lighting.ts';
import { createMinimap } from './minimap.ts';
import type { Minimap } from './minimap.ts';
import { createPickMarks } from './pick-marks.ts';
import { idOf, listenToPicture } from './picture-input.ts';
import type { PictureEvents, Shown } from './picture-input.ts';
import { placeOf } from './place-of.ts';
import { stopsOf } from './spatial.ts';
import type { Stop } from './spatial.ts';
import type { Drawing, Marks, Place } from './surface.ts';
import { createZooming } from './zooming.ts';
import type { Size, Zooming } from './zooming.ts';

/** What the first look does not need, made when something is pointed at, chosen or moved to. */
interface Details {
  readonly lighting: Lighting;
  readonly stops: readonly Stop[];
}

/** As many things as a canvas is there for, of those on show: loops are made fast when they are long. */
function crowdOf(scene: Scene): Scene {
  const { hostBoxes, threads, edges } = scene;
  const times = Math.ceil(rehearsalThings / (hostBoxes.length + threads.length + edges.length + 1));
  const crowd = <T>(some: readonly T[]): readonly T[] => Array.from({ length: times }, () => some).flat();
  return { ...scene, hostBoxes: crowd(hostBoxes), threads: crowd(threads), edges: crowd(edges) };
}

const rehearsalThings = 3000;
/** Seen by nobody. */
const rehearsalSize: Size = { width: 320, height: 200 };

export class PictureController {
  readonly #view: HTMLElement;
  readonly #events: PictureEvents;
  readonly #zooming: Zooming;
  readonly #minimap: Minimap;
  readonly #stopFetching: () => void;
  readonly #stopListening: () => void;
  #shown: Shown | undefined;
  #mounts = 0;
  #known: Details | undefined;
  #isLit = false;
  #pointed: EntityId | undefined;
  #chosen: readonly EntityId[] = [];
  #selected: readonly EntityId[] = [];
  #hidden: readonly string[] = [];
  /** The focus goes with the selection when that steps back. */
  #isFollowing = false;
  /** What is selected was not drawn when it was to be shown; the next scene may have it. */
  #isRevealing = false;
  #marks: Marks | undefined;
  #picks: Picks | undefined;
  readonly #pickMarks = createPickMarks();
  #stopWaiting: (() => void) | undefined;
  #stopRehearsal: (() => void) | undefined;

  /** `view`: in the pane, what has the picture and nothing else. */
  constructor(pane: HTMLElement, view: HTMLElement, events: PictureEvents) {
    this.#view = view;
    this.#events = events;
    this.#zooming = createZooming(pane, {
      onMoved: () => {
        this.#events.onPoint(undefined, undefined);
      },
      onPlace: (place, size) => {
        this.#minimap.move(place, size);
      },
    });
    this.#minimap = createMinimap(pane, (x, y) => {
      this.#zooming.centre(x, y);
    });
    this.#stopListening = listenToPicture({
      pane,
      view,
      events,
      zooming: this.#zooming,
      shown: () => this.#shown,
      stops: () => this.#details()?.stops ?? [],
      hidden: () => this.#hidden,
      pointed: () => this.#pointed,
      point: (id, at) => {
        this.#point(id, at);
      },
      zoomToSelection: () => {
        this.zoomToSelection();
      },
      steppingBack: (from) => {
        this.#isFollowing = from !== undefined && from === this.#selected[0];
      },
    });
    this.#stopFetching = afterPaintWhenIdle(() => {
      void this.#fetchCanvas();
    });
  }

  /** Without it the first large picture would wait for it, and be drawn by code that has never run. */
  async #fetchCanvas(): Promise<void> {
    const canvas = await fetchCanvas().catch(() => undefined);
    // A lost connection is met again by the picture that needs it.
    if (canvas === undefined || this.#shown === undefined) return;
    const shown = this.#shown.drawing;
    const drawing = { ...shown, scene: crowdOf(shown.scene) };
    this.#stopRehearsal = rehearse(() => {
      const surface = canvas.createCanvasSurface(drawing, rehearsalSize);
      surface.root.style.display = 'none';
      this.#view.append(surface.root);
      surface.attached();
      surface.root.remove();
      surface.destroy();
    });
  }

  mount(drawing: Drawing, pane: Size): void {
    this.#stopRehearsal?.();
    const mount = ++this.#mounts;
    withSurface(drawing, pane, (surface) => {
      if (mount === this.#mounts) this.#show({ drawing, surface }, pane);
      else surface.destroy();
    });
  }

  #show(shown: Shown, pane: Size): void {
    const { surface } = shown;
    const { scene } = shown.drawing;
    const old = this.#shown;
    const focused = old?.surface.root.contains(document.activeElement)
      ? idOf(document.activeElement)
      : undefined;
    const before = old?.drawing.scene;
    this.#shown = shown;
    this.#known = undefined;
    this.#isLit = false;
    this.#pointed = undefined;
    this.#minimap.show(scene);
    // All classes and the transform first, then into the page: one style pass and one layout.
    const moved = {
      move: (place: Place, isMovement: boolean) => {
        surface.move(place, isMovement);
        this.#pickMarks.move(place);
      },
      rest: () => {
        surface.rest();
      },
    };
    this.#zooming.show(moved, scene, pane, before?.width === scene.width && before.height === scene.height);
    if (this.#picks !== undefined) this.#pickMarks.show(this.#picks, scene);
    surface.hide(this.#hidden);
    if (this.#marks !== undefined) surface.mark(this.#marks);
    this.setSelection(this.#selected, this.#chosen);
    if (old === undefined) this.#view.append(surface.root, this.#pickMarks.root);
    else old.surface.root.replaceWith(surface.root);
    old?.surface.destroy();
    surface.attached();
    if (this.#isRevealing) this.revealSelection();
    // What was a panel of folded nodes is its first node now.
    if (focused !== undefined) surface.focus(focused.replace(/^fold:/, 'node:'));
    this.#stopWaiting?.();
    // In a task of its own: whoever waits for the paint comes first.
    this.#stopWaiting = afterPaint(() => {
      this.#stopWaiting = afterInput(() => {
        surface.painted();
      });
    });
  }

  /** `chosen` are lit together; `selected` wear the halo. */
  setSelection(selected: readonly EntityId[], chosen: readonly EntityId[]): void {
    const hadSelection = this.#selected.length > 0;
    const isFollowing = this.#isFollowing;
    this.#isFollowing = false;
    this.#selected = selected;
    this.#chosen = chosen;
    if (hadSelection || selected.length > 0) this.#shown?.surface.select(selected);
    this.#shown?.surface.setTabStop(selected[0]);
    if (isFollowing && selected[0] !== undefined) this.#shown?.surface.focus(selected[0]);
    this.#light();
  }

  /** Keys of classes. */
  setHidden(hidden: readonly string[]): void {
    this.#hidden = hidden;
    this.#shown?.surface.hide(hidden);
  }

  /** What findings speak of; `isOfNext`: of the picture that is to be mounted next, while the one that is there keeps its own. */
  setMarks(marks: Marks, isOfNext: boolean): void {
    this.#marks = marks;
    if (!isOfNext) this.#shown?.surface.mark(marks);
  }

  /** What is chosen to answer a question; undefined: nothing is asked. */
  setPicks(picks: Picks | undefined): void {
    if (picks === undefined && this.#picks === undefined) return;
    this.#picks = picks;
    if (this.#shown !== undefined) this.#pickMarks.show(picks, this.#shown.drawing.scene);
  }

  #details(): Details | undefined {
    if (this.#shown === undefined) return undefined;
    const { scene, core, seen } = this.#shown.drawing;
    this.#known ??= { lighting: createLighting(scene, core, seen), stops: stopsOf(scene) };
    return this.#known;
  }

  zoomBy(factor: number): void {
    this.#zooming.by(factor);
  }

  fit(): void {
    this.#zooming.fit();
  }

  /** The selection in the middle, large. */
  zoomToSelection(): void {
    const place = this.#placeOfSelection();
    if (place !== undefined) this.#zooming.frame(place);
  }

  /** Pans to the selection where it is out of sight. */
  revealSelection(): void {
    const place = this.#placeOfSelection();
    this.#isRevealing = place === undefined && this.#selected.length > 0;
    if (place !== undefined) this.#zooming.reveal(place.x + place.width / 2, place.y + place.height / 2);
  }

  #placeOfSelection(): Rect | undefined {
    return this.#shown === undefined ? undefined : placeOf(this.#selected, this.#shown.drawing.scene);
  }

  resized(pane: Size): void {
    this.#shown?.surface.resize(pane);
    this.#zooming.resized(pane);
  }

  destroy(): void {
    this.#mounts++;
    this.#stopFetching();
    this.#stopRehearsal?.();
    this.#stopWaiting?.();
    this.#zooming.destroy();
    this.#minimap.destroy();
    this.#stopListening();
    this.#shown?.surface.destroy();
    this.#pickMarks.root.remove();
    this.#shown = undefined;
  }

  #point(id: EntityId | undefined, at: DOMRect | undefined): void {
    if (this.#pointed !== id) {
      this.#pointed = id;
      this.#light();
    }
    this.#events.onPoint(id, at);
  }

  /** What is pointed at wins over what is chosen. */
  #light(): void {
    const focus = this.#pointed === undefined ? this.#chosen : [this.#pointed];
    if (focus.length === 0 && !this.#isLit) return;
    this.#isLit = focus.length > 0;
    this.#shown?.surface.light(this.#isLit ? this.#details()?.lighting.litBy(focus) : undefined);
  }
}
