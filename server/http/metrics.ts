import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'

/** What Prometheus reads from `/api/metrics`. */
export interface Metrics {
  readonly registry: Registry
  /** A request that was answered. */
  observeRequest(request: { method: string; route: string; status: number; seconds: number }): void
  observeSubmission(outcome: string): void
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
  }
}
