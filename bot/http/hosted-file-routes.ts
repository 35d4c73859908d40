import { Router } from "express";
import type { Clock } from "../../core/clock.ts";
import { findHostedFile } from "../../models/conversations/hosted-file.ts";
import type { Database } from "../../models/database.ts";
import { sendProblem } from "./problem.ts";

/** Where files lie that people or platforms fetch by themselves: this and the secret. */
export const hostedFilePrefix = "/files/";

/** Serves hosted files to whoever has their address, for as long as it is good; nobody on the way may keep them. */
export function hostedFileRoutes(deps: { readonly database: Database; readonly clock: Clock }): Router {
  const router = Router();
  router.get(`${hostedFilePrefix}:token`, async (request, response) => {
    const file = await findHostedFile(deps.database, String(request.params.token), deps.clock());
    if (file === undefined) return sendProblem(response, "not-found");
    const isPicture = file.mediaType === "image/png";
    if (!isPicture) response.attachment(file.name);
    response
      .set({
        "Content-Type": file.mediaType,
        "Cache-Control": "no-store",
        // A picture is shown on the platform's page, not on Leo's.
        "Cross-Origin-Resource-Policy": isPicture ? "cross-origin" : "same-origin",
        "X-Robots-Tag": "noindex",
      })
      .send(file.content);
  });
  return router;
}
