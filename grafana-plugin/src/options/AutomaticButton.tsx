import React from 'react';
import { Button } from '@grafana/ui';

/** Takes an option back to its default. */
export function AutomaticButton({ onClick }: { onClick: () => void }) {
  return (
    <Button size="sm" variant="secondary" onClick={onClick}>
      Back to automatic
    </Button>
  );
}
