/**
 * Colours of the cards: a calm evening with a warm light in it. Texts keep a contrast of at least 4.5 : 1
 * against the lightest ground they stand on.
 */
export const palette = {
  ground: "#0e272b",
  panel: "#17373b",
  track: "#234a4e",
  text: "#f6f1e7",
  textSoft: "#b9ccc9",
  glow: "#ffd48a",
  ringFrom: "#ff9f7a",
  ringTo: "#ffe2a0",
} as const;

/** Colour of each category, the same wherever it is drawn. */
export const categoryColours = {
  physicalVitality: "#7fd8be",
  emotionalHealth: "#ffc27a",
  visualAppearance: "#f3a6b5",
} as const;
