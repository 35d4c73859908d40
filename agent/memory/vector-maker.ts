/** Makes vectors of length 1 out of texts: the nearer two texts, the greater the cosine of theirs. */
export interface VectorMaker {
  /** Name and version; vectors of another one can't be compared. */
  readonly model: string;
  /**
   * From which cosine on, from 0 to 1, a memory has to do with a text that came up, and with a topic that is asked for: a
   * topic is a few words, and whoever asks for it would rather see one line too many.
   */
  readonly nearFrom: { readonly text: number; readonly topic: number };
  /** Whether it costs the person's tokens. */
  readonly isPaid: boolean;
  /** One vector for each text, in order; empty for none. @throws where it can't at the moment */
  make(
    texts: readonly string[],
    signal: AbortSignal,
  ): Promise<{ readonly vectors: readonly Float32Array[]; readonly tokens: number }>;
}
