#!/usr/bin/env bash
# Makes the two accounts in the pluggable database; the container runs it once, when the database is new.
set -euo pipefail
password="${OCTO_PASSWORD:-fly-octo-2026}"
sqlplus -s / as sysdba <<SQL
WHENEVER SQLERROR EXIT FAILURE
ALTER SESSION SET CONTAINER = FREEPDB1;
@/octo/grants.sql ${password} ${password}
SQL
