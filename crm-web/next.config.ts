import path from 'node:path';
import type { NextConfig } from 'next';

const config: NextConfig = {
  // Several servers of one working tree (development beside production) must not share a build folder.
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  transpilePackages: ['@octo/shared'],
  // Native and pooled packages must be one instance, loaded by Node itself.
  serverExternalPackages: [
    '@grpc/grpc-js',
    '@node-rs/argon2',
    '@opentelemetry/otlp-grpc-exporter-base',
    '@prisma/client',
    '@prisma/adapter-pg',
    'ioredis',
    'oci-common',
    'oci-loggingingestion',
    'oci-monitoring',
    'oracledb',
    'pg',
    'pino',
  ],
  outputFileTracingRoot: path.join(import.meta.dirname, '..'),
  turbopack: { root: path.join(import.meta.dirname, '..') },
  poweredByHeader: false,
  // scripts/keep-browser-maps.mjs takes them out of what is served, right after the build.
  productionBrowserSourceMaps: true,
  // Keeps the hashes of inline scripts beside each kept page: it is sent without a nonce. Headers are the edge's work,
  // at run time, since a build knows neither the domain nor whether it will be served by https.
  cacheHandler: path.join(import.meta.dirname, '../shared/src/edge/next-cache-handler.mjs'),
  reactStrictMode: true,
  // Types are checked by `npm run typecheck`, for all workspaces at once.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    // Rendered pages live in memory only: a page on disk would outlive the database it came from.
    isrFlushToDisk: false,
    // Pages answer 403 with a page of their own when a role is not enough.
    authInterrupts: true,
  },
};

export default config;
