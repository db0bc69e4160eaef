-- Accounts of customers beside operators, single sign-on identities, links by mail, bearer tokens, and what the
-- edge needs: windows of rate limits and security events.

ALTER TABLE "users" ADD COLUMN "customer_id" INTEGER;
ALTER TABLE "users" ADD COLUMN "email_verified_at" TIMESTAMPTZ(3);
CREATE UNIQUE INDEX "users_customer_id_key" ON "users"("customer_id");
CREATE INDEX "users_role_id_idx" ON "users"("role", "id");
ALTER TABLE "users" ADD CONSTRAINT "users_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "users" DROP CONSTRAINT "users_role_check";
ALTER TABLE "users" ADD CONSTRAINT "users_role_check" CHECK ("role" IN ('admin', 'manager', 'support', 'analyst', 'viewer', 'chaos-operator', 'customer'));

ALTER TABLE "addresses" ADD COLUMN "is_default" BOOLEAN NOT NULL DEFAULT false;

ALTER TABLE "user_sessions" ADD COLUMN "application" VARCHAR(20) NOT NULL DEFAULT 'console';
ALTER TABLE "user_sessions" ADD COLUMN "sign_in_method" VARCHAR(20) NOT NULL DEFAULT 'password';
ALTER TABLE "user_sessions" ADD COLUMN "sso_issuer" VARCHAR(255);
ALTER TABLE "user_sessions" ADD COLUMN "id_token_hint" TEXT;
ALTER TABLE "user_sessions" ADD CONSTRAINT "user_sessions_application_check" CHECK ("application" IN ('console', 'shop'));
ALTER TABLE "user_sessions" ADD CONSTRAINT "user_sessions_method_check" CHECK ("sign_in_method" IN ('password', 'sso'));
CREATE INDEX "user_sessions_last_seen_at_id_idx" ON "user_sessions"("last_seen_at", "id");

CREATE TABLE "user_identities" (
    "id" SERIAL NOT NULL,
    "user_id" INTEGER NOT NULL,
    "issuer" VARCHAR(255) NOT NULL,
    "subject" VARCHAR(255) NOT NULL,
    "email" VARCHAR(255),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "user_identities_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "user_identities_issuer_subject_key" ON "user_identities"("issuer", "subject");
CREATE INDEX "user_identities_user_id_idx" ON "user_identities"("user_id");
ALTER TABLE "user_identities" ADD CONSTRAINT "user_identities_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "one_time_tokens" (
    "id" SERIAL NOT NULL,
    "purpose" VARCHAR(30) NOT NULL,
    "token_hash" VARCHAR(64) NOT NULL,
    "user_id" INTEGER NOT NULL,
    "email" VARCHAR(255) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "one_time_tokens_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "one_time_tokens_token_hash_key" ON "one_time_tokens"("token_hash");
CREATE INDEX "one_time_tokens_user_id_purpose_idx" ON "one_time_tokens"("user_id", "purpose");
CREATE INDEX "one_time_tokens_expires_at_idx" ON "one_time_tokens"("expires_at");
ALTER TABLE "one_time_tokens" ADD CONSTRAINT "one_time_tokens_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "one_time_tokens" ADD CONSTRAINT "one_time_tokens_purpose_check" CHECK ("purpose" IN ('email_verification', 'password_reset', 'invitation'));

CREATE TABLE "access_tokens" (
    "id" SERIAL NOT NULL,
    "kind" VARCHAR(20) NOT NULL,
    "name" VARCHAR(120) NOT NULL,
    "user_id" INTEGER,
    "token_hash" VARCHAR(64) NOT NULL,
    "scopes" VARCHAR(1000) NOT NULL,
    "rate_limit_per_minute" INTEGER,
    "created_by_user_id" INTEGER,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "access_tokens_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "access_tokens_token_hash_key" ON "access_tokens"("token_hash");
CREATE INDEX "access_tokens_user_id_id_idx" ON "access_tokens"("user_id", "id");
CREATE INDEX "access_tokens_created_at_id_idx" ON "access_tokens"("created_at", "id");
ALTER TABLE "access_tokens" ADD CONSTRAINT "access_tokens_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "access_tokens" ADD CONSTRAINT "access_tokens_kind_check" CHECK (("kind" = 'script' AND "user_id" IS NOT NULL) OR ("kind" = 'partner' AND "user_id" IS NULL));
ALTER TABLE "access_tokens" ADD CONSTRAINT "access_tokens_limit_check" CHECK ("rate_limit_per_minute" > 0);

CREATE TABLE "rate_limit_windows" (
    "policy" VARCHAR(60) NOT NULL,
    "key_hash" VARCHAR(64) NOT NULL,
    "window_start" TIMESTAMPTZ(3) NOT NULL,
    "hit_count" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "rate_limit_windows_pkey" PRIMARY KEY ("policy", "key_hash", "window_start")
);
CREATE INDEX "rate_limit_windows_window_start_idx" ON "rate_limit_windows"("window_start");
ALTER TABLE "rate_limit_windows" ADD CONSTRAINT "rate_limit_windows_count_check" CHECK ("hit_count" >= 0);

CREATE TABLE "security_events" (
    "id" SERIAL NOT NULL,
    "attack_type" VARCHAR(60) NOT NULL,
    "severity" VARCHAR(20) NOT NULL,
    "mitre_technique" VARCHAR(20) NOT NULL,
    "mitre_tactic" VARCHAR(60) NOT NULL,
    "owasp_category" VARCHAR(20) NOT NULL,
    "application" VARCHAR(60) NOT NULL,
    "route" VARCHAR(200),
    "method" VARCHAR(10),
    "client_ip_masked" VARCHAR(64),
    "client_ip_hash" VARCHAR(64),
    "user_id" INTEGER,
    "session_hash" VARCHAR(64),
    "trace_id" VARCHAR(32),
    "evidence" VARCHAR(500),
    "details" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "security_events_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "security_events_created_at_id_idx" ON "security_events"("created_at", "id");
CREATE INDEX "security_events_attack_type_created_at_idx" ON "security_events"("attack_type", "created_at");
CREATE INDEX "security_events_client_ip_hash_created_at_idx" ON "security_events"("client_ip_hash", "created_at");
ALTER TABLE "security_events" ADD CONSTRAINT "security_events_severity_check" CHECK ("severity" IN ('low', 'medium', 'high', 'critical'));
