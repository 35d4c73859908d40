import { type ReportView, reportView } from "../../../bot/http/contract.ts";
import { readAnswer } from "../page/session.ts";

/** This browser's report: the one named, or the newest. @throws ServerRefusal, or TypeError without a connection */
export async function loadReport(id: string | null): Promise<ReportView> {
  const query = id === null ? "" : `?id=${encodeURIComponent(id)}`;
  return reportView.parse(await readAnswer(await fetch(`/api/report${query}`)));
}
