/** Most bytes of an answer that are read; a real one has a few thousand. */
const maxAnswerBytes = 2_000_000;

/** `fetch` that breaks off an answer which doesn't end. @throws in the body's reader, when the cap is passed */
export const cappedFetch: typeof fetch = async (input, init) => {
  const response = await fetch(input, init);
  if (response.body === null) return response;
  let sizeBytes = 0;
  const cap = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      sizeBytes += chunk.byteLength;
      if (sizeBytes > maxAnswerBytes) controller.error(new RangeError("the answer doesn't end"));
      else controller.enqueue(chunk);
    },
  });
  const { status, statusText, headers } = response;
  return new Response(response.body.pipeThrough(cap), { status, statusText, headers });
};
