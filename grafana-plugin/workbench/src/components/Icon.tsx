import React from 'react';

const paths = {
  back: 'M10 3 5 8 10 13',
  forward: 'M6 3 11 8 6 13',
  widen: 'M7 2.5A4.5 4.5 0 1 0 7 11.5 4.500 4.500 0 0 0 7 2.500M10.500 10.500 14 14M4.500 7H9.500',
  refresh: 'M13 8A5 5 0 1 1 11.300 4.300M11.500 1.500V4.500H8.500',
  sun: 'M8 5A3 3 0 1 0 8 11 3 3 0 0 0 8 5M8 1V2.500M8 13.500V15M1 8H2.500M13.500 8H15M3 3 4 4M12 12 13 13M13 3 12 4M4 12 3 13',
  moon: 'M13 9.500A5.500 5.500 0 1 1 6.500 3 4.500 4.500 0 0 0 13 9.500Z',
  report: 'M4 2H9.500L12.500 5V14H4ZM6.500 8H10M6.500 11H10',
  leave: 'M6 2.500H3V13.500H6M10 5 13 8 10 11M13 8H6.500',
} as const;

export type IconName = keyof typeof paths;

/** A line icon in the current colour. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  );
}
