-- Codes of logins, and the user_tickets that come of them; only their hashes are kept.
create sequence sandbox_identity_code_seq start with 50 increment by 50;
create table sandbox_identity_code (
  id bigint not null primary key,
  kind varchar(20) not null,
  code_hash varchar(64) not null unique,
  -- The SuiteId, or for LOGIN the provider's corpid.
  owner varchar(64) not null,
  -- Empty for who is no member of any corp.
  corp_id varchar(64) not null,
  user_id varchar(64) not null,
  scope varchar(40) not null,
  issued_at timestamp with time zone not null,
  spent_at timestamp with time zone
);

-- What message/send was given; WeCom sends nothing here.
create sequence sandbox_message_seq start with 50 increment by 50;
create table sandbox_message (
  id bigint not null primary key,
  at timestamp with time zone not null,
  suite_id varchar(64) not null,
  corp_id varchar(64) not null,
  agent_id bigint not null,
  to_user varchar(1000) not null,
  type varchar(40) not null,
  body varchar(4000) not null
);
create index sandbox_message_corp on sandbox_message (suite_id, corp_id);
