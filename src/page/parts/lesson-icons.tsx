/** Icons that only lessons and their boards need, in the manner of `icons.tsx`. All are decoration. */
import { Icon } from './icons.tsx';

export const CopyIcon = () => (
  <Icon>
    <path d="M5.5 5.5h8v8h-8zM10.5 3v-.5h-8v8H3" />
  </Icon>
);
export const PresentIcon = () => (
  <Icon>
    <path d="M2 2.5h12M3 2.5v7.5h10V2.5M8 10v3.5M5.5 13.5h5" />
  </Icon>
);
export const HandoutIcon = () => (
  <Icon>
    <path d="M4 1.5h5.5L12.5 4.5v10H4zM9.5 1.5v3h3M6 8h4.5M6 11h4.5" />
  </Icon>
);
export const ChainIcon = () => (
  <Icon>
    <path d="m6.5 9.5 3-3M7 4.5 8.7 2.8a3 3 0 0 1 4.5 4.5L11.5 9M9 11.5l-1.7 1.7a3 3 0 0 1-4.5-4.5L4.5 7" />
  </Icon>
);
export const PlayIcon = () => (
  <Icon>
    <path d="M5 3v10l8-5z" />
  </Icon>
);
export const PauseIcon = () => (
  <Icon>
    <path d="M5.5 3v10M10.5 3v10" />
  </Icon>
);
