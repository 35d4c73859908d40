import { answerTasks } from "../../core/thread-tasks.ts";
import { measureFace } from "./cues.ts";
import { eyeDistancePx } from "./face-chart.ts";
import { type FindFaces, loadFaceModel } from "./face-model.ts";
import type { PhotoMeasurements } from "./measurements.ts";
import type { Picture } from "./prepare.ts";
import { findMainFace } from "./quality-gate.ts";

async function measurePhoto(picture: Picture, findFaces: FindFaces): Promise<PhotoMeasurements> {
  const seen = await findFaces(picture);
  const faces = seen.map(({ boxScore, faceScore, widthPx }) => ({ boxScore, faceScore, widthPx }));
  const main = findMainFace(seen);
  if (main === undefined) return { faces };
  const { mesh, ...sighting } = main;
  const { width, height } = picture;
  const pointsOutside = mesh.filter(([x, y]) => x < 0 || y < 0 || x > width || y > height).length;
  const place = { eyeDistancePx: eyeDistancePx(mesh), pointsOutside };
  return { faces, main: { ...sighting, ...place, ...measureFace(picture, mesh) } };
}

const model = loadFaceModel();

answerTasks<Picture, PhotoMeasurements>(async (picture) => {
  try {
    return await measurePhoto(picture, await model);
  } finally {
    picture.rgb.fill(0);
  }
});
