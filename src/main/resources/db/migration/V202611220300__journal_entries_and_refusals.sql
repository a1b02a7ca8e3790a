create sequence journal_entry_seq start with 1 increment by 1;
create table journal_entry (
  id bigint not null primary key,
  source_kind varchar(8) not null,
  source_key varchar(32) not null,
  url_kind varchar(8) not null,
  content_hash varchar(64) not null,
  type varchar(80) not null,
  change_type varchar(80),
  suite_id varchar(64),
  corp_id varchar(64),
  corp_known boolean not null,
  notice_time timestamp with time zone,
  received_at timestamp with time zone not null,
  receive_id varchar(64) not null,
  remark varchar(400) not null,
  content_sealed text,
  feed_position bigint,
  constraint journal_entry_once unique (source_kind, source_key, url_kind, content_hash),
  constraint journal_entry_position unique (feed_position)
);
create index journal_entry_feed on journal_entry (source_kind, source_key, feed_position);
create index journal_entry_corp on journal_entry (source_kind, source_key, corp_id);
create index journal_entry_age on journal_entry (received_at);

-- Whoever holds this row gives out positions of the feed.
create table journal_counter (
  id integer not null primary key,
  last_position bigint not null
);
insert into journal_counter (id, last_position) values (1, 0);

create sequence refusal_seq start with 50 increment by 50;
create table refusal (
  id bigint not null primary key,
  source_kind varchar(8) not null,
  source_key varchar(32) not null,
  url_kind varchar(8) not null,
  reason varchar(20) not null,
  at timestamp with time zone not null,
  remote_address varchar(64) not null,
  detail varchar(400) not null
);
create index refusal_url on refusal (source_kind, source_key, url_kind, id);

create table refusal_count (
  source_kind varchar(8) not null,
  source_key varchar(32) not null,
  url_kind varchar(8) not null,
  reason varchar(20) not null,
  total bigint not null,
  primary key (source_kind, source_key, url_kind, reason)
);
