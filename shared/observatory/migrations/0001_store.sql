-- The store of the observatory (docs/adr/0020). The runner has made the schema and put it first in the search path.
-- Instants of signals are microseconds since 1970 (`_us`); rollups are by the minute.

-- Spans and logs are written into segments: partitions that close when they are full or old, and are dropped whole.
CREATE SEQUENCE segment_ids AS INTEGER;
CREATE TABLE segments (
  id         INTEGER      PRIMARY KEY,
  signal     VARCHAR(10)  NOT NULL CHECK (signal IN ('spans', 'logs')),
  opened_at  TIMESTAMPTZ  NOT NULL DEFAULT now(),
  closed_at  TIMESTAMPTZ,
  first_us   BIGINT,
  last_us    BIGINT,
  row_count  BIGINT       NOT NULL DEFAULT 0,
  size_bytes BIGINT       NOT NULL DEFAULT 0
);
CREATE INDEX segments_signal_idx ON segments (signal, id);

-- Who sent: the same few documents again and again, so each is kept once.
CREATE TABLE resources (
  id         INTEGER      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  hash       CHAR(32)     NOT NULL UNIQUE,
  service    VARCHAR(100) NOT NULL,
  attributes JSONB        NOT NULL,
  seen_at    TIMESTAMPTZ  NOT NULL DEFAULT now()
);

CREATE TABLE spans (
  segment        INTEGER      NOT NULL,
  trace_id       VARCHAR(32)  NOT NULL,
  span_id        VARCHAR(16)  NOT NULL,
  parent_span_id VARCHAR(16),
  service        VARCHAR(100) NOT NULL,
  name           VARCHAR(300) NOT NULL,
  kind           SMALLINT     NOT NULL,
  status         SMALLINT     NOT NULL,
  status_message VARCHAR(1000),
  start_us       BIGINT       NOT NULL,
  duration_us    BIGINT       NOT NULL,
  attributes     JSONB        NOT NULL,
  events         JSONB,
  links          JSONB,
  resource_id    INTEGER      NOT NULL
) PARTITION BY LIST (segment);
CREATE UNIQUE INDEX spans_key ON spans (segment, trace_id, span_id);

-- One row per trace and segment: what searches and lists need. Rows of one trace are merged when they are read.
-- `tags` holds `key=value` of the attributes that may be searched; its index is made when the segment closes.
CREATE TABLE traces (
  segment      INTEGER      NOT NULL,
  trace_id     VARCHAR(32)  NOT NULL,
  start_us     BIGINT       NOT NULL,
  end_us       BIGINT       NOT NULL,
  -- Of the earliest span without a parent in this segment; null when it holds none.
  root_service VARCHAR(100),
  root_name    VARCHAR(300),
  span_count   INTEGER      NOT NULL,
  error_count  INTEGER      NOT NULL,
  tags         TEXT[]       NOT NULL
) PARTITION BY LIST (segment);
CREATE UNIQUE INDEX traces_key ON traces (segment, trace_id);
CREATE INDEX traces_start_idx ON traces (start_us DESC);

CREATE TABLE logs (
  segment     INTEGER      NOT NULL,
  at_us       BIGINT       NOT NULL,
  -- Order of arrival, which breaks ties of time and lets a live tail go on.
  seq         BIGINT       GENERATED ALWAYS AS IDENTITY,
  service     VARCHAR(100) NOT NULL,
  severity    SMALLINT     NOT NULL,
  logger      VARCHAR(100),
  message     TEXT         NOT NULL,
  trace_id    VARCHAR(32),
  span_id     VARCHAR(16),
  workflow_id VARCHAR(60),
  attributes  JSONB        NOT NULL,
  resource_id INTEGER      NOT NULL,
  search      TSVECTOR     GENERATED ALWAYS AS (to_tsvector('simple', message || ' ' || attributes::text)) STORED
) PARTITION BY LIST (segment);
CREATE INDEX logs_at_idx ON logs (at_us DESC, seq DESC);
CREATE INDEX logs_trace_idx ON logs (trace_id) WHERE trace_id IS NOT NULL;

-- Metrics: a series is a metric with its attributes, a point is what it did in one export interval (delta) or was
-- at its end (gauges: `sum` holds the value).
CREATE TABLE series (
  id          INTEGER      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  hash        CHAR(32)     NOT NULL UNIQUE,
  metric      VARCHAR(200) NOT NULL,
  service     VARCHAR(100) NOT NULL,
  kind        VARCHAR(20)  NOT NULL CHECK (kind IN ('sum', 'gauge', 'histogram')),
  unit        VARCHAR(40)  NOT NULL,
  description VARCHAR(300) NOT NULL,
  attributes  JSONB        NOT NULL,
  -- Upper bounds of the buckets of a histogram; the last bucket has none.
  bounds      DOUBLE PRECISION[],
  first_at    TIMESTAMPTZ  NOT NULL DEFAULT now(),
  last_at     TIMESTAMPTZ  NOT NULL DEFAULT now()
);
CREATE INDEX series_metric_idx ON series (metric, service);

CREATE TABLE points (
  series_id  INTEGER     NOT NULL,
  at         TIMESTAMPTZ NOT NULL,
  -- Seconds that the point stands for: an export interval, or 300 once rolled up.
  width_s    SMALLINT    NOT NULL,
  count      BIGINT      NOT NULL,
  sum        DOUBLE PRECISION NOT NULL,
  min        DOUBLE PRECISION,
  max        DOUBLE PRECISION,
  buckets    BIGINT[]
);
CREATE INDEX points_key ON points (series_id, at);
CREATE INDEX points_at_idx ON points USING BRIN (at);

CREATE TABLE exemplars (
  series_id INTEGER     NOT NULL,
  at        TIMESTAMPTZ NOT NULL,
  value     DOUBLE PRECISION NOT NULL,
  trace_id  VARCHAR(32) NOT NULL,
  span_id   VARCHAR(16) NOT NULL
);
CREATE INDEX exemplars_key ON exemplars (series_id, at);

-- Rollups of spans by the minute. Rows of one key are added up when they are read: each flush of each process
-- writes its own. `buckets` counts durations by the bounds in shared/src/otlp/duration-buckets.ts.
CREATE TABLE edges (
  at          TIMESTAMPTZ  NOT NULL,
  caller      VARCHAR(100) NOT NULL,
  callee      VARCHAR(200) NOT NULL,
  callee_kind VARCHAR(20)  NOT NULL CHECK (callee_kind IN ('service', 'database', 'identity', 'third-party', 'messaging')),
  calls       BIGINT       NOT NULL,
  errors      BIGINT       NOT NULL,
  sum_us      BIGINT       NOT NULL,
  max_us      BIGINT       NOT NULL,
  buckets     BIGINT[]     NOT NULL
);
CREATE INDEX edges_at_idx ON edges (at);

CREATE TABLE statement_texts (
  sql_id         VARCHAR(13)  PRIMARY KEY,
  db_system      VARCHAR(40)  NOT NULL,
  statement_name VARCHAR(200),
  summary        VARCHAR(300) NOT NULL,
  text           TEXT         NOT NULL,
  first_at       TIMESTAMPTZ  NOT NULL DEFAULT now()
);
CREATE TABLE statements (
  at        TIMESTAMPTZ  NOT NULL,
  sql_id    VARCHAR(13)  NOT NULL,
  service   VARCHAR(100) NOT NULL,
  -- Name of the span that asked: a route, page, action or job.
  caller    VARCHAR(300) NOT NULL,
  calls     BIGINT       NOT NULL,
  errors    BIGINT       NOT NULL,
  row_total BIGINT       NOT NULL,
  sum_us    BIGINT       NOT NULL,
  max_us    BIGINT       NOT NULL,
  buckets   BIGINT[]     NOT NULL,
  -- A trace with the slowest call of the row.
  trace_id  VARCHAR(32)  NOT NULL
);
CREATE INDEX statements_at_idx ON statements (at);
CREATE INDEX statements_sql_idx ON statements (sql_id, at);

-- The same statement again and again below one span.
CREATE TABLE n_plus_one (
  at       TIMESTAMPTZ  NOT NULL,
  sql_id   VARCHAR(13)  NOT NULL,
  service  VARCHAR(100) NOT NULL,
  caller   VARCHAR(300) NOT NULL,
  trace_id VARCHAR(32)  NOT NULL,
  span_id  VARCHAR(16)  NOT NULL,
  repeats  INTEGER      NOT NULL,
  sum_us   BIGINT       NOT NULL
);
CREATE INDEX n_plus_one_at_idx ON n_plus_one (at);

CREATE TABLE rum_sessions (
  session_id  VARCHAR(64)  PRIMARY KEY,
  app         VARCHAR(100) NOT NULL,
  device      VARCHAR(20)  NOT NULL,
  browser     VARCHAR(60)  NOT NULL,
  os          VARCHAR(60)  NOT NULL,
  language    VARCHAR(20),
  first_at    TIMESTAMPTZ  NOT NULL,
  last_at     TIMESTAMPTZ  NOT NULL,
  view_count  INTEGER      NOT NULL DEFAULT 0,
  action_count INTEGER     NOT NULL DEFAULT 0,
  error_count INTEGER      NOT NULL DEFAULT 0,
  order_number VARCHAR(40),
  entry_page  VARCHAR(200),
  exit_page   VARCHAR(200)
);
CREATE INDEX rum_sessions_last_idx ON rum_sessions (last_at DESC);
-- What happened in a session, in its order: views, actions, calls, errors, custom events.
CREATE TABLE rum_views (
  session_id VARCHAR(64)  NOT NULL,
  at_us      BIGINT       NOT NULL,
  app        VARCHAR(100) NOT NULL,
  view_id    VARCHAR(32),
  kind       VARCHAR(30)  NOT NULL,
  name       VARCHAR(200) NOT NULL,
  page       VARCHAR(200) NOT NULL,
  duration_us BIGINT      NOT NULL DEFAULT 0,
  trace_id   VARCHAR(32),
  span_id    VARCHAR(16),
  is_error   BOOLEAN      NOT NULL DEFAULT FALSE,
  attributes JSONB        NOT NULL
);
CREATE INDEX rum_views_session_idx ON rum_views (session_id, at_us);
CREATE INDEX rum_views_kind_idx ON rum_views (kind, at_us);
CREATE TABLE rum_vitals (
  at         TIMESTAMPTZ  NOT NULL,
  app        VARCHAR(100) NOT NULL,
  page       VARCHAR(200) NOT NULL,
  device     VARCHAR(20)  NOT NULL,
  metric     VARCHAR(10)  NOT NULL,
  -- Milliseconds; CLS without unit.
  value      DOUBLE PRECISION NOT NULL,
  session_id VARCHAR(64)  NOT NULL,
  trace_id   VARCHAR(32)
);
CREATE INDEX rum_vitals_at_idx ON rum_vitals (at, metric);
CREATE TABLE rum_errors (
  at          TIMESTAMPTZ  NOT NULL,
  fingerprint CHAR(16)     NOT NULL,
  app         VARCHAR(100) NOT NULL,
  release     VARCHAR(60),
  type        VARCHAR(120) NOT NULL,
  message     VARCHAR(500) NOT NULL,
  stack       TEXT,
  page        VARCHAR(200) NOT NULL,
  session_id  VARCHAR(64)  NOT NULL,
  trace_id    VARCHAR(32)
);
CREATE INDEX rum_errors_at_idx ON rum_errors (at);
CREATE INDEX rum_errors_fingerprint_idx ON rum_errors (fingerprint, at);

-- Good and total events of each objective by the minute; kept for 30 days and more.
CREATE TABLE slo_minutes (
  slo   VARCHAR(80) NOT NULL,
  at    TIMESTAMPTZ NOT NULL,
  good  BIGINT      NOT NULL,
  total BIGINT      NOT NULL,
  PRIMARY KEY (slo, at)
);

CREATE TABLE alarm_states (
  alarm        VARCHAR(100) NOT NULL,
  -- Labels of the series that is in this state, as `key=value,…`; empty labels are `-`.
  labels       VARCHAR(300) NOT NULL,
  state        VARCHAR(12)  NOT NULL CHECK (state IN ('pending', 'firing', 'resolved')),
  value        DOUBLE PRECISION,
  since        TIMESTAMPTZ  NOT NULL,
  fired_at     TIMESTAMPTZ,
  resolved_at  TIMESTAMPTZ,
  evaluated_at TIMESTAMPTZ  NOT NULL,
  inhibited_by VARCHAR(100),
  acknowledged_at TIMESTAMPTZ,
  acknowledged_by VARCHAR(120),
  note         VARCHAR(500),
  PRIMARY KEY (alarm, labels)
);
CREATE TABLE alarm_events (
  id     BIGINT       GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at     TIMESTAMPTZ  NOT NULL,
  alarm  VARCHAR(100) NOT NULL,
  labels VARCHAR(300) NOT NULL,
  kind   VARCHAR(20)  NOT NULL,
  value  DOUBLE PRECISION,
  actor  VARCHAR(120),
  note   VARCHAR(500)
);
CREATE INDEX alarm_events_alarm_idx ON alarm_events (alarm, at DESC);
CREATE INDEX alarm_events_at_idx ON alarm_events (at DESC);

-- What somebody or something did that charts should show: deployments, faults, edits.
CREATE TABLE marks (
  id       BIGINT       GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at       TIMESTAMPTZ  NOT NULL,
  -- Set when the thing lasts and has ended.
  ended_at TIMESTAMPTZ,
  kind     VARCHAR(20)  NOT NULL CHECK (kind IN ('deployment', 'fault', 'edit')),
  service  VARCHAR(100),
  title    VARCHAR(200) NOT NULL,
  actor    VARCHAR(120),
  trace_id VARCHAR(32),
  details  JSONB
);
CREATE INDEX marks_at_idx ON marks (at DESC);

-- What the observatory itself costs, by the minute.
CREATE TABLE ingest_costs (
  at           TIMESTAMPTZ NOT NULL,
  signal       VARCHAR(10) NOT NULL,
  requests     INTEGER     NOT NULL,
  accepted     BIGINT      NOT NULL,
  rejected     BIGINT      NOT NULL,
  refused      BIGINT      NOT NULL,
  bytes        BIGINT      NOT NULL,
  decode_us    BIGINT      NOT NULL,
  store_us     BIGINT      NOT NULL
);
CREATE INDEX ingest_costs_at_idx ON ingest_costs (at);
