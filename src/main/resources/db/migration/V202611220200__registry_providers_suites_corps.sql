create sequence provider_seq start with 50 increment by 50;
create table provider (
  id bigint not null primary key,
  provider_key varchar(32) not null unique,
  corp_id varchar(64) not null unique,
  name varchar(120) not null,
  provider_secret_sealed varchar(3000),
  token_sealed varchar(3000) not null,
  encoding_aes_key_sealed varchar(200) not null,
  version bigint not null
);

create sequence suite_seq start with 50 increment by 50;
create table suite (
  id bigint not null primary key,
  suite_key varchar(32) not null unique,
  provider_key varchar(32) not null,
  suite_id varchar(64) unique,
  proposed_suite_id varchar(64),
  suite_secret_sealed varchar(3000),
  token_sealed varchar(3000) not null,
  encoding_aes_key_sealed varchar(200) not null,
  return_hosts varchar(2000) not null,
  version bigint not null
);
create index suite_provider on suite (provider_key);

create sequence app_seq start with 50 increment by 50;
create table app (
  id bigint not null primary key,
  suite_key varchar(32) not null unique,
  name varchar(120) not null,
  version bigint not null
);

create sequence authorized_corp_seq start with 50 increment by 50;
create table authorized_corp (
  id bigint not null primary key,
  suite_key varchar(32) not null,
  corp_id varchar(64) not null,
  corp_name varchar(200) not null,
  permanent_code_sealed varchar(3000),
  kind varchar(16) not null,
  state varchar(24) not null,
  auth_info text,
  authorized_at timestamp with time zone not null,
  cancel_reported_at timestamp with time zone,
  ended_at timestamp with time zone,
  check_due_at timestamp with time zone,
  check_attempts integer not null,
  claimed_by varchar(64),
  claimed_until timestamp with time zone,
  version bigint not null,
  unique (suite_key, corp_id)
);
create index authorized_corp_due on authorized_corp (check_due_at);
