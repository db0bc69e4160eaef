-- The accounts of the platform and what they may do. Run as SYSTEM (container) or ADMIN (Autonomous Database), in the
-- pluggable database:  sqlplus system@localhost:1521/FREEPDB1 @grants.sql <password of OCTO> <password of OCTO_TEST>
-- On an Autonomous Database passwords need 12 characters with upper case, lower case and digits.
WHENEVER SQLERROR EXIT FAILURE
SET VERIFY OFF

-- OCTO owns the schema. Both applications and `npm run db:migrate` work as OCTO: no privilege outside of its own
-- tables, none on other schemas, no role.
CREATE USER OCTO IDENTIFIED BY "&1";
-- To connect.
GRANT CREATE SESSION TO OCTO;
-- To make tables and indexes (migrations), and the sequences behind their identity columns.
GRANT CREATE TABLE, CREATE SEQUENCE TO OCTO;
-- To fill them; a quota on one tablespace does as well (ALTER USER OCTO QUOTA 20G ON DATA).
GRANT UNLIMITED TABLESPACE TO OCTO;

-- Not needed: DBMS_LOCK (runners of migrations exclude each other by a row), DBMS_APPLICATION_INFO and
-- DBMS_SESSION (the driver sends MODULE, ACTION and CLIENT_IDENTIFIER with its calls), ALTER SESSION (time zone and
-- number format of the own session are free to set).

-- Only for questions in plain language, on an Autonomous Database with a profile of Select AI:
--   GRANT EXECUTE ON DBMS_CLOUD_AI TO OCTO

-- OCTO_TEST is for `npm run test:oracle` alone and has no place in production: it makes an account for every test
-- file, removes it afterwards, and looks at sessions and statements.
CREATE USER OCTO_TEST IDENTIFIED BY "&2";
GRANT CREATE SESSION, CREATE USER, DROP USER TO OCTO_TEST;
-- What it hands on to the accounts that it makes.
GRANT CREATE SESSION, CREATE TABLE, CREATE SEQUENCE, UNLIMITED TABLESPACE TO OCTO_TEST WITH ADMIN OPTION;
-- V$SESSION, V$SESSTAT and V$SQL.
GRANT SELECT_CATALOG_ROLE TO OCTO_TEST;
