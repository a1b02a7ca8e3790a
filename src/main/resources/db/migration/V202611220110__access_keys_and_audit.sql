create sequence client_key_seq start with 50 increment by 50;
create table client_key (
  id bigint not null primary key,
  name varchar(64) not null unique,
  key_hash varchar(64) not null unique,
  scopes varchar(400) not null,
  created_at timestamp with time zone not null
);

create sequence audit_entry_seq start with 50 increment by 50;
create table audit_entry (
  id bigint not null primary key,
  at timestamp with time zone not null,
  who varchar(80) not null,
  action varchar(80) not null,
  subject varchar(200) not null,
  detail varchar(1000) not null
);
create index audit_entry_subject on audit_entry (subject, at);
