/** The page's few icons, drawn as hairlines in the colour of the text around them. All are decoration. */
import type { ReactNode } from 'react';
import type { Severity } from '../../core/findings/finding.ts';

export function Icon({ size = 16, children }: { readonly size?: number; readonly children: ReactNode }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  );
}

/** The mark of the house: a crosshair over the grid of a processor. */
export function LogoIcon() {
  return (
    <svg width="26" height="26" viewBox="0 0 32 32" fill="none" aria-hidden="true" focusable="false">
      <path
        d="M8 4v24M16 1v8M16 23v8M24 4v24M4 8h24M1 16h8M23 16h8M4 24h24"
        stroke="currentColor"
        strokeWidth="1"
        opacity=".28"
      />
      <circle cx="16" cy="16" r="9" stroke="currentColor" strokeWidth="2.25" />
      <path
        d="M16 3v8M16 21v8M3 16h8M21 16h8"
        stroke="currentColor"
        strokeWidth="2.25"
        strokeLinecap="round"
      />
      <circle cx="16" cy="16" r="2.75" fill="var(--spot)" />
    </svg>
  );
}

export const CloseIcon = () => (
  <Icon size={12}>
    <path d="m3.5 3.5 9 9m0-9-9 9" />
  </Icon>
);
export const DownloadIcon = () => (
  <Icon>
    <path d="M8 2.5v7.5m-3-3 3 3 3-3M3 13h10" />
  </Icon>
);
/** Alike things laid upon one another. */
export const FoldIcon = () => (
  <Icon size={14}>
    <path d="M2.5 6.5h8v7h-8zM5.5 6.5v-3h8v7h-3" />
  </Icon>
);
export const PlusIcon = () => (
  <Icon size={14}>
    <path d="M8 3v10M3 8h10" />
  </Icon>
);
export const MinusIcon = () => (
  <Icon size={14}>
    <path d="M3 8h10" />
  </Icon>
);
export const FitIcon = () => (
  <Icon size={14}>
    <path d="M2 6V2h4M14 6V2h-4M2 10v4h4M14 10v4h-4" />
  </Icon>
);
export const AimIcon = () => (
  <Icon size={14}>
    <circle cx="8" cy="8" r="3.5" />
    <path d="M8 1.5v3M8 11.5v3M1.5 8h3M11.5 8h3" />
  </Icon>
);
export const ChevronIcon = () => (
  <Icon size={12}>
    <path d="m4 6 4 4 4-4" />
  </Icon>
);
export const DrawerIcon = () => (
  <Icon>
    <rect x="2" y="3" width="12" height="10" rx="1.5" />
    <path d="M6.5 3v10" />
  </Icon>
);
export const DetailsIcon = () => (
  <Icon>
    <rect x="2" y="3" width="12" height="10" rx="1.5" />
    <path d="M9.5 3v10" />
  </Icon>
);
export const FileIcon = () => (
  <Icon>
    <path d="M4 2h5l3 3v9H4zM9 2v3h3" />
  </Icon>
);
export const LinkIcon = () => (
  <Icon>
    <path d="M7 9.5a2.6 2.6 0 0 0 3.7 0l2-2a2.6 2.6 0 0 0-3.7-3.7l-.8.8M9 6.5a2.6 2.6 0 0 0-3.7 0l-2 2A2.6 2.6 0 0 0 7 12.2l.8-.8" />
  </Icon>
);
export const ThemeIcon = () => (
  <Icon>
    <circle cx="8" cy="8" r="5.5" />
    <path d="M8 2.5a5.5 5.5 0 0 1 0 11z" fill="currentColor" />
  </Icon>
);
export const LanguageIcon = () => (
  <Icon>
    <circle cx="8" cy="8" r="6" />
    <path d="M2 8h12M8 2c4 4 4 8 0 12M8 2c-4 4-4 8 0 12" />
  </Icon>
);

/** Each severity has a shape of its own, so that colour is never the only sign. */
export function SeverityIcon({ severity }: { readonly severity: Severity }) {
  switch (severity) {
    case 'error':
      return (
        <Icon>
          <path d="M5.2 1.8h5.6l3.4 3.4v5.6l-3.4 3.4H5.2l-3.4-3.4V5.2z" fill="currentColor" />
          <path d="m5.8 5.8 4.4 4.4m0-4.4-4.4 4.4" stroke="var(--surface)" />
        </Icon>
      );
    case 'warning':
      return (
        <Icon>
          <path d="M8 2 1.5 13.5h13z" fill="currentColor" />
          <path d="M8 6.3v3.2M8 11.7v.01" stroke="var(--surface)" />
        </Icon>
      );
    case 'note':
      return (
        <Icon>
          <circle cx="8" cy="8" r="6" />
          <path d="M8 7.3v3.7M8 5v.01" />
        </Icon>
      );
    default:
      return severity satisfies never;
  }
}
export const PreviousIcon = () => (
  <Icon size={14}>
    <path d="m4 10 4-4 4 4" />
  </Icon>
);
export const NextIcon = () => (
  <Icon size={14}>
    <path d="m4 6 4 4 4-4" />
  </Icon>
);
