-- What WeCom's registration form asks of a provider, what is known of it there, and its IP list.
alter table provider add column introduction varchar(2000);
alter table provider add column website varchar(500);
alter table provider add column contact_name varchar(400);
alter table provider add column contact_mobile varchar(32);
alter table provider add column filed_by_admin boolean default false not null;
alter table provider add column registered_on date;
alter table provider add column certified_until date;
alter table provider add column ip_list text;
alter table provider add column logo_hash varchar(64);
-- Whether a person has seen Token and EncodingAESKey, to enter them at WeCom.
alter table provider add column callback_entered boolean default true not null;

create sequence provider_logo_seq start with 50 increment by 50;
create table provider_logo (
  id bigint not null primary key,
  provider_key varchar(32) not null unique,
  media_type varchar(40) not null,
  content bytea not null,
  version bigint not null
);
