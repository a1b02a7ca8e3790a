-- What the sandbox, playing WeCom, remembers. No other room reads these tables.
create sequence sandbox_provider_seq start with 50 increment by 50;
create table sandbox_provider (
  id bigint not null primary key,
  corp_id varchar(64) not null unique,
  name varchar(120) not null,
  secret_sealed varchar(1000) not null,
  token_sealed varchar(1000) not null,
  aes_key_sealed varchar(1000) not null,
  system_url varchar(500) not null,
  version bigint not null
);

create sequence sandbox_suite_seq start with 50 increment by 50;
create table sandbox_suite (
  id bigint not null primary key,
  suite_id varchar(64) not null unique,
  provider_corp_id varchar(64) not null,
  name varchar(120) not null,
  secret_sealed varchar(1000) not null,
  token_sealed varchar(1000) not null,
  aes_key_sealed varchar(1000) not null,
  command_url varchar(500) not null,
  data_url varchar(500) not null,
  install_domain varchar(255) not null,
  online boolean not null,
  auto_tickets boolean not null,
  ticket_due_at timestamp with time zone not null,
  create_auth_mode varchar(20) not null,
  create_auth_first boolean not null,
  redirect_mode varchar(20) not null,
  version bigint not null
);

create sequence sandbox_corp_seq start with 50 increment by 50;
create table sandbox_corp (
  id bigint not null primary key,
  corp_id varchar(64) not null unique,
  name varchar(120) not null,
  admin_user_id varchar(64) not null,
  admin_name varchar(120) not null,
  version bigint not null
);

create sequence sandbox_authorisation_seq start with 50 increment by 50;
create table sandbox_authorisation (
  id bigint not null primary key,
  suite_id varchar(64) not null,
  corp_id varchar(64) not null,
  permanent_code_sealed varchar(1000) not null,
  state varchar(20) not null,
  auth_mode integer not null,
  test boolean not null,
  privilege_level integer not null,
  allow_users varchar(2000) not null,
  installed_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  version bigint not null,
  unique (suite_id, corp_id)
);

create sequence sandbox_auth_code_seq start with 50 increment by 50;
create table sandbox_auth_code (
  id bigint not null primary key,
  code_hash varchar(64) not null unique,
  suite_id varchar(64) not null,
  corp_id varchar(64) not null,
  auth_mode integer not null,
  test boolean not null,
  renews boolean not null,
  issued_at timestamp with time zone not null,
  spent_at timestamp with time zone
);
create index sandbox_auth_code_pair on sandbox_auth_code (suite_id, corp_id);

create sequence sandbox_pre_auth_code_seq start with 50 increment by 50;
create table sandbox_pre_auth_code (
  id bigint not null primary key,
  code_hash varchar(64) not null unique,
  suite_id varchar(64) not null,
  test boolean not null,
  issued_at timestamp with time zone not null,
  version bigint not null
);

create sequence sandbox_ticket_seq start with 50 increment by 50;
create table sandbox_ticket (
  id bigint not null primary key,
  suite_id varchar(64) not null,
  ticket_hash varchar(64) not null,
  issued_at timestamp with time zone not null
);
create index sandbox_ticket_suite on sandbox_ticket (suite_id, ticket_hash);

-- kind SUITE: suite_id; PROVIDER: corp_id (the provider's); CORP: both.
create sequence sandbox_token_seq start with 50 increment by 50;
create table sandbox_token (
  id bigint not null primary key,
  kind varchar(20) not null,
  suite_id varchar(64) not null,
  corp_id varchar(64) not null,
  token_sealed varchar(1000) not null,
  token_hash varchar(64) not null unique,
  issued_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  killed_as integer not null
);
create index sandbox_token_owner on sandbox_token (kind, suite_id, corp_id, expires_at);

create sequence sandbox_push_seq start with 50 increment by 50;
create table sandbox_push (
  id bigint not null primary key,
  at timestamp with time zone not null,
  kind varchar(20) not null,
  suite_id varchar(64) not null,
  corp_id varchar(64) not null,
  type varchar(80) not null,
  url varchar(700) not null,
  summary varchar(1000) not null,
  tries integer not null,
  status integer not null,
  answer varchar(500) not null,
  latency_ms bigint not null,
  verdict varchar(20) not null,
  problem varchar(300) not null
);
create index sandbox_push_suite on sandbox_push (suite_id, type, id);

create sequence sandbox_call_seq start with 50 increment by 50;
create table sandbox_call (
  id bigint not null primary key,
  at timestamp with time zone not null,
  method varchar(10) not null,
  api varchar(120) not null,
  suite_id varchar(64) not null,
  corp_id varchar(64) not null,
  errcode integer not null,
  code_hash varchar(64) not null,
  ip varchar(60) not null
);
create index sandbox_call_api on sandbox_call (api, suite_id, corp_id);

create sequence sandbox_fault_seq start with 50 increment by 50;
create table sandbox_fault (
  id bigint not null primary key,
  api varchar(120) not null unique,
  errcode integer not null,
  times_left integer not null,
  delay_ms bigint not null
);
