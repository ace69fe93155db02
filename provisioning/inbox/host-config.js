// Colours and spacing near those of Teams, in its light and dark theme.

const text = (normal, subtle) => ({ default: normal, subtle });

export function hostConfig(dark) {
  const container = {
    backgroundColor: dark ? '#292929' : '#ffffff',
    foregroundColors: dark
      ? {
          default: text('#f0f0f0', '#b8b8b8'),
          accent: text('#a6a7fc', '#8f91f7'),
          good: text('#92c353', '#7fb03f'),
          warning: text('#f8d22a', '#dfbb20'),
          attention: text('#f9a1a9', '#f1707b'),
        }
      : {
          default: text('#242424', '#595959'),
          accent: text('#4f52b2', '#6264a7'),
          good: text('#13622b', '#237b4b'),
          warning: text('#835c00', '#986f0b'),
          attention: text('#b3141d', '#c4314b'),
        },
  };
  return {
    fontFamily: "'Segoe UI', system-ui, sans-serif",
    supportsInteractivity: true,
    spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 4 },
    containerStyles: { default: container, emphasis: container },
    actions: { maxActions: 6, buttonSpacing: 8, actionAlignment: 'left' },
  };
}
