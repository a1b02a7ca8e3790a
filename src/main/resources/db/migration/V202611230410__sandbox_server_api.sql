-- The server API in full: what a call may meet, and what it leaves behind.

-- The fault ip-list: callers of this machine are held against the IP list, too.
alter table sandbox_provider add column ip_list_strict boolean default false not null;
-- Null until it is entered.
alter table sandbox_suite add column trusted_domain varchar(250);
alter table sandbox_call add column debug boolean default false not null;
-- False for a code that went outside the trusted domain.
alter table sandbox_identity_code add column trusted boolean default true not null;

alter table sandbox_message add column recalled_at timestamp with time zone;
-- Of an interactive card: SHA-256 of the response_code that changes it.
alter table sandbox_message add column response_hash varchar(64);
alter table sandbox_message add column updated_at timestamp with time zone;
alter table sandbox_message add column version bigint default 0 not null;
create index sandbox_message_response on sandbox_message (response_hash);

-- What an app has changed of itself in one corp.
create sequence sandbox_agent_seq start with 50 increment by 50;
create table sandbox_agent (
  id bigint not null primary key,
  suite_id varchar(64) not null,
  corp_id varchar(64) not null,
  -- Null while it bears the name of its suite.
  name varchar(64),
  description varchar(240) not null,
  redirect_domain varchar(250) not null,
  reports_location integer not null,
  reports_enter integer not null,
  -- Disabled by the corp's admin.
  closed boolean not null,
  menu text,
  version bigint not null,
  unique (suite_id, corp_id)
);

-- Register codes of promotion QRs; only their hashes are kept.
create sequence sandbox_register_code_seq start with 50 increment by 50;
create table sandbox_register_code (
  id bigint not null primary key,
  code_hash varchar(64) not null unique,
  provider_corp_id varchar(64) not null,
  template_id varchar(128) not null,
  corp_name varchar(120) not null,
  admin_name varchar(120) not null,
  state varchar(128) not null,
  issued_at timestamp with time zone not null,
  used_at timestamp with time zone,
  -- The corp that was founded with it.
  corp_id varchar(64),
  version bigint not null
);

-- Where an install by a QR came from; its exchange tells it.
create sequence sandbox_install_origin_seq start with 50 increment by 50;
create table sandbox_install_origin (
  id bigint not null primary key,
  at timestamp with time zone not null,
  code_hash varchar(64) not null unique,
  register_code_sealed varchar(1000),
  template_id varchar(128) not null,
  state varchar(128) not null
);
