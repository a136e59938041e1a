import { readFileSync } from "node:fs";
import { createMetrics } from "@memory/shared/process/metrics";
import { services } from "@memory/shared/programs/all";
import { expect } from "chai";
import { parse } from "yaml";

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");

type Alert = {
  alert: string;
  expr: string;
  labels: { severity: string };
  annotations: { summary: string; runbook_url: string };
};
type Panel = { title: string; type: string; targets?: { expr: string }[] };

const { groups } = parse(read("ops/alerts.yaml")) as { groups: { rules: Alert[] }[] };
const alerts = groups.flatMap(({ rules }) => rules);
const { panels } = JSON.parse(read("ops/grafana-dashboard.json")) as { panels: Panel[] };
const queries = [
  ...alerts.map(({ alert, expr }) => ({ of: alert, expr })),
  ...panels.flatMap(({ title, targets = [] }) => targets.map(({ expr }) => ({ of: title, expr }))),
];

/** All metrics of all services, with their labels. */
const series = new Map<string, Set<string>>();
for (const service of services) {
  for (const metric of createMetrics(service).registry.getMetricsAsArray()) {
    const { name, type, labelNames } = metric as typeof metric & { labelNames: string[] };
    const labels = ["service", ...labelNames];
    if (String(type) === "histogram") {
      series.set(`${name}_bucket`, new Set([...labels, "le"]));
      for (const part of ["_sum", "_count"]) series.set(name + part, new Set(labels));
    } else series.set(name, new Set(labels));
  }
}

const wordsOfPromql =
  /^(sum|max|min|rate|increase|absent|histogram_quantile|by|and|or|unless|[0-9]+e[0-9]+)$/;

/** The metrics that a query reads, and the labels that it selects or keeps. */
function readQuery(expr: string) {
  const grouped = [...expr.matchAll(/\bby \(([^)]*)\)/g)].flatMap(([, list = ""]) =>
    list.split(/,\s*/),
  );
  const selected = [...expr.matchAll(/(\w+)\s*[!=]~?\s*"[^"]*"/g)].map(([, label = ""]) => label);
  const bare = expr
    .replace(/\bby \([^)]*\)/g, "")
    .replace(/\{[^}]*\}/g, "")
    .replace(/\[[^\]]*\]/g, "");
  const names = [...bare.matchAll(/[A-Za-z_]\w*|\d[\w.]*/g)]
    .map(([word]) => word)
    .filter((word) => !wordsOfPromql.test(word) && !/^\d/.test(word));
  return { names, labels: new Set([...grouped, ...selected]) };
}

describe("dashboard and alerts", () => {
  it("are seen by this test", () => {
    expect(alerts.length).to.be.greaterThan(10);
    expect(queries.length).to.be.greaterThan(40);
    expect(series).to.include.keys("memory_ready", "process_resident_memory_bytes");
  });

  it("ask only for metrics that a service has", () => {
    const unknown = queries.flatMap(({ of, expr }) => {
      const { names } = readQuery(expr);
      if (names.length === 0) return [`${of}: no metric`];
      return names.filter((name) => !series.has(name)).map((name) => `${of}: ${name}`);
    });
    expect(unknown).to.deep.equal([]);
  });

  it("ask only for labels that the metric has", () => {
    const unknown = queries.flatMap(({ of, expr }) => {
      const { names, labels } = readQuery(expr);
      const known = new Set(names.flatMap((name) => [...(series.get(name) ?? [])]));
      return [...labels].filter((label) => !known.has(label)).map((label) => `${of}: ${label}`);
    });
    expect(unknown).to.deep.equal([]);
  });

  it("leave no metric of ours out of the dashboard", () => {
    const shown = panels.flatMap(({ targets = [] }) =>
      targets.flatMap(({ expr }) => readQuery(expr).names),
    );
    const base = (name: string) => name.replace(/_(bucket|sum|count)$/, "");
    const ours = new Set([...series.keys()].filter((name) => name.startsWith("memory_")).map(base));
    const seen = new Set(shown.map(base));
    expect([...ours].filter((name) => !seen.has(name))).to.deep.equal([]);
  });

  it("have for every alert a sentence, how bad it is, and its section in the runbook", () => {
    const sections = [...read("docs/runbook.md").matchAll(/^## (\w+)$/gm)].map(
      ([, title]) => title,
    );
    expect(sections).to.deep.equal(alerts.map(({ alert }) => alert));
    for (const { alert, labels, annotations } of alerts) {
      expect(annotations.runbook_url, alert).to.equal(`docs/runbook.md#${alert.toLowerCase()}`);
      expect(annotations.summary, alert).to.match(/^.{20,120}\.$/);
      expect(labels.severity, alert).to.be.oneOf(["critical", "warning"]);
    }
  });

  it("have every panel that the runbook sends somebody to", () => {
    const titles = panels.map(({ title }) => title);
    const named = [...read("docs/runbook.md").matchAll(/(?<!\*)\*([A-Z][^*\n]+)\*(?!\*)/g)];
    expect(named.length).to.be.greaterThan(10);
    expect(
      named.map(([, title]) => title).filter((title) => !titles.includes(String(title))),
    ).to.deep.equal([]);
  });
});
