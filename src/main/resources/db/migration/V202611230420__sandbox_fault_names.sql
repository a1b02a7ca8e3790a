-- Switched on by people and tests, so nothing is lost with the old ones. Empty texts: whichever it is.
drop table sandbox_fault;
create table sandbox_fault (
  id bigint not null primary key,
  name varchar(40) not null,
  suite_id varchar(64) not null,
  corp_id varchar(64) not null,
  api varchar(120) not null,
  errcode integer not null,
  how varchar(20) not null,
  times_left integer not null,
  delay_ms bigint not null,
  unique (name, suite_id, corp_id, api)
);
