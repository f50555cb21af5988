/**
 * A small picture of the whole with a frame around what is seen, while a part of it is out of sight. Dragging the frame,
 * or a press beside it, moves the view. It says nothing that the picture does not say, and whatever it does the arrow keys
 * do: it is hidden from screen readers and no stop of the keyboard.
 */
import type { Ink } from '../../render/canvas/view.ts';
import type { Scene } from '../../core/scene/scene.ts';
import type { Place } from './surface.ts';
import { pageInk, watchInk } from '../page-ink.ts';
import type { Size } from './zooming.ts';
import styles from './overlays.module.css';

const mostPx = { width: 176, height: 128 } as const;
/** In a smaller pane it would cover what it helps to find. */
const leastPane = { width: 480, height: 360 } as const;

export interface Minimap {
  show(scene: Scene): void;
  move(place: Place, pane: Size): void;
  destroy(): void;
}

/** `onCentre`: the point of the scene that shall be in the middle of the pane. */
export function createMinimap(pane: HTMLElement, onCentre: (x: number, y: number) => void): Minimap {
  const root = document.createElement('div');
  root.className = styles['minimap'] ?? '';
  root.setAttribute('aria-hidden', 'true');
  root.dataset['testid'] = 'minimap';
  root.hidden = true;
  const canvas = document.createElement('canvas');
  const frame = document.createElement('div');
  const probe = document.createElement('span');
  probe.className = 'pinscope-map';
  probe.hidden = true;
  root.append(canvas, frame, probe);
  pane.append(root);
  let scene: Scene | undefined;
  let isDrawn = false;
  let scale = 1;

  const draw = (): void => {
    const pencil = canvas.getContext('2d');
    if (scene === undefined || pencil === null) return;
    isDrawn = true;
    const ratio = window.devicePixelRatio;
    canvas.width = Math.round(scene.width * scale * ratio);
    canvas.height = Math.round(scene.height * scale * ratio);
    pencil.setTransform(scale * ratio, 0, 0, scale * ratio, 0, 0);
    drawSmall(pencil, scene, pageInk(probe), scale);
  };
  const stopWatching = watchInk(() => {
    if (!root.hidden) draw();
    else isDrawn = false;
  });

  const onPointer = (event: PointerEvent): void => {
    if (event.type === 'pointerdown') {
      if (event.button !== 0) return;
      root.setPointerCapture(event.pointerId);
    } else if (!root.hasPointerCapture(event.pointerId)) return;
    event.preventDefault();
    event.stopPropagation();
    const { left, top } = canvas.getBoundingClientRect();
    onCentre((event.clientX - left) / scale, (event.clientY - top) / scale);
  };
  const stop = (event: Event): void => {
    event.stopPropagation();
  };
  root.addEventListener('pointerdown', onPointer);
  root.addEventListener('pointermove', onPointer);
  // D3's zoom, and the picture under it, have nothing to do with a press here.
  for (const type of ['mousedown', 'touchstart', 'dblclick', 'click', 'wheel'])
    root.addEventListener(type, stop, { passive: true });

  return {
    show(next) {
      scene = next;
      isDrawn = false;
      scale = Math.min(mostPx.width / next.width, mostPx.height / next.height);
      root.style.width = `${String(next.width * scale)}px`;
      root.style.height = `${String(next.height * scale)}px`;
    },
    move({ k, x, y }, { width, height }) {
      if (scene === undefined) return;
      const [left, top] = [Math.max(0, -x / k), Math.max(0, -y / k)];
      const right = Math.min(scene.width, (width - x) / k);
      const bottom = Math.min(scene.height, (height - y) / k);
      const isWhole = (right - left) * (bottom - top) > 0.95 * scene.width * scene.height;
      root.hidden =
        isWhole || width < leastPane.width || height < leastPane.height || right <= left || bottom <= top;
      if (root.hidden) return;
      if (!isDrawn) draw();
      frame.style.transform = `translate(${String(left * scale)}px,${String(top * scale)}px)`;
      frame.style.width = `${String((right - left) * scale)}px`;
      frame.style.height = `${String((bottom - top) * scale)}px`;
    },
    destroy() {
      stopWatching();
      root.remove();
    },
  };
}

/** Panels and chips as blocks; what lines reach, in their tones. */
function drawSmall(pencil: CanvasRenderingContext2D, scene: Scene, ink: Ink, scale: number): void {
  const line = 1 / scale;
  pencil.lineWidth = line;
  for (const { kind, x, y, width, height } of [...scene.guestPanels, ...scene.hostBoxes]) {
    if (kind === 'host') {
      pencil.strokeStyle = ink.colour('hairline-strong');
      pencil.strokeRect(x, y, width, height);
    } else if (kind === 'node' || kind === 'strip' || kind === 'fold' || kind === 'domain') {
      pencil.fillStyle = ink.colour('panel');
      pencil.fillRect(x, y, width, height);
      pencil.strokeStyle = ink.colour('hairline');
      pencil.strokeRect(x, y, width, height);
    } else if (kind === 'core' || kind === 'pcpu' || kind === 'tile' || kind === 'range') {
      pencil.fillStyle = ink.colour('memory');
      pencil.fillRect(x, y, width, height);
    }
  }
  const boxes = new Map(scene.hostBoxes.map((box) => [box.id, box]));
  for (const { target, source } of scene.edges) {
    const box = boxes.get(target);
    if (box === undefined || box.kind === 'host' || box.kind === 'strip') continue;
    pencil.fillStyle = ink.colour(`tone-${source}`);
    const height = box.kind === 'node' || box.kind === 'socket' || box.kind === 'die' ? 4 * line : box.height;
    pencil.fillRect(box.x, box.y, Math.max(box.width, line), Math.max(height, line));
  }
  for (const { source, x, y, width, height } of scene.threads) {
    pencil.fillStyle = ink.colour(`tone-${source}`);
    pencil.fillRect(x, y, Math.max(width, line), Math.max(height, line));
  }
}
