-- A trace is looked up without knowing its segment, so the trace id leads.
DROP INDEX spans_key;
CREATE UNIQUE INDEX spans_key ON spans (trace_id, span_id, segment);
DROP INDEX traces_key;
CREATE UNIQUE INDEX traces_key ON traces (trace_id, segment);
-- How sure it is that the root speaks for the trace: 2 without a parent, 1 a server whose parent has not come, 0 neither.
ALTER TABLE traces ADD COLUMN root_rank SMALLINT NOT NULL DEFAULT 0;
