/** The sign of a pinning source: its letter on its colour, as on the threads of the picture. */
import type { PinningSource } from '../../core/placement/placement.ts';
import { sourceStyles } from '../../render/source-styles.ts';
import styles from './parts.module.css';
import '../../render/picture.css';

export function SourceBadge({ source }: { readonly source: PinningSource }) {
  const { className, letter } = sourceStyles[source];
  // The colours are defined for the picture's class, so this is a very small picture.
  return (
    <svg
      width="18"
      height="18"
      viewBox="0 0 18 18"
      className={`pinscope-map ${styles['swatch'] ?? ''}`}
      aria-hidden="true"
      focusable="false"
    >
      <g className={className}>
        <circle cx="9" cy="9" r="8.5" fill="var(--source)" />
        <text x="9" y="12.8" textAnchor="middle" fontSize="10.5" fontWeight="700" fill="var(--on-source)">
          {letter}
        </text>
      </g>
    </svg>
  );
}

/** A stroke of its line: colour and dash. */
export function SourceLine({ source }: { readonly source: PinningSource }) {
  const { className, dash, strokePx } = sourceStyles[source];
  return (
    <svg
      width="22"
      height="8"
      viewBox="0 0 22 8"
      className={`pinscope-map ${styles['swatch'] ?? ''}`}
      aria-hidden="true"
      focusable="false"
    >
      <g className={className}>
        <path
          d="M0 4h22"
          fill="none"
          stroke="var(--source)"
          strokeWidth={strokePx + 0.5}
          strokeDasharray={dash}
        />
      </g>
    </svg>
  );
}
