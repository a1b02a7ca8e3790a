-- What people did in WeCom's own console, as they said. Rows are added, never changed.
create sequence console_act_seq start with 50 increment by 50;
create table console_act (
  id bigint not null primary key,
  subject varchar(80) not null,
  act varchar(40) not null,
  fingerprint varchar(64) not null,
  who varchar(80) not null,
  done_on date not null,
  recorded_at timestamp with time zone not null
);
create index console_act_subject on console_act (subject, act, recorded_at);
