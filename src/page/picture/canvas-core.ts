/** The canvas and its painters, loaded once the page is at rest, or when a picture needs them. */
export { createCanvasPicture } from './canvas-picture.ts';
export { createCanvasSurface } from './canvas-surface.ts';
export { warmCanvas } from './canvas-layer.ts';
