create sequence preflight_report_seq start with 50 increment by 50;

create table preflight_report (
  id bigint not null primary key,
  suite_key varchar(32) not null unique,
  held_until timestamp with time zone,
  report text,
  version bigint not null
);
