import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { CollabMetrics } from '../collab/createCollab.ts'

/** What Prometheus reads from `/api/metrics`. */
export interface Metrics {
  readonly registry: Registry
  /** A request that was answered. */
  observeRequest(request: { method: string; route: string; status: number; seconds: number }): void
  observeSubmission(outcome: string): void
  readonly collab: CollabMetrics
}

export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'hesuan_http_request_seconds',
    help: 'Time to answer a request',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2],
    registers: [registry],
  })
  const submissions = new Counter({
    name: 'hesuan_submissions_total',
    help: 'Submissions by outcome',
    labelNames: ['outcome'],
    registers: [registry],
  })
  return {
    registry,
    observeRequest: ({ method, route, status, seconds }) =>
      requests.observe({ method, route, status: String(status) }, seconds),
    observeSubmission: (outcome) => submissions.inc({ outcome }),
    collab: collabMetrics(registry),
  }
}

function collabMetrics(registry: Registry): CollabMetrics {
  const connections = new Gauge({
    name: 'hesuan_collab_connections',
    help: 'Open websockets of sections',
    registers: [registry],
  })
  const refusals = new Counter({
    name: 'hesuan_collab_refusals_total',
    help: 'Refused updates and connections by reason',
    labelNames: ['code'],
    registers: [registry],
  })
  const updates = new Counter({
    name: 'hesuan_collab_updates_total',
    help: 'Updates committed to the log',
    registers: [registry],
  })
  const commits = new Histogram({
    name: 'hesuan_collab_commit_seconds',
    help: 'Time of one commit of the append queue',
    buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2],
    registers: [registry],
  })
  return {
    connections: (open) => connections.set(open),
    refused: (code) => refusals.inc({ code }),
    committed: (commit) => {
      updates.inc(commit.updates)
      commits.observe(commit.seconds)
    },
  }
}
