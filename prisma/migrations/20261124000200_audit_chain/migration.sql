-- Prisma can express neither functions nor triggers.

-- Raised by the last part of every write: a row that was to be changed was not there, or at another version.
CREATE FUNCTION must_equal(hit bigint, expected bigint) RETURNS integer LANGUAGE plpgsql AS $$
BEGIN
  IF hit IS DISTINCT FROM expected THEN
    RAISE EXCEPTION 'changed meanwhile: % of % rows', hit, expected USING ERRCODE = 'JY409';
  END IF;
  RETURN 1;
END $$;

-- What a row's hash covers: its content, in UTC microseconds so that no session's zone matters, and the row before.
CREATE FUNCTION audit_digest(a "Audit") RETURNS bytea LANGUAGE sql STABLE AS $$
  SELECT sha256(a."prev" || convert_to(jsonb_build_array(
    a."districtId", a."seq", (extract(epoch FROM a."at") * 1000000)::bigint, a."actorKind", a."actorId", a."origin",
    a."action", a."object", a."objectId", a."before", a."after", a."outcome", a."reason")::text, 'UTF8'))
$$;

-- One writer at a time from here to its commit, so that the chain has no fork; the audit is a transaction's last write.
CREATE FUNCTION audit_link() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  head record;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('audit'), hashtext(NEW."districtId"));
  SELECT "seq", "hash" INTO head FROM "Audit" WHERE "districtId" = NEW."districtId" ORDER BY "seq" DESC LIMIT 1;
  NEW."seq" := coalesce(head."seq", 0) + 1;
  NEW."prev" := coalesce(head."hash", '\x'::bytea);
  NEW."hash" := audit_digest(NEW);
  RETURN NEW;
END $$;

CREATE TRIGGER audit_link BEFORE INSERT ON "Audit" FOR EACH ROW EXECUTE FUNCTION audit_link();

CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit is append-only' USING ERRCODE = 'JY403';
END $$;

CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON "Audit" FOR EACH ROW EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON "Audit" FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
