create sequence suite_ticket_seq start with 50 increment by 50;
create table suite_ticket (
  id bigint not null primary key,
  suite_key varchar(32) not null unique,
  suite_id varchar(64) not null,
  ticket_sealed varchar(2000),
  ticket_time timestamp with time zone not null,
  received_at timestamp with time zone not null,
  version bigint not null
);

create sequence stored_token_seq start with 50 increment by 50;
create table stored_token (
  id bigint not null primary key,
  kind varchar(16) not null,
  owner_key varchar(32) not null,
  corp_id varchar(64) not null,
  -- The SuiteId or corpid it was got for: a token of a former one does not count.
  got_for varchar(64),
  access_token_sealed varchar(2000),
  refused boolean not null,
  refused_at timestamp with time zone,
  obtained_at timestamp with time zone,
  expires_at timestamp with time zone,
  renew_after timestamp with time zone,
  last_used_at timestamp with time zone,
  wanted_until timestamp with time zone,
  claimed_by varchar(64),
  claimed_until timestamp with time zone,
  failures integer not null,
  failed_at timestamp with time zone,
  next_try_at timestamp with time zone,
  last_problem varchar(40),
  last_errcode integer,
  last_detail varchar(600),
  -- SHA-256 over the secrets that the failed renewal was made with: other ones may be tried at once.
  failed_with varchar(64),
  version bigint not null,
  unique (kind, owner_key, corp_id)
);
create index stored_token_renewal on stored_token (renew_after);
