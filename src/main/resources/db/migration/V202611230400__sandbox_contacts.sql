-- The organisation of a corp (departments, members, tags, admins) as one document: it is read and
-- changed as a whole, and a corp that nobody has changed has none.
create sequence sandbox_contacts_seq start with 50 increment by 50;
create table sandbox_contacts (
  id bigint not null primary key,
  corp_id varchar(64) not null unique,
  content text not null,
  version bigint not null
);

-- What auth_corp_info tells (doc 90603). No full name: the name serves.
alter table sandbox_corp add column full_name varchar(120);
alter table sandbox_corp add column corp_type varchar(20) default 'unverified' not null;
alter table sandbox_corp add column verified_until timestamp with time zone;
alter table sandbox_corp add column subject_type integer default 1 not null;
alter table sandbox_corp add column user_max integer default 200 not null;
alter table sandbox_corp add column scale varchar(60) default '1-50人' not null;
alter table sandbox_corp add column industry varchar(60) default 'IT服务' not null;
alter table sandbox_corp add column sub_industry varchar(60) default '计算机软件/硬件/信息服务' not null;
alter table sandbox_corp add column logo_url varchar(500) default '' not null;

-- Visible range (可见范围), extra range (额外通讯录) and consent: lists with commas.
alter table sandbox_authorisation alter column allow_users set data type varchar(20000);
alter table sandbox_authorisation add column allow_parties varchar(4000) default '' not null;
alter table sandbox_authorisation add column allow_tags varchar(4000) default '' not null;
alter table sandbox_authorisation add column extra_users varchar(20000) default '' not null;
alter table sandbox_authorisation add column extra_parties varchar(4000) default '' not null;
alter table sandbox_authorisation add column extra_tags varchar(4000) default '' not null;
alter table sandbox_authorisation add column consented varchar(400) default '' not null;
create index sandbox_authorisation_corp on sandbox_authorisation (corp_id, state);
