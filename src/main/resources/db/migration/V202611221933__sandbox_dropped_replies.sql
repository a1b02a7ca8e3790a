-- Planted by tests, so nothing is lost with the old ones. corp_id: empty where it strikes calls about any corp.
drop table sandbox_fault;
create table sandbox_fault (
  id bigint not null primary key,
  api varchar(120) not null,
  corp_id varchar(64) not null,
  errcode integer not null,
  drops boolean not null,
  times_left integer not null,
  delay_ms bigint not null,
  unique (api, corp_id)
);
