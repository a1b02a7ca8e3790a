create sequence hub_user_seq start with 50 increment by 50;
create table hub_user (
  id bigint not null primary key,
  name varchar(64) not null unique,
  display_name varchar(120) not null,
  password_hash varchar(200) not null,
  password_set_at timestamp with time zone not null,
  must_change boolean not null,
  roles varchar(100) not null,
  state varchar(20) not null,
  failures integer not null,
  failures_since timestamp with time zone,
  locked_until timestamp with time zone,
  created_at timestamp with time zone not null,
  last_sign_in timestamp with time zone,
  version bigint not null
);
