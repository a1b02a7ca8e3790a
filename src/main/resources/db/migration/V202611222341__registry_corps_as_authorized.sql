-- tested_at: when the corp last had the app for a test. status_at_authorization and settings_snapshot: where the
-- app stood, and what it was, when the corp authorised it: test corps keep that until they install again.
alter table authorized_corp add column tested_at timestamp with time zone;
alter table authorized_corp add column status_at_authorization varchar(16);
alter table authorized_corp add column settings_snapshot text;
update authorized_corp set tested_at = authorized_at where kind = 'TEST';
