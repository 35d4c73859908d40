import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Config, Human } from "@vladmandic/human";
import type { Point } from "./face-regions.ts";
import type { FaceSighting } from "./measurements.ts";
import type { Picture } from "./prepare.ts";

/** A face as the model sees it. */
export interface SeenFace extends FaceSighting {
  /** 468 points in pixels of the picture, MediaPipe's numbering. */
  readonly mesh: readonly Point[];
  readonly yawDegrees: number;
  readonly pitchDegrees: number;
  readonly rollDegrees: number;
}

/** Finds every face in a picture; one call at a time. */
export type FindFaces = (picture: Picture) => Promise<SeenFace[]>;

const require = createRequire(import.meta.url);
const off = { enabled: false };
const degreesPerRadian = 180 / Math.PI;
/** Weaker boxes and meshes are noise: on test pictures they lay on hats, hands and patterns. */
const minConfidence = 0.5;

/** Face box, mesh and head pose for single pictures; everything that guesses about a person stays off. */
function settings(folder: string): Partial<Config> {
  return {
    backend: "wasm",
    wasmPath: join(dirname(require.resolve("@tensorflow/tfjs-backend-wasm/package.json")), "dist", sep),
    modelBasePath: pathToFileURL(join(folder, "..", "models", sep)).href,
    debug: false,
    async: false,
    warmup: "none",
    cacheModels: false,
    // The library is made for video: nothing of one picture may be reused for the next.
    cacheSensitivity: 0,
    filter: off,
    gesture: off,
    body: off,
    hand: off,
    object: off,
    segmentation: off,
    face: {
      enabled: true,
      detector: {
        modelPath: "blazeface.json",
        rotation: true,
        maxDetected: 10,
        minConfidence,
        skipFrames: 0,
        skipTime: 0,
      },
      mesh: { enabled: true, modelPath: "facemesh.json", skipFrames: 0, skipTime: 0 },
      attention: off,
      iris: off,
      description: off,
      emotion: off,
      antispoof: off,
      liveness: off,
      gear: off,
    },
  };
}

/**
 * Replaces this thread's `fetch` by one that reads the model files from disk, which Node's refuses, and nothing else:
 * no picture can leave the thread over the network.
 */
function fetchOnlyFrom(folder: string): void {
  globalThis.fetch = async (source) => {
    const path = fileURLToPath(source instanceof Request ? source.url : source);
    if (!path.startsWith(folder)) throw new Error("only model files can be fetched here");
    return new Response(await readFile(path));
  };
}

/** Loads the models; only to be called in a worker thread, whose `fetch` it replaces. */
export async function loadFaceModel(): Promise<FindFaces> {
  // The package's main file wants a native TensorFlow; the WebAssembly build beside it isn't exported by name.
  const folder = dirname(require.resolve("@vladmandic/human"));
  fetchOnlyFrom(join(folder, "..", "models", sep));
  const library = require(join(folder, "human.node-wasm.js")) as {
    Human: new (config: Partial<Config>) => Human;
  };
  const human = new library.Human(settings(folder));
  await human.load();

  return async ({ width, height, rgb }) => {
    const tensor = human.tf.tensor(Float32Array.from(rgb), [1, height, width, 3], "float32");
    try {
      const { face: faces, error } = await human.detect(tensor);
      if (error !== null) throw new Error("the face model failed");
      return faces.map(({ boxScore, faceScore, box, mesh, rotation }) => ({
        boxScore,
        faceScore,
        widthPx: box[2],
        mesh: mesh.map(([x, y]) => [x, y] as const),
        yawDegrees: (rotation?.angle.yaw ?? 0) * degreesPerRadian,
        pitchDegrees: (rotation?.angle.pitch ?? 0) * degreesPerRadian,
        rollDegrees: (rotation?.angle.roll ?? 0) * degreesPerRadian,
      }));
    } finally {
      tensor.dispose();
    }
  };
}
