-- status: where an app stands at WeCom; review: where its next version stands while it is online.
-- A suite of before is UNRECORDED: nobody has said, and nothing is kept from it.
alter table suite add column status varchar(16) default 'UNRECORDED' not null;
alter table suite add column review varchar(16) default 'NONE' not null;
alter table suite add column submitted_at timestamp with time zone;
alter table suite add column due_on date;
alter table suite add column decided_at timestamp with time zone;
alter table suite add column rejection varchar(1000);
alter table suite add column online_since timestamp with time zone;
alter table suite add column online_snapshot text;
alter table suite add column submitted_snapshot text;
alter table suite add column preflight_passed_at timestamp with time zone;

-- What happened to an app: written once.
create sequence release_step_seq start with 50 increment by 50;
create table release_step (
  id bigint not null primary key,
  suite_key varchar(32) not null,
  event varchar(24) not null,
  stage varchar(40) not null,
  who varchar(80) not null,
  at timestamp with time zone not null,
  note varchar(1000) not null
);
create index release_step_suite on release_step (suite_key, at, id);
