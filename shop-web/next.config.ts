import path from 'node:path';
import type { NextConfig } from 'next';

const config: NextConfig = {
  // Two development servers in one checkout need a folder each.
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
  // Hashing a kept page for every request took a third of the time of sending it, and pages are revalidated by
  // tag, not by their readers. Pictures, files and the product API have ETags of their own.
  generateEtags: false,
  reactStrictMode: true,
  // Types are checked by `npm run typecheck`, for all workspaces at once.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    // Rendered pages live in memory only: a page on disk would outlive the database it came from.
    isrFlushToDisk: false,
  },
};

export default config;
