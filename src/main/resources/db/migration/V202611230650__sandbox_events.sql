-- What a corp's admin has agreed to besides ranges and sensitive fields.
alter table sandbox_authorisation add column granted varchar(200) default '' not null;

-- Departments and tags that a message went to; its to_user has had the members among all of them.
alter table sandbox_message add column to_parties varchar(1000) default '' not null;
alter table sandbox_message add column to_tags varchar(1000) default '' not null;

-- 分类 of an app.
alter table sandbox_suite add column category varchar(40) default '' not null;

-- Its logo, apart from it: a suite is read with every call.
create sequence sandbox_suite_logo_seq start with 50 increment by 50;
create table sandbox_suite_logo (
  id bigint not null primary key,
  suite_id varchar(64) not null unique,
  media_type varchar(20) not null,
  content bytea not null,
  version bigint not null
);
