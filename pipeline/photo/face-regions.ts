/** A place in a picture: pixels to the right and down from its top left corner. */
export type Point = readonly [x: number, y: number];

/** Points of the face mesh, in MediaPipe's numbering; "left" is the left side of the picture. */
export const eyeCorners = {
  left: [33, 133],
  right: [362, 263],
} as const;

/** Outlines of skin patches as mesh points in order; kept clear of hair, eyelids, nostrils and lips. */
export const skinPatches = {
  leftCheek: [117, 118, 101, 36, 205, 187, 123],
  rightCheek: [346, 347, 330, 266, 425, 411, 352],
  forehead: [108, 151, 337, 336, 9, 107],
  leftUnderEye: [228, 229, 230, 231, 232, 121, 120, 119, 118, 117],
  rightUnderEye: [448, 449, 450, 451, 452, 350, 349, 348, 347, 346],
} as const satisfies Record<string, readonly number[]>;

/** Outline of the whole face, clockwise from the middle of the forehead. */
export const faceOutline = [
  10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152, 148, 176, 149,
  150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
] as const;

/** The mesh points of an outline, in its order. Throws where the mesh has fewer points than it should. */
export function outlineOf(mesh: readonly Point[], indices: readonly number[]): Point[] {
  return indices.map((index) => meshPoint(mesh, index));
}

/** Middle between the corners of each eye. */
export function eyeCentres(mesh: readonly Point[]): { readonly left: Point; readonly right: Point } {
  return { left: middle(mesh, eyeCorners.left), right: middle(mesh, eyeCorners.right) };
}

function middle(mesh: readonly Point[], [first, second]: readonly [number, number]): Point {
  const [x1, y1] = meshPoint(mesh, first);
  const [x2, y2] = meshPoint(mesh, second);
  return [(x1 + x2) / 2, (y1 + y2) / 2];
}

function meshPoint(mesh: readonly Point[], index: number): Point {
  const point = mesh[index];
  if (point === undefined) throw new RangeError("the face mesh is not complete");
  return point;
}

/**
 * Calls back for every pixel whose centre lies inside a closed outline (even-odd rule), row by row, within a picture
 * of some width and height.
 */
export function eachPixelInside(
  outline: readonly Point[],
  width: number,
  height: number,
  visit: (x: number, y: number) => void,
): void {
  const rows = outline.map(([, y]) => y);
  const firstRow = Math.max(0, Math.floor(Math.min(...rows)));
  const lastRow = Math.min(height - 1, Math.ceil(Math.max(...rows)));
  for (let y = firstRow; y <= lastRow; y++) {
    const crossings = rowCrossings(outline, y + 0.5);
    for (let pair = 0; pair + 1 < crossings.length; pair += 2) {
      const start = Math.max(0, Math.ceil((crossings[pair] ?? 0) - 0.5));
      const end = Math.min(width, Math.ceil((crossings[pair + 1] ?? 0) - 0.5));
      for (let x = start; x < end; x++) visit(x, y);
    }
  }
}

/** Where a horizontal line crosses an outline, from left to right. */
function rowCrossings(outline: readonly Point[], y: number): number[] {
  const crossings: number[] = [];
  let previous = outline[outline.length - 1];
  for (const point of outline) {
    if (previous !== undefined) {
      const [x1, y1] = previous;
      const [x2, y2] = point;
      if (y1 > y !== y2 > y) crossings.push(x1 + ((y - y1) / (y2 - y1)) * (x2 - x1));
    }
    previous = point;
  }
  return crossings.sort((a, b) => a - b);
}
