-- Empty texts are not entered yet; an app without a type is not described yet.
alter table app add column app_type varchar(16);
alter table app add column app_name text default '' not null;
alter table app add column slogan text default '' not null;
alter table app add column introduction text default '' not null;
alter table app add column category text default '' not null;
alter table app add column logo_hash varchar(64) default '' not null;
alter table app add column contact_permission varchar(16);
alter table app add column contact_scope varchar(16);
alter table app add column sensitive_fields varchar(200) default '' not null;
alter table app add column companion varchar(32) default '' not null;
alter table app add column home_page text default '' not null;
alter table app add column home_page_in_plugin boolean default false not null;
alter table app add column trusted_domain text default '' not null;
alter table app add column ownership_file varchar(100) default '' not null;
alter table app add column ownership_content text default '' not null;
alter table app add column install_domain text default '' not null;
alter table app add column settings_url text default '' not null;
alter table app add column menu text default '' not null;
alter table app add column mini_app_id varchar(32) default '' not null;
alter table app add column mini_version text default '' not null;
alter table app add column mini_released_on date;
alter table app add column mini_associated_on date;
create index app_ownership_file on app (ownership_file);

create sequence app_logo_seq start with 50 increment by 50;
create table app_logo (
  id bigint not null primary key,
  suite_key varchar(32) not null unique,
  media_type varchar(40) not null,
  content bytea not null,
  version bigint not null
);

create sequence app_category_seq start with 50 increment by 50;
create table app_category (
  id bigint not null primary key,
  name varchar(200) not null unique,
  english_name varchar(200) not null,
  place integer not null,
  version bigint not null
);
insert into app_category (id, name, english_name, place, version) values
  (1, '客户关系', 'Customer relations', 1, 0),
  (2, '团队协同', 'Team collaboration', 2, 0),
  (3, '文化建设', 'Culture', 3, 0),
  (4, '人力资源', 'Human resources', 4, 0),
  (5, '其他', 'Other', 5, 0);
