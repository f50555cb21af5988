/** The sign of a class: its letter on its colour, as on the threads of the picture. */
import type { Tone } from '../../core/lens/lens.ts';
import type { PinningSource } from '../../core/placement/placement.ts';
import { sourceStyles, toneStyle } from '../../render/tone-styles.ts';
import type { ToneStyle } from '../../render/tone-styles.ts';
import styles from './parts.module.css';
import '../../render/picture.css';

export function SourceBadge({ source }: { readonly source: PinningSource }) {
  return <Badge style={sourceStyles[source]} />;
}

export function ToneBadge({ tone, sign }: { readonly tone: Tone; readonly sign: string }) {
  return <Badge style={toneStyle(tone, sign)} />;
}

function Badge({ style: { className, letter } }: { readonly style: ToneStyle }) {
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
        <circle cx="9" cy="9" r="8.5" fill="var(--tone)" />
        <text x="9" y="12.8" textAnchor="middle" fontSize="10.5" fontWeight="700" fill="var(--on-tone)">
          {letter}
        </text>
      </g>
    </svg>
  );
}

/** A stroke of its line: colour and dash. */
export function ToneLine({ tone, sign }: { readonly tone: Tone; readonly sign: string }) {
  const { className, dash, strokePx } = toneStyle(tone, sign);
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
          stroke="var(--tone)"
          strokeWidth={strokePx + 0.5}
          strokeDasharray={dash}
        />
      </g>
    </svg>
  );
}
