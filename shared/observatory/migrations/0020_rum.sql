-- Sessions are looked up by the order that they ended in, and shown with their vitals and errors.
CREATE INDEX rum_sessions_order_idx ON rum_sessions (order_number) WHERE order_number IS NOT NULL;
CREATE INDEX rum_vitals_session_idx ON rum_vitals (session_id);
CREATE INDEX rum_errors_session_idx ON rum_errors (session_id);
