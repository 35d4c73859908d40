import { existsSync } from "node:fs";
import { join } from "node:path";
import express, { type RequestHandler, type Response, Router } from "express";
import { sendProblem } from "./problem.ts";

/** Compressed copies that the build puts beside each file, best first. */
const encodings = [
  { name: "br", suffix: ".br" },
  { name: "gzip", suffix: ".gz" },
] as const;
const contentTypes: Readonly<Record<string, string>> = {
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  svg: "image/svg+xml",
};

/** Serves a file's compressed copy to who accepts it. */
function preferCompressed(folder: string): RequestHandler {
  return (request, response, next) => {
    const type = contentTypes[/^\/[A-Za-z0-9/_.-]+\.([a-z0-9]+)$/.exec(request.path)?.[1] ?? ""];
    if (type === undefined || request.path.includes("..")) return next();
    response.vary("Accept-Encoding");
    const found = encodings.find(
      ({ name, suffix }) =>
        request.acceptsEncodings(name) === name && existsSync(join(folder, `${request.path}${suffix}`)),
    );
    if (found === undefined) return next();
    response.set({ "Content-Encoding": found.name, "Content-Type": type });
    request.url = `${request.path}${found.suffix}`;
    next();
  };
}

/** Serves what the dashboard's build made; files under `/assets` carry their hash in the name and never change. */
export function staticFiles(folder: string): Router {
  const router = Router();
  router.use(preferCompressed(folder));
  router.use(
    "/assets",
    express.static(join(folder, "assets"), { index: false, immutable: true, maxAge: "1y", redirect: false }),
  );
  router.use(express.static(folder, { index: false, maxAge: "1h", redirect: false, extensions: [] }));
  return router;
}

/** Sends the dashboard's one HTML page; 503 where it has not been built. */
export function createPage(folder: string): (response: Response, status: number) => void {
  const file = join(folder, "index.html");
  return (response, status) => {
    if (existsSync(file)) response.status(status).set("Cache-Control", "no-cache").sendFile(file);
    else sendProblem(response, "unavailable");
  };
}
