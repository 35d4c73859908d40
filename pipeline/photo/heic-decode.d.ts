declare module "heic-decode" {
  interface Pixels {
    readonly width: number;
    readonly height: number;
    /** RGBA, 8 bits each, row by row. */
    readonly data: Uint8ClampedArray<ArrayBuffer>;
  }
  /** A picture whose size is known and whose pixels are not yet decoded. */
  interface LazyImage {
    readonly width: number;
    readonly height: number;
    decode(): Promise<Pixels>;
  }
  interface HeicDecode {
    (source: { buffer: Uint8Array }): Promise<Pixels>;
    all(source: { buffer: Uint8Array }): Promise<LazyImage[] & { dispose(): void }>;
  }
  const decode: HeicDecode;
  export = decode;
}
