-- A test link stays for a while after its use, and says who used it.
alter table install_link add column issued_by varchar(80) default '' not null;
alter table install_link add column issued_at timestamp with time zone;
alter table install_link add column used_at timestamp with time zone;
alter table install_link add column corp_id varchar(64);
alter table install_state add column test_link_id bigint;
create index install_link_suite on install_link (suite_key, id);
