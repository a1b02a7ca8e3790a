create sequence install_state_seq start with 50 increment by 50;
create table install_state (
  id bigint not null primary key,
  state_hash varchar(64) not null unique,
  suite_key varchar(32) not null,
  browser_hash varchar(64) not null,
  return_to varchar(2000),
  kind varchar(16) not null,
  expires_at timestamp with time zone not null,
  code_hash varchar(64),
  version bigint not null
);
create index install_state_expiry on install_state (expires_at);

create sequence install_link_seq start with 50 increment by 50;
create table install_link (
  id bigint not null primary key,
  link_hash varchar(64) not null unique,
  suite_key varchar(32) not null,
  expires_at timestamp with time zone not null
);
create index install_link_expiry on install_link (expires_at);

create sequence pending_exchange_seq start with 50 increment by 50;
create table pending_exchange (
  id bigint not null primary key,
  suite_key varchar(32) not null,
  code_hash varchar(64) not null,
  code_sealed varchar(3000),
  source varchar(24) not null,
  kind varchar(16) not null,
  trusted boolean not null,
  foreign_seen boolean not null,
  state varchar(24) not null,
  received_at timestamp with time zone not null,
  corp_id varchar(64),
  attempts integer not null,
  next_try_at timestamp with time zone,
  claimed_by varchar(64),
  claimed_until timestamp with time zone,
  last_error varchar(400) not null,
  version bigint not null,
  unique (suite_key, code_hash)
);
create index pending_exchange_due on pending_exchange (next_try_at);
