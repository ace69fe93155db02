import React from 'react';

export type ShapeKind = 'critical' | 'warning' | 'ok' | 'learning' | 'none';

/** The sign of a severity: a form of its own each, drawn in the current colour. */
export function Shape({ kind, size = 12 }: { kind: ShapeKind; size?: number }) {
  const common = { width: size, height: size, viewBox: '0 0 16 16', 'aria-hidden': true, focusable: false };
  switch (kind) {
    case 'critical':
      return (
        <svg {...common}>
          <path d="M8 0.5 15.5 8 8 15.5 0.5 8Z" fill="currentColor" />
        </svg>
      );
    case 'warning':
      return (
        <svg {...common}>
          <path d="M8 1 15.5 14.5H0.5Z" fill="currentColor" />
        </svg>
      );
    case 'ok':
      return (
        <svg {...common}>
          <path d="M2.5 8.5 6.5 12.5 13.5 3.5" fill="none" stroke="currentColor" strokeWidth="2.4" />
        </svg>
      );
    case 'learning':
      return (
        <svg {...common}>
          <circle
            cx="8"
            cy="8"
            r="6"
            fill="none"
            stroke="currentColor"
            strokeWidth="2"
            strokeDasharray="3 2.6"
          />
        </svg>
      );
    default:
      return (
        <svg {...common}>
          <path d="M3 8H13" stroke="currentColor" strokeWidth="2" />
        </svg>
      );
  }
}

export function shapeOf(severity: number): ShapeKind {
  return severity >= 2 ? 'critical' : severity >= 1 ? 'warning' : 'ok';
}
