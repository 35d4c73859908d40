import { readFileSync } from "node:fs";

function fixture(name: string): Buffer {
  return readFileSync(new URL(`../fixtures/photos/${name}`, import.meta.url));
}

/** A portrait that passes the quality gate: JPEG, 512 × 600, 88 px between the eyes, turned and tilted by few degrees. */
export function portraitJpeg(): Buffer {
  return fixture("grace_hopper.jpg");
}

/** The same portrait as HEIC. */
export function portraitHeic(): Buffer {
  return fixture("grace_hopper.heic");
}

/** A half-length picture, PNG, 512 × 512, whose face is a little too small for the gate. */
export function distantPng(): Buffer {
  return fixture("astronaut.png");
}
