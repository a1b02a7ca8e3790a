-- suspect_since and suspect_errcode: there while WeCom refuses calls about the corp, and its end was not reported.
-- reconcile_at: by when get_auth_info is read again though nobody said that anything has changed.
alter table authorized_corp add column suspect_since timestamp with time zone;
alter table authorized_corp add column suspect_errcode integer;
alter table authorized_corp add column reconcile_at timestamp with time zone;
create index authorized_corp_suspect on authorized_corp (suspect_since);
create index authorized_corp_reconcile on authorized_corp (reconcile_at);
update authorized_corp set reconcile_at = current_timestamp + mod(id, 1440) * interval '1' minute
  where state <> 'ENDED' and check_due_at is null;
