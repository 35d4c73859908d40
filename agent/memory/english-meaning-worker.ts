import { answerTasks } from "../../core/thread-tasks.ts";
import { loadEmbedding } from "../language/sentence-embedding.ts";

const loading = loadEmbedding();

answerTasks<readonly string[], readonly Float32Array[]>(async (texts) => (await loading)(texts));
