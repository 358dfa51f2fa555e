/**
 * `GET /metrics` on a listener of its own, on this computer alone unless the operator says otherwise. Not on the port of
 * the stations behind the officials' token: whoever collects figures would then hold the token that decides cases, and
 * one mistake in the load balancer would show them to the public. A port that is not handed on needs neither.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import { bind } from '../listener';
import type { Metrics } from './metrics';
import { metricsMediaType } from './metrics';

export type MetricsListener = {
  /** `http://host:port/metrics`, with the port that was free when 0 was asked. */
  readonly url: string;
  readonly stop: () => Promise<void>;
};

/** Collectors keep few connections; whoever opens more is no collector. */
const mostConnections = 50;

/** Listens on `host`:`port`. @throws when the address is taken. */
export async function listenForMetrics(
  metrics: Metrics,
  host: string,
  port: number,
): Promise<MetricsListener> {
  const server = createServer({ requestTimeout: 10_000 }, (request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    void answer(metrics, response);
  });
  server.maxConnections = mostConnections;
  return {
    url: `${await bind(server, host, port)}/metrics`,
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answer(metrics: Metrics, response: ServerResponse): Promise<void> {
  try {
    const text = await metrics.text();
    response.writeHead(200, { 'Content-Type': metricsMediaType }).end(text);
  } catch {
    response.writeHead(500).end();
  }
}
