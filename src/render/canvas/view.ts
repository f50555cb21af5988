/** A place to draw on: which part of the scene is seen, how large, and with which colours. */

export interface View {
  /** CSS pixels per unit of the scene, and where the scene's origin is in the pane. */
  readonly scale: number;
  readonly x: number;
  readonly y: number;
  /** Of the pane, in CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Pixels of the screen per CSS pixel. */
  readonly ratio: number;
  /** However small it is, as elements are. */
  readonly hasAll: boolean;
}

/** Colours as a canvas takes them. */
export interface Ink {
  /** Of a custom property of `picture.css`, without its `--`. */
  colour(name: string): string;
  readonly family: string;
  readonly isDark: boolean;
}

export type Pencil = CanvasRenderingContext2D;

/** The part of the scene that is seen, in its units. */
export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export function frameOf({ scale, x, y, width, height }: View): Frame {
  return { left: -x / scale, top: -y / scale, right: (width - x) / scale, bottom: (height - y) / scale };
}

/** From here on everything is drawn in the scene's units. */
export function takeUp(pencil: Pencil, { scale, x, y, ratio }: View): void {
  pencil.setTransform(scale * ratio, 0, 0, scale * ratio, x * ratio, y * ratio);
}

/** Those of the rectangles that are seen. */
export function eachSeen(
  rects: readonly number[],
  { left, top, right, bottom }: Frame,
  draw: (x: number, y: number, width: number, height: number, index: number) => void,
): void {
  for (let at = 0; at + 3 < rects.length; at += 4) {
    const x = rects[at] ?? 0;
    const y = rects[at + 1] ?? 0;
    const width = rects[at + 2] ?? 0;
    const height = rects[at + 3] ?? 0;
    if (x <= right && y <= bottom && x + width >= left && y + height >= top)
      draw(x, y, width, height, at / 4);
  }
}
