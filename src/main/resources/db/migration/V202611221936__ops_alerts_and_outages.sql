create sequence alert_seq start with 50 increment by 50;
create table alert (
  id bigint not null primary key,
  cause varchar(200) not null,
  family varchar(40) not null,
  node varchar(64) not null,
  once boolean not null,
  severity varchar(10) not null,
  title varchar(200) not null,
  text varchar(1500) not null,
  cure varchar(1000) not null,
  mark varchar(100) not null,
  sent_mark varchar(100) not null,
  since timestamp with time zone not null,
  raise_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  cleared_at timestamp with time zone,
  told boolean not null,
  last_sent_at timestamp with time zone,
  failures integer not null,
  next_try_at timestamp with time zone,
  claimed_until timestamp with time zone,
  version bigint not null,
  constraint alert_cause unique (cause)
);

create sequence database_outage_seq start with 50 increment by 50;
create table database_outage (
  id bigint not null primary key,
  node varchar(64) not null,
  began_at timestamp with time zone not null,
  ended_at timestamp with time zone not null,
  callbacks_not_kept bigint not null
);
create index database_outage_end on database_outage (ended_at);

-- Alerts look at the last minutes of it.
create index refusal_age on refusal (at);
create index stored_token_problem on stored_token (last_problem, kind);
